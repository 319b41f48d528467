package no.kapitalkontroll.kk2.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontFormatException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.stream.Collectors;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.BitmapEncoder.BitmapFormat;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import org.knowm.xchart.style.Styler.LegendLayout;
import org.knowm.xchart.style.Styler.LegendPosition;

/** Draws bars as a PNG, without a screen and with the font of the letters: the same chart gives the same bytes. */
final class DrawChart {

    private static final int WIDTH = 1360;
    private static final int HEIGHT = 520;
    private static final Color INK = new Color(0x1c232b);
    private static final Color QUIET = new Color(0x5c6670);
    private static final Color LINE = new Color(0xe3e7ea);
    private static final Color[] ACCENT = {new Color(0x1f5f7a), new Color(0xa9c4cf)};

    private final Font font = shipped();

    byte[] of(Chart chart) {
        var drawn = new CategoryChartBuilder().width(WIDTH).height(HEIGHT).build();
        style(drawn, chart);
        chart.series().forEach(series -> drawn.addSeries(series.name(), chart.categories(), series.values()));
        try {
            return BitmapEncoder.getBitmapBytes(drawn, BitmapFormat.PNG);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The figures in words, for those who do not see the picture. */
    static String described(Chart chart) {
        return chart.title() + ": "
                + chart.series().stream()
                        .map(series -> series.name() + " " + values(chart, series))
                        .collect(Collectors.joining("; "));
    }

    private static String values(Chart chart, Chart.Series series) {
        var parts = new ArrayList<String>();
        for (int i = 0; i < chart.categories().size(); i++) {
            parts.add(chart.categories().get(i) + " "
                    + series.values().get(i).toPlainString().replace('.', ','));
        }
        return String.join(", ", parts);
    }

    private void style(CategoryChart drawn, Chart chart) {
        var styler = drawn.getStyler();
        styler.setBaseFont(font);
        styler.setChartBackgroundColor(Color.WHITE);
        styler.setPlotBackgroundColor(Color.WHITE);
        styler.setPlotBorderVisible(false);
        styler.setPlotGridVerticalLinesVisible(false);
        styler.setPlotGridLinesColor(LINE);
        styler.setPlotGridLinesStroke(new BasicStroke(1f));
        styler.setSeriesColors(ACCENT);
        styler.setChartFontColor(INK);
        styler.setChartPadding(8);
        styler.setChartTitleVisible(false);
        styler.setAxisTickLabelsFont(font.deriveFont(24f));
        styler.setAxisTickLabelsColor(QUIET);
        styler.setAxisTicksLineVisible(false);
        styler.setAxisTicksMarksVisible(false);
        styler.setAvailableSpaceFill(0.6);
        styler.setLegendVisible(chart.series().size() > 1);
        styler.setLegendPosition(LegendPosition.OutsideS);
        styler.setLegendLayout(LegendLayout.Horizontal);
        styler.setLegendBorderColor(Color.WHITE);
        styler.setLegendFont(font.deriveFont(24f));
        styler.setyAxisTickLabelsFormattingFunction(DrawChart::grouped);
        if (chart.series().stream()
                .flatMap(series -> series.values().stream())
                .noneMatch(value -> value.signum() < 0)) {
            styler.setYAxisMin(0.0);
        }
    }

    private static String grouped(Double value) {
        var whole = BigDecimal.valueOf(value).setScale(0, RoundingMode.HALF_UP).toPlainString();
        return whole.replace('-', '\u2212').replaceAll("(?<=\\d)(?=(\\d{3})+$)", "\u00a0");
    }

    private static Font shipped() {
        try (InputStream in = DrawChart.class.getResourceAsStream("/letter/fonts/SourceSans3-Regular.ttf")) {
            return Font.createFont(Font.TRUETYPE_FONT, in).deriveFont(24f);
        } catch (IOException | FontFormatException e) {
            throw new IllegalStateException("the font of the letters cannot be read", e);
        }
    }
}

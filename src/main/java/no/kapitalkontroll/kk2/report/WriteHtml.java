package no.kapitalkontroll.kk2.report;

import static no.kapitalkontroll.kk2.letter.NorwegianFormat.amount;
import static no.kapitalkontroll.kk2.letter.NorwegianFormat.date;

import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import no.kapitalkontroll.kk2.letter.Templates;

/** Reports as one page that needs nothing beside it: no script, and charts as pictures inside it. */
final class WriteHtml {

    private static final String TEMPLATE = "report/page.ftlh";
    private static final char MINUS = '\u2212';
    private static final char SPACE = '\u00a0';

    private final Templates templates = new Templates();
    private final DrawChart drawChart = new DrawChart();

    String of(ReportAnswer.Made made) {
        return templates.fill(
                TEMPLATE,
                Map.of(
                        "owner", new Cell.Text(made.owner()).text(),
                        "reports", made.reports().stream().map(this::report).toList()));
    }

    private Map<String, Object> report(Report report) {
        return Map.of(
                "name", report.name(),
                "title", report.title(),
                "about", new Cell.Text(report.about()).text(),
                "reckoned", report.reckoned(),
                "tables", report.tables().stream().map(this::table).toList());
    }

    private Map<String, Object> table(ReportTable table) {
        Map<String, Object> described = new HashMap<>();
        described.put("title", table.title());
        described.put("whenEmpty", table.whenEmpty());
        described.put(
                "columns",
                table.columns().stream()
                        .map(column -> Map.of("head", column.head(), "number", column.flushRight()))
                        .toList());
        described.put("rows", table.rows().stream().map(WriteHtml::words).toList());
        described.put("total", table.isEmpty() ? List.of() : words(table.total()));
        if (table.chart() != null && !table.chart().isEmpty()) {
            described.put(
                    "chart",
                    Map.of(
                            "title", table.chart().title(),
                            "png", Base64.getEncoder().encodeToString(drawChart.of(table.chart())),
                            "words", DrawChart.described(table.chart())));
        }
        return described;
    }

    static List<String> words(List<Cell> cells) {
        return cells.stream().map(WriteHtml::word).toList();
    }

    private static String word(Cell cell) {
        if (cell instanceof Cell.Amount money) {
            return amount(money.money());
        } else if (cell instanceof Cell.Count count) {
            return String.valueOf(count.number());
        } else if (cell instanceof Cell.Days days) {
            return decimal(days.number().toPlainString());
        } else if (cell instanceof Cell.Percent percent) {
            return decimal(percent.percent().toPlainString()) + SPACE + "%";
        } else if (cell instanceof Cell.Day day) {
            return date(day.date());
        }
        return ((Cell.Text) cell).text();
    }

    private static String decimal(String plain) {
        return plain.replace('.', ',').replace('-', MINUS);
    }
}

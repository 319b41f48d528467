package no.kapitalkontroll.kk2.bench.letter;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PDFontSupplier;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder.PdfAConformance;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import no.kapitalkontroll.kk2.core.notice.LetterKind;
import no.kapitalkontroll.kk2.core.notice.Notice;
import no.kapitalkontroll.kk2.letter.LetterTemplates;
import no.kapitalkontroll.kk2.letter.Notices;
import no.kapitalkontroll.kk2.letter.RenderLetter;
import no.kapitalkontroll.kk2.letter.Templates;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/**
 * Letters a second and core: KK2's {@link RenderLetter} beside two bare loops of the library below it, on the same templates
 * and notices, in turns in one process. Seconds are those that the thread had a core, so a busy machine is no slower.
 */
public final class LettersBench {

    /** Of a round; there are as many collection notices as payment demands. */
    private static final int LETTERS = 100;

    private static final List<Notice> NOTICES = notices(LETTERS / 2);

    /**
     * Medians of letters a second and core.
     *
     * @param asInItsGuide a loop as the library's guide writes it: fonts are given as streams
     * @param bareLoop the same, but fonts are parsed once, which is the fastest that its public calls allow without more thought
     * @param pipeline {@link RenderLetter}
     */
    public record Figures(double asInItsGuide, double bareLoop, double pipeline) {

        public double timesTheBareLoop() {
            return pipeline / bareLoop;
        }
    }

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final Templates templates = new Templates();
    private final RenderLetter renderLetter = new RenderLetter(new LetterTemplates());
    private final byte[] regular = shipped("fonts/SourceSans3-Regular.ttf");
    private final byte[] bold = shipped("fonts/SourceSans3-Semibold.ttf");
    private final byte[] colours = shipped("colour/sRGB.icc");
    private final TrueTypeFont parsedRegular = parsed(regular);
    private final TrueTypeFont parsedBold = parsed(bold);

    /** @param args rounds (default 9) */
    public static void main(String[] args) {
        var figures = new LettersBench().measure(args.length == 0 ? 9 : Integer.parseInt(args[0]));
        System.out.printf(
                Locale.ROOT,
                "letters a second and core: KK2 %.1f, bare loop %.1f (%.2f of it), loop of the library's guide %.1f%n",
                figures.pipeline(),
                figures.bareLoop(),
                figures.timesTheBareLoop(),
                figures.asInItsGuide());
    }

    /** The medians of so many rounds; two thirds as many go before, to warm up. */
    public Figures measure(int rounds) {
        var guide = new ArrayList<Double>();
        var bare = new ArrayList<Double>();
        var pipeline = new ArrayList<Double>();
        for (int round = -rounds * 2 / 3; round < rounds; round++) {
            double ofGuide = perSecond(8, this::asInItsGuide);
            double ofBare = perSecond(LETTERS, this::bareLoop);
            double ofPipeline = perSecond(LETTERS, notice -> renderLetter.render("fjellheim", notice, null));
            if (round >= 0) {
                guide.add(ofGuide);
                bare.add(ofBare);
                pipeline.add(ofPipeline);
            }
        }
        return new Figures(median(guide), median(bare), median(pipeline));
    }

    private double perSecond(int letters, Render way) {
        long begin = threads.getCurrentThreadCpuTime();
        for (int letter = 0; letter < letters; letter++) {
            if (way.pdf(NOTICES.get(letter % NOTICES.size())).length == 0) {
                throw new IllegalStateException("an empty letter");
            }
        }
        return letters * 1e9 / (threads.getCurrentThreadCpuTime() - begin);
    }

    private byte[] asInItsGuide(Notice notice) {
        return set(
                notice,
                new PdfRendererBuilder()
                        .useFont(() -> new ByteArrayInputStream(regular), "Source Sans 3", 400, FontStyle.NORMAL, true)
                        .useFont(() -> new ByteArrayInputStream(bold), "Source Sans 3", 700, FontStyle.NORMAL, true));
    }

    private byte[] bareLoop(Notice notice) {
        try (var document = new PDDocument()) {
            var regularHere = new PDFontSupplier(PDType0Font.load(document, parsedRegular, true));
            var boldHere = new PDFontSupplier(PDType0Font.load(document, parsedBold, true));
            return set(
                    notice,
                    new PdfRendererBuilder()
                            .usePDDocument(document)
                            .useFont(regularHere, "Source Sans 3", 400, FontStyle.NORMAL, true)
                            .useFont(boldHere, "Source Sans 3", 700, FontStyle.NORMAL, true));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private byte[] set(Notice notice, PdfRendererBuilder builder) {
        var pdf = new ByteArrayOutputStream();
        try {
            builder.usePdfAConformance(PdfAConformance.PDFA_2_A)
                    .usePdfUaAccessibility(true)
                    .useColorProfile(colours)
                    .withHtmlContent(page(templates, notice), null)
                    .toStream(pdf)
                    .run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return pdf.toByteArray();
    }

    static String page(Templates templates, Notice notice) {
        return RenderLetter.page(templates, notice, null);
    }

    static List<Notice> notices(int count) {
        return IntStream.range(0, count)
                .boxed()
                .flatMap(number -> Stream.of(Notices.collectionNotice(), demand(number)))
                .toList();
    }

    private static Notice demand(int number) {
        return Notices.notice(LetterKind.PAYMENT_DEMAND, "2026-10-05", "2026-10-19")
                .withDebtor("Debtor " + number, "Prøveveien " + number)
                .withInterest(List.of(Notices.line("2026-08-31", "2026-10-05", "12500.00", "12.25", "146.83")))
                .withFees(List.of(
                        Notices.fee(LetterKind.COLLECTION_NOTICE, "2026-09-15", "38.00"),
                        Notices.fee(LetterKind.PAYMENT_DEMAND, "2026-10-05", "113.00")))
                .build();
    }

    private static double median(List<Double> figures) {
        Collections.sort(figures);
        return figures.get(figures.size() / 2);
    }

    private static TrueTypeFont parsed(byte[] font) {
        try {
            var parsed = new TTFParser().parse(new RandomAccessReadBuffer(font));
            parsed.setEnableGsub(false);
            return parsed;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] shipped(String name) {
        try (InputStream in = RenderLetter.class.getResourceAsStream("/letter/" + name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @FunctionalInterface
    private interface Render {

        byte[] pdf(Notice notice);
    }
}

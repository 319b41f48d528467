package no.kapitalkontroll.kk2.letter;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PDFontSupplier;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder.PdfAConformance;
import com.openhtmltopdf.util.XRLog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.Optional;
import java.util.Queue;
import java.util.TimeZone;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/**
 * Sets a page of XHTML as a PDF: tagged, PDF/A-2a, with the one font of the house ("Source Sans 3", 400 and 700) inside.
 * Title and language are those of the page: {@code <title>} and {@code <html lang>}; PDF/A wants both, and a
 * {@code <meta name="description">}.
 *
 * <p>The same page, date and seed give the same bytes. Nothing is loaded from outside; a picture is a PNG written into the
 * page as {@code data:}. Thread-safe; fonts and colour profile are read once a thread that renders.
 */
public final class TaggedPdf {

    private static final String FONT = "Source Sans 3";

    private final byte[] regular = shipped("fonts/SourceSans3-Regular.ttf");
    private final byte[] bold = shipped("fonts/SourceSans3-Semibold.ttf");
    private final byte[] colours = shipped("colour/sRGB.icc");

    /** Parsed fonts read on as they are used, so two pages at a time need two of each; parsing them is a quarter of a page. */
    private final Queue<Fonts> free = new ConcurrentLinkedQueue<>();

    public TaggedPdf() {
        XRLog.setLoggingEnabled(false);
    }

    /**
     * @param date what the file says it was made on
     * @param idSeed what the id of the file is derived from, such as the reference of its case
     */
    public byte[] of(String xhtml, LocalDate date, String idSeed) {
        var thread = Thread.currentThread();
        var classes = thread.getContextClassLoader();
        // The page's metadata is written by whatever XML library the class loader offers, asked anew for every page. Of
        // the JDK
        // alone that is at once and always the same one; of a class path it is a search through every jar, half a
        // page's time.
        thread.setContextClassLoader(ClassLoader.getPlatformClassLoader());
        try {
            return render(xhtml, date, idSeed);
        } finally {
            thread.setContextClassLoader(classes);
        }
    }

    private byte[] render(String xhtml, LocalDate date, String idSeed) {
        var fonts = Optional.ofNullable(free.poll()).orElseGet(() -> new Fonts(parsed(regular), parsed(bold)));
        var bytes = new ByteArrayOutputStream(65_536);
        try (PDDocument document = new DatedDocument(date, idSeed)) {
            new PdfRendererBuilder()
                    .usePDDocument(document)
                    .usePdfAConformance(PdfAConformance.PDFA_2_A)
                    .usePdfUaAccessibility(true)
                    .useColorProfile(colours)
                    .useFont(embedded(fonts.regular(), document), FONT, 400, FontStyle.NORMAL, true)
                    .useFont(embedded(fonts.bold(), document), FONT, 700, FontStyle.NORMAL, true)
                    // The one resource a letter may load is the logo inside it.
                    .useExternalResourceAccessControl(
                            (uri, type) -> uri.startsWith("data:image/png;base64,"),
                            ExternalResourceControlPriority.RUN_BEFORE_RESOLVING_URI)
                    .withProducer("KK2")
                    .withHtmlContent(xhtml, null)
                    .toStream(bytes)
                    .run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        // not in a finally: fonts of a page that failed are left to the garbage collector
        free.add(fonts);
        return bytes.toByteArray();
    }

    private static PDFontSupplier embedded(TrueTypeFont font, PDDocument document) throws IOException {
        return new PDFontSupplier(PDType0Font.load(document, font, true));
    }

    /** Without ligatures: the one of "ft" has no character of its own, so "forskrift" could not be searched or read aloud. */
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
        try (InputStream in = TaggedPdf.class.getResourceAsStream("/letter/" + name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record Fonts(TrueTypeFont regular, TrueTypeFont bold) {}

    /** The renderer stamps each file with the time of rendering; a letter bears its own date and an id of its own. */
    private static final class DatedDocument extends PDDocument {

        private final LocalDate date;

        DatedDocument(LocalDate date, String idSeed) {
            this.date = date;
            setDocumentId((long) idSeed.hashCode());
        }

        @Override
        public void setDocumentInformation(PDDocumentInformation information) {
            Calendar midnight = new GregorianCalendar(TimeZone.getTimeZone(ZoneOffset.UTC));
            midnight.setTimeInMillis(
                    date.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli());
            information.setCreationDate(midnight);
            super.setDocumentInformation(information);
        }
    }
}

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
import org.apache.pdfbox.filter.Filter;
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
 * page as {@code data:}. Thread-safe; fonts, styles and colour profile are read once a thread that renders.
 */
public final class TaggedPdf {

    private static final String FONT = "Source Sans 3";

    private final byte[] regular = shipped("fonts/SourceSans3-Regular.ttf");
    private final byte[] bold = shipped("fonts/SourceSans3-Semibold.ttf");
    private final byte[] colours = shipped("colour/sRGB.icc");

    /** What one page at a time can use; making it anew takes longer than the page. */
    private final Queue<Tools> free = new ConcurrentLinkedQueue<>();

    public TaggedPdf() {
        XRLog.setLoggingEnabled(false);
        // PDFBox has no other place for it. The next levels make a letter 7 % smaller and take a fifteenth of its time.
        System.setProperty(Filter.SYSPROP_DEFLATELEVEL, "1");
    }

    /**
     * @param date what the file says it was made on
     * @param idSeed what the id of the file is derived from, such as the reference of its case
     * @throws IllegalArgumentException when the page is no well-formed XHTML; it repeats no text of the page
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
        var tools = Optional.ofNullable(free.poll()).orElseGet(this::tools);
        var bytes = new ByteArrayOutputStream(65_536);
        try (PDDocument document = new DatedDocument(date, idSeed)) {
            new PdfRendererBuilder()
                    .usePDDocument(document)
                    .usePdfAConformance(PdfAConformance.PDFA_2_A)
                    .usePdfUaAccessibility(true)
                    .useColorProfile(colours)
                    .useFont(embedded(tools.regular(), document), FONT, 400, FontStyle.NORMAL, true)
                    .useFont(embedded(tools.bold(), document), FONT, 700, FontStyle.NORMAL, true)
                    // The one resource a letter may load is the logo inside it.
                    .useExternalResourceAccessControl(
                            (uri, type) -> uri.startsWith("data:image/png;base64,"),
                            ExternalResourceControlPriority.RUN_BEFORE_RESOLVING_URI)
                    .withProducer("KK2")
                    .useNamespaceHandler(tools.styles())
                    .usePageSupplier(tools.pages())
                    .withW3cDocument(tools.readPage().read(xhtml), null)
                    .toStream(bytes)
                    .run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        // not in a finally: the tools of a page that failed are left to the garbage collector
        free.add(tools);
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

    private Tools tools() {
        return new Tools(parsed(regular), parsed(bold), new ReadPage(), new ParsedStyles(), new LetterPages());
    }

    private record Tools(
            TrueTypeFont regular, TrueTypeFont bold, ReadPage readPage, ParsedStyles styles, LetterPages pages) {}

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

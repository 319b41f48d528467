package no.kapitalkontroll.kk2.letter;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PDFontSupplier;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder.PdfAConformance;
import com.openhtmltopdf.util.XRLog;
import freemarker.cache.ClassTemplateLoader;
import freemarker.cache.FileTemplateLoader;
import freemarker.cache.MultiTemplateLoader;
import freemarker.cache.TemplateLoader;
import freemarker.core.TemplateClassResolver;
import freemarker.template.Configuration;
import freemarker.template.SimpleObjectWrapper;
import freemarker.template.TemplateException;
import freemarker.template.TemplateExceptionHandler;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.TimeZone;
import no.kapitalkontroll.kk2.core.notice.Notice;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/**
 * Sets a notice as a letter: one A4 PDF, tagged, PDF/A-2a, with its fonts inside.
 *
 * <p>The same notice, logo and templates give the same bytes: dates in the file are the letter's, and its id is derived
 * from the reference. Thread-safe; templates, fonts and colour profile are read once.
 *
 * <p>The language is a folder of templates; a language without the letter falls back to bokmål.
 */
public final class RenderLetter {

    private static final String SHIPPED = "/letter";
    private static final String FALLBACK_LANGUAGE = "nb";
    private static final String FONT = "Source Sans 3";
    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};

    private final DescribeNotice describeNotice = new DescribeNotice();
    private final Configuration templates;
    private final byte[] regular = shipped("fonts/SourceSans3-Regular.ttf");
    private final byte[] bold = shipped("fonts/SourceSans3-Semibold.ttf");
    private final byte[] colours = shipped("colour/sRGB.icc");

    /** With the templates of the jar. */
    public RenderLetter() {
        this(new ClassTemplateLoader(RenderLetter.class, SHIPPED));
    }

    /**
     * With a folder of templates that are preferred to those of the jar, file by file.
     *
     * @throws UncheckedIOException when the folder cannot be read
     */
    public RenderLetter(Path ownTemplates) {
        this(preferred(ownTemplates));
    }

    private RenderLetter(TemplateLoader loader) {
        XRLog.setLoggingEnabled(false);
        templates = new Configuration(Configuration.VERSION_2_3_34);
        templates.setTemplateLoader(loader);
        templates.setTemplateUpdateDelayMilliseconds(Long.MAX_VALUE);
        templates.setLocalizedLookup(false);
        templates.setDefaultEncoding(StandardCharsets.UTF_8.name());
        templates.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
        templates.setLogTemplateExceptions(false);
        // Names come from customers: a template sees text and lists, and reaches no class, no bean and no ?api.
        templates.setObjectWrapper(new SimpleObjectWrapper(Configuration.VERSION_2_3_34));
        templates.setNewBuiltinClassResolver(TemplateClassResolver.ALLOWS_NOTHING_RESOLVER);
        templates.setAPIBuiltinEnabled(false);
    }

    /**
     * @param logoPngOrNull the creditor's logo; a letter without one has none
     * @throws IllegalArgumentException when the lines of the notice do not add up to its total, or the logo is no PNG; it
     *     names the notice's reference
     */
    public byte[] render(Notice notice, byte[] logoPngOrNull) {
        if (logoPngOrNull != null && !Arrays.equals(PNG, Arrays.copyOf(logoPngOrNull, PNG.length))) {
            throw new IllegalArgumentException(
                    "the logo of notice " + notice.subject().reference() + " is not a PNG image");
        }
        try {
            return pdf(html(notice, logoPngOrNull), notice);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (TemplateException e) {
            throw new IllegalStateException(
                    "the template of notice " + notice.subject().reference() + " failed", e);
        }
    }

    private String html(Notice notice, byte[] logoPngOrNull) throws IOException, TemplateException {
        StringWriter html = new StringWriter(16_384);
        templates.getTemplate(templateOf(notice)).process(describeNotice.describe(notice, logoPngOrNull), html);
        return html.toString();
    }

    private String templateOf(Notice notice) throws IOException {
        String file = "/" + notice.kind().word() + ".ftlh";
        String asked = notice.language() + file;
        boolean exists = notice.language().matches("[a-z]{2}")
                && templates.getTemplate(asked, null, null, null, true, true) != null;
        return exists ? asked : FALLBACK_LANGUAGE + file;
    }

    private byte[] pdf(String html, Notice notice) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(65_536);
        try (PDDocument document = new DatedDocument(notice)) {
            new PdfRendererBuilder()
                    .usePDDocument(document)
                    .usePdfAConformance(PdfAConformance.PDFA_2_A)
                    .usePdfUaAccessibility(true)
                    .useColorProfile(colours)
                    .useFont(embedded(regular, document), FONT, 400, FontStyle.NORMAL, true)
                    .useFont(embedded(bold, document), FONT, 700, FontStyle.NORMAL, true)
                    // The one resource a letter may load is the logo inside it.
                    .useExternalResourceAccessControl(
                            (uri, type) -> uri.startsWith("data:image/png;base64,"),
                            ExternalResourceControlPriority.RUN_BEFORE_RESOLVING_URI)
                    .withProducer("KK2")
                    .withHtmlContent(html, null)
                    .toStream(bytes)
                    .run();
        }
        return bytes.toByteArray();
    }

    /** Without ligatures: the one of "ft" has no character of its own, so "forskrift" could not be searched or read aloud. */
    private static PDFontSupplier embedded(byte[] font, PDDocument document) throws IOException {
        TrueTypeFont parsed = new TTFParser().parse(new RandomAccessReadBuffer(font));
        parsed.setEnableGsub(false);
        return new PDFontSupplier(PDType0Font.load(document, parsed, true));
    }

    private static TemplateLoader preferred(Path ownTemplates) {
        try {
            return new MultiTemplateLoader(new TemplateLoader[] {
                new FileTemplateLoader(ownTemplates.toFile()), new ClassTemplateLoader(RenderLetter.class, SHIPPED)
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] shipped(String name) {
        try (InputStream in = RenderLetter.class.getResourceAsStream(SHIPPED + "/" + name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The renderer stamps each file with the time of rendering; a letter bears its own date and an id of its own. */
    private static final class DatedDocument extends PDDocument {

        private final Notice notice;

        DatedDocument(Notice notice) {
            this.notice = notice;
            setDocumentId((long) notice.subject().reference().hashCode());
        }

        @Override
        public void setDocumentInformation(PDDocumentInformation information) {
            Calendar date = new GregorianCalendar(TimeZone.getTimeZone(ZoneOffset.UTC));
            date.setTimeInMillis(
                    notice.letterDate().atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli());
            information.setCreationDate(date);
            super.setDocumentInformation(information);
        }
    }
}

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder.PdfAConformance;
import com.openhtmltopdf.util.XRLog;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import no.kapitalkontroll.kk2.bench.letter.LibraryLoop;

/** openhtmltopdf 1.0.10, the one before the fork, as its guide writes it. */
class OpenHtmlToPdf1 {

    public static void main(String[] args) throws Exception {
        XRLog.setLoggingEnabled(false);
        var loop = new LibraryLoop(args);
        byte[] colours = Files.readAllBytes(loop.letterFolder().resolve("colour/sRGB.icc"));
        loop.run(page -> {
            var pdf = new ByteArrayOutputStream();
            new PdfRendererBuilder()
                    .useFastMode()
                    .usePdfAConformance(PdfAConformance.PDFA_2_A)
                    .usePdfUaAccessbility(true)
                    .useColorProfile(colours)
                    .useFont(font(loop, "Regular"), "Source Sans 3", 400, FontStyle.NORMAL, true)
                    .useFont(font(loop, "Semibold"), "Source Sans 3", 700, FontStyle.NORMAL, true)
                    .withHtmlContent(page, null)
                    .toStream(pdf)
                    .run();
            return pdf.toByteArray();
        });
    }

    private static java.io.File font(LibraryLoop loop, String weight) {
        return loop.letterFolder().resolve("fonts/SourceSans3-" + weight + ".ttf").toFile();
    }
}

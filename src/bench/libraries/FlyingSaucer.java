import com.lowagie.text.pdf.BaseFont;
import com.lowagie.text.pdf.PdfWriter;
import java.io.ByteArrayOutputStream;
import no.kapitalkontroll.kk2.bench.letter.LibraryLoop;
import org.xhtmlrenderer.pdf.ITextRenderer;
import org.xhtmlrenderer.util.XRLog;

/** Flying Saucer on OpenPDF: no tags, for it writes no structure, and of PDF/A only the first part. */
class FlyingSaucer {

    public static void main(String[] args) throws Exception {
        XRLog.setLoggingEnabled(false);
        var loop = new LibraryLoop(args);
        var fonts = loop.letterFolder().resolve("fonts/SourceSans3-");
        loop.run(page -> {
            var pdf = new ByteArrayOutputStream();
            var renderer = new ITextRenderer();
            renderer.setPDFVersion('4');
            renderer.setPDFXConformance(PdfWriter.PDFA1B);
            for (var weight : new String[] {"Regular", "Semibold"}) {
                renderer.getFontResolver().addFont(fonts + weight + ".ttf", "Source Sans 3", BaseFont.IDENTITY_H, true, null);
            }
            renderer.setDocumentFromString(page);
            renderer.layout();
            renderer.createPDF(pdf);
            return pdf.toByteArray();
        });
    }
}

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.StringReader;
import java.nio.file.Path;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.sax.SAXResult;
import javax.xml.transform.stream.StreamSource;
import no.kapitalkontroll.kk2.bench.letter.LibraryLoop;
import org.apache.fop.apps.FopFactory;

/** Apache FOP, tagged PDF/A-2a. It sets XSL-FO: what the templates write goes through a style sheet that knows their layout. */
class Fop {

    public static void main(String[] args) throws Exception {
        var loop = new LibraryLoop(args);
        var factory = FopFactory.newInstance(
                Path.of(".").toUri(), new ByteArrayInputStream(settings(loop).getBytes(UTF_8)));
        var toFo = TransformerFactory.newDefaultInstance()
                .newTemplates(new StreamSource(Path.of("src/bench/libraries/letter-to-fo.xsl").toFile()));
        loop.run(page -> {
            var pdf = new ByteArrayOutputStream();
            var agent = factory.newFOUserAgent();
            agent.setTitle("Letter");
            var fop = factory.newFop("application/pdf", agent, pdf);
            toFo.newTransformer()
                    .transform(new StreamSource(new StringReader(page)), new SAXResult(fop.getDefaultHandler()));
            return pdf.toByteArray();
        });
    }

    private static String settings(LibraryLoop loop) {
        return "<fop version='1.0'><accessibility>true</accessibility><renderers><renderer mime='application/pdf'>"
                + "<pdf-a-mode>PDF/A-2a</pdf-a-mode><fonts>" + font(loop, "Regular", 400) + font(loop, "Semibold", 700)
                + "</fonts></renderer></renderers></fop>";
    }

    private static String font(LibraryLoop loop, String name, int weight) {
        return ("<font kerning='no' advanced='false' embed-url='%s'><font-triplet name='Source Sans 3' style='normal' weight='%d'/></font>")
                .formatted(loop.letterFolder().resolve("fonts/SourceSans3-" + name + ".ttf").toUri(), weight);
    }
}

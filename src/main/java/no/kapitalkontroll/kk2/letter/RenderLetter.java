package no.kapitalkontroll.kk2.letter;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import no.kapitalkontroll.kk2.core.notice.Notice;

/**
 * Sets a notice as a letter: one A4 PDF, tagged, PDF/A-2a, with its fonts inside.
 *
 * <p>The same notice, logo and templates give the same bytes. Thread-safe; templates, fonts and colour profile are read
 * once.
 *
 * <p>The language is a folder of templates; a language without the letter falls back to bokmål.
 */
public final class RenderLetter {

    private static final String FALLBACK_LANGUAGE = "nb";
    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};

    private final DescribeNotice describeNotice = new DescribeNotice();
    private final TaggedPdf taggedPdf = new TaggedPdf();
    private final Templates templates;

    /** With the templates of the jar. */
    public RenderLetter() {
        templates = new Templates();
    }

    /**
     * With a folder of templates that are preferred to those of the jar, file by file.
     *
     * @throws java.io.UncheckedIOException when the folder cannot be read
     */
    public RenderLetter(Path ownTemplates) {
        templates = new Templates(List.of(ownTemplates));
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
        String html = templates.fill(templateOf(notice), describeNotice.describe(notice, logoPngOrNull));
        return taggedPdf.of(html, notice.letterDate(), notice.subject().reference());
    }

    private String templateOf(Notice notice) {
        String file = "/" + notice.kind().word() + ".ftlh";
        String asked = notice.language() + file;
        boolean exists = notice.language().matches("[a-z]{2}") && templates.has(asked);
        return exists ? asked : FALLBACK_LANGUAGE + file;
    }
}

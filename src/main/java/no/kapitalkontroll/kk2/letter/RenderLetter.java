package no.kapitalkontroll.kk2.letter;

import java.util.Arrays;
import java.util.Map;
import no.kapitalkontroll.kk2.core.notice.LetterKind;
import no.kapitalkontroll.kk2.core.notice.Notice;

/**
 * Sets a notice as a letter: one A4 PDF, tagged, PDF/A-2a, with its fonts inside.
 *
 * <p>The same notice, logo and templates give the same bytes. Thread-safe; templates, fonts and colour profile are read
 * once.
 *
 * <p>The language is a folder of templates. An English letter is followed by the whole letter in bokmål, which governs; an
 * unknown language is written in bokmål.
 */
public final class RenderLetter {

    private static final String GOVERNING_LANGUAGE = "nb";
    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};

    private final TaggedPdf taggedPdf = new TaggedPdf();
    private final LetterTemplates templates;

    public RenderLetter(LetterTemplates templates) {
        this.templates = templates;
    }

    /**
     * @param creditorId whose templates are used
     * @param logoPngOrNull the creditor's logo; a letter without one has none
     * @throws IllegalArgumentException when the lines of the notice do not add up to its total, when it lacks what its kind
     *     is about, or when the logo is no PNG; it names the notice's reference
     */
    public byte[] render(String creditorId, Notice notice, byte[] logoPngOrNull) {
        if (logoPngOrNull != null && !isPng(logoPngOrNull)) {
            throw refused(notice, "its logo is not a PNG image");
        }
        String page = page(templates.of(creditorId), notice, logoPngOrNull);
        return taggedPdf.of(page, notice.letterDate(), notice.subject().reference());
    }

    static boolean isPng(byte[] picture) {
        return Arrays.equals(PNG, Arrays.copyOf(picture, PNG.length));
    }

    /** The page that the PDF is set from. */
    public static String page(Templates templates, Notice notice, byte[] logoPngOrNull) {
        requireWhole(notice);
        String language =
                LetterTemplates.LANGUAGES.contains(notice.language()) ? notice.language() : GOVERNING_LANGUAGE;
        Map<String, Object> values = new DescribeNotice(Writing.of(language)).describe(notice, logoPngOrNull);
        if (language.equals("en")) {
            Map<String, Object> norwegian = new DescribeNotice(Writing.NORWEGIAN).describe(notice, null);
            norwegian.put("part", true);
            values.put("norwegian", templates.fill(templateOf(GOVERNING_LANGUAGE, notice), norwegian));
        }
        return templates.fill(templateOf(language, notice), values);
    }

    static String templateOf(String language, Notice notice) {
        return language + "/" + notice.kind().word() + ".ftlh";
    }

    private static void requireWhole(Notice notice) {
        if (notice.kind().isOfStep() && notice.deadline() == null) {
            throw refused(notice, "it has no deadline");
        }
        if (notice.kind() == LetterKind.INSTALMENT_AGREEMENT
                && (notice.instalments() == null || notice.coverageOrder().isEmpty())) {
            throw refused(notice, "an instalment agreement has terms and an order of coverage");
        }
        if (notice.kind() == LetterKind.OBJECTION_ANSWER && notice.objection() == null) {
            throw refused(notice, "an answer to an objection has an outcome");
        }
        if (notice.kind() == LetterKind.RECEIPT && notice.settlement() == null) {
            throw refused(notice, "a receipt says how the claim was settled");
        }
    }

    private static IllegalArgumentException refused(Notice notice, String why) {
        return new IllegalArgumentException(
                "the notice " + notice.subject().reference() + " cannot be written: " + why);
    }
}

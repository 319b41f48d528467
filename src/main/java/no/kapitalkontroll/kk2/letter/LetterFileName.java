package no.kapitalkontroll.kk2.letter;

import no.kapitalkontroll.kk2.core.notice.Notice;

/** The name of a letter's file, attached or on paper: {@code 2026-09-15-10234-collection-notice.pdf}. */
public final class LetterFileName {

    private LetterFileName() {}

    public static String of(Notice notice) {
        return notice.letterDate()
                + "-" + notice.subject().invoiceNumber()
                + "-" + notice.kind().word() + ".pdf";
    }
}

package no.kapitalkontroll.kk2.mail;

import java.time.Instant;
import no.kapitalkontroll.kk2.core.notice.Notice;
import no.kapitalkontroll.kk2.letter.LetterFileName;

/**
 * Writes the mail that carries a letter. Subject and text say who writes and about which invoice, and no more: others may
 * read over a shoulder, and a letter's content is for its addressee alone (inkassoloven § 8).
 */
public final class LetterMail {

    /**
     * @param messageId chosen by the caller before the first attempt, and kept
     * @throws IllegalArgumentException when an address is not one plain address, or the message id is unusable
     */
    public OutgoingMail compose(
            Notice notice, byte[] pdf, String messageId, Instant date, String fromAddress, String recipient) {
        String sender = oneLine(notice.sender().name());
        int invoice = notice.subject().invoiceNumber();
        return new OutgoingMail(
                messageId,
                date,
                fromAddress,
                sender,
                recipient,
                "Brev fra " + sender + " – faktura " + invoice,
                text(notice, sender),
                LetterFileName.of(notice),
                pdf);
    }

    private static String text(Notice notice, String sender) {
        StringBuilder text = new StringBuilder("Hei\r\n\r\nVedlagt følger et brev fra ")
                .append(sender)
                .append(" om faktura ")
                .append(notice.subject().invoiceNumber())
                .append(".\r\nVi ber deg lese brevet.\r\n\r\nSpørsmål? Oppgi referanse ")
                .append(oneLine(notice.subject().reference()))
                .append(" når du tar kontakt.\r\n\r\nVennlig hilsen\r\n")
                .append(sender)
                .append("\r\n");
        append(text, "E-post: ", notice.sender().contactEmail());
        append(text, "Telefon: ", notice.sender().contactPhone());
        return text.toString();
    }

    private static void append(StringBuilder text, String label, String valueOrNull) {
        if (valueOrNull != null && !valueOrNull.isBlank()) {
            text.append(label).append(oneLine(valueOrNull)).append("\r\n");
        }
    }

    /** A line break in a name would begin a header or a sentence of its own. */
    private static String oneLine(String text) {
        return text.replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ").strip();
    }
}

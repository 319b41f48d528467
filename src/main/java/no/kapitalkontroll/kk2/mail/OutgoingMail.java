package no.kapitalkontroll.kk2.mail;

import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;
import java.util.regex.Pattern;
import no.kapitalkontroll.kk2.core.identifier.EmailAddress;

/**
 * A mail as it is stored before it is sent, and sent again after an unknown outcome: the same fields give the same bytes.
 *
 * @param messageId with angle brackets, unique, chosen before the first attempt and kept
 * @param date what the mail's Date header says, to the second
 * @param from address of the sender
 * @param fromName how the sender is shown
 * @param to the one recipient's address
 * @param attachmentName plain file name; null: nothing is attached
 */
public record OutgoingMail(
        String messageId,
        Instant date,
        String from,
        String fromName,
        String to,
        String subject,
        String text,
        String attachmentName,
        @SuppressWarnings("ArrayRecordComponent") byte[] attachment) {

    private static final Pattern MESSAGE_ID = Pattern.compile("<[A-Za-z0-9._+-]{1,100}@[A-Za-z0-9.-]{1,100}>");
    private static final Pattern FILE_NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,199}");
    private static final Pattern MORE_THAN_A_LINE = Pattern.compile("[\\p{Cntrl}\\u2028\\u2029]");

    /** @throws IllegalArgumentException when a header would not be one plain line; it names the field, never its content */
    public OutgoingMail {
        require(MESSAGE_ID.matcher(messageId).matches(), "message id");
        require(EmailAddress.isValid(from), "from");
        require(EmailAddress.isValid(to), "to");
        require(!MORE_THAN_A_LINE.matcher(fromName).find(), "from name");
        require(!MORE_THAN_A_LINE.matcher(subject).find(), "subject");
        require(
                attachmentName == null
                        ? attachment.length == 0
                        : FILE_NAME.matcher(attachmentName).matches(),
                "attachment name");
        attachment = attachment.clone();
    }

    /** A mail of text alone. */
    public static OutgoingMail plain(
            String messageId, Instant date, String from, String fromName, String to, String subject, String text) {
        return new OutgoingMail(messageId, date, from, fromName, to, subject, text, null, new byte[0]);
    }

    boolean isPlain() {
        return attachmentName == null;
    }

    @Override
    public byte[] attachment() {
        return attachment.clone();
    }

    private static void require(boolean good, String field) {
        if (!good) {
            throw new IllegalArgumentException("the " + field + " of a mail is not usable");
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof OutgoingMail mail
                && messageId.equals(mail.messageId)
                && date.equals(mail.date)
                && from.equals(mail.from)
                && fromName.equals(mail.fromName)
                && to.equals(mail.to)
                && subject.equals(mail.subject)
                && text.equals(mail.text)
                && Objects.equals(attachmentName, mail.attachmentName)
                && Arrays.equals(attachment, mail.attachment);
    }

    @Override
    public int hashCode() {
        return Objects.hashCode(messageId);
    }

    /** The message id alone: the rest is personal. */
    @Override
    public String toString() {
        return "OutgoingMail[" + messageId + "]";
    }
}

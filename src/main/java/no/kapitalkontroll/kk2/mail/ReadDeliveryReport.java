package no.kapitalkontroll.kk2.mail;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.InternetHeaders;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimePartDataSource;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads a delivery report out of a mail that came (RFC 3462, 3464, 6533). Strangers write these mails: only the parts that
 * the standard names are looked at, at most so many and so much of each, and none of the mail's headers goes any further.
 */
public final class ReadDeliveryReport {

    private static final int MOST_PARTS = 20;
    private static final int MOST_RECIPIENTS = 20;
    private static final int MOST_BYTES_OF_A_PART = 64 * 1024;

    private static final List<String> STATUS_PARTS =
            List.of("message/delivery-status", "message/global-delivery-status");
    private static final List<String> RETURNED_PARTS =
            List.of("message/rfc822", "text/rfc822-headers", "message/global", "message/global-headers");
    private static final Pattern STATUS = Pattern.compile("([245]\\.\\d{1,3}\\.\\d{1,3})(\\s.*)?");
    private static final Pattern ADDRESS = Pattern.compile("(?i)(rfc822|utf-8)\\s*;\\s*<?([^<>\\s]{3,254})>?");
    private static final Pattern MESSAGE_ID = Pattern.compile("<[^<>\\s]{3,250}>");

    /**
     * Empty when the mail is no report, or names neither mail nor recipient.
     *
     * @throws UnreadableMail when it says that it is a report and cannot be read as one
     */
    public Optional<DeliveryReport> read(byte[] mail) {
        try {
            var message = new MimeMessage((Session) null, new ByteArrayInputStream(mail));
            return type(message.getContentType())
                            .filter(type -> type.match("multipart/report"))
                            .isPresent()
                    ? report(new MimeMultipart(new MimePartDataSource(message)))
                    : Optional.empty();
        } catch (MessagingException | IOException | RuntimeException e) {
            // what a parser says of a mail may repeat it
            throw new UnreadableMail(e.getClass().getSimpleName());
        }
    }

    private static Optional<DeliveryReport> report(MimeMultipart parts) throws MessagingException, IOException {
        var outcomes = new ArrayList<DeliveryReport.Outcome>();
        Optional<String> messageId = Optional.empty();
        for (int i = 0; i < Math.min(parts.getCount(), MOST_PARTS); i++) {
            var part = parts.getBodyPart(i);
            if (is(part, STATUS_PARTS) && outcomes.isEmpty()) {
                outcomes.addAll(outcomes(beginning(part)));
            } else if (is(part, RETURNED_PARTS) && messageId.isEmpty()) {
                messageId = messageId(new InternetHeaders(new ByteArrayInputStream(beginning(part)), true));
            }
        }
        return messageId.filter(id -> !outcomes.isEmpty()).map(id -> new DeliveryReport(id, outcomes));
    }

    /** The first block is about the mail, each further one about a recipient. */
    private static List<DeliveryReport.Outcome> outcomes(byte[] status) throws MessagingException {
        var outcomes = new ArrayList<DeliveryReport.Outcome>();
        var blocks = new ByteArrayInputStream(status);
        for (int i = 0; blocks.available() > 0 && i <= 2 * MOST_RECIPIENTS; i++) {
            var block = new InternetHeaders(blocks, true);
            outcome(block).ifPresent(outcomes::add);
        }
        return outcomes.stream().limit(MOST_RECIPIENTS).toList();
    }

    private static Optional<DeliveryReport.Outcome> outcome(InternetHeaders block) {
        var recipient = ADDRESS.matcher(one(block, "Final-Recipient"));
        var status = STATUS.matcher(one(block, "Status"));
        var action = one(block, "Action").toLowerCase(Locale.ROOT);
        return recipient.matches() && status.matches() && action.matches("[a-z]{3,10}")
                ? Optional.of(new DeliveryReport.Outcome(recipient.group(2), action, status.group(1)))
                : Optional.empty();
    }

    private static Optional<String> messageId(InternetHeaders headers) {
        return Optional.of(one(headers, "Message-ID"))
                .filter(id -> MESSAGE_ID.matcher(id).matches());
    }

    /** A field that stands there once; one that stands there twice says nothing. */
    private static String one(InternetHeaders headers, String name) {
        var values = headers.getHeader(name);
        return values == null || values.length != 1
                ? ""
                : values[0].replaceAll("\\s+", " ").strip();
    }

    private static boolean is(BodyPart part, List<String> types) throws MessagingException {
        return type(part.getContentType())
                .filter(type -> types.contains(type.getBaseType().toLowerCase(Locale.ROOT)))
                .isPresent();
    }

    private static Optional<ContentType> type(String text) throws MessagingException {
        return text == null ? Optional.empty() : Optional.of(new ContentType(text));
    }

    private static byte[] beginning(BodyPart part) throws MessagingException, IOException {
        try (var content = part.getInputStream()) {
            return content.readNBytes(MOST_BYTES_OF_A_PART);
        }
    }

    /** A mail that says that it is a report and is none. It has no cause on purpose. */
    public static final class UnreadableMail extends RuntimeException {

        private static final long serialVersionUID = 1L;

        UnreadableMail(String why) {
            super(why);
        }
    }
}

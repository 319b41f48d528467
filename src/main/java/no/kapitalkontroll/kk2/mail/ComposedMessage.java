package no.kapitalkontroll.kk2.mail;

import jakarta.activation.DataHandler;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import jakarta.mail.util.StreamProvider;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.UUID;
import org.eclipse.angus.mail.util.MailStreamProvider;

/** A MIME message whose id, date and boundary come from the mail alone, so that a repeat has the same bytes. */
final class ComposedMessage extends MimeMessage {

    private static final ZoneId OSLO = ZoneId.of("Europe/Oslo");
    private static final String UTF_8 = StandardCharsets.UTF_8.name();

    static {
        // Asked for by every part and every encoded word. Where no name is given, the jars are searched for one each
        // time, which
        // took a third of a mail's time.
        System.setProperty(StreamProvider.class.getName(), MailStreamProvider.class.getName());
    }

    private final String messageId;
    private volatile boolean begun;

    ComposedMessage(OutgoingMail mail) throws MessagingException {
        super((Session) null);
        messageId = mail.messageId();
        setFrom(address(mail.from(), mail.fromName()));
        setRecipient(Message.RecipientType.TO, new InternetAddress(mail.to()));
        setSubject(mail.subject(), UTF_8);
        setHeader(
                "Date", DateTimeFormatter.RFC_1123_DATE_TIME.format(mail.date().atZone(OSLO)));
        // A letter that a program sends wants no vacation notice in return (RFC 3834).
        setHeader("Auto-Submitted", "auto-generated");
        if (mail.isPlain()) {
            setText(mail.text(), UTF_8);
            setHeader("Content-Transfer-Encoding", "quoted-printable");
        } else {
            setContent(content(mail));
        }
        saveChanges();
    }

    /** Whether the transfer of the message itself has begun; before that, it certainly was not sent. */
    boolean begun() {
        return begun;
    }

    @Override
    public void writeTo(OutputStream out, String[] ignoredHeaders) throws IOException, MessagingException {
        begun = true;
        super.writeTo(out, ignoredHeaders);
    }

    @Override
    protected void updateMessageID() throws MessagingException {
        setHeader("Message-ID", messageId);
    }

    private static InternetAddress address(String address, String name) throws MessagingException {
        try {
            return new InternetAddress(address, name, UTF_8);
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static MimeMultipart content(OutgoingMail mail) throws MessagingException {
        MimeBodyPart text = new MimeBodyPart();
        text.setText(mail.text(), UTF_8);
        text.setHeader("Content-Transfer-Encoding", "quoted-printable");

        MimeBodyPart letter = new MimeBodyPart();
        letter.setDataHandler(new DataHandler(new ByteArrayDataSource(mail.attachment(), "application/pdf")));
        letter.setFileName(mail.attachmentName());
        letter.setHeader("Content-Transfer-Encoding", "base64");

        MimeMultipart content = new FixedBoundary(mail.messageId());
        content.addBodyPart(text);
        content.addBodyPart(letter);
        return content;
    }

    private static final class FixedBoundary extends MimeMultipart {

        FixedBoundary(String messageId) {
            // An underscore after "=" stands neither in base64 nor in quoted-printable text.
            contentType = "multipart/mixed; boundary=\"=_"
                    + UUID.nameUUIDFromBytes(messageId.getBytes(StandardCharsets.UTF_8)) + "\"";
        }
    }
}

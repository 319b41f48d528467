package no.kapitalkontroll.kk2.mail;

import jakarta.mail.FetchProfile;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.UIDFolder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.stream.Stream;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPMessage;

/**
 * The mailbox that delivery reports come to (IMAP, RFC 3501), opened for reading only: people may use it too, and nothing is
 * marked, moved or deleted in it. How far it was read is the caller's to remember, by UID. Of mails that are no report only
 * the header is fetched.
 */
public final class ReportMailbox {

    /** A report brings our own letter back at most; whatever is larger is none of ours. */
    static final int MOST_BYTES = 4 * 1024 * 1024;

    private final ImapSettings settings;
    private final int mostBytes;

    public ReportMailbox(ImapSettings settings) {
        this(settings, MOST_BYTES);
    }

    ReportMailbox(ImapSettings settings, int mostBytes) {
        this.settings = settings;
        this.mostBytes = mostBytes;
    }

    /** How far a mailbox was read; another {@code uidValidity} of the mailbox makes all its UIDs new ones. */
    public record Place(long uidValidity, long lastUid) {}

    /** @param content null: it is too large to be one of ours, or the server does not hand it out */
    public record Report(
            long uid,
            @SuppressWarnings("ArrayRecordComponent") byte[] content) {

        /** Its number alone. */
        @Override
        public String toString() {
            return "mail " + uid;
        }
    }

    /**
     * The next mails of the mailbox.
     *
     * @param mails how many were passed, reports among them
     * @param place where the next reading begins
     */
    public record Batch(int mails, List<Report> reports, Place place) {

        public Batch {
            reports = List.copyOf(reports);
        }
    }

    /**
     * The reports among the next mails after a place, in the order in which they came.
     *
     * @throws MailboxFailed when the mailbox cannot be reached, opened or read
     */
    public Batch after(Place place, int atMost) {
        try (var store = connected();
                var inbox = (IMAPFolder) store.getFolder("INBOX")) {
            inbox.open(Folder.READ_ONLY);
            var validity = inbox.getUIDValidity();
            var from = validity == place.uidValidity() ? place.lastUid() + 1 : 1;
            var next = next(inbox, from, atMost);
            var headers = new FetchProfile();
            headers.add(UIDFolder.FetchProfileItem.UID);
            headers.add(FetchProfile.Item.SIZE);
            headers.add("Content-Type");
            inbox.fetch(next, headers);
            List<Report> reports = new ArrayList<>();
            var last = from - 1;
            for (var message : next) {
                last = inbox.getUID(message);
                if (isReport(message)) {
                    reports.add(new Report(last, content((IMAPMessage) message)));
                }
            }
            return new Batch(next.length, reports, new Place(validity, last));
        } catch (MessagingException | IOException e) {
            throw new MailboxFailed(e);
        }
    }

    /**
     * Connects, logs in and opens the mailbox.
     *
     * @throws MailboxFailed when one of these fails
     */
    public void tryConnection() {
        try (var store = connected();
                var inbox = store.getFolder("INBOX")) {
            inbox.open(Folder.READ_ONLY);
        } catch (MessagingException e) {
            throw new MailboxFailed(e);
        }
    }

    /** A server answers {@code n:*} with its last mail even when that lies before n. */
    private static Message[] next(IMAPFolder inbox, long from, int atMost) throws MessagingException {
        record Numbered(long uid, Message message) {}
        List<Numbered> found = new ArrayList<>();
        for (var message : inbox.getMessagesByUID(from, UIDFolder.LASTUID)) {
            var uid = inbox.getUID(message);
            if (uid >= from) {
                found.add(new Numbered(uid, message));
            }
        }
        return found.stream()
                .sorted(Comparator.comparingLong(Numbered::uid))
                .limit(atMost)
                .map(Numbered::message)
                .toArray(Message[]::new);
    }

    private static boolean isReport(Message message) throws MessagingException {
        var type = message.getHeader("Content-Type");
        return type != null
                && Stream.of(type)
                        .anyMatch(
                                value -> value.strip().toLowerCase(Locale.ROOT).startsWith("multipart/report"));
    }

    private byte[] content(IMAPMessage message) throws MessagingException, IOException {
        if (message.getSize() > mostBytes) {
            return null;
        }
        message.setPeek(true);
        var content = new Bounded(mostBytes);
        try {
            message.writeTo(content);
        } catch (MessagingException | IOException e) {
            if (!message.getFolder().isOpen()) {
                throw e;
            }
            // one mail that the server cannot hand out must not keep those after it waiting
            return null;
        }
        return content.toByteArray();
    }

    private Store connected() throws MessagingException {
        var protocol = settings.tls() ? "imaps" : "imap";
        var store = Session.getInstance(properties("mail." + protocol)).getStore(protocol);
        store.connect(settings.host(), settings.port(), settings.user(), settings.password());
        return store;
    }

    private Properties properties(String prefix) {
        var timeout = String.valueOf(settings.timeout().toMillis());
        var properties = new Properties();
        properties.setProperty(prefix + ".connectiontimeout", timeout);
        properties.setProperty(prefix + ".timeout", timeout);
        properties.setProperty(prefix + ".writetimeout", timeout);
        // SECURITY: without it a certificate of any other host would do
        properties.setProperty(prefix + ".ssl.checkserveridentity", "true");
        properties.setProperty(prefix + ".ssl.protocols", "TLSv1.3 TLSv1.2");
        return properties;
    }

    private static final class TooLarge extends IOException {

        private static final long serialVersionUID = 1L;
    }

    /** The size that a server tells is only its word. */
    private static final class Bounded extends OutputStream {

        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private final int most;

        Bounded(int most) {
            this.most = most;
        }

        byte[] toByteArray() {
            return bytes.toByteArray();
        }

        @Override
        public void write(int oneByte) throws IOException {
            write(new byte[] {(byte) oneByte}, 0, 1);
        }

        @Override
        public void write(byte[] some, int offset, int length) throws IOException {
            if (bytes.size() + length > most) {
                throw new TooLarge();
            }
            bytes.write(some, offset, length);
        }
    }

    /** The mailbox could not be read. It has no cause on purpose: servers repeat the user's name in their answers. */
    public static final class MailboxFailed extends RuntimeException {

        private static final long serialVersionUID = 1L;

        MailboxFailed(Exception why) {
            super(root(why).getClass().getSimpleName());
        }

        private static Throwable root(Throwable failure) {
            return failure.getCause() == null ? failure : root(failure.getCause());
        }
    }
}

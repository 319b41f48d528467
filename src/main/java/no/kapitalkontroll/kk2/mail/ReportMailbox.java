package no.kapitalkontroll.kk2.mail;

import jakarta.mail.FetchProfile;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.UIDFolder;
import java.io.IOException;
import java.util.ArrayList;
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

    /** What it says, and the header of the letter that it brings back, stand at its beginning. */
    static final int MOST_BYTES = 128 * 1024;
    /** Of the reports of a batch, which are held at once. */
    static final int MOST_BYTES_OF_A_BATCH = 8 * 1024 * 1024;

    private final ImapSettings settings;
    private final int mostBytes;
    private final int mostBytesOfABatch;

    public ReportMailbox(ImapSettings settings) {
        this(settings, MOST_BYTES, MOST_BYTES_OF_A_BATCH);
    }

    ReportMailbox(ImapSettings settings, int mostBytes, int mostBytesOfABatch) {
        this.settings = settings;
        this.mostBytes = mostBytes;
        this.mostBytesOfABatch = mostBytesOfABatch;
    }

    /** How far a mailbox was read; another {@code uidValidity} of the mailbox makes all its UIDs new ones. */
    public record Place(long uidValidity, long lastUid) {}

    /** @param content its beginning; null: the server does not hand it out */
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
     * The reports among the next mails after a place, in the order in which they came: fewer than {@code atMost} mails when the
     * reports among them are large.
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
            headers.add("Content-Type");
            inbox.fetch(next, headers);
            List<Report> reports = new ArrayList<>();
            var last = from - 1;
            var mails = 0;
            var bytes = 0;
            while (mails < next.length && bytes < mostBytesOfABatch) {
                var message = (IMAPMessage) next[mails++];
                last = uid(inbox, message);
                if (isReport(message)) {
                    var content = content(message);
                    reports.add(new Report(last, content));
                    bytes += content == null ? 0 : content.length;
                }
            }
            return new Batch(mails, reports, new Place(validity, last));
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

    /** Mails lie in the order of their UIDs: the first one is sought by halving, and of the others none is asked for. */
    private static Message[] next(IMAPFolder inbox, long from, int atMost) throws MessagingException {
        var count = inbox.getMessageCount();
        if (count == 0 || uid(inbox, count) < from) {
            return new Message[0];
        }
        var first = 1;
        var found = count;
        while (first < found) {
            var middle = first + (found - first) / 2;
            if (uid(inbox, middle) < from) {
                first = middle + 1;
            } else {
                found = middle;
            }
        }
        return inbox.getMessages(first, (int) Math.min(count, (long) first + atMost - 1));
    }

    private static long uid(IMAPFolder inbox, int number) throws MessagingException {
        return uid(inbox, inbox.getMessage(number));
    }

    private static long uid(IMAPFolder inbox, Message message) throws MessagingException {
        var uid = inbox.getUID(message);
        if (uid < 0) {
            // it was deleted meanwhile; to guess would pass others over
            throw new MessagingException("a mail without UID");
        }
        return uid;
    }

    private static boolean isReport(Message message) throws MessagingException {
        var type = message.getHeader("Content-Type");
        return type != null
                && Stream.of(type)
                        .anyMatch(
                                value -> value.strip().toLowerCase(Locale.ROOT).startsWith("multipart/report"));
    }

    private byte[] content(IMAPMessage message) throws MessagingException, IOException {
        message.setPeek(true);
        try (var content = message.getMimeStream()) {
            return content.readNBytes(mostBytes);
        } catch (MessagingException | IOException e) {
            if (!message.getFolder().isOpen()) {
                throw e;
            }
            // one mail that the server cannot hand out must not keep those after it waiting
            return null;
        }
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

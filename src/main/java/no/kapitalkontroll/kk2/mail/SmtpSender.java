package no.kapitalkontroll.kk2.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.Transport;
import jakarta.mail.internet.MimeMessage;
import java.util.Properties;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import no.kapitalkontroll.kk2.outbox.FailureClass;
import org.apache.camel.component.mail.DefaultJavaMailSender;

/**
 * What Camel's smtp endpoint sends with ({@code javaMailSender=#kk2MailSender}). It holds the login, so that none stands
 * in an endpoint's address; it never falls back to plain text; and it tells a failure before the message from one within. A
 * connection stays open for the next mail until somebody {@linkplain #hangUp hangs up}.
 */
public final class SmtpSender extends DefaultJavaMailSender {

    /** Service closing transmission channel (RFC 5321): said at any time by a server that has had enough of a connection. */
    private static final int GOODBYE = 421;

    /** Servers do not like endless connections. */
    private static final int MAILS_OF_A_LINE = 100;

    private final SmtpSettings settings;
    private final Queue<Line> open = new ConcurrentLinkedQueue<>();
    private final ClassifySmtpFailure classifySmtpFailure = new ClassifySmtpFailure();

    /** A connection on which so many mails were sent. */
    private record Line(Transport transport, int mails) {}

    public SmtpSender(SmtpSettings settings) {
        this.settings = settings;
        setProtocol("smtp");
        setHost(settings.host());
        setPort(settings.port());
        setJavaMailProperties(properties());
    }

    private Properties properties() {
        String timeout = String.valueOf(settings.timeout().toMillis());
        String tls = String.valueOf(settings.tlsRequired());
        Properties properties = new Properties();
        properties.setProperty("mail.smtp.auth", String.valueOf(settings.login()));
        properties.setProperty("mail.smtp.starttls.enable", tls);
        properties.setProperty("mail.smtp.starttls.required", tls);
        properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        properties.setProperty("mail.smtp.ssl.protocols", "TLSv1.3 TLSv1.2");
        properties.setProperty("mail.smtp.connectiontimeout", timeout);
        properties.setProperty("mail.smtp.timeout", timeout);
        properties.setProperty("mail.smtp.writetimeout", timeout);
        // an object, not a name: so it is this one, whatever stands on the class path
        properties.put("mail.smtp.socketFactory", new PromptSockets());
        return properties;
    }

    @Override
    public PasswordAuthentication getPasswordAuthentication() {
        return settings.login()
                ? new PasswordAuthentication(settings.userOrNull(), settings.passwordOrNull())
                : new PasswordAuthentication(null, null);
    }

    /**
     * Sends over a connection that an earlier mail has left open, else over a new one. A server may have closed the one left
     * open: then nothing of this mail has been handed over, and it goes over a new one.
     *
     * @throws MailFailed with its class, and without any text of the server
     */
    @Override
    public void send(MimeMessage message) throws MessagingException {
        try {
            sendOnce(message);
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError unforeseen) {
            // an error that left this method would end the thread that sends, and whoever waits for it would wait for
            // ever
            throw new MailFailed(
                    hasBegun(message)
                            ? classifySmtpFailure.classify(unforeseen)
                            : new SmtpFailure(
                                    FailureClass.RETRY,
                                    "broken off before it was handed over: "
                                            + unforeseen.getClass().getSimpleName()));
        }
    }

    private void sendOnce(MimeMessage message) throws MessagingException {
        Line leftOpen = open.poll();
        if (leftOpen != null && isSentOver(leftOpen, message)) {
            return;
        }
        Line line = newLine();
        try {
            line.transport().sendMessage(message, message.getAllRecipients());
        } catch (MessagingException e) {
            close(line.transport());
            throw failed(e, message);
        }
        leaveOpen(line);
    }

    /** Closes what earlier mails have left open; the next mail begins anew. */
    public void hangUp() {
        for (Line line = open.poll(); line != null; line = open.poll()) {
            close(line.transport());
        }
    }

    private Line newLine() throws MessagingException {
        Transport transport = getTransport(getSession());
        try {
            connect(transport);
        } catch (MailFailed e) {
            close(transport);
            throw e;
        }
        return new Line(transport, 0);
    }

    /** False: the server had closed it before it was told anything of this mail. */
    private boolean isSentOver(Line line, MimeMessage message) throws MessagingException {
        try {
            line.transport().sendMessage(message, message.getAllRecipients());
        } catch (MessagingException e) {
            close(line.transport());
            boolean isClosed = SmtpReply.in(e).map(SmtpReply::code).orElse(GOODBYE) == GOODBYE;
            if (isClosed && !hasBegun(message)) {
                return false;
            }
            throw failed(e, message);
        }
        leaveOpen(line);
        return true;
    }

    private void leaveOpen(Line line) {
        if (line.mails() + 1 < MAILS_OF_A_LINE) {
            open.add(new Line(line.transport(), line.mails() + 1));
        } else {
            close(line.transport());
        }
    }

    /**
     * Connects, greets, protects the connection and logs in as for a mail, and leaves: no mail is sent.
     *
     * @throws MailFailed when one of these fails
     */
    public void tryConnection() throws MessagingException {
        Transport transport = getTransport(getSession());
        try {
            connect(transport);
        } finally {
            close(transport);
        }
    }

    private void connect(Transport transport) throws MailFailed {
        PasswordAuthentication login = getPasswordAuthentication();
        try {
            transport.connect(settings.host(), settings.port(), login.getUserName(), login.getPassword());
        } catch (MessagingException e) {
            throw notHandedOver(e);
        }
    }

    private MailFailed failed(MessagingException failure, MimeMessage message) {
        boolean answered = SmtpReply.in(failure).isPresent();
        return answered || hasBegun(message)
                ? new MailFailed(classifySmtpFailure.classify(failure))
                : notHandedOver(failure);
    }

    private static boolean hasBegun(MimeMessage message) {
        return !(message instanceof ComposedMessage composed) || composed.begun();
    }

    /** The kind of trouble tells an operator where to look: a name, a port, a certificate, a login. */
    private static MailFailed notHandedOver(MessagingException failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return new MailFailed(new SmtpFailure(
                FailureClass.RETRY,
                "not handed over to the mail server: " + root.getClass().getSimpleName()));
    }

    /** The outcome is settled by now: trouble with the farewell changes nothing. */
    private static void close(Transport transport) {
        try {
            transport.close();
        } catch (MessagingException ignored) {
            // nothing is left to be closed
        }
    }
}

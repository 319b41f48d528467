package no.kapitalkontroll.kk2.mail;

import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.Transport;
import jakarta.mail.internet.MimeMessage;
import java.util.Properties;
import no.kapitalkontroll.kk2.outbox.FailureClass;
import org.apache.camel.component.mail.DefaultJavaMailSender;

/**
 * What Camel's smtp endpoint sends with ({@code javaMailSender=#kk2MailSender}). It holds the login, so that none stands
 * in an endpoint's address; it never falls back to plain text; and it tells a failure before the message from one within.
 */
public final class SmtpSender extends DefaultJavaMailSender {

    private final SmtpSettings settings;
    private final ClassifySmtpFailure classifySmtpFailure = new ClassifySmtpFailure();

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
        return properties;
    }

    @Override
    public PasswordAuthentication getPasswordAuthentication() {
        return settings.login()
                ? new PasswordAuthentication(settings.userOrNull(), settings.passwordOrNull())
                : new PasswordAuthentication(null, null);
    }

    /** @throws MailFailed with its class, and without any text of the server */
    @Override
    public void send(MimeMessage message) throws MessagingException {
        Transport transport = getTransport(getSession());
        try {
            connect(transport);
            transmit(transport, message);
        } finally {
            close(transport);
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

    private void transmit(Transport transport, MimeMessage message) throws MailFailed, MessagingException {
        Address[] recipients = message.getAllRecipients();
        try {
            transport.sendMessage(message, recipients);
        } catch (MessagingException e) {
            boolean answered = SmtpReply.in(e).isPresent();
            boolean begun = !(message instanceof ComposedMessage composed) || composed.begun();
            throw answered || begun ? new MailFailed(classifySmtpFailure.classify(e)) : notHandedOver(e);
        }
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

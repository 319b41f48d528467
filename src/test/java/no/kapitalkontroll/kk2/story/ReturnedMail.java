package no.kapitalkontroll.kk2.story;

import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Flags;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import no.kapitalkontroll.kk2.mail.DeliveryReports;

/** The mailbox that the creditors' bounces come to, read by IMAP. */
final class ReturnedMail {

    static final String USER = "retur@eventyr.example";
    static final String PASSWORD = "retur";

    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP));
    private final GreenMailUser user;

    ReturnedMail() {
        server.start();
        user = server.setUser(USER, PASSWORD);
    }

    int port() {
        return server.getImap().getPort();
    }

    /** The mail server could not deliver this mail, for good. */
    void bounces(MailHouse.Mail mail) {
        reports(mail, "failed", "5.1.1");
    }

    void reports(MailHouse.Mail mail, String action, String status) {
        comes(DeliveryReports.postfix(mail.messageId(), mail.recipient(), action, status));
    }

    void comes(String mail) {
        try {
            var bytes = mail.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
            user.deliver(new MimeMessage((Session) null, new ByteArrayInputStream(bytes)));
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Which mails somebody has marked as read or deleted. */
    List<Boolean> touched() throws FolderException {
        return server.getManagers().getImapHostManager().getInbox(user).getMessages().stream()
                .map(message -> message.getFlags().contains(Flags.Flag.SEEN)
                        || message.getFlags().contains(Flags.Flag.DELETED))
                .toList();
    }
}

package no.kapitalkontroll.kk2.mail;

import static no.kapitalkontroll.kk2.mail.ScriptedSmtpServer.DROP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import no.kapitalkontroll.kk2.mail.ScriptedSmtpServer.Stage;
import no.kapitalkontroll.kk2.outbox.FailureClass;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A connection is left open for the next mail. The guard: another one is tried only when nothing of the mail was handed over. */
class SmtpSenderTest {

    private final ScriptedSmtpServer server;
    private final SmtpSender sender;

    SmtpSenderTest() throws IOException {
        server = new ScriptedSmtpServer();
        sender = new SmtpSender(Mails.loopback(server.port()));
    }

    @AfterEach
    void close() throws IOException {
        sender.hangUp();
        server.close();
    }

    @Test
    void several_mails_go_over_one_connection() throws MessagingException {
        send();
        send();
        send();

        assertThat(server.accepted()).hasSize(3);
        assertThat(server.connections()).isEqualTo(1);
    }

    @Test
    void a_connection_that_the_server_has_closed_costs_no_mail() throws Exception {
        send();
        server.hangUp();

        send();

        assertThat(server.accepted()).hasSize(2);
        assertThat(server.connections()).isEqualTo(2);
    }

    @Test
    void a_server_that_has_had_enough_of_a_connection_is_asked_on_a_new_one() throws Exception {
        send();
        server.at(Stage.MAIL, "421 4.7.0 too many");

        assertThatThrownBy(this::send).isInstanceOfSatisfying(MailFailed.class, failed -> assertThat(
                        failed.failure().failureClass())
                .isEqualTo(FailureClass.RETRY));

        assertThat(server.connections()).isEqualTo(2);
    }

    @Test
    void a_mail_whose_answer_was_lost_is_not_sent_again_on_a_new_connection() throws Exception {
        send();
        server.at(Stage.DOT, DROP);

        assertThatThrownBy(this::send).isInstanceOfSatisfying(MailFailed.class, failed -> assertThat(
                        failed.failure().failureClass())
                .isEqualTo(FailureClass.UNKNOWN));

        assertThat(server.connections()).isEqualTo(1);
    }

    /** Guard: what is thrown in the middle of a message is caught where it is known that it had begun; else it counts as not sent. */
    @Test
    void whatever_is_thrown_in_the_middle_of_a_message_leaves_its_outcome_unknown() throws Exception {
        MimeMessage poisoned = new MimeMessage((Session) null) {
            @Override
            public void writeTo(OutputStream out, String[] ignoredHeaders) throws IOException {
                out.write("Subject: half a".getBytes(StandardCharsets.US_ASCII));
                throw new OutOfMemoryError();
            }
        };
        poisoned.setFrom("faktura@fjellheim.example");
        poisoned.setRecipients(Message.RecipientType.TO, "kari.lunde@debitor.example");

        assertThatThrownBy(() -> sender.send(poisoned)).isInstanceOfSatisfying(MailFailed.class, failed -> assertThat(
                        failed.failure().failureClass())
                .isEqualTo(FailureClass.UNKNOWN));
    }

    @Test
    void a_refused_recipient_is_not_asked_about_twice() throws Exception {
        send();
        server.at(Stage.RCPT, "450 4.2.0 greylisted");

        assertThatThrownBy(this::send).isInstanceOf(MailFailed.class);

        assertThat(server.connections()).isEqualTo(1);
    }

    @Test
    void after_hanging_up_the_next_mail_begins_anew() throws MessagingException {
        send();
        sender.hangUp();

        send();

        assertThat(server.accepted()).hasSize(2);
        assertThat(server.connections()).isEqualTo(2);
    }

    private void send() throws MessagingException {
        sender.send(new ComposedMessage(Mails.letter()));
    }
}

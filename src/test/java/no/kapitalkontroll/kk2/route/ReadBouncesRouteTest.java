package no.kapitalkontroll.kk2.route;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.user.GreenMailUser;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import no.kapitalkontroll.kk2.mail.DeliveryReports;
import no.kapitalkontroll.kk2.mail.ReportMailbox.Report;
import org.junit.jupiter.api.Test;

/**
 * What strangers may write into the mailbox. Guards: the Message-ID that we stored, the recipient that we wrote to, the age of
 * the letter, the case that was handed over, and the place in the mailbox, which moves on past what cannot be read.
 */
class ReadBouncesRouteTest extends OneRoute {

    ReadBouncesRouteTest() {
        super("read-bounces");
    }

    private static void comes(String mail) throws Exception {
        var bytes = mail.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
        GreenMailUser user = RouteWorld.MAILBOX.getUserManager().getUser(RouteWorld.MAILBOX_USER);
        user.deliver(new MimeMessage((Session) null, new ByteArrayInputStream(bytes)));
    }

    private static String failed(String messageId, String recipient) {
        return DeliveryReports.postfix(messageId, recipient, "failed", "5.1.1");
    }

    private record Sent(String messageId, String recipient) {}

    private Sent sentLetter() throws Exception {
        fjellheim.overdue();
        step("dispatch-mail", writeLetters(day()));
        var mail = RouteWorld.MAIL.getReceivedMessages()[0];
        return new Sent(mail.getMessageID(), mail.getAllRecipients()[0].toString());
    }

    private List<String> bounces() {
        return sql.sql("SELECT CONCAT_WS(' ', action, status, outcome) FROM bounces WHERE creditor_id = ? ORDER BY id")
                .param(fjellheim.id())
                .query(String.class)
                .list();
    }

    @Test
    void a_letter_that_came_back_stands_as_returned_and_is_not_taken_in_twice() throws Exception {
        var sent = sentLetter();
        comes(failed(sent.messageId(), sent.recipient().toUpperCase(java.util.Locale.ROOT)));
        comes(failed(sent.messageId(), sent.recipient()));
        var day = day(TODAY.plusDays(1));

        assertThat(call(day).getException()).isNull();
        assertThat(call(day(TODAY.plusDays(1))).getException()).isNull();

        assertThat(letters()).containsExactly("collection-notice RETURNED");
        assertThat(bounces()).containsExactly("failed 5.1.1 anew");
        assertThat(day.notes())
                .singleElement()
                .asString()
                .contains("came back (5.1.1); it goes on paper next")
                .doesNotContain(sent.recipient());
        assertThat(parked()).isEmpty();
    }

    @Test
    void forged_foreign_and_harmless_reports_change_nothing_and_leave_no_trace() throws Exception {
        var sent = sentLetter();
        comes(failed("<kk2." + fjellheim.id() + ".999999@fjellheim.example>", sent.recipient()));
        comes(failed(sent.messageId(), "somebody.else@debitor.example"));
        comes(failed(sent.messageId().replace("kk2.", "KK2."), sent.recipient()));
        comes(failed("<' OR 1=1 --@fjellheim.example>", sent.recipient()));
        comes(DeliveryReports.postfix(sent.messageId(), sent.recipient(), "delivered", "2.0.0"));
        comes(DeliveryReports.postfix(sent.messageId(), sent.recipient(), "relayed", "2.0.0"));
        comes("Subject: Jeg er på ferie\nIn-Reply-To: " + sent.messageId() + "\nContent-Type: text/plain\n\nHei\n");
        var day = day(TODAY.plusDays(1));

        assertThat(call(day).getException()).isNull();

        assertThat(letters()).containsExactly("collection-notice SENT");
        assertThat(bounces()).isEmpty();
        assertThat(day.notes()).isEmpty();
        assertThat(parked()).isEmpty();
    }

    @Test
    void a_letter_that_left_long_ago_or_whose_case_was_handed_over_is_only_told_of() throws Exception {
        var sent = sentLetter();
        comes(failed(sent.messageId(), sent.recipient()));
        var late = day(TODAY.plusDays(15));
        call(late);
        sql.sql("UPDATE cases SET state = 'HANDED_OVER' WHERE creditor_id = ?")
                .param(fjellheim.id())
                .update();
        comes(DeliveryReports.postfix(sent.messageId(), sent.recipient(), "failed", "5.1.2"));
        var handedOver = day(TODAY.plusDays(1));
        call(handedOver);
        sql.sql("UPDATE cases SET state = 'OPEN' WHERE creditor_id = ?")
                .param(fjellheim.id())
                .update();

        assertThat(letters()).containsExactly("collection-notice SENT");
        assertThat(bounces()).containsExactly("failed 5.1.1 told", "failed 5.1.2 told");
        assertThat(late.notes()).singleElement().asString().contains("left more than 14 days ago", "nothing was done");
        assertThat(handedOver.notes()).singleElement().asString().contains("was handed over", "nothing was done");
        assertThat(stopped()).isEmpty();

        comes(DeliveryReports.postfix(sent.messageId(), sent.recipient(), "failed", "5.1.3"));
        call(day(TODAY.plusDays(14)));
        assertThat(letters()).containsExactly("collection-notice RETURNED");
    }

    private List<String> stopped() {
        return sql.sql("SELECT stopped FROM cases WHERE creditor_id = ? AND stopped IS NOT NULL")
                .param(fjellheim.id())
                .query(String.class)
                .list();
    }

    @Test
    void a_report_on_the_letter_of_an_erased_debtor_is_passed_over() throws Exception {
        var sent = sentLetter();
        sql.sql("UPDATE letters SET email = NULL WHERE creditor_id = ?")
                .param(fjellheim.id())
                .update();
        comes(failed(sent.messageId(), sent.recipient()));

        assertThat(call(day(TODAY.plusDays(1))).getException()).isNull();

        assertThat(bounces()).isEmpty();
        assertThat(parked()).isEmpty();
    }

    @Test
    void a_delay_is_noted_and_what_was_given_up_for_a_passing_reason_is_told() throws Exception {
        var sent = sentLetter();
        comes(DeliveryReports.postfix(sent.messageId(), sent.recipient(), "delayed", "4.4.1"));
        var delayed = day(TODAY.plusDays(1));
        call(delayed);
        comes(DeliveryReports.postfix(sent.messageId(), sent.recipient(), "failed", "4.4.1"));
        var givenUp = day(TODAY.plusDays(5));
        call(givenUp);

        assertThat(letters()).containsExactly("collection-notice SENT");
        assertThat(bounces()).containsExactly("delayed 4.4.1 told", "failed 4.4.1 told");
        assertThat(delayed.notes()).isEmpty();
        assertThat(givenUp.notes()).singleElement().asString().contains("given up", "returned-post");
    }

    @Test
    void a_poisoned_mail_is_parked_once_is_not_fetched_again_and_keeps_nobody_waiting() throws Exception {
        var sent = sentLetter();
        comes("Content-Type: multipart/report\n\nKari Lunde\n");
        comes("Content-Type: multipart/report\n\nKari Lunde\n");
        comes(failed(sent.messageId(), sent.recipient()));

        assertThat(call(day(TODAY.plusDays(1))).getException()).isNull();

        assertThat(letters()).containsExactly("collection-notice RETURNED");
        assertThat(parked())
                .singleElement()
                .asString()
                .startsWith("mailbox: mail ")
                .doesNotContain("Kari");

        sql.sql("UPDATE parked SET released_on = ? WHERE creditor_id = ?")
                .params(TODAY, fjellheim.id())
                .update();
        call(day(TODAY.plusDays(2)));

        assertThat(parked()).isEmpty();
    }

    @Test
    void what_nobody_foresaw_in_one_report_is_parked_and_its_neighbours_are_taken_in() throws Exception {
        var sent = sentLetter();
        comes(failed("<first@poison.example>", sent.recipient()));
        comes(failed(sent.messageId(), sent.recipient()));
        poison(exchange -> new String(
                        exchange.getMessage().getBody(Report.class).content(), StandardCharsets.UTF_8)
                .contains("<first@poison.example>"));

        assertThat(call(day(TODAY.plusDays(1))).getException()).isNull();

        assertThat(letters()).containsExactly("collection-notice RETURNED");
        assertThat(parked()).singleElement().asString().startsWith("mail ");
    }

    @Test
    void a_mailbox_that_cannot_be_reached_is_told_and_stops_nothing() throws Exception {
        sentLetter();
        RouteWorld.MAILBOX.getUserManager().getUser(RouteWorld.MAILBOX_USER).setPassword("another");
        var day = day(TODAY.plusDays(1));

        assertThat(call(day).getException()).isNull();

        RouteWorld.MAILBOX.getUserManager().getUser(RouteWorld.MAILBOX_USER).setPassword(RouteWorld.MAILBOX_PASSWORD);
        assertThat(day.notes())
                .singleElement()
                .asString()
                .contains("KK2_IMAP_HOST")
                .doesNotContain(RouteWorld.MAILBOX_USER);
        assertThat(parked()).isEmpty();
    }
}

package no.kapitalkontroll.kk2.route;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import no.kapitalkontroll.kk2.standin.Fault;
import org.junit.jupiter.api.Test;

class DispatchMailRouteTest extends OneRoute {

    DispatchMailRouteTest() {
        super("dispatch-mail");
    }

    private static List<MimeMessage> mails() {
        return List.of(RouteWorld.MAIL.getReceivedMessages());
    }

    private List<String> reasons() {
        return sql.sql("SELECT COALESCE(reason, '') FROM effects WHERE creditor_id = ? ORDER BY id")
                .param(fjellheim.id())
                .query(String.class)
                .list();
    }

    private List<String> reversedCharges() {
        return sql.sql("""
                        SELECT reversed_reason FROM charges h JOIN cases c ON c.id = h.case_id
                         WHERE c.creditor_id = ? AND reversed_on IS NOT NULL
                        """).param(fjellheim.id()).query(String.class).list();
    }

    @Test
    void a_letter_that_the_mail_server_accepts_is_done_and_sent() throws Exception {
        var invoice = fjellheim.overdue();
        var day = writeLetters(day());

        assertThat(call(day).getException()).isNull();

        assertThat(effects()).containsExactly("MAIL DONE");
        assertThat(letters()).containsExactly("collection-notice SENT");
        assertThat(mails()).singleElement().satisfies(mail -> {
            assertThat(mail.getAllRecipients()[0])
                    .hasToString(invoice.customer().email());
            assertThat(mail.getMessageID()).startsWith("<kk2." + fjellheim.id() + ".");
        });
    }

    @Test
    void nothing_but_the_letter_goes_out() {
        fjellheim.overdue();
        var day = writeLetters(day());

        producer.request("direct:dispatch-mail", exchange -> {
            exchange.setProperty("day", day);
            exchange.getMessage().setHeader("Bcc", "somebody@kunde.example");
            exchange.getMessage().setHeader("X-Case", "42");
        });

        assertThat(mails()).singleElement().satisfies(mail -> {
            assertThat(Collections.list(mail.getAllHeaderLines())).noneMatch(line -> line.startsWith("X-Case"));
            assertThat(mail.getAllRecipients()).hasSize(1);
        });
    }

    @Test
    void without_letters_no_mail_server_is_needed() {
        RouteWorld.MAIL.stop();

        assertThat(call(day()).getException()).isNull();
    }

    @Test
    void more_letters_than_a_batch_all_leave_in_one_run() {
        for (int i = 0; i < 5; i++) {
            fjellheim.overdue();
        }
        var day = writeLetters(day());

        call(day);

        assertThat(mails()).hasSize(5);
        assertThat(effects()).containsOnly("MAIL DONE");
    }

    @Test
    void an_address_that_is_refused_for_good_takes_the_letter_back_and_paper_comes_next() throws IOException {
        fjellheim.overdue();
        var day = writeLetters(day());

        try (var server = StubbornMailServer.refusesRecipients()) {
            assertThat(server).isNotNull();
            assertThat(call(day).getException()).isNull();
        }

        assertThat(effects()).containsExactly("MAIL CANCELLED");
        assertThat(letters()).containsExactly("collection-notice CANCELLED");
        assertThat(reversedCharges()).hasSize(1);
        assertThat(day.notes()).singleElement().asString().contains("paper");
        planLetters(day(TODAY.plusDays(1)));
        assertThat(effects()).containsExactly("MAIL CANCELLED", "PRINT PLANNED");
    }

    @Test
    void a_mail_server_that_is_down_leaves_the_letter_for_the_next_run() {
        fjellheim.overdue();
        fjellheim.overdue();
        var day = writeLetters(day());
        RouteWorld.MAIL.stop();

        assertThat(call(day).getException()).isNull();

        assertThat(effects()).containsExactly("MAIL FAILED", "MAIL FAILED");
        assertThat(reasons().get(1)).as("knocked at once only").isEqualTo("the mail server takes no mail now");

        RouteWorld.MAIL.start();
        call(day());

        assertThat(effects()).containsExactly("MAIL DONE", "MAIL DONE");
        assertThat(mails()).hasSize(2);
    }

    @Test
    void each_run_tries_a_letter_once() {
        fjellheim.overdue();
        var day = writeLetters(day());
        RouteWorld.MAIL.stop();
        call(day);
        RouteWorld.MAIL.start();

        call(day);

        assertThat(effects()).containsExactly("MAIL FAILED");
        assertThat(mails()).isEmpty();
    }

    @Test
    void a_connection_that_breaks_after_the_message_leaves_the_outcome_unknown() throws IOException {
        fjellheim.overdue();
        var day = writeLetters(day());

        try (var server = StubbornMailServer.hangsUpAfterTheMessage()) {
            assertThat(server).isNotNull();
            assertThat(call(day).getException()).isNull();
        }

        assertThat(effects()).containsExactly("MAIL UNKNOWN");
        assertThat(letters()).containsExactly("collection-notice PLANNED");
    }

    @Test
    void the_last_look_keeps_the_letter_of_a_claim_that_was_paid_meanwhile() {
        var invoice = fjellheim.overdue();
        fjellheim.overdue();
        var day = writeLetters(day());
        fjellheim.books().pay(invoice, TODAY, invoice.amount());

        assertThat(call(day).getException()).isNull();

        assertThat(effects()).containsExactly("MAIL CANCELLED", "MAIL DONE");
        assertThat(reasons().get(0)).isEqualTo("paid");
        assertThat(reversedCharges()).containsExactly("paid");
        assertThat(mails()).hasSize(1);
    }

    @Test
    void the_last_look_keeps_the_letter_of_a_claim_that_changed() {
        var invoice = fjellheim.overdue();
        var day = writeLetters(day());
        fjellheim.books().pay(invoice, TODAY, SmallCompany.kroner("1000.00"));

        call(day);

        assertThat(reasons()).containsExactly("changed");
        assertThat(mails()).isEmpty();
    }

    @Test
    void the_last_look_keeps_the_letter_of_a_case_that_a_person_withdrew_meanwhile() {
        fjellheim.overdue();
        var day = writeLetters(day());
        sql.sql("UPDATE cases SET state = 'CLOSED', close_reason = 'withdrawn', closed_on = ? WHERE creditor_id = ?")
                .params(TODAY, fjellheim.id())
                .update();

        call(day);

        assertThat(reasons()).containsExactly("closed");
        assertThat(mails()).isEmpty();
    }

    @Test
    void when_the_last_look_fails_the_letters_wait() {
        fjellheim.overdue();
        var day = writeLetters(day());
        RouteWorld.TRIPLETEX.failNext(2, "GET", "/invoice", Fault.status(503));

        assertThat(call(day).getException()).isNull();

        assertThat(effects()).containsExactly("MAIL FAILED");
        assertThat(day.notes()).singleElement().asString().contains("last look");
        assertThat(mails()).isEmpty();
    }

    @Test
    void a_letter_that_does_not_match_its_hash_stays_and_its_neighbours_leave() {
        fjellheim.overdue();
        fjellheim.overdue();
        fjellheim.overdue();
        var day = writeLetters(day());
        sql.sql("UPDATE letters SET pdf = 'another letter' WHERE creditor_id = ? ORDER BY id LIMIT 1")
                .param(fjellheim.id())
                .update();

        assertThat(call(day).getException()).isNull();

        assertThat(effects()).containsExactly("MAIL FAILED", "MAIL DONE", "MAIL DONE");
        assertThat(mails()).hasSize(2);
    }

    /** Guard: what is read of a letter before the look is read one by one ({@code LastLook}); else none of its batch would leave. */
    @Test
    void a_letter_that_cannot_be_read_stays_at_home_alone_and_is_planned_anew() {
        fjellheim.overdue();
        fjellheim.overdue();
        fjellheim.overdue();
        var day = writeLetters(day());
        sql.sql("UPDATE letters SET notice = 'spoiled' WHERE creditor_id = ? ORDER BY id LIMIT 1")
                .param(fjellheim.id())
                .update();

        assertThat(call(day).getException()).isNull();

        assertThat(effects()).containsExactly("MAIL CANCELLED", "MAIL DONE", "MAIL DONE");
        assertThat(day.notes()).singleElement().asString().contains("could not be read");
        assertThat(reversedCharges()).containsExactly("the letter could not be read");
        assertThat(mails()).hasSize(2);

        call(writeLetters(day(TODAY.plusDays(1))));

        assertThat(effects()).containsExactly("MAIL CANCELLED", "MAIL DONE", "MAIL DONE", "MAIL DONE");
    }

    @Test
    void a_letter_of_another_date_does_not_leave() {
        fjellheim.overdue();
        writeLetters(day());

        call(day(TODAY.plusDays(1)));

        assertThat(effects()).containsExactly("MAIL PLANNED");
        assertThat(mails()).isEmpty();
    }
}

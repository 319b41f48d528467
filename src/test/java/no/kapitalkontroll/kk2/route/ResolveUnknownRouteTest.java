package no.kapitalkontroll.kk2.route;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import no.kapitalkontroll.kk2.cases.CreditorDay;
import no.kapitalkontroll.kk2.outbox.Effect;
import no.kapitalkontroll.kk2.standin.Fault;
import no.kapitalkontroll.kk2.standin.InvoiceDoc;
import org.junit.jupiter.api.Test;

class ResolveUnknownRouteTest extends OneRoute {

    ResolveUnknownRouteTest() {
        super("resolve-unknown");
    }

    private List<String> vouchers() {
        return effects().stream().filter(effect -> effect.startsWith("VOUCHER")).toList();
    }

    /** Vouchers whose post was cut off. */
    private CreditorDay cutOff(Fault fault, InvoiceDoc... invoices) {
        var day = planProposal(invoices);
        RouteWorld.TRIPLETEX.failNext(invoices.length, "POST", "/ledger/voucher", fault);
        step("post-voucher", day);
        assertThat(vouchers()).hasSize(invoices.length).containsOnly("VOUCHER UNKNOWN");
        return day;
    }

    private CreditorDay mailCutOff(LocalDate date) throws IOException {
        var day = day(date);
        try (var server = StubbornMailServer.hangsUpAfterTheMessage()) {
            assertThat(server).isNotNull();
            step("dispatch-mail", day);
        }
        assertThat(effects()).containsExactly("MAIL UNKNOWN");
        return day;
    }

    @Test
    void a_voucher_that_is_there_is_done_and_not_sent_again() {
        var day = cutOff(Fault.dropAfter(), fjellheim.overdue());

        assertThat(call(day).getException()).isNull();

        assertThat(vouchers()).containsExactly("VOUCHER DONE");
        assertThat(RouteWorld.TRIPLETEX.log().count("POST", "/ledger/voucher")).isEqualTo(1);
    }

    @Test
    void a_voucher_that_is_nowhere_is_planned_again() {
        var day = cutOff(Fault.dropBefore(), fjellheim.overdue());

        call(day);

        assertThat(vouchers()).containsExactly("VOUCHER PLANNED");
        step("post-voucher", day(day.date()));
        assertThat(vouchers()).containsExactly("VOUCHER DONE");
        assertThat(fjellheim.books().vouchers("KK2-")).hasSize(1);
    }

    @Test
    void without_anything_unknown_nobody_is_asked() {
        assertThat(call(day()).getException()).isNull();

        assertThat(RouteWorld.TRIPLETEX.log().count()).isZero();
    }

    @Test
    void what_cannot_be_asked_about_stays_unknown() {
        var day = cutOff(Fault.dropAfter(), fjellheim.overdue());
        RouteWorld.TRIPLETEX.failNext(2, "GET", "/ledger/voucher", Fault.status(503));

        assertThat(call(day).getException()).isNull();

        assertThat(vouchers()).containsExactly("VOUCHER UNKNOWN");
        assertThat(parked()).isEmpty();
    }

    @Test
    void one_that_cannot_be_resolved_is_parked_and_its_neighbours_are_settled() throws Exception {
        var day = cutOff(Fault.dropAfter(), fjellheim.overdue(), fjellheim.overdue());
        var first = sql.sql("SELECT MIN(id) FROM effects WHERE creditor_id = ? AND state = 'UNKNOWN'")
                .param(fjellheim.id())
                .query(Long.class)
                .single();
        poison(exchange -> exchange.getMessage().getBody(Effect.class).id() == first);

        assertThat(call(day).getException()).isNull();

        assertThat(vouchers()).containsExactly("VOUCHER UNKNOWN", "VOUCHER DONE");
        assertThat(parked()).singleElement().asString().startsWith("effect " + first + ": an error that nobody");
    }

    @Test
    void a_mail_is_repeated_once_on_its_date_and_then_parked() throws IOException {
        fjellheim.overdue();
        writeLetters(day());
        var day = mailCutOff(TODAY);

        call(day);
        assertThat(effects()).containsExactly("MAIL PLANNED");

        call(mailCutOff(TODAY));
        assertThat(effects()).containsExactly("MAIL PARKED");
        assertThat(parked())
                .singleElement()
                .asString()
                .contains("nobody knows whether the mail was accepted", "was sent");
    }

    @Test
    void a_mail_is_not_repeated_on_another_date() throws IOException {
        fjellheim.overdue();
        writeLetters(day());
        mailCutOff(TODAY);

        call(day(TODAY.plusDays(1)));

        assertThat(effects()).containsExactly("MAIL PARKED");
    }

    @Test
    void a_file_that_was_cut_off_is_simply_written_again() {
        fjellheim.overdue(fjellheim.debtor().withoutEmail());
        writeLetters(day());
        sql.sql("""
                        UPDATE effects SET state = 'CLAIMED', attempts = 1, claimed_at = UTC_TIMESTAMP(6) - INTERVAL 1 HOUR,
                               lease_until = UTC_TIMESTAMP(6) - INTERVAL 50 MINUTE WHERE creditor_id = ?
                        """).param(fjellheim.id()).update();

        assertThat(call(day()).getException()).isNull();

        assertThat(effects()).containsExactly("PRINT PLANNED");
        step("dispatch-print", day());
        assertThat(effects()).containsExactly("PRINT DONE");
    }

    @Test
    void a_claim_that_somebody_holds_is_left_alone() {
        fjellheim.overdue();
        writeLetters(day());
        sql.sql("""
                        UPDATE effects SET state = 'CLAIMED', attempts = 1, claimed_at = UTC_TIMESTAMP(6),
                               lease_until = UTC_TIMESTAMP(6) + INTERVAL 5 MINUTE WHERE creditor_id = ?
                        """).param(fjellheim.id()).update();

        call(day());

        assertThat(effects()).containsExactly("MAIL CLAIMED");
    }
}

package no.kapitalkontroll.kk2.route;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import no.kapitalkontroll.kk2.standin.Fault;
import no.kapitalkontroll.kk2.tripletex.TripletexFailure;
import org.junit.jupiter.api.Test;

class ReconcileRouteTest extends OneRoute {

    ReconcileRouteTest() {
        super("reconcile");
    }

    private List<String> differences() {
        return sql.sql(
                        "SELECT CONCAT(cause, IF(red, ' red', '')) FROM differences WHERE creditor_id = ? AND last_date IS NULL ORDER BY id")
                .param(fjellheim.id())
                .query(String.class)
                .list();
    }

    private List<String> proposals() {
        return sql.sql("SELECT state FROM proposals WHERE creditor_id = ? ORDER BY id")
                .param(fjellheim.id())
                .query(String.class)
                .list();
    }

    @Test
    void a_case_that_agrees_with_the_ledger_leaves_no_difference() {
        fjellheim.overdue();
        var day = planLetters(day());

        assertThat(call(day).getException()).isNull();

        assertThat(differences()).isEmpty();
    }

    @Test
    void without_cases_nobody_is_asked() {
        assertThat(call(day()).getException()).isNull();

        assertThat(RouteWorld.TRIPLETEX.log().count()).isZero();
        assertThat(differences()).isEmpty();
    }

    @Test
    void an_invoice_that_was_edited_turns_red_and_its_neighbour_does_not() {
        var edited = fjellheim.overdue();
        fjellheim.overdue();
        planLetters(day());
        fjellheim.books().editInvoice(edited, SmallCompany.kroner("11000.00"));
        var day = day();
        readInvoices(day);

        assertThat(call(day).getException()).isNull();

        assertThat(differences()).containsExactly("invoice edited red");
    }

    @Test
    void a_difference_that_is_gone_ends() {
        var edited = fjellheim.overdue();
        planLetters(day());
        fjellheim.books().editInvoice(edited, SmallCompany.kroner("11000.00"));
        readInvoices(day());
        call(day());
        fjellheim.books().editInvoice(edited, SmallCompany.kroner("12500.00"));
        var tomorrow = day(TODAY.plusDays(1));
        readInvoices(tomorrow);

        call(tomorrow);

        assertThat(differences()).isEmpty();
        assertThat(count("differences")).isEqualTo(1);
    }

    @Test
    void a_proposal_is_followed_from_waiting_to_booked() {
        var day = planProposal(fjellheim.overdue());
        step("post-voucher", day);
        call(day);
        assertThat(proposals()).containsExactly("WAITING");

        fjellheim.books().approveWaiting(day.date());
        call(day);

        assertThat(proposals()).containsExactly("BOOKED");
    }

    @Test
    void a_proposal_that_a_person_deleted_is_red() {
        var day = planProposal(fjellheim.overdue());
        step("post-voucher", day);
        fjellheim.books().deleteVoucher(fjellheim.books().waiting().get(0));

        assertThat(call(day).getException()).isNull();

        assertThat(proposals()).containsExactly("DELETED");
        assertThat(differences()).contains("proposal deleted red");
    }

    @Test
    void when_nobody_can_be_asked_proposals_keep_their_state_and_nothing_moves() {
        var day = planProposal(fjellheim.overdue());
        step("post-voucher", day);
        fjellheim.books().approveWaiting(day.date());
        RouteWorld.TRIPLETEX.failNext(2, "GET", "/ledger/voucher", Fault.status(503));

        assertThat(call(day).getException()).isNull();

        assertThat(proposals()).containsExactly("WAITING");
        assertThat(day.ledgerFresh()).isFalse();
    }

    @Test
    void a_refusal_for_good_reaches_the_caller() {
        var day = planProposal(fjellheim.overdue());
        step("post-voucher", day);
        RouteWorld.TRIPLETEX.failNext("GET", "/ledger/voucher", Fault.status(403));

        assertThat(call(day).getException()).isInstanceOf(TripletexFailure.class);
    }
}

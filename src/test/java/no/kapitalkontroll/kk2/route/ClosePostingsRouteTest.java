package no.kapitalkontroll.kk2.route;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import no.kapitalkontroll.kk2.cases.CreditorDay;
import no.kapitalkontroll.kk2.standin.Fault;
import no.kapitalkontroll.kk2.standin.InvoiceDoc;
import org.junit.jupiter.api.Test;

class ClosePostingsRouteTest extends OneRoute {

    private static final String CLOSE = "/ledger/posting/:closePostings";

    ClosePostingsRouteTest() {
        super("close-postings");
    }

    /** Everything of these cases is paid, booked and in the ledger: their closing is planned. */
    private CreditorDay planClosing(InvoiceDoc... invoices) {
        var paid = planProposal(invoices);
        step("post-voucher", paid);
        fjellheim.books().approveWaiting(paid.date());
        var day = planLetters(day(paid.date().plusDays(1)));
        assertThat(closings()).hasSize(invoices.length).containsOnly("CLOSE_POSTINGS PLANNED");
        return day;
    }

    private List<String> closings() {
        return effects().stream()
                .filter(effect -> effect.startsWith("CLOSE_POSTINGS"))
                .toList();
    }

    private List<String> reasons() {
        return sql.sql(
                        "SELECT COALESCE(reason, evidence) FROM effects WHERE creditor_id = ? AND kind = 'CLOSE_POSTINGS' ORDER BY id")
                .param(fjellheim.id())
                .query(String.class)
                .list();
    }

    private int openInTheMirror() {
        return sql.sql("SELECT COUNT(*) FROM postings WHERE creditor_id = ? AND open")
                .param(fjellheim.id())
                .query(Integer.class)
                .single();
    }

    @Test
    void what_sums_to_nothing_is_closed_and_the_closing_is_read_back() {
        var invoice = fjellheim.overdue();
        var day = planClosing(invoice);

        assertThat(call(day).getException()).isNull();

        assertThat(closings()).containsExactly("CLOSE_POSTINGS DONE");
        assertThat(reasons()).containsExactly("read back: closed");
        assertThat(openInTheMirror()).isZero();
        assertThat(RouteWorld.TRIPLETEX.violations()).isEmpty();
    }

    @Test
    void without_closings_nobody_is_asked() {
        assertThat(call(day()).getException()).isNull();

        assertThat(RouteWorld.TRIPLETEX.log().count()).isZero();
    }

    @Test
    void a_refusal_is_listed_for_a_person_and_its_neighbour_is_closed() {
        var day = planClosing(fjellheim.overdue(), fjellheim.overdue());
        RouteWorld.TRIPLETEX.failNext("PUT", CLOSE, Fault.status(422));

        assertThat(call(day).getException()).isNull();

        assertThat(closings()).containsExactly("CLOSE_POSTINGS PARKED", "CLOSE_POSTINGS DONE");
        assertThat(reasons().get(0)).startsWith("to be closed by hand");
        assertThat(parked()).isEmpty();
    }

    @Test
    void what_is_listed_to_be_closed_by_hand_is_explained_and_not_red() {
        var day = planClosing(fjellheim.overdue());
        RouteWorld.TRIPLETEX.failNext("PUT", CLOSE, Fault.status(422));
        call(day);

        step("reconcile", day);

        assertThat(sql.sql(
                                "SELECT CONCAT(cause, ' ', red) FROM differences WHERE creditor_id = ? AND last_date IS NULL")
                        .param(fjellheim.id())
                        .query(String.class)
                        .list())
                .containsExactly("to be closed by hand 0");
    }

    @Test
    void a_lost_answer_is_asked_about_by_the_next_run() {
        var day = planClosing(fjellheim.overdue());
        RouteWorld.TRIPLETEX.failNext("PUT", CLOSE, Fault.dropAfter());

        assertThat(call(day).getException()).isNull();

        assertThat(closings()).containsExactly("CLOSE_POSTINGS UNKNOWN");
        var next = day(day.date());
        step("resolve-unknown", next);
        call(next);
        assertThat(closings()).containsExactly("CLOSE_POSTINGS DONE");
        assertThat(RouteWorld.TRIPLETEX.log().count("PUT", CLOSE)).isEqualTo(1);
    }

    @Test
    void when_tripletex_is_down_the_next_run_closes() {
        var day = planClosing(fjellheim.overdue());
        RouteWorld.TRIPLETEX.failNext(2, "GET", "/ledger/posting/openPost", Fault.status(503));

        assertThat(call(day).getException()).isNull();

        assertThat(closings()).containsExactly("CLOSE_POSTINGS FAILED");
        call(day(day.date()));
        assertThat(closings()).containsExactly("CLOSE_POSTINGS DONE");
    }

    @Test
    void what_somebody_closed_meanwhile_is_done_without_a_call() {
        var invoice = fjellheim.overdue();
        var day = planClosing(invoice);
        RouteWorld.TRIPLETEX.failNext("PUT", CLOSE, Fault.dropAfter());
        call(day);
        sql.sql("UPDATE effects SET state = 'PLANNED' WHERE creditor_id = ? AND state = 'UNKNOWN'")
                .param(fjellheim.id())
                .update();
        RouteWorld.TRIPLETEX.log().clear();

        call(day(day.date()));

        assertThat(closings()).containsExactly("CLOSE_POSTINGS DONE");
        assertThat(RouteWorld.TRIPLETEX.log().count("PUT", CLOSE)).isZero();
    }
}

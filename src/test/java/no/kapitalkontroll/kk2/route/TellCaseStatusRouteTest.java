package no.kapitalkontroll.kk2.route;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import no.kapitalkontroll.kk2.cases.CreditorDay;
import no.kapitalkontroll.kk2.standin.Fault;
import no.kapitalkontroll.kk2.standin.InvoiceDoc;
import org.junit.jupiter.api.Test;

/** Guard: what Tripletex shows is read before anything is told, and again after it. */
class TellCaseStatusRouteTest extends OneRoute {

    private static final String PATH = "/voucherStatus";

    TellCaseStatusRouteTest() {
        super("tell-case-status");
    }

    private CreditorDay taken(InvoiceDoc... invoices) {
        assertThat(invoices).isNotEmpty();
        var day = readAndDecide(day());
        step("advance-cases", day);
        RouteWorld.TRIPLETEX.log().clear();
        return day;
    }

    private List<String> statuses() {
        return effects().stream()
                .filter(effect -> effect.startsWith("CASE_STATUS"))
                .toList();
    }

    private static int told() {
        return RouteWorld.TRIPLETEX.log().count("POST", PATH);
    }

    private void wanted() {
        found("voucher: {case-status: true}");
        fjellheim.books().listedAsCollector(true);
    }

    @Test
    void a_creditor_that_did_not_ask_for_it_tells_nothing() {
        taken(fjellheim.overdue());

        assertThat(call(day()).getException()).isNull();

        assertThat(RouteWorld.TRIPLETEX.log().count()).isZero();
        assertThat(statuses()).isEmpty();
    }

    @Test
    void a_case_is_shown_once_and_again_when_it_is_over() {
        wanted();
        var invoice = fjellheim.overdue();
        var day = taken(invoice);

        assertThat(call(day).getException()).isNull();
        call(day(day.date()));

        assertThat(fjellheim.books().caseStatuses(invoice)).containsExactly("PROCESSING ONGOING");
        assertThat(statuses()).containsExactly("CASE_STATUS DONE");

        sql.sql("UPDATE cases SET state = 'CLOSED', close_reason = 'paid', closed_on = opened_on WHERE creditor_id = ?")
                .param(fjellheim.id())
                .update();
        call(day(day.date()));

        assertThat(fjellheim.books().caseStatuses(invoice)).containsExactly("PROCESSING ONGOING", "DONE SETTLED");
        assertThat(RouteWorld.TRIPLETEX.violations()).isEmpty();
    }

    @Test
    void where_tripletex_does_not_allow_it_it_is_asked_once_a_run_and_said_once() {
        wanted();
        fjellheim.books().listedAsCollector(false);
        var day = taken(fjellheim.overdue(), fjellheim.overdue());

        assertThat(call(day).getException()).isNull();

        assertThat(RouteWorld.TRIPLETEX.log().count("GET", PATH)).isEqualTo(1);
        assertThat(told()).isZero();
        assertThat(statuses()).containsExactly("CASE_STATUS PLANNED", "CASE_STATUS PLANNED");
        assertThat(day.notes()).singleElement().asString().contains("ask Tripletex to set it up");
        assertThat(parked()).isEmpty();

        fjellheim.books().listedAsCollector(true);
        call(day(day.date()));
        assertThat(statuses()).containsExactly("CASE_STATUS DONE", "CASE_STATUS DONE");
    }

    @Test
    void a_status_whose_answer_was_lost_is_seen_and_not_told_again() {
        wanted();
        var invoice = fjellheim.overdue();
        var day = taken(invoice);
        RouteWorld.TRIPLETEX.failNext("POST", PATH, Fault.dropAfter());

        call(day);

        assertThat(statuses()).containsExactly("CASE_STATUS UNKNOWN");
        step("resolve-unknown", day);
        call(day(day.date()));
        assertThat(statuses()).containsExactly("CASE_STATUS DONE");
        assertThat(told()).isEqualTo(1);
        assertThat(fjellheim.books().caseStatuses(invoice)).hasSize(1);
    }

    @Test
    void what_was_not_told_before_the_case_moved_on_is_never_told() {
        wanted();
        var invoice = fjellheim.overdue();
        var day = taken(invoice);
        RouteWorld.TRIPLETEX.failNext(2, "GET", PATH, Fault.status(503));
        call(day);
        assertThat(statuses()).containsExactly("CASE_STATUS FAILED");
        sql.sql(
                        "UPDATE cases SET state = 'CLOSED', close_reason = 'withdrawn', closed_on = opened_on WHERE creditor_id = ?")
                .param(fjellheim.id())
                .update();

        call(day(day.date()));

        assertThat(statuses()).containsExactly("CASE_STATUS CANCELLED", "CASE_STATUS DONE");
        assertThat(fjellheim.books().caseStatuses(invoice)).containsExactly("DONE WITHDRAWN");
    }

    @Test
    void what_was_cut_off_is_not_told_after_what_came_later() {
        wanted();
        var invoice = fjellheim.overdue();
        var day = taken(invoice);
        RouteWorld.TRIPLETEX.failNext("POST", PATH, Fault.dropAfter());
        call(day);
        sql.sql(
                        "UPDATE cases SET state = 'CLOSED', close_reason = 'withdrawn', closed_on = opened_on WHERE creditor_id = ?")
                .param(fjellheim.id())
                .update();
        call(day(day.date()));

        step("resolve-unknown", day);
        call(day(day.date()));

        assertThat(statuses()).containsExactly("CASE_STATUS CANCELLED", "CASE_STATUS DONE");
        assertThat(fjellheim.books().caseStatuses(invoice)).containsExactly("PROCESSING ONGOING", "DONE WITHDRAWN");
    }

    @Test
    void switched_off_again_nothing_is_left_waiting() {
        wanted();
        fjellheim.books().listedAsCollector(false);
        var day = taken(fjellheim.overdue());
        call(day);

        fjellheim.rewrite("voucher: {case-status: true}", "voucher: {case-status: false}");
        creditors.reload();
        call(day(day.date()));

        assertThat(statuses()).containsExactly("CASE_STATUS CANCELLED");
    }

    @Test
    void a_refusal_is_parked_and_stops_neither_the_case_nor_its_neighbour() {
        wanted();
        var day = taken(fjellheim.overdue(), fjellheim.overdue());
        RouteWorld.TRIPLETEX.failNext("POST", PATH, Fault.status(422, "{\"status\":422,\"code\":18000}"));

        assertThat(call(day).getException()).isNull();

        assertThat(statuses()).containsExactly("CASE_STATUS PARKED", "CASE_STATUS DONE");
        assertThat(parked()).singleElement().asString().contains("case status PROCESSING ONGOING");
        assertThat(sql.sql("SELECT COUNT(*) FROM parked WHERE creditor_id = ? AND invoice_id IS NOT NULL")
                        .param(fjellheim.id())
                        .query(Integer.class)
                        .single())
                .isZero();
    }
}

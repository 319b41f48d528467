package no.kapitalkontroll.kk2.route;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import no.kapitalkontroll.kk2.cases.CreditorDay;
import no.kapitalkontroll.kk2.cases.PollInvoices;
import no.kapitalkontroll.kk2.standin.Fault;
import no.kapitalkontroll.kk2.tripletex.TripletexFailure;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;

class PollInvoicesRouteTest extends OneRoute {

    PollInvoicesRouteTest() {
        super("poll-invoices");
    }

    private Exchange poll(CreditorDay day, List<PollInvoices.Reading> readings) {
        return producer.request("direct:poll-invoices", exchange -> {
            exchange.setProperty("day", day);
            exchange.setProperty("readings", readings);
        });
    }

    private Exchange poll(CreditorDay day) {
        return poll(day, pollInvoices.plan(day));
    }

    @Test
    void invoices_come_into_the_mirror_with_their_postings() {
        var invoice = fjellheim.overdue();
        fjellheim.books().pay(invoice, TODAY.minusDays(3), SmallCompany.kroner("500.00"));
        var day = day();

        assertThat(poll(day).getException()).isNull();

        assertThat(day.invoicesRead()).isEqualTo(1);
        assertThat(count("invoices")).isEqualTo(1);
        assertThat(count("postings")).isEqualTo(2);
    }

    @Test
    void without_invoices_nothing_is_stored_and_nothing_is_wrong() {
        var day = day();

        assertThat(poll(day).getException()).isNull();

        assertThat(count("invoices")).isZero();
        assertThat(day.notes()).isEmpty();
    }

    @Test
    void without_readings_nothing_is_asked() {
        assertThat(poll(day(), List.of()).getException()).isNull();

        assertThat(RouteWorld.TRIPLETEX.log().count("GET", "/invoice")).isZero();
    }

    @Test
    void an_invoice_that_cannot_be_read_is_parked_and_its_neighbours_are_stored() {
        fjellheim.overdue();
        var bad = fjellheim.overdue().malformed(true);
        fjellheim.overdue();
        var day = day();

        assertThat(poll(day).getException()).isNull();

        assertThat(count("invoices")).isEqualTo(2);
        assertThat(parked()).singleElement().asString().startsWith("invoice " + bad.id() + ": ");
        assertThat(day.ledgerFresh()).isTrue();
    }

    @Test
    void a_mended_invoice_is_parked_no_longer() {
        var bad = fjellheim.overdue().malformed(true);
        poll(day());

        bad.malformed(false);
        poll(day());

        assertThat(parked()).isEmpty();
        assertThat(count("invoices")).isEqualTo(1);
    }

    @Test
    void when_tripletex_is_down_the_ledger_is_not_fresh_and_the_run_goes_on() {
        fjellheim.overdue();
        RouteWorld.TRIPLETEX.failNext(2, "GET", "/invoice", Fault.status(503));
        var day = day();

        assertThat(poll(day).getException()).isNull();

        assertThat(day.ledgerFresh()).isFalse();
        assertThat(day.notes()).singleElement().asString().contains("could not be read whole");
    }

    @Test
    void a_refusal_for_good_reaches_the_caller_and_stops_the_readings() {
        fjellheim.overdue();
        var day = day();
        var readings = List.<PollInvoices.Reading>of(
                new PollInvoices.Reading.Window(TODAY.minusDays(90), TODAY), new PollInvoices.Reading.Ids(List.of(1L)));
        RouteWorld.TRIPLETEX.failNext(5, "GET", "/invoice", Fault.status(403));

        var done = poll(day, readings);

        assertThat(done.getException()).hasRootCauseInstanceOf(TripletexFailure.class);
        assertThat(RouteWorld.TRIPLETEX.log().count("GET", "/invoice")).isEqualTo(1);
    }

    @Test
    void an_unchanged_invoice_is_not_written_again() {
        fjellheim.overdue();
        poll(day());
        var tomorrow = TODAY.plusDays(1);

        poll(day(tomorrow));

        assertThat(sql.sql("SELECT changed_on FROM invoices WHERE creditor_id = ?")
                        .param(fjellheim.id())
                        .query(java.time.LocalDate.class)
                        .single())
                .isEqualTo(TODAY);
    }

    /** 2026 has 53 weeks. Guard: a week is known by its Monday, not by a number that begins anew in January. */
    @Test
    void a_week_over_new_year_is_one_week() {
        for (var date : new String[] {"2026-12-28", "2026-12-31", "2027-01-01", "2027-01-03", "2027-01-04"}) {
            var day = day(LocalDate.parse(date));
            var window = (PollInvoices.Reading.Window) pollInvoices.plan(day).get(0);
            var readsAll = date.equals("2026-12-28") || date.equals("2027-01-04");
            assertThat(window.from())
                    .as(date)
                    .isEqualTo(
                            readsAll
                                    ? LocalDate.parse("2026-01-01")
                                    : day.date().minusDays(90));
            sql.sql(
                            "INSERT INTO runs (creditor_id, business_date, instance, state, started_at) VALUES (?, ?, 'x', 'FINISHED', ?)")
                    .params(fjellheim.id(), day.date(), day.date().atStartOfDay())
                    .update();
        }
    }
}

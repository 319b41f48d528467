package no.kapitalkontroll.kk2.route;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import no.kapitalkontroll.kk2.cases.CreditorDay;
import no.kapitalkontroll.kk2.cases.EnrichClaims;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class FilterOverdueRouteTest extends OneRoute {

    @Autowired
    EnrichClaims enrichClaims;

    FilterOverdueRouteTest() {
        super("filter-overdue");
    }

    /** The first batch of two claims. */
    private Exchange filter(CreditorDay day) {
        return call(day, enrichClaims.next(enrichClaims.begin(day)));
    }

    private CreditorDay read(LocalDate date) {
        var day = day(date);
        step("read-creditor", day);
        return day;
    }

    private List<String> spans() {
        return sql.sql(
                        "SELECT CONCAT(first_date, ' ', COALESCE(last_date, 'now'), ' ', decision, ' ', COALESCE(reason, '-')) FROM decisions WHERE creditor_id = ? ORDER BY first_date")
                .param(fjellheim.id())
                .query(String.class)
                .list();
    }

    @Test
    void each_claim_gets_a_decision_with_its_reason() {
        fjellheim.overdue();
        fjellheim.books().invoice(fjellheim.debtor(), SmallCompany.kroner("100.00"), TODAY, TODAY.plusDays(14));

        assertThat(filter(read(TODAY)).getException()).isNull();

        assertThat(decisions()).containsExactly("take -", "skip not-due");
    }

    @Test
    void an_empty_batch_writes_nothing() {
        assertThat(call(day(), List.of()).getException()).isNull();

        assertThat(count("decisions")).isZero();
    }

    @Test
    void an_unchanged_decision_is_not_written_again() {
        fjellheim
                .books()
                .invoice(fjellheim.debtor(), SmallCompany.kroner("100.00"), TODAY.minusDays(30), TODAY.minusDays(5));
        filter(read(TODAY));

        filter(read(TODAY.plusDays(1)));

        assertThat(spans()).containsExactly("2026-09-15 now skip within-14-days");
    }

    @Test
    void a_changed_decision_ends_the_span_before_it() {
        var invoice = fjellheim.overdue();
        filter(read(TODAY.minusDays(1)));
        fjellheim.books().pay(invoice, TODAY, invoice.amount());

        filter(read(TODAY));

        assertThat(spans()).containsExactly("2026-09-14 2026-09-14 skip within-14-days", "2026-09-15 now skip paid");
    }

    @Test
    void a_second_run_on_a_date_replaces_that_dates_decision() {
        var invoice = fjellheim.overdue();
        filter(read(TODAY));
        fjellheim.books().pay(invoice, TODAY, invoice.amount());

        filter(read(TODAY));

        assertThat(spans()).containsExactly("2026-09-15 now skip paid");
    }

    @Test
    void a_stale_ledger_is_a_reason_to_wait() {
        fjellheim.overdue();
        var day = read(TODAY);
        day.ledgerIsStale("a page is missing");

        filter(day);

        assertThat(decisions()).containsExactly("wait ledger-not-fresh");
    }

    @Test
    void a_missing_rate_is_named_once_to_the_person_who_can_add_it() {
        fjellheim.overdue();
        fjellheim.overdue();
        var day = read(LocalDate.of(2027, 1, 5));

        filter(day);

        assertThat(decisions()).containsExactly("wait rate-missing", "wait rate-missing");
        assertThat(day.notes())
                .singleElement()
                .asString()
                .startsWith("letters wait: no rate late-interest on 2027-01-01; ")
                .contains("KK2_RATES");
    }

    @Test
    void a_batch_that_cannot_be_stored_whole_is_not_stored_and_the_caller_hears_of_it() throws Exception {
        fjellheim.overdue();
        fjellheim.overdue();
        var day = read(TODAY);
        weave(route -> route.weaveById("store-decisions").before().process(exchange -> {
            var rows = exchange.getMessage().getBody(List.class);
            exchange.getMessage().setBody(new java.util.ArrayList<>(java.util.Arrays.asList(rows.get(0), "no row")));
        }));

        assertThat(filter(day).getException()).isNotNull();

        assertThat(count("decisions")).isZero();
    }
}

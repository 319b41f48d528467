package no.kapitalkontroll.kk2.route;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import no.kapitalkontroll.kk2.cases.PollInvoices;
import org.junit.jupiter.api.Test;

class ReadCreditorRouteTest extends OneRoute {

    private static final String[] STEPS = {
        "resolve-unknown", "poll-invoices", "poll-payments", "poll-customers", "read-giro-files", "reconcile"
    };

    ReadCreditorRouteTest() {
        super("read-creditor");
    }

    @Test
    void what_was_cut_off_comes_first_and_the_gate_last() throws Exception {
        mock(STEPS);
        List<String> order = new ArrayList<>();
        for (var step : STEPS) {
            mocked(step).whenAnyExchangeReceived(exchange -> order.add(step));
        }

        assertThat(call(day()).getException()).isNull();

        assertThat(order)
                .containsExactly(
                        "resolve-unknown",
                        "poll-invoices",
                        "poll-payments",
                        "poll-invoices",
                        "poll-customers",
                        "read-giro-files",
                        "reconcile");
    }

    @Test
    void the_first_reading_goes_by_window_and_the_second_by_what_the_ledger_names() throws Exception {
        mock(STEPS);
        List<Object> readings = new ArrayList<>();
        mocked("poll-invoices")
                .whenAnyExchangeReceived(exchange -> readings.add(exchange.getProperty("readings", List.class)));

        call(day());

        assertThat(readings)
                .containsExactly(
                        List.of(new PollInvoices.Reading.Window(java.time.LocalDate.of(2026, 1, 1), TODAY)), List.of());
    }

    @Test
    void an_invoice_that_only_the_ledger_names_is_read_in_the_same_run() {
        sql.sql(
                        "INSERT INTO runs (creditor_id, business_date, instance, state, started_at) VALUES (?, ?, 'x', 'FINISHED', ?)")
                .params(fjellheim.id(), TODAY.minusDays(1), TODAY.atStartOfDay())
                .update();
        var old = TODAY.minusDays(120);
        fjellheim.books().invoice(fjellheim.debtor(), SmallCompany.kroner("900.00"), old, old.plusDays(14));

        assertThat(call(day()).getException()).isNull();

        assertThat(count("invoices")).isEqualTo(1);
        assertThat(count("customers")).isEqualTo(1);
    }

    @Test
    void a_creditor_without_anything_is_read_to_the_end() {
        assertThat(call(day()).getException()).isNull();

        assertThat(count("invoices")).isZero();
    }

    @Test
    void a_letter_whose_date_has_passed_unsent_is_taken_back_with_its_charge() {
        fjellheim.overdue();
        planLetters(day());

        assertThat(call(day(TODAY.plusDays(1))).getException()).isNull();

        assertThat(letters()).containsExactly("collection-notice CANCELLED");
        assertThat(effects()).containsExactly("MAIL CANCELLED");
        assertThat(sql.sql(
                                "SELECT reversed_reason FROM charges h JOIN cases c ON c.id = h.case_id WHERE c.creditor_id = ?")
                        .param(fjellheim.id())
                        .query(String.class)
                        .list())
                .containsExactly("not-sent-in-time");
    }

    @Test
    void a_failure_reaches_the_caller_and_nothing_is_read_after_it() throws Exception {
        mock(STEPS);
        mocked("poll-payments").whenAnyExchangeReceived(exchange -> {
            throw new IllegalStateException("out of order");
        });

        assertThat(call(day()).getException()).hasMessage("out of order");

        mocked("reconcile").expectedMessageCount(0);
        mocked("reconcile").assertIsSatisfied();
    }
}

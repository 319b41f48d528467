package no.kapitalkontroll.kk2.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import no.kapitalkontroll.kk2.cases.FindCase;
import no.kapitalkontroll.kk2.reconciliation.CaseDay;
import no.kapitalkontroll.kk2.reconciliation.ReadCaseDays;
import no.kapitalkontroll.kk2.standin.InvoiceDoc;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The figures of each case by date: written when they change, and read back as they were known. */
class CaseDaysStory {

    private Story story;

    @Test
    void a_day_without_changes_writes_no_row_and_is_read_back_with_its_own_interest() {
        story = Story.begin();
        var invoice = story.invoice("12500.00", "2026-08-31");
        story.onEvery("2026-09-15", "2026-09-18");

        assertThat(spans(invoice)).containsExactly("2026-09-15 - OPEN 12500.00 38.00");
        // 15, 16, 17 and 18 days of 12 500.00 at 12.25 %
        assertThat(interestFrom(invoice, "2026-09-15", "2026-09-18"))
                .containsExactly("62.93", "67.12", "71.32", "75.51");
        assertThat(on("2026-09-14")).isEmpty();
    }

    @Test
    void a_second_run_on_a_date_replaces_that_dates_row() {
        story = Story.begin();
        var invoice = story.invoice("12500.00", "2026-08-31");
        story.on("2026-09-15");
        story.on("2026-09-18");

        story.pays(invoice, "2026-09-18", "5000.00");
        story.on("2026-09-18");
        story.pays(invoice, "2026-09-18", "1000.00");
        story.on("2026-09-18");

        assertThat(spans(invoice))
                .containsExactly("2026-09-15 2026-09-17 OPEN 12500.00 38.00", "2026-09-18 - OPEN 6500.00 38.00");
    }

    @Test
    void a_date_that_comes_back_to_the_figures_of_the_day_before_leaves_no_trace() {
        story = Story.begin();
        var invoice = story.invoice("12500.00", "2026-08-31");
        story.on("2026-09-15");
        story.company().editInvoice(invoice, new BigDecimal("13000.00"));
        story.runs("2026-09-16");
        assertThat(spans(invoice)).hasSize(2);

        story.company().editInvoice(invoice, new BigDecimal("12500.00"));
        story.runs("2026-09-16");

        assertThat(spans(invoice)).containsExactly("2026-09-15 - OPEN 12500.00 38.00");
    }

    @ParameterizedTest
    @EnumSource
    void what_was_known_on_a_date_stays_as_it_was(TripletexManner manner) {
        story = Story.begin(manner);
        var invoice = story.invoice("12500.00", "2026-08-31");
        story.on("2026-09-15");
        story.on("2026-09-21");
        var known = on("2026-09-20");

        // it had come on the 18th already, but nobody could know
        story.pays(invoice, "2026-09-18", "12613.51");
        story.on("2026-09-22");
        story.accountantApproves("2026-09-22");
        story.on("2026-09-23");

        assertThat(on("2026-09-20")).isEqualTo(known);
        assertThat(spans(invoice))
                .containsExactly(
                        "2026-09-15 2026-09-21 OPEN 12500.00 38.00",
                        "2026-09-22 2026-09-22 CLOSED 0.00 0.00",
                        "2026-09-23 - CLOSED 0.00 0.00");
        assertThat(on("2026-09-22")).singleElement().satisfies(day -> {
            assertThat(day.figures().ways().inLedger()).hasToString("-113.51");
            assertThat(day.figures().ways().inProposals()).hasToString("113.51");
            assertThat(day.figures().paid()).hasToString("12613.51");
            assertThat(day.figures().interestSettled()).hasToString("75.51");
        });
        assertThat(on("2026-09-23")).singleElement().satisfies(day -> {
            assertThat(day.figures().ways().inLedger()).hasToString("0.00");
            assertThat(day.figures().ways().inProposals()).hasToString("0.00");
        });
    }

    @Test
    void a_closed_case_says_what_it_waived() {
        story = Story.begin();
        var invoice = story.invoice("5000.00", "2026-08-31");
        story.on("2026-09-15");
        story.pays(invoice, "2026-09-18", "5000.00");
        story.on("2026-09-18");

        assertThat(on("2026-09-18")).singleElement().satisfies(day -> {
            assertThat(day.figures().waivedFees()).hasToString("38.00");
            assertThat(day.figures().waivedInterest()).hasToString("30.21");
            assertThat(day.total()).hasToString("0.00");
        });
        assertThat(spans(invoice)).hasSize(2);
    }

    @Test
    void interest_between_runs_is_what_the_claim_itself_computes() {
        story = Story.begin(TripletexManner.AS_SEEN_MOST, "coverage-order: [costs, fees, interest, principal]");
        var invoice = story.invoice("12500.00", "2026-06-10");
        story.runs("2026-06-25");
        story.pays(invoice, "2026-07-03", "3000.00");
        story.runs("2026-07-03");
        story.credits(invoice, "2026-07-08", "500.00");
        story.runs("2026-07-08");

        for (var date = LocalDate.parse("2026-07-08"); date.getMonthValue() == 7; date = date.plusDays(1)) {
            var claim = story.kk2()
                    .bean(FindCase.class)
                    .claim(story.id(), invoice.number(), date)
                    .orElseThrow();
            assertThat(on(date.toString()))
                    .singleElement()
                    .extracting(CaseDay::interest)
                    .as("%s", date)
                    .isEqualTo(claim.balance().interest());
        }
    }

    private List<CaseDay> on(String date) {
        return story.kk2().bean(ReadCaseDays.class).on(story.id(), LocalDate.parse(date));
    }

    private List<String> interestFrom(InvoiceDoc invoice, String first, String last) {
        return LocalDate.parse(first)
                .datesUntil(LocalDate.parse(last).plusDays(1))
                .map(date -> on(date.toString()).stream()
                        .filter(day -> day.figures().invoiceNumber() == invoice.number())
                        .map(day -> day.interest().toString())
                        .findFirst()
                        .orElseThrow())
                .toList();
    }

    /** First and last date, state, principal and fees. */
    private List<String> spans(InvoiceDoc invoice) {
        return story.sql()
                .sql("""
                        SELECT CONCAT_WS(' ', first_date, COALESCE(last_date, '-'), state, principal, fees) FROM case_days
                         WHERE creditor_id = ? AND invoice_number = ? ORDER BY first_date
                        """)
                .params(story.id(), invoice.number())
                .query(String.class)
                .list();
    }

    @AfterEach
    void the_contract_was_kept() {
        story.neverBrokeTheContract();
    }
}

package no.kapitalkontroll.kk2.story;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The examples of rules § 1, to the date and the øre: nobody pays, and everything takes its course. */
class LegalDatesStory {

    private Story story;

    @ParameterizedTest
    @EnumSource(names = {"AS_SEEN_MOST", "VOUCHERS_CHANGE_THE_INVOICE"})
    void an_invoice_due_on_a_monday_is_taken_demanded_and_handed_over_on_its_dates(TripletexManner manner) {
        story = Story.begin(manner);
        var invoice = story.invoice("12500.00", "2026-08-31");

        story.onEvery("2026-08-30", "2026-10-26");

        assertThat(story.decision(invoice, "2026-08-31")).isEqualTo("skip not-due");
        assertThat(story.decision(invoice, "2026-09-01")).isEqualTo("skip within-14-days");
        assertThat(story.decision(invoice, "2026-09-14")).isEqualTo("skip within-14-days");
        assertThat(story.decision(invoice, "2026-09-15")).isEqualTo("take");
        assertThat(story.decision(invoice, "2026-09-16")).isEqualTo("wait deadline-running");
        assertThat(story.decision(invoice, "2026-10-04")).isEqualTo("wait deadline-running");
        assertThat(story.decision(invoice, "2026-10-05")).isEqualTo("advance");
        assertThat(story.decision(invoice, "2026-10-06")).isEqualTo("wait deadline-running");
        assertThat(story.decision(invoice, "2026-10-22")).isEqualTo("wait deadline-running");
        assertThat(story.decision(invoice, "2026-10-23")).isEqualTo("hand-over");
        assertThat(story.decision(invoice, "2026-10-24")).isEqualTo("wait awaiting-approval");
        assertThat(story.letters(invoice))
                .containsExactly(
                        LetterSeen.sent(
                                "collection-notice",
                                "2026-09-15",
                                "2026-09-29",
                                "12500.00",
                                "62.93",
                                "38.00",
                                "12600.93"),
                        LetterSeen.sent(
                                "payment-demand",
                                "2026-10-05",
                                "2026-10-19",
                                "12500.00",
                                "146.83",
                                "151.00",
                                "12797.83"));
        assertThat(story.mails(invoice)).hasSize(2);
        assertThat(story.caseOf(invoice)).isEqualTo("HANDED_OVER hand-over");
    }

    @ParameterizedTest
    @EnumSource(names = {"AS_SEEN_MOST", "VOUCHERS_CHANGE_THE_INVOICE"})
    void an_invoice_due_on_a_saturday_counts_its_days_from_monday_and_its_interest_from_saturday(
            TripletexManner manner) {
        story = Story.begin(manner);
        var invoice = story.invoice("12500.00", "2026-09-05");

        story.onEvery("2026-09-05", "2026-10-31");

        assertThat(story.decision(invoice, "2026-09-07")).isEqualTo("skip not-due");
        assertThat(story.decision(invoice, "2026-09-08")).isEqualTo("skip within-14-days");
        assertThat(story.decision(invoice, "2026-09-21")).isEqualTo("skip within-14-days");
        assertThat(story.decision(invoice, "2026-09-22")).isEqualTo("take");
        assertThat(story.decision(invoice, "2026-10-11")).isEqualTo("wait deadline-running");
        assertThat(story.decision(invoice, "2026-10-12")).isEqualTo("advance");
        assertThat(story.decision(invoice, "2026-10-29")).isEqualTo("wait deadline-running");
        assertThat(story.decision(invoice, "2026-10-30")).isEqualTo("hand-over");
        assertThat(story.letters(invoice))
                .containsExactly(
                        LetterSeen.sent(
                                "collection-notice",
                                "2026-09-22",
                                "2026-10-06",
                                "12500.00",
                                "71.32",
                                "38.00",
                                "12609.32"),
                        LetterSeen.sent(
                                "payment-demand",
                                "2026-10-12",
                                "2026-10-26",
                                "12500.00",
                                "155.22",
                                "151.00",
                                "12806.22"));
    }

    @ParameterizedTest
    @EnumSource(names = {"AS_SEEN_MOST", "VOUCHERS_CHANGE_THE_INVOICE"})
    void easter_moves_the_dates_of_an_invoice_due_before_it(TripletexManner manner) {
        story = Story.begin(manner);
        var invoice = story.invoice("12500.00", "2026-03-12");

        story.onEvery("2026-03-26", "2026-04-17");

        assertThat(story.decision(invoice, "2026-03-26")).isEqualTo("skip within-14-days");
        assertThat(story.decision(invoice, "2026-03-27")).isEqualTo("take");
        assertThat(story.decision(invoice, "2026-04-15")).isEqualTo("wait deadline-running");
        assertThat(story.decision(invoice, "2026-04-16")).isEqualTo("advance");
        assertThat(story.letters(invoice))
                .containsExactly(
                        // 12 % of the first half of 2026: 15 and 35 days of 12 500.00
                        LetterSeen.sent(
                                "collection-notice",
                                "2026-03-27",
                                "2026-04-10",
                                "12500.00",
                                "61.64",
                                "38.00",
                                "12599.64"),
                        LetterSeen.sent(
                                "payment-demand",
                                "2026-04-16",
                                "2026-04-30",
                                "12500.00",
                                "143.84",
                                "151.00",
                                "12794.84"));
    }

    @ParameterizedTest
    @EnumSource(names = {"AS_SEEN_MOST", "VOUCHERS_CHANGE_THE_INVOICE"})
    void weekends_and_holidays_wait_for_the_next_business_day(TripletexManner manner) {
        story = Story.begin(manner);
        // Friday: ripe on a Saturday
        var beforeWeekend = story.invoice("1000.00", "2026-09-11");
        // Wednesday 18 March: ripe on Maundy Thursday
        var beforeEaster = story.invoice("1000.00", "2026-03-18");

        story.onEvery("2026-04-01", "2026-04-07");
        story.onEvery("2026-09-25", "2026-09-28");

        assertThat(story.decision(beforeEaster, "2026-04-01")).isEqualTo("skip within-14-days");
        assertThat(story.decision(beforeEaster, "2026-04-02")).isEqualTo("wait not-a-business-day");
        assertThat(story.decision(beforeEaster, "2026-04-06")).isEqualTo("wait not-a-business-day");
        assertThat(story.decision(beforeEaster, "2026-04-07")).isEqualTo("take");
        assertThat(story.decision(beforeWeekend, "2026-09-25")).isEqualTo("skip within-14-days");
        assertThat(story.decision(beforeWeekend, "2026-09-26")).isEqualTo("wait not-a-business-day");
        assertThat(story.decision(beforeWeekend, "2026-09-27")).isEqualTo("wait not-a-business-day");
        assertThat(story.decision(beforeWeekend, "2026-09-28")).isEqualTo("take");
        assertThat(story.letters(beforeWeekend)).hasSize(1);
    }

    @AfterEach
    void the_contract_was_kept() {
        story.neverBrokeTheContract();
    }
}

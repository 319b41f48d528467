package no.kapitalkontroll.kk2.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import no.kapitalkontroll.kk2.standin.InvoiceDoc;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The same run again, a run after a pause, and a run on a date that is over. */
class RepeatedRunStory {

    private Story story;

    @ParameterizedTest
    @EnumSource
    void the_same_run_again_writes_nothing_but_its_own_record(TripletexManner manner) {
        story = Story.begin(manner);
        story.invoice("12500.00", "2026-08-31");
        story.invoice(story.customer().withoutEmail(), "12500.00", "2026-08-31");
        story.invoice(story.customer().withoutAddress().withoutEmail(), "12500.00", "2026-08-31");
        var paid = story.invoice("12500.00", "2026-08-25");
        var overpaid = story.invoice("12500.00", "2026-08-25");
        var credited = story.invoice("12500.00", "2026-08-25");
        var bounced = story.invoice("12500.00", "2026-08-25");
        story.on("2026-09-09");
        var payment = story.pays(bounced, "2026-09-10", "12650.00");
        story.on("2026-09-10");
        story.on("2026-09-14");
        story.reverses(bounced, payment, "2026-09-15", "12650.00");
        story.pays(paid, "2026-09-15", "12700.00");
        story.pays(overpaid, "2026-09-15", "14000.00");
        story.credits(credited, "2026-09-15", "3000.00");

        story.on("2026-09-15");
        nothingIsNewOn("2026-09-15");
        story.accountantApproves("2026-09-15");
        story.on("2026-09-16");
        nothingIsNewOn("2026-09-16");
        story.on("2026-09-17");
        nothingIsNewOn("2026-09-17");
        // a day on which nothing happens is no news either
        nothingIsNewOn("2026-09-18");
    }

    private void nothingIsNewOn(String date) {
        var tables = Tables.of(story.kk2(), "runs", "run_leases");
        var postings = postings();
        var mails = story.mail().mails().size();
        var writes = story.calls("POST", "/ledger*") + story.calls("PUT", "*") + story.calls("DELETE", "*");

        story.on(date);

        assertThat(postings()).as(date).isEqualTo(postings);
        assertThat(Tables.of(story.kk2(), "runs", "run_leases")).as(date).isEqualTo(tables);
        assertThat(story.mail().mails()).hasSize(mails);
        assertThat(story.calls("POST", "/ledger*") + story.calls("PUT", "*") + story.calls("DELETE", "*"))
                .isEqualTo(writes);
    }

    /** Ours in full: the table that most often has a reason to be written. */
    private List<String> postings() {
        return story
                .sql()
                .sql("SELECT * FROM postings WHERE creditor_id = ? ORDER BY posting_id")
                .param(story.id())
                .query()
                .listOfRows()
                .stream()
                .map(row -> row.values().toString())
                .toList();
    }

    @Test
    void a_second_run_on_a_date_whose_world_changed_replaces_that_dates_decision() {
        story = Story.begin();
        var invoice = story.invoice("12500.00", "2026-08-31");
        var stopped = story.invoice("12500.00", "2026-08-31").remark("Ikke purr", null);
        story.on("2026-09-15");

        story.pays(invoice, "2026-09-15", "12700.00");
        stopped.withoutRemark();
        story.on("2026-09-15");

        assertThat(story.decision(invoice, "2026-09-15")).isEqualTo("close paid");
        assertThat(story.decision(stopped, "2026-09-15")).isEqualTo("take");
        assertThat(story.mails(invoice)).hasSize(1);
        assertThat(story.mails(stopped)).hasSize(1);
    }

    @Test
    void a_late_run_does_one_step_a_date() {
        story = Story.begin();
        var invoice = story.invoice("12500.00", "2026-08-31");
        story.on("2026-09-15");

        story.on("2026-11-20");

        assertThat(story.decision(invoice, "2026-11-20")).isEqualTo("advance");
        assertThat(story.caseOf(invoice)).isEqualTo("OPEN payment-demand");
        assertThat(story.letters(invoice)).hasSize(2);
        assertThat(story.letters(invoice).get(1).deadline()).isEqualTo(LocalDate.parse("2026-12-04"));
    }

    @Test
    void a_first_run_long_after_the_due_date_takes_and_no_more() {
        story = Story.begin();
        var invoice = story.invoice("12500.00", "2026-03-12");

        story.on("2026-09-15");
        story.on("2026-09-16");

        assertThat(story.caseOf(invoice)).isEqualTo("OPEN collection-notice");
        assertThat(story.letters(invoice)).extracting(LetterSeen::date).containsExactly(LocalDate.parse("2026-09-15"));
        // 111 days at 12 % are 456.16, 76 at 12.25 % are 318.84
        assertThat(story.letters(invoice)).extracting(LetterSeen::interest).containsExactly("775.00");
    }

    @Test
    void a_date_before_the_last_finished_run_is_refused() {
        story = Story.begin();
        InvoiceDoc invoice = story.invoice("12500.00", "2026-08-31");
        story.on("2026-09-16");
        story.pays(invoice, "2026-09-15", "100.00");
        var tables = Tables.of(story.kk2());

        var refused = story.runs("2026-09-15");

        assertThat(refused.refused()).isTrue();
        assertThat(refused.problems())
                .singleElement()
                .asString()
                .contains("2026-09-15")
                .contains("2026-09-16");
        assertThat(Tables.of(story.kk2())).isEqualTo(tables);
        assertThat(invoice.outstanding()).isEqualByComparingTo(new BigDecimal("12400.00"));
    }

    @AfterEach
    void the_contract_was_kept() {
        story.neverBrokeTheContract();
    }
}

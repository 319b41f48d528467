package no.kapitalkontroll.kk2.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import no.kapitalkontroll.kk2.handling.CaseRef;
import no.kapitalkontroll.kk2.handling.HoldCase;
import no.kapitalkontroll.kk2.handling.Operator;
import no.kapitalkontroll.kk2.standin.InvoiceDoc;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Procedures other than the standard one, date by date: 12 500.00 due on Monday 2026-08-31, and nobody pays. */
class ProcedureStory {

    private Story story;

    @Test
    void a_reminder_without_fee_comes_first_and_moves_everything_after_it() {
        begin("procedure: reminder-free-first");
        var invoice = story.invoice("12500.00", "2026-08-31");

        runsOn("2026-09-14", "2026-09-15", "2026-10-02", "2026-10-05", "2026-10-22", "2026-10-23", "2026-11-11");
        story.on("2026-11-12");

        assertThat(story.decision(invoice, "2026-09-14")).isEqualTo("skip within-14-days");
        assertThat(story.decision(invoice, "2026-09-15")).isEqualTo("take");
        assertThat(story.decision(invoice, "2026-10-02")).isEqualTo("wait deadline-running");
        assertThat(story.decision(invoice, "2026-10-22")).isEqualTo("wait deadline-running");
        assertThat(story.decision(invoice, "2026-11-11")).isEqualTo("wait deadline-running");
        assertThat(story.decision(invoice, "2026-11-12")).isEqualTo("hand-over");
        assertThat(story.letters(invoice))
                .containsExactly(
                        letter("reminder-free", "2026-09-15", "2026-09-29", "62.93", "0.00", "12562.93"),
                        letter("collection-notice", "2026-10-05", "2026-10-19", "146.83", "38.00", "12684.83"),
                        letter("payment-demand", "2026-10-23", "2026-11-06", "222.35", "151.00", "12873.35"));
        assertThat(story.mails(invoice)).hasSize(3);
    }

    @Test
    void a_charged_reminder_comes_first_and_three_letters_bear_all_the_fees_there_are() {
        begin("procedure: reminder-first");
        var invoice = story.invoice("12500.00", "2026-08-31");

        runsOn("2026-09-15", "2026-09-15", "2026-10-05", "2026-10-05", "2026-10-23", "2026-11-12");

        assertThat(story.letters(invoice))
                .as("38, 38 and 113, and none twice by a second run on the date")
                .containsExactly(
                        letter("reminder", "2026-09-15", "2026-09-29", "62.93", "38.00", "12600.93"),
                        letter("collection-notice", "2026-10-05", "2026-10-19", "146.83", "76.00", "12722.83"),
                        letter("payment-demand", "2026-10-23", "2026-11-06", "222.35", "189.00", "12911.35"));
        assertThat(story.fees(invoice)).extracting(Object::toString).containsExactly("38.00", "38.00", "113.00");
        assertThat(story.caseOf(invoice)).isEqualTo("HANDED_OVER hand-over");
    }

    @Test
    void the_notice_of_utlegg_is_a_letter_of_its_own_after_the_demand() {
        begin("procedure: separate-enforcement-notice");
        var invoice = story.invoice("12500.00", "2026-08-31");

        runsOn("2026-09-15", "2026-10-05", "2026-10-23", "2026-11-11", "2026-11-12");

        assertThat(story.decision(invoice, "2026-10-23")).isEqualTo("advance");
        assertThat(story.decision(invoice, "2026-11-11")).isEqualTo("wait deadline-running");
        assertThat(story.decision(invoice, "2026-11-12")).isEqualTo("hand-over");
        assertThat(story.letters(invoice))
                .containsExactly(
                        letter("collection-notice", "2026-09-15", "2026-09-29", "62.93", "38.00", "12600.93"),
                        letter("payment-demand", "2026-10-05", "2026-10-19", "146.83", "151.00", "12797.83"),
                        letter("enforcement-notice", "2026-10-23", "2026-11-06", "222.35", "151.00", "12873.35"));
        assertThat(story.sql()
                        .sql(
                                "SELECT JSON_VALUE(notice, '$.enforcementNotice') FROM letters WHERE creditor_id = ? ORDER BY id")
                        .param(story.id())
                        .query(String.class)
                        .list())
                .as("which of them says what § 4-18 asks for")
                .containsExactly("0", "0", "1");
    }

    @Test
    void persons_and_businesses_follow_procedures_of_their_own() {
        begin("procedure: reminder-free-first\nbusiness-procedure: standard");
        var person = story.invoice(story.customer().privatePerson(), "12500.00", "2026-08-31");
        var business = story.invoice(story.customer().organisationNumber("914286018"), "12500.00", "2026-08-31");

        runsOn("2026-09-15", "2026-10-05");

        assertThat(story.letters(person))
                .extracting(LetterSeen::kind)
                .containsExactly("reminder-free", "collection-notice");
        assertThat(story.letters(business))
                .extracting(LetterSeen::kind)
                .containsExactly("collection-notice", "payment-demand");
        assertThat(procedureOf(business)).isEqualTo("standard 1");
        assertThat(procedureOf(person)).isEqualTo("reminder-free-first 1");
    }

    @Test
    void a_procedure_has_days_and_deadlines_of_its_own() {
        begin("procedure: patient");
        var invoice = story.invoice("12500.00", "2026-08-31");

        runsOn("2026-09-21", "2026-09-22", "2026-10-19", "2026-10-20");

        assertThat(story.decision(invoice, "2026-09-21")).isEqualTo("skip within-14-days");
        assertThat(story.decision(invoice, "2026-09-22")).isEqualTo("take");
        assertThat(story.decision(invoice, "2026-10-19")).isEqualTo("wait deadline-running");
        assertThat(story.decision(invoice, "2026-10-20")).isEqualTo("advance");
        assertThat(story.letters(invoice))
                .containsExactly(
                        letter("collection-notice", "2026-09-22", "2026-10-12", "92.29", "38.00", "12630.29"),
                        letter("payment-demand", "2026-10-20", "2026-11-03", "209.76", "151.00", "12860.76"));
    }

    @Test
    void the_sums_of_a_procedure_go_before_the_creditors_own() {
        begin("procedure: patient\nminimum-claim: 0.00\nsmall-rest: 100.00\nsmall-principal-rest: 10.00");
        var small = story.invoice("499.99", "2026-08-31");
        var enough = story.invoice("500.00", "2026-08-31");
        var smallRest = story.invoice("1000.00", "2026-08-31");
        var largerRest = story.invoice("1000.00", "2026-08-31");
        var smallPrincipal = story.invoice("1000.00", "2026-08-31");
        story.on("2026-09-22");

        story.pays(smallRest, "2026-09-24", "1010.00");
        story.pays(largerRest, "2026-09-24", "1000.00");
        story.pays(smallPrincipal, "2026-09-24", "950.00");
        story.on("2026-09-24");

        assertThat(story.decision(small, "2026-09-22")).isEqualTo("skip below-minimum");
        assertThat(story.decision(enough, "2026-09-22")).isEqualTo("take");
        // 24 days' interest 8.05 and the fee 38.00, less 10.00
        assertThat(story.decision(smallRest, "2026-09-24")).isEqualTo("close paid");
        assertThat(story.waived(smallRest)).isEqualTo("36.05");
        assertThat(story.decision(largerRest, "2026-09-24")).isEqualTo("wait below-minimum");
        assertThat(story.decision(smallPrincipal, "2026-09-24")).isEqualTo("wait below-minimum");
    }

    @Test
    void nothing_is_sent_in_a_holiday_stop_and_no_deadline_ends_in_it() {
        begin("holiday-stops: [{from: 2026-09-14, to: 2026-09-18}, {from: 2026-10-05, to: 2026-10-09}]");
        var ripe = story.invoice("12500.00", "2026-08-31");
        var dueInStop = story.invoice("12500.00", "2026-09-15");

        story.onEvery("2026-09-14", "2026-10-16");

        assertThat(story.decision(ripe, "2026-09-15")).isEqualTo("wait not-a-business-day");
        assertThat(story.decision(ripe, "2026-09-18")).isEqualTo("wait not-a-business-day");
        assertThat(story.decision(ripe, "2026-09-21")).isEqualTo("take");
        assertThat(story.decision(ripe, "2026-10-15")).isEqualTo("wait deadline-running");
        assertThat(story.decision(ripe, "2026-10-16")).isEqualTo("advance");
        assertThat(story.letters(ripe))
                .as("the deadline of 5 October moves over the second stop; interest runs on")
                .containsExactly(
                        letter("collection-notice", "2026-09-21", "2026-10-12", "88.10", "38.00", "12626.10"),
                        letter("payment-demand", "2026-10-16", "2026-10-30", "192.98", "151.00", "12843.98"));
        assertThat(story.decision(dueInStop, "2026-09-21"))
                .as("the due date moves to the Monday after the stop")
                .isEqualTo("skip not-due");
        assertThat(story.decision(dueInStop, "2026-10-05")).isEqualTo("skip within-14-days");
        assertThat(story.decision(dueInStop, "2026-10-06")).isEqualTo("wait not-a-business-day");
        assertThat(story.decision(dueInStop, "2026-10-12")).isEqualTo("take");
    }

    @Test
    void a_payment_on_its_way_through_the_banks_when_the_deadline_ends_meets_no_demand() {
        begin("");
        var invoice = story.invoice("12500.00", "2026-08-31");
        runsOn("2026-09-15", "2026-09-30");

        // ordered on the last day, Tuesday 29 September, in the books two business days later
        story.pays(invoice, "2026-10-01", "12600.93");
        runsOn("2026-10-02", "2026-10-05");

        assertThat(story.decision(invoice, "2026-09-30")).isEqualTo("wait deadline-running");
        assertThat(story.caseOf(invoice)).isEqualTo("CLOSED collection-notice paid");
        assertThat(story.letters(invoice)).hasSize(1);
    }

    @Test
    void after_a_long_hold_the_old_demand_is_not_enough_and_a_new_one_is_sent_first() {
        begin("");
        var invoice = story.invoice("12500.00", "2026-03-12");
        runsOn("2026-03-27", "2026-04-16");
        story.kk2()
                .bean(HoldCase.class)
                .hold(
                        new CaseRef(story.id(), invoice.number()),
                        LocalDate.parse("2026-10-31"),
                        new Operator("Siv Saksvik", "the debtor asked for time"),
                        LocalDate.parse("2026-04-20"));

        runsOn("2026-05-06", "2026-10-30", "2026-11-02", "2026-11-02", "2026-11-19", "2026-11-20");

        assertThat(story.decision(invoice, "2026-10-30")).isEqualTo("wait on-hold");
        assertThat(story.decision(invoice, "2026-11-02")).isEqualTo("advance");
        assertThat(story.decision(invoice, "2026-11-19")).isEqualTo("wait deadline-running");
        assertThat(story.decision(invoice, "2026-11-20")).isEqualTo("hand-over");
        assertThat(story.letters(invoice))
                .extracting(seen -> seen.kind() + " " + seen.date() + " " + seen.fees())
                .containsExactly(
                        "collection-notice 2026-03-27 38.00",
                        "payment-demand 2026-04-16 151.00",
                        // six months after the last fee the count of inkassoforskriften § 1-3 has begun anew
                        "payment-demand 2026-11-02 264.00");
        assertThat(story.mails(invoice)).hasSize(3);
    }

    @Test
    void a_case_whose_procedure_is_gone_is_parked_by_name_and_its_neighbour_goes_on() {
        begin("");
        var lost = story.invoice("12500.00", "2026-08-31");
        var neighbour = story.invoice("12500.00", "2026-08-31");
        story.on("2026-09-15");
        follows(lost, "gone", 7);

        var outcome = story.on("2026-10-05");

        assertThat(outcome.isWell()).isFalse();
        assertThat(story.decision(lost, "2026-10-05")).isEqualTo("wait parked");
        assertThat(story.decision(neighbour, "2026-10-05")).isEqualTo("advance");
        assertThat(story.parked())
                .singleElement()
                .asString()
                .startsWith("invoice " + lost.id() + ": procedure gone version 7")
                .contains("neither loaded nor kept")
                .contains("put gone.yaml with version 7 into KK2_PROCEDURES");

        follows(lost, "standard", 1);
        story.on("2026-10-06");

        assertThat(story.parked()).isEmpty();
        assertThat(story.decision(lost, "2026-10-06")).isEqualTo("advance");
    }

    @Test
    void no_case_begins_with_a_version_that_means_something_else_to_another_instance() {
        begin("procedure: twin");
        var invoice = story.invoice("12500.00", "2026-08-31");
        story.sql().sql("""
                        INSERT INTO procedure_versions (name, version, sha256, content, used_at) VALUES ('twin', 1, '', '
                        name: twin
                        version: 1
                        steps:
                          - {step: collection-notice, letter: collection-notice, deadline-days: 21}
                        ', '2026-09-14')
                        """).update();

        var outcome = story.runs("2026-09-15");

        assertThat(outcome.isWell()).isFalse();
        assertThat(story.hasCase(invoice)).isFalse();
        assertThat(story.parked())
                .singleElement()
                .asString()
                .contains("another text of procedure twin version 1 is in use")
                .contains("give the changed file a new version number");
    }

    private void begin(String keys) {
        story = Story.begin(TripletexManner.AS_SEEN_MOST, keys);
    }

    private void runsOn(String... dates) {
        for (var date : dates) {
            story.on(date);
        }
    }

    private String procedureOf(InvoiceDoc invoice) {
        return story.sql()
                .sql(
                        "SELECT CONCAT(procedure_name, ' ', procedure_version) FROM cases WHERE creditor_id = ? AND invoice_id = ?")
                .params(story.id(), invoice.id())
                .query(String.class)
                .single();
    }

    private void follows(InvoiceDoc invoice, String procedure, int version) {
        story.sql()
                .sql(
                        "UPDATE cases SET procedure_name = ?, procedure_version = ? WHERE creditor_id = ? AND invoice_id = ?")
                .params(procedure, version, story.id(), invoice.id())
                .update();
    }

    private static LetterSeen letter(
            String kind, String date, String deadline, String interest, String fees, String total) {
        return LetterSeen.sent(kind, date, deadline, "12500.00", interest, fees, total);
    }

    @AfterEach
    void the_contract_was_kept() {
        story.neverBrokeTheContract();
        // what another instance kept would refuse the start of every later one on this database
        story.sql().sql("DELETE FROM procedure_versions WHERE name = 'twin'").update();
    }
}

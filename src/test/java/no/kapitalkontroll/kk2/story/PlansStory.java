package no.kapitalkontroll.kk2.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import no.kapitalkontroll.kk2.cases.WatchLimitation;
import no.kapitalkontroll.kk2.core.notice.LetterKind;
import no.kapitalkontroll.kk2.handling.AgreeInstalments;
import no.kapitalkontroll.kk2.handling.Answer;
import no.kapitalkontroll.kk2.handling.AskForLetter;
import no.kapitalkontroll.kk2.handling.CaseRef;
import no.kapitalkontroll.kk2.handling.EndInstalments;
import no.kapitalkontroll.kk2.handling.HoldCase;
import no.kapitalkontroll.kk2.handling.HoldForPerson;
import no.kapitalkontroll.kk2.handling.InterruptLimitation;
import no.kapitalkontroll.kk2.handling.Operator;
import no.kapitalkontroll.kk2.handling.ProposeWriteOff;
import no.kapitalkontroll.kk2.handling.ResumeCase;
import no.kapitalkontroll.kk2.standin.InvoiceDoc;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Instalments, what befalls a debtor, limitation and losses. */
class PlansStory {

    private static final Operator KARI = new Operator("Kari Moe", "agreed by phone");

    private Story story;

    @Test
    void a_plan_that_is_kept_stops_the_letters_and_closes_the_case_with_its_last_term() {
        story = Story.begin();
        var invoice = story.invoice("3000.00", "2026-08-31");
        story.on("2026-09-15");

        var agreed = agree(invoice, "2026-09-16", terms("2026-10-01", 3, null));

        // 3 000.00, fee 38.00, 16 days' interest 16.11
        assertThat(agreed.toString()).contains("3 terms from 2026-10-01 to 2026-12-01, 3054.11 in all");
        assertThat(agree(invoice, "2026-09-16", terms("2026-10-01", 3, null)).toString())
                .contains("the case is stopped: instalment-plan");
        assertThat(requestedLetters(invoice)).containsExactly("instalment-agreement");

        story.pays(invoice, "2026-09-30", "1018.03");
        story.on("2026-10-05");
        assertThat(story.decision(invoice, "2026-10-05")).isEqualTo("wait instalment-plan");

        story.pays(invoice, "2026-11-04", "1018.03");
        story.on("2026-11-06");
        assertThat(story.decision(invoice, "2026-11-06")).isEqualTo("wait instalment-plan");

        story.pays(invoice, "2026-12-01", "1018.05");
        story.on("2026-12-01");
        story.accountantApproves("2026-12-31");
        story.on("2026-12-02");
        story.on("2026-12-03");

        assertThat(story.decision(invoice, "2026-12-01")).isEqualTo("close paid");
        assertThat(stepLetters(invoice)).containsExactly("collection-notice 2026-09-15");
        assertThat(story.company().receivablesOf(invoice)).isEqualByComparingTo("0.00");
        assertThat(log(invoice)).contains("instalments-agreed").doesNotContain("term-missed");
    }

    @Test
    void a_plan_that_fails_or_is_ended_never_leads_on_without_a_new_letter() {
        story = Story.begin();
        var named = story.invoice("12500.00", "2026-08-31");
        var silent = story.invoice("12500.00", "2026-08-31");
        var bounced = story.invoice("12500.00", "2026-08-31");
        var notDemanded = story.invoice("12500.00", "2026-09-14");
        var ended = story.invoice("12500.00", "2026-08-31");
        story.on("2026-09-15");
        story.on("2026-09-30");
        story.on("2026-10-05");
        agree(named, "2026-10-12", terms("2026-10-26", 2, "payment-demand"));
        agree(silent, "2026-10-12", terms("2026-10-26", 2, null));
        agree(bounced, "2026-10-12", terms("2026-10-26", 2, "payment-demand"));
        agree(notDemanded, "2026-10-12", terms("2026-10-26", 2, null));
        agree(ended, "2026-10-12", terms("2026-10-26", 2, null));
        story.pays(named, "2026-10-27", "100.00");
        var payment = story.pays(bounced, "2026-10-26", "6500.00");
        story.on("2026-10-29");

        assertThat(List.of(named, silent, bounced, notDemanded, ended))
                .extracting(invoice -> story.decision(invoice, "2026-10-29"))
                .containsOnly("wait instalment-plan");

        end(ended, "2026-10-29");
        story.on("2026-10-30");

        assertThat(story.decision(bounced, "2026-10-30")).isEqualTo("wait instalment-plan");
        assertThat(story.decision(named, "2026-10-30")).isEqualTo("advance");
        assertThat(stepLetters(named))
                .containsExactly(
                        "collection-notice 2026-09-15", "payment-demand 2026-10-05", "payment-demand 2026-10-30");
        assertThat(story.fees(named)).extracting(Object::toString).containsExactly("38.00", "113.00");
        assertThat(log(named)).containsSubsequence("term-missed", "back-to-step");
        assertThat(story.decision(silent, "2026-10-30")).isEqualTo("advance");
        assertThat(stepLetters(silent)).endsWith("payment-demand 2026-10-30");
        assertThat(letterNamed(silent)).isEqualTo("payment-demand");
        assertThat(story.decision(notDemanded, "2026-10-30")).isEqualTo("advance");
        assertThat(story.caseOf(notDemanded)).isEqualTo("OPEN payment-demand");
        assertThat(story.decision(ended, "2026-10-30")).isEqualTo("advance");
        assertThat(stepLetters(ended)).endsWith("payment-demand 2026-10-30");

        story.reverses(bounced, payment, "2026-11-02", "6500.00");
        story.on("2026-11-03");

        assertThat(story.decision(bounced, "2026-11-03")).isEqualTo("advance");
        assertThat(end(bounced, "2026-11-03").toString()).contains("no instalment plan is in force");
    }

    @Test
    void an_agreement_names_the_letter_that_the_case_goes_on_with() {
        story = Story.begin();
        var invoice = story.invoice("12500.00", "2026-08-31");
        var unsent = story.invoice("12500.00", "2026-08-31");
        story.on("2026-09-15");
        agree(invoice, "2026-09-16", terms("2026-10-01", 2, null));
        hold(unsent, "returned-post", null);
        resume(unsent);
        agree(unsent, "2026-10-05", terms("2026-10-26", 2, "payment-demand"));

        assertThat(letterNamed(invoice)).isEqualTo("payment-demand");
        assertThat(letterNamed(unsent)).isEqualTo("collection-notice");
        story.on("2026-10-07");
        assertThat(stepLetters(invoice)).containsExactly("collection-notice 2026-09-15", "payment-demand 2026-10-07");
    }

    @Test
    void what_befalls_a_debtor_holds_the_case_and_says_what_the_law_asks() {
        story = Story.begin();
        var bankrupt = story.invoice("12500.00", "2026-08-31");
        var moved = story.invoice("12500.00", "2026-08-31");
        var plain = story.invoice("12500.00", "2026-08-31");
        story.on("2026-09-15");

        var held = hold(bankrupt, "bankruptcy", "2026-10-01");
        var returned = hold(moved, "returned-post", null);

        assertThat(held.toString()).contains("bobestyrer", "2026-10-01", "§ 18", "uncertain");
        assertThat(returned.toString()).contains("sent anew");
        assertThat(hold(moved, "returned-post", null).toString()).contains("no letter was sent");
        assertThat(hold(moved, "moved", null).toString()).contains("there is no cause moved");
        assertThat(story.fees(moved)).isEmpty();

        assertThat(story.kk2()
                        .bean(HoldCase.class)
                        .hold(
                                new CaseRef(story.id(), bankrupt.number()),
                                LocalDate.parse("2026-10-02"),
                                KARI,
                                LocalDate.parse("2026-09-16"))
                        .toString())
                .contains("stands still already: bankruptcy");

        story.on("2026-10-05");
        assertThat(story.decision(bankrupt, "2026-10-05")).isEqualTo("wait on-hold");
        assertThat(story.decision(moved, "2026-10-05")).isEqualTo("wait on-hold");

        resume(moved);
        story.on("2026-10-06");
        story.on("2026-10-23");

        assertThat(story.letters(moved))
                .extracting(
                        letter -> "%s %s %s %s".formatted(letter.state(), letter.kind(), letter.date(), letter.fees()))
                .containsExactly(
                        "RETURNED collection-notice 2026-09-15 38.00", "SENT collection-notice 2026-10-06 38.00");
        assertThat(story.decision(moved, "2026-10-23")).isEqualTo("wait deadline-running");

        assertThat(writeOff(plain, null, false).toString())
                .startsWith("refused: no ground for VAT relief is met: six months")
                .contains("2 of 3 reminders");
        assertThat(writeOff(plain, null, true).toString()).contains("without VAT relief", "nothing is booked");
        assertThat(writeOff(plain, null, true).toString()).contains("proposed already");
        assertThat(writeOff(bankrupt, null, false).toString())
                .as("a bankruptcy alone does not show that nothing is to be expected of the estate")
                .startsWith("refused: no ground for VAT relief is met");
        assertThat(writeOff(bankrupt, "bankruptcy", false).toString())
                .startsWith("done:")
                .contains("account 7830", "bankrupt", "reminder sent 2026-09-15");
        assertThat(stopCause(bankrupt)).isEqualTo("bankruptcy");
        assertThat(stopCause(plain)).isEqualTo("write-off");
        assertThat(writeOff(bankrupt, "bankruptcy", false).toString()).contains("proposed already");
        assertThat(story.vouchers(plain)).isEmpty();
        assertThat(story.caseOf(plain)).isEqualTo("HANDED_OVER hand-over");
    }

    @Test
    void limitation_warns_four_months_ahead_and_stops_and_an_acknowledgment_moves_it() {
        story = Story.begin(TripletexManner.AS_SEEN_MOST, "start-date: 2023-01-01");
        var old = story.invoice("12500.00", "2023-10-30");
        var acknowledged = story.invoice("12500.00", "2023-10-30");
        story.on("2026-05-04");

        assertThat(story.on("2026-06-29").problems()).isEmpty();

        var warned = story.on("2026-06-30");

        assertThat(warned.problems())
                .hasSize(2)
                .allMatch(problem -> problem.contains("limitation-in-4-months: time-barred from 2026-10-31"));
        assertThat(story.on("2026-06-30").problems()).isEmpty();

        assertThat(interrupt(acknowledged, "acknowledged", "2026-07-01", "2026-07-01")
                        .toString())
                .contains("time-barred from 2029-07-03");
        assertThat(story.on("2026-08-31").problems())
                .singleElement()
                .asString()
                .contains("invoice " + old.number(), "limitation-in-2-months");
        assertThat(story.kk2().bean(WatchLimitation.class).runningOut(story.id(), LocalDate.parse("2026-08-31")))
                .extracting(WatchLimitation.RunningOut::invoiceNumber)
                .containsExactly(old.number());

        story.on("2026-10-30");
        assertThat(askForRest(old, "2026-10-30").isDone()).isTrue();
        assertThat(story.on("2026-11-02").problems()).singleElement().asString().contains("time-barred");
        assertThat(story.decision(old, "2026-10-30")).isEqualTo("wait awaiting-approval");
        assertThat(story.decision(old, "2026-11-02")).isEqualTo("wait on-hold");
        assertThat(story.decision(acknowledged, "2026-11-02")).isEqualTo("wait awaiting-approval");
        assertThat(interrupt(old, "acknowledged", "2026-11-02", "2026-11-02").toString())
                .contains("was time-barred from 2026-10-31");
        assertThat(story.letters(old)).extracting(LetterSeen::kind).doesNotContain("rest");
        assertThat(log(old)).contains("letter-dropped");
        assertThat(askForRest(old, "2026-11-02").toString()).startsWith("refused: the claim is time-barred");
        assertThat(agree(old, "2026-11-02", terms("2026-12-01", 2, null)).toString())
                .startsWith("refused: the claim is time-barred from 2026-10-31");
        assertThat(writeOff(acknowledged, "failed-enforcement", false).toString())
                .startsWith("done:");
    }

    private static AgreeInstalments.Agreed terms(String first, int count, String backTo) {
        return new AgreeInstalments.Agreed(LocalDate.parse(first), count, Map.of(), 3, backTo, null);
    }

    private Answer agree(InvoiceDoc invoice, String on, AgreeInstalments.Agreed agreed) {
        return story.kk2().bean(AgreeInstalments.class).agree(ref(invoice), agreed, KARI, LocalDate.parse(on));
    }

    private Answer end(InvoiceDoc invoice, String on) {
        return story.kk2().bean(EndInstalments.class).end(ref(invoice), KARI, LocalDate.parse(on));
    }

    private Answer hold(InvoiceDoc invoice, String cause, String deadline) {
        return story.kk2()
                .bean(HoldForPerson.class)
                .hold(
                        ref(invoice),
                        cause,
                        deadline == null ? null : LocalDate.parse(deadline),
                        KARI,
                        LocalDate.parse("2026-09-21"));
    }

    private Answer interrupt(InvoiceDoc invoice, String event, String on, String today) {
        return story.kk2()
                .bean(InterruptLimitation.class)
                .interrupt(ref(invoice), event, LocalDate.parse(on), null, KARI, LocalDate.parse(today));
    }

    private Answer writeOff(InvoiceDoc invoice, String ground, boolean withoutVatRelief) {
        return story.kk2()
                .bean(ProposeWriteOff.class)
                .propose(ref(invoice), ground, withoutVatRelief, KARI, LocalDate.parse("2026-11-02"));
    }

    private void resume(InvoiceDoc invoice) {
        var resumed =
                story.kk2().bean(ResumeCase.class).resume(ref(invoice), null, KARI, LocalDate.parse("2026-10-05"));
        assertThat(resumed.isDone()).isTrue();
    }

    private Answer askForRest(InvoiceDoc invoice, String on) {
        return story.kk2().bean(AskForLetter.class).ask(ref(invoice), LetterKind.REST, KARI, LocalDate.parse(on));
    }

    private String stopCause(InvoiceDoc invoice) {
        return story.sql()
                .sql("SELECT stop_cause FROM cases WHERE creditor_id = ? AND invoice_id = ?")
                .params(story.id(), invoice.id())
                .query(String.class)
                .single();
    }

    /** The letter that the agreement says will follow a missed term. */
    private String letterNamed(InvoiceDoc invoice) {
        return story.sql()
                .sql("""
                        SELECT JSON_VALUE(q.detail, '$.backTo') FROM letter_requests q JOIN cases c ON c.id = q.case_id
                         WHERE c.creditor_id = ? AND c.invoice_id = ? AND q.kind = 'instalment-agreement'
                        """)
                .params(story.id(), invoice.id())
                .query(String.class)
                .single();
    }

    private CaseRef ref(InvoiceDoc invoice) {
        return new CaseRef(story.id(), invoice.number());
    }

    /** Letters of the procedure, without those beside it. */
    private List<String> stepLetters(InvoiceDoc invoice) {
        return story.letters(invoice).stream()
                .filter(letter -> LetterKind.ofWord(letter.kind()).isOfStep())
                .map(letter -> letter.kind() + " " + letter.date())
                .toList();
    }

    private List<String> log(InvoiceDoc invoice) {
        return story.sql()
                .sql("""
                        SELECT e.event FROM case_log e JOIN cases c ON c.id = e.case_id
                         WHERE c.creditor_id = ? AND c.invoice_id = ? ORDER BY e.id
                        """)
                .params(story.id(), invoice.id())
                .query(String.class)
                .list();
    }

    private List<String> requestedLetters(InvoiceDoc invoice) {
        return story.sql()
                .sql("""
                        SELECT q.kind FROM letter_requests q JOIN cases c ON c.id = q.case_id
                         WHERE c.creditor_id = ? AND c.invoice_id = ? ORDER BY q.id
                        """)
                .params(story.id(), invoice.id())
                .query(String.class)
                .list();
    }

    @AfterEach
    void the_contract_was_kept() {
        story.neverBrokeTheContract();
    }
}

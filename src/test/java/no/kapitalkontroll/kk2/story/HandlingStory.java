package no.kapitalkontroll.kk2.story;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.LocalDate;
import java.util.List;
import java.util.function.BiFunction;
import no.kapitalkontroll.kk2.cases.StoredRecords;
import no.kapitalkontroll.kk2.command.ReadCall;
import no.kapitalkontroll.kk2.core.money.Money;
import no.kapitalkontroll.kk2.core.notice.LetterKind;
import no.kapitalkontroll.kk2.core.notice.Notice;
import no.kapitalkontroll.kk2.core.procedure.Step;
import no.kapitalkontroll.kk2.handling.AddNote;
import no.kapitalkontroll.kk2.handling.Answer;
import no.kapitalkontroll.kk2.handling.ApproveStep;
import no.kapitalkontroll.kk2.handling.AskForLetter;
import no.kapitalkontroll.kk2.handling.CaseRef;
import no.kapitalkontroll.kk2.handling.HoldCase;
import no.kapitalkontroll.kk2.handling.HoldForPerson;
import no.kapitalkontroll.kk2.handling.Operator;
import no.kapitalkontroll.kk2.handling.ReadLog;
import no.kapitalkontroll.kk2.handling.ReceiveObjection;
import no.kapitalkontroll.kk2.handling.RegisterBankDate;
import no.kapitalkontroll.kk2.handling.RejectObjection;
import no.kapitalkontroll.kk2.handling.ReopenClosed;
import no.kapitalkontroll.kk2.handling.ResumeCase;
import no.kapitalkontroll.kk2.handling.ShowCase;
import no.kapitalkontroll.kk2.handling.UpholdObjection;
import no.kapitalkontroll.kk2.handling.WaivePart;
import no.kapitalkontroll.kk2.handling.WithdrawCase;
import no.kapitalkontroll.kk2.standin.InvoiceDoc;
import org.assertj.core.api.AbstractStringAssert;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What case handlers do to cases, date by date; an invoice of 12 500.00 due on Monday 2026-08-31. */
class HandlingStory {

    private static final Operator KARI = new Operator("Kari Moe", "so it shall be");

    private Story story;
    private InvoiceDoc invoice;

    @BeforeEach
    void an_invoice_that_nobody_pays() {
        begin("");
    }

    private void begin(String keys) {
        story = Story.begin(TripletexManner.AS_SEEN_MOST, keys);
        invoice = story.invoice("12500.00", "2026-08-31");
    }

    @Test
    void a_hold_ends_by_itself_on_the_day_after_its_last() {
        story.on("2026-09-15");

        done("2026-09-16", HoldCase.class, (hold, date) -> hold.hold(ref(), LocalDate.parse("2026-10-07"), KARI, date));
        story.on("2026-10-05");
        story.on("2026-10-07");
        story.on("2026-10-08");

        assertThat(story.decision(invoice, "2026-10-05")).isEqualTo("wait on-hold");
        assertThat(story.decision(invoice, "2026-10-07")).isEqualTo("wait on-hold");
        assertThat(story.decision(invoice, "2026-10-08")).isEqualTo("advance");
        assertThat(log()).contains("2026-09-16  2026-10-07  Kari Moe  held");
    }

    @Test
    void a_hold_without_end_ends_when_the_case_is_resumed_and_a_step_may_be_sent_anew() {
        story.on("2026-09-15");
        done("2026-09-16", HoldCase.class, (hold, date) -> hold.hold(ref(), null, KARI, date));
        story.on("2026-10-09");
        refused("2026-10-09", ResumeCase.class, (it, date) -> it.resume(ref(), Step.PAYMENT_DEMAND, KARI, date))
                .contains("has not come to payment-demand");

        done("2026-10-09", ResumeCase.class, (it, date) -> it.resume(ref(), Step.COLLECTION_NOTICE, KARI, date));
        story.on("2026-10-12");

        assertThat(story.decision(invoice, "2026-10-09")).isEqualTo("wait on-hold");
        assertThat(story.decision(invoice, "2026-10-12")).isEqualTo("advance");
        assertThat(story.letters(invoice))
                .extracting(LetterSeen::kind, LetterSeen::date, LetterSeen::deadline)
                .containsExactly(
                        tuple("collection-notice", LocalDate.parse("2026-09-15"), LocalDate.parse("2026-09-29")),
                        tuple("collection-notice", LocalDate.parse("2026-10-12"), LocalDate.parse("2026-10-26")));
        assertThat(story.mails(invoice)).hasSize(2);
        refused("2026-10-12", ResumeCase.class, (it, date) -> it.resume(ref(), null, KARI, date))
                .contains("nothing stops the case");
    }

    @Test
    void a_letter_that_was_planned_and_not_sent_does_not_leave_once_the_case_is_stopped() {
        var other = story.invoice(story.customer(), "1000.00", "2026-08-31");
        story.mail().down(true);
        story.runs("2026-09-15");
        story.mail().down(false);

        done("2026-09-15", HoldCase.class, (hold, date) -> hold.hold(ref(), null, KARI, date));
        done("2026-09-15", ReceiveObjection.class, (it, date) -> it.receive(ref(other), null, date, KARI, date));
        story.runs("2026-09-15");

        assertThat(story.mails(invoice)).isEmpty();
        assertThat(story.effects(invoice)).containsExactly("MAIL CANCELLED on-hold");
        assertThat(story.fees(invoice)).isEmpty();
        assertThat(kinds(other)).containsExactly("collection-notice", "objection-answer");
        assertThat(story.letters(other).get(0).state()).isEqualTo("CANCELLED");
        assertThat(story.fees(other)).isEmpty();
    }

    @Test
    void a_rejected_objection_is_answered_and_followed_by_a_new_demand_with_a_new_deadline() {
        toTheDemand();
        done("2026-10-06", ReceiveObjection.class, (it, date) -> it.receive(ref(), null, date, KARI, date));
        story.on("2026-10-06");
        story.on("2026-10-23");
        assertThat(story.decision(invoice, "2026-10-23")).isEqualTo("wait disputed");
        refused("2026-10-26", RejectObjection.class, (it, date) -> it.reject(ref(), " ", KARI, date))
                .contains("written assessment");
        refused("2026-10-26", HoldCase.class, (it, date) -> it.hold(ref(), null, KARI, date))
                .contains("disputed");

        done("2026-10-26", RejectObjection.class, (it, date) -> it.reject(ref(), "Arbeidet er utført.", KARI, date));
        story.on("2026-10-26");
        story.on("2026-11-12");
        story.on("2026-11-13");

        assertThat(story.decision(invoice, "2026-10-26")).isEqualTo("advance");
        assertThat(story.decision(invoice, "2026-11-12")).isEqualTo("wait deadline-running");
        assertThat(story.decision(invoice, "2026-11-13")).isEqualTo("hand-over");
        assertThat(kinds(invoice))
                .startsWith("collection-notice", "payment-demand", "objection-answer")
                .contains("payment-demand", "objection-answer");
        var demand = ofKind("payment-demand").get(1);
        assertThat(demand.deadline()).isEqualTo(LocalDate.parse("2026-11-09"));
        assertThat(demand.fees())
                .as("a second demand within six months bears no fee")
                .isEqualTo("151.00");
        assertThat(answers())
                .extracting(answer -> answer.outcome().name(), Notice.ObjectionAnswer::reasons)
                .contains(tuple("RECEIVED", ""), tuple("REJECTED", "Arbeidet er utført."));
        assertThat(story.mails(invoice).stream()
                        .filter(mail -> mail.message().contains("objection-answer"))
                        .count())
                .isLessThanOrEqualTo(2);
    }

    @Test
    void a_letter_that_left_although_the_objection_had_come_bears_no_fee() {
        toTheDemand();

        done(
                "2026-10-06",
                ReceiveObjection.class,
                (it, date) -> it.receive(ref(), null, LocalDate.parse("2026-10-02"), KARI, date));
        done("2026-10-07", RejectObjection.class, (it, date) -> it.reject(ref(), "Arbeidet er utført.", KARI, date));
        story.on("2026-10-07");

        assertThat(story.fees(invoice)).extracting(Object::toString).contains("38.00");
        assertThat(ofKind("payment-demand")).hasSize(2);
        assertThat(story.sql()
                        .sql(
                                "SELECT h.reversed_reason FROM charges h JOIN cases c ON c.id = h.case_id WHERE c.creditor_id = ? AND h.amount = 113 AND h.reversed_on IS NOT NULL")
                        .param(story.id())
                        .query(String.class)
                        .list())
                .containsExactly("sent while an objection was open (inkassoloven § 17)");
    }

    @Test
    void a_hold_outlasts_an_objection_that_is_decided_meanwhile() {
        var ill = story.invoice("12500.00", "2026-08-31");
        toTheDemand();
        done("2026-10-06", HoldForPerson.class, (it, date) -> it.hold(ref(), "bankruptcy", null, KARI, date));
        done("2026-10-06", HoldCase.class, (it, date) -> it.hold(ref(ill), LocalDate.parse("2026-11-10"), KARI, date));
        for (var objecting : List.of(invoice, ill)) {
            done(
                    "2026-10-07",
                    ReceiveObjection.class,
                    (it, date) -> it.receive(ref(objecting), null, date, KARI, date));
        }
        story.on("2026-10-07");
        assertThat(story.decision(invoice, "2026-10-07")).isEqualTo("wait disputed");

        var rejected = act(
                "2026-10-26", RejectObjection.class, (it, date) -> it.reject(ref(), "Arbeidet er utført.", KARI, date));
        done("2026-10-26", RejectObjection.class, (it, date) -> it.reject(ref(ill), "Nei.", KARI, date));
        story.on("2026-10-26");
        story.on("2026-11-11");

        assertThat(rejected.toString()).contains("is still on hold: bankruptcy");
        assertThat(story.decision(invoice, "2026-10-26")).isEqualTo("wait on-hold");
        assertThat(story.decision(invoice, "2026-11-11")).isEqualTo("wait on-hold");
        assertThat(ofKind("payment-demand")).hasSize(1);
        assertThat(story.decision(ill, "2026-10-26")).isEqualTo("wait on-hold");
        assertThat(story.decision(ill, "2026-11-11")).isEqualTo("advance");

        done("2026-11-11", ResumeCase.class, (it, date) -> it.resume(ref(), null, KARI, date));
        story.on("2026-11-12");

        assertThat(ofKind("payment-demand")).hasSize(2);
    }

    @Test
    void an_objection_upheld_in_part_waits_for_its_credit_note_and_goes_on_with_the_rest_without_fees() {
        toTheDemand();
        done(
                "2026-10-06",
                ReceiveObjection.class,
                (it, date) -> it.receive(ref(), Money.of("5000.00"), LocalDate.parse("2026-10-05"), KARI, date));
        refused(
                        "2026-10-07",
                        UpholdObjection.class,
                        (it, date) -> it.uphold(ref(), Money.of("5000.01"), "", KARI, date))
                .contains("not a part");
        done("2026-10-07", UpholdObjection.class, (it, date) -> it.uphold(ref(), null, "", KARI, date));
        assertThat(story.fees(invoice)).isEmpty();
        story.on("2026-10-07");
        story.on("2026-10-12");
        assertThat(story.decision(invoice, "2026-10-12")).isEqualTo("wait disputed");
        assertThat(show("2026-10-12")).contains("waits for the credit note");

        story.credits(invoice, "2026-10-13", "5000.00");
        story.on("2026-10-14");
        story.on("2026-10-15");

        assertThat(story.decision(invoice, "2026-10-14")).isEqualTo("advance");
        var demand = ofKind("payment-demand").get(1);
        assertThat(demand.principal()).isEqualTo("7500.00");
        assertThat(demand.fees()).isEqualTo("0.00");
        assertThat(demand.date()).isEqualTo(LocalDate.parse("2026-10-14"));
        assertThat(demand.deadline()).isEqualTo(LocalDate.parse("2026-10-28"));
        // 44 days at 12.25 % on what was owed: 7 500.00 alone
        assertThat(demand.interest()).isEqualTo("110.75");
        assertThat(log()).contains("objection-settled");
    }

    @Test
    void interest_on_what_was_never_owed_is_given_up_once_and_to_its_own_credit_note_only() {
        begin("credit-date: due-date");
        objectionUpheldInPart();
        story.credits(invoice, "2026-10-13", "5000.00");
        story.on("2026-10-14");

        assertThat(ofKind("payment-demand").get(1).interest())
                .as("44 days at 12.25 % of 7 500.00; the credited part bears none from the due date on")
                .isEqualTo("110.75");
        assertThat(story.waived(invoice)).isEqualTo("0.00");

        begin("");
        objectionUpheldInPart();
        story.credits(invoice, "2026-10-13", "5000.00");
        story.credits(invoice, "2026-10-15", "1000.00");
        story.on("2026-10-16");

        // 43 days at 12.25 % of 5 000.00, from the due date to its note
        assertThat(story.waived(invoice)).isEqualTo("72.16");
        // 43 days of 12 500.00, 2 of 7 500.00 and 1 of 6 500.00, less what was given up
        assertThat(ofKind("payment-demand").get(1).interest()).isEqualTo("115.44");
    }

    private void objectionUpheldInPart() {
        toTheDemand();
        done(
                "2026-10-06",
                ReceiveObjection.class,
                (it, date) -> it.receive(ref(), Money.of("5000.00"), date, KARI, date));
        done("2026-10-07", UpholdObjection.class, (it, date) -> it.uphold(ref(), null, "", KARI, date));
        story.on("2026-10-07");
    }

    @Test
    void an_objection_upheld_whole_closes_the_case_with_its_credit_note() {
        story.on("2026-09-15");
        done("2026-09-16", ReceiveObjection.class, (it, date) -> it.receive(ref(), null, date, KARI, date));
        refused("2026-09-16", ReceiveObjection.class, (it, date) -> it.receive(ref(), null, date, KARI, date))
                .contains("open already");
        done("2026-09-17", UpholdObjection.class, (it, date) -> it.uphold(ref(), null, "Du har rett.", KARI, date));
        story.on("2026-09-17");

        story.credits(invoice, "2026-09-18", "12500.00");
        story.on("2026-09-21");

        assertThat(story.decision(invoice, "2026-09-21")).isEqualTo("close credited");
        assertThat(story.fees(invoice)).isEmpty();
        assertThat(answers()).extracting(answer -> answer.outcome().name()).containsOnly("UPHELD");
    }

    @Test
    void what_a_person_waived_stays_waived_when_the_case_is_closed_and_reopened() {
        story.on("2026-09-15");
        refused(
                        "2026-09-16",
                        WaivePart.class,
                        (it, date) -> it.waive(ref(), WaivePart.What.FEES, Money.of("38.01"), KARI, date))
                .contains("of 38.00 unpaid");
        refused(
                        "2026-09-16",
                        WaivePart.class,
                        (it, date) -> it.waive(ref(), WaivePart.What.PRINCIPAL, null, KARI, date))
                .contains("credit the invoice in Tripletex");
        done(
                "2026-09-16",
                WaivePart.class,
                (it, date) -> it.waive(ref(), WaivePart.What.FEES, Money.of("30.00"), KARI, date));
        story.on("2026-09-16");
        var payment = story.pays(invoice, "2026-09-17", "12500.00");
        story.on("2026-09-17");
        assertThat(story.caseOf(invoice)).isEqualTo("CLOSED collection-notice paid");
        assertThat(story.waived(invoice)).isEqualTo("109.32");

        story.reverses(invoice, payment, "2026-09-18", "12500.00");
        story.on("2026-09-18");

        assertThat(story.caseOf(invoice)).isEqualTo("OPEN collection-notice");
        assertThat(story.waived(invoice)).isEqualTo("30.00");
        assertThat(story.differences(invoice)).noneMatch(line -> line.startsWith("RED"));
    }

    @Test
    void a_withdrawn_case_is_left_alone_until_it_is_reopened() {
        story.on("2026-09-15");
        done("2026-09-16", WithdrawCase.class, (it, date) -> it.withdraw(ref(), KARI, date));
        refused("2026-09-16", WithdrawCase.class, (it, date) -> it.withdraw(ref(), KARI, date))
                .contains("closed");
        story.on("2026-09-16");
        story.on("2026-10-05");

        assertThat(story.decision(invoice, "2026-09-16")).isEqualTo("close withdrawn");
        assertThat(story.decision(invoice, "2026-10-05")).isEqualTo("skip withdrawn");
        assertThat(story.caseOf(invoice)).isEqualTo("CLOSED collection-notice withdrawn");
        assertThat(story.waived(invoice)).isEqualTo("105.12");
        assertThat(story.differences(invoice)).noneMatch(line -> line.startsWith("RED"));

        done("2026-10-06", ReopenClosed.class, (it, date) -> it.reopen(ref(), KARI, date));
        story.on("2026-10-06");

        assertThat(story.decision(invoice, "2026-10-06")).isEqualTo("advance");
        assertThat(story.waived(invoice)).isEqualTo("0.00");
        assertThat(ofKind("payment-demand"))
                .singleElement()
                .extracting(LetterSeen::fees)
                .isEqualTo("151.00");
    }

    @Test
    void what_is_paid_after_a_withdrawal_covers_principal_only() {
        story.on("2026-09-15");
        done("2026-09-16", WithdrawCase.class, (it, date) -> it.withdraw(ref(), KARI, date));
        story.on("2026-09-16");

        story.pays(invoice, "2026-10-05", "12700.00");
        story.on("2026-10-05");
        story.on("2026-10-06");

        assertThat(story.proposals(invoice)).isEmpty();
        assertThat(story.refundDue(invoice)).isEqualByComparingTo("200.00");
    }

    @Test
    void a_demand_that_waits_for_approval_goes_on_the_day_after_the_yes() {
        begin("procedure: approve-before-demand");
        story.on("2026-09-15");
        story.on("2026-10-05");
        assertThat(story.decision(invoice, "2026-10-05")).isEqualTo("wait awaiting-approval");
        assertThat(show("2026-10-05")).contains("payment-demand, not before 2026-10-05, waits for approval");

        done("2026-10-05", ApproveStep.class, (it, date) -> it.approve(ref(), KARI, date));
        refused("2026-10-05", ApproveStep.class, (it, date) -> it.approve(ref(), KARI, date))
                .contains("does not wait");
        story.on("2026-10-06");

        assertThat(story.decision(invoice, "2026-10-06")).isEqualTo("advance");
        refused("2026-10-07", ApproveStep.class, (it, date) -> it.approve(ref(), KARI, date))
                .contains("hand-over");

        done("2026-10-07", ResumeCase.class, (it, date) -> it.resume(ref(), Step.PAYMENT_DEMAND, KARI, date));
        story.on("2026-10-08");
        assertThat(story.decision(invoice, "2026-10-08"))
                .as("a case that was put back asks again")
                .isEqualTo("wait awaiting-approval");
    }

    @Test
    void a_fee_falls_away_when_the_bank_had_the_payment_in_time() {
        toTheDemand();
        story.pays(invoice, "2026-10-06", "12500.00");
        story.on("2026-10-06");
        assertThat(story.fees(invoice)).hasSize(2);
        refused(
                        "2026-10-07",
                        RegisterBankDate.class,
                        (it, date) -> it.register(ref(), anyPayment(), LocalDate.parse("2026-10-06"), KARI, date))
                .contains("only an earlier date");

        done(
                "2026-10-07",
                RegisterBankDate.class,
                (it, date) -> it.register(ref(), anyPayment(), LocalDate.parse("2026-09-29"), KARI, date));
        story.on("2026-10-07");

        assertThat(story.fees(invoice)).singleElement().asString().isEqualTo("38.00");
    }

    @Test
    void a_part_payment_is_answered_with_what_is_left_and_a_settled_claim_with_a_receipt() {
        begin("rest-letter: true\nreceipt: true");
        story.on("2026-09-15");
        story.pays(invoice, "2026-09-16", "500.00");
        story.on("2026-09-16");
        story.on("2026-09-17");
        assertThat(ofKind("rest")).extracting(LetterSeen::principal).contains("12000.00");
        assertThat(ofKind("rest").stream().filter(letter -> !letter.state().equals("CANCELLED")))
                .hasSize(1);

        story.pays(invoice, "2026-09-18", "12200.00");
        story.on("2026-09-18");

        assertThat(story.caseOf(invoice)).isEqualTo("CLOSED collection-notice paid");
        var receipt = notices("receipt").get(0);
        assertThat(receipt.total()).isEqualTo(Money.ZERO);
        assertThat(receipt.deadline()).isNull();
        assertThat(receipt.settlement().payments())
                .extracting(payment -> payment.amount().toString())
                .containsExactly("500.00", "12200.00");
        assertThat(receipt.settlement().refundDue()).isEqualTo(Money.of("86.83"));
        refused("2026-09-18", AskForLetter.class, (it, date) -> it.ask(ref(), LetterKind.REST, KARI, date))
                .contains("nothing is left");
    }

    @Test
    void a_letter_on_the_rest_that_was_asked_for_is_dropped_when_the_claim_is_paid_first() {
        story.on("2026-09-15");
        done("2026-09-19", AskForLetter.class, (it, date) -> it.ask(ref(), LetterKind.REST, KARI, date));
        story.on("2026-09-19");
        assertThat(show("2026-09-19")).contains("rest asked for on 2026-09-19, waits: not-a-business-day");
        story.pays(invoice, "2026-09-20", "12621.90");
        story.on("2026-09-21");

        assertThat(ofKind("rest")).isEmpty();
        assertThat(log()).contains("letter-dropped");
    }

    @Test
    void the_log_tells_who_did_what_and_show_tells_what_comes() {
        story.on("2026-09-15");
        done("2026-09-16", AddNote.class, (it, date) -> it.add(ref(), KARI, date));
        refused("2026-09-16", AddNote.class, (it, date) -> it.add(ref(), new Operator("", "x"), date))
                .contains("say who you are");
        refused("2026-09-16", AddNote.class, (it, date) -> it.add(new CaseRef(story.id(), 999_999), KARI, date))
                .contains("no case on invoice 999999 of " + story.id());

        assertThat(log().lines()).anyMatch(line -> line.matches("2026-09-16 +Kari Moe +note +so it shall be"));
        assertThat(log()).startsWith("date        until       who       event");
        assertThat(show("2026-09-16"))
                .contains("collection-notice, deadline 2026-09-29")
                .contains("wait deadline-running")
                .contains("principal   12500.00")
                .contains("fees        38.00")
                .contains("payment-demand, not before 2026-10-05")
                .contains("hand-over, not before 2026-10-23, waits for approval");
    }

    @Test
    void the_command_says_what_it_did_and_refuses_what_it_does_not_know() {
        story.on("2026-09-15");
        story.kk2().moveTo(LocalDate.parse("2026-09-16"));
        var number = String.valueOf(invoice.number());

        assertThat(command("case", story.id(), number, "hold", "--by", "Kari Moe", "--reason", "ill"))
                .isEqualTo("0 done: %s %s is on hold until it is resumed".formatted(story.id(), number));
        assertThat(command("case", story.id(), number, "log"))
                .startsWith("0 date")
                .contains("held")
                .contains("ill");
        assertThat(command("case", "nobody", number, "show")).startsWith("1 refused: there is no creditor nobody");
        assertThat(command("case", story.id(), "999999", "show"))
                .startsWith("1 refused: there is no case on invoice 999999");
        assertThat(command("case", story.id(), number, "resume", "--by", " ", "--reason", "well"))
                .startsWith("1 refused");
    }

    private String command(String... words) {
        var out = new ByteArrayOutputStream();
        var print = new PrintStream(out, true, UTF_8);
        var call = new ReadCall().read(words, "", print, print).call().orElseThrow();
        var exit = call.execute(story.kk2().context(), print, print);
        return exit + " " + out.toString(UTF_8).strip();
    }

    // --- what they do, and what is seen of it

    private void toTheDemand() {
        story.on("2026-09-15");
        story.on("2026-10-05");
        assertThat(ofKind("payment-demand")).hasSize(1);
    }

    private <T> void done(String date, Class<T> action, BiFunction<T, LocalDate, Answer> call) {
        assertThat(act(date, action, call)).isInstanceOf(Answer.Done.class);
    }

    private <T> AbstractStringAssert<?> refused(String date, Class<T> action, BiFunction<T, LocalDate, Answer> call) {
        var answer = act(date, action, call);
        assertThat(answer).isInstanceOf(Answer.Refused.class);
        return assertThat(answer.toString());
    }

    private <T> Answer act(String date, Class<T> action, BiFunction<T, LocalDate, Answer> call) {
        story.kk2().moveTo(LocalDate.parse(date));
        return call.apply(story.kk2().bean(action), LocalDate.parse(date));
    }

    private CaseRef ref() {
        return ref(invoice);
    }

    private CaseRef ref(InvoiceDoc of) {
        return new CaseRef(story.id(), of.number());
    }

    private static RegisterBankDate.Payment anyPayment() {
        return new RegisterBankDate.Payment(null, null, null);
    }

    private String log() {
        return story.kk2()
                .bean(ReadLog.class)
                .read(ref(), LocalDate.parse("2026-10-01"))
                .toString();
    }

    private String show(String date) {
        return story.kk2()
                .bean(ShowCase.class)
                .show(ref(), LocalDate.parse(date))
                .toString();
    }

    private List<String> kinds(InvoiceDoc of) {
        return story.letters(of).stream().map(LetterSeen::kind).toList();
    }

    private List<LetterSeen> ofKind(String kind) {
        return story.letters(invoice).stream()
                .filter(letter -> letter.kind().equals(kind))
                .toList();
    }

    private List<Notice.ObjectionAnswer> answers() {
        return notices("objection-answer").stream().map(Notice::objection).toList();
    }

    private List<Notice> notices(String kind) {
        return story.sql().sql("""
                        SELECT l.notice FROM letters l JOIN cases c ON c.id = l.case_id
                         WHERE c.creditor_id = ? AND c.invoice_id = ? AND l.kind = ? ORDER BY l.id
                        """).params(story.id(), invoice.id(), kind).query(String.class).list().stream()
                .map(text -> story.kk2().bean(StoredRecords.class).read(text, Notice.class))
                .toList();
    }

    @AfterEach
    void the_contract_was_kept() {
        story.neverBrokeTheContract();
    }
}

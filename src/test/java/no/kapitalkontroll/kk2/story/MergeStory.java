package no.kapitalkontroll.kk2.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import no.kapitalkontroll.kk2.cases.StoredRecords;
import no.kapitalkontroll.kk2.core.notice.Notice;
import no.kapitalkontroll.kk2.core.procedure.Step;
import no.kapitalkontroll.kk2.handling.Answer;
import no.kapitalkontroll.kk2.handling.CaseRef;
import no.kapitalkontroll.kk2.handling.HoldCase;
import no.kapitalkontroll.kk2.handling.HoldForPerson;
import no.kapitalkontroll.kk2.handling.MergeCases;
import no.kapitalkontroll.kk2.handling.Operator;
import no.kapitalkontroll.kk2.handling.ResumeCase;
import no.kapitalkontroll.kk2.handling.UnmergeCase;
import no.kapitalkontroll.kk2.handling.WithdrawCase;
import no.kapitalkontroll.kk2.run.DailyRun;
import no.kapitalkontroll.kk2.run.RunOutcome;
import no.kapitalkontroll.kk2.run.RunRequest;
import no.kapitalkontroll.kk2.standin.InvoiceDoc;
import org.apache.camel.ProducerTemplate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Several claims on one debtor, followed by one letter. */
class MergeStory {

    private static final Operator KARI = new Operator("Kari Moe", "one debtor, one letter");

    private Story story;

    @Test
    void merged_claims_get_one_letter_with_one_fee_and_each_ledger_ends_at_zero() {
        story = Story.begin();
        var customer = story.customer();
        var lead = story.invoice(customer, "12500.00", "2026-08-31");
        var member = story.invoice(customer, "8000.00", "2026-08-31");
        story.on("2026-09-15");

        assertThat(merge("2026-09-16", lead, member).toString()).contains("one letter, one fee");
        story.on("2026-10-05");

        assertThat(story.decision(lead, "2026-10-05")).isEqualTo("advance");
        assertThat(story.decision(member, "2026-10-05")).isEqualTo("advance");
        assertThat(Stream.of(lead, member).map(story::caseOf)).containsOnly("OPEN payment-demand");
        assertThat(story.letters(lead)).hasSize(2);
        assertThat(story.letters(member)).hasSize(1);
        assertThat(story.mails(lead)).hasSize(2);
        assertThat(story.fees(lead)).extracting(Object::toString).containsExactly("38.00", "113.00");
        assertThat(story.fees(member)).isEmpty();
        var demand = lastNotice(lead);
        assertThat(demand.others()).singleElement().satisfies(other -> {
            assertThat(other.invoiceNumber()).isEqualTo(member.number());
            // 35 days of 8 000.00
            assertThat(other.total()).hasToString("8093.97");
            assertThat(other.fees()).hasToString("0.00");
        });
        assertThat(demand.grandTotal()).hasToString("20891.80");

        // a second run of the date plans nothing more, and the clock of both runs from the one letter
        story.on("2026-10-05");
        story.on("2026-10-22");
        assertThat(story.mails(lead)).hasSize(2);
        assertThat(Stream.of(lead, member).map(one -> story.decision(one, "2026-10-22")))
                .containsOnly("wait deadline-running");
        story.on("2026-10-23");
        assertThat(Stream.of(lead, member).map(story::caseOf)).containsOnly("HANDED_OVER hand-over");

        // 54 days of 12 500.00 are 226.54, of 8 000.00 144.99
        story.pays(lead, "2026-10-24", "12877.54");
        story.pays(member, "2026-10-24", "8144.99");
        story.on("2026-10-26");
        story.accountantApproves("2026-10-31");
        story.on("2026-10-27");
        story.on("2026-10-28");

        for (var invoice : List.of(lead, member)) {
            assertThat(story.caseOf(invoice)).isEqualTo("CLOSED hand-over paid");
            assertThat(story.company().receivablesOf(invoice)).isEqualByComparingTo("0.00");
            assertThat(story.isClosedInBooks(invoice)).isTrue();
            assertThat(story.differences(invoice)).isEmpty();
        }
    }

    @Test
    void a_paid_claim_drops_out_and_a_lead_paid_before_dispatch_takes_the_letter_back_for_all() {
        story = Story.begin();
        var customer = story.customer();
        var lead = story.invoice(customer, "12500.00", "2026-08-31");
        var paidEarly = story.invoice(customer, "5000.00", "2026-08-31");
        var member = story.invoice(customer, "8000.00", "2026-08-31");
        story.on("2026-09-15");
        merge("2026-09-16", lead, paidEarly, member);
        story.pays(paidEarly, "2026-09-20", "5000.00");
        story.on("2026-09-21");

        assertThat(story.decision(paidEarly, "2026-09-21")).isEqualTo("close paid");

        runAndMeanwhile("2026-10-05", () -> story.pays(lead, "2026-10-05", "12500.00"));

        assertThat(lastNotice(lead).others())
                .extracting(Notice.OtherClaim::invoiceNumber)
                .containsExactly(member.number());
        assertThat(story.letters(lead)).extracting(LetterSeen::state).containsExactly("SENT", "CANCELLED");
        assertThat(Stream.of(lead, member).map(story::caseOf)).containsOnly("OPEN collection-notice");

        story.on("2026-10-06");

        // fee and interest of the lead are more than a small rest: it stays open, and keeps nobody waiting
        assertThat(story.decision(lead, "2026-10-06")).isEqualTo("wait below-minimum");
        assertThat(story.caseOf(member)).isEqualTo("OPEN payment-demand");
        assertThat(story.letters(member)).extracting(LetterSeen::state).containsExactly("SENT", "SENT");
        assertThat(story.fees(member)).extracting(Object::toString).containsExactly("113.00");
        assertThat(story.mails(lead)).hasSize(1);
        assertThat(leads(member)).isEqualTo(caseId(lead));

        story.pays(lead, "2026-10-07", "184.83");
        story.on("2026-10-07");

        assertThat(story.caseOf(lead)).isEqualTo("CLOSED collection-notice paid");
        assertThat(leads(member)).isNull();
    }

    @Test
    void what_stops_one_stops_all_until_it_is_unmerged() {
        story = Story.begin();
        var customer = story.customer();
        var lead = story.invoice(customer, "12500.00", "2026-08-31");
        var member = story.invoice(customer, "8000.00", "2026-08-31");
        var third = story.invoice(customer, "9000.00", "2026-08-31");
        var later = story.invoice(customer, "7000.00", "2026-09-10");
        var stranger = story.invoice("6000.00", "2026-08-31");
        story.on("2026-09-15");

        assertThat(merge("2026-09-16", lead, stranger).toString()).contains("has another debtor");
        assertThat(merge("2026-09-16", lead, later).toString()).contains("there is no case on invoice");
        assertThat(merge("2026-09-16", lead, lead).toString()).contains("others than itself");
        merge("2026-09-16", lead, member);
        assertThat(merge("2026-09-16", third, member).toString()).contains("is merged already");
        assertThat(merge("2026-09-16", member, third).toString()).contains("led by another case");
        assertThat(merge("2026-09-16", lead, third).isDone()).isTrue();
        hold(member);
        story.on("2026-10-05");

        assertThat(Stream.of(lead, member, third).map(one -> story.decision(one, "2026-10-05")))
                .containsOnly("wait on-hold");

        assertThat(unmerge(lead).isDone()).isTrue();
        assertThat(leads(third)).isEqualTo(caseId(member));
        assertThat(unmerge(member).isDone()).isTrue();
        assertThat(unmerge(member).toString()).contains("it is not merged");
        story.on("2026-10-06");

        assertThat(Stream.of(lead, third).map(story::caseOf)).containsOnly("OPEN payment-demand");
        assertThat(story.decision(member, "2026-10-06")).isEqualTo("wait on-hold");
        assertThat(merge("2026-10-06", lead, member).toString()).contains("is stopped: on-hold");
        assertThat(merge("2026-10-06", lead, third).isDone()).isTrue();
        resumeAtDemand(third);
        assertThat(leads(third)).isNull();
        assertThat(merge("2026-10-06", lead, third).toString()).contains("other side of the payment demand");
    }

    @Test
    void a_claim_whose_letter_came_back_keeps_nobody_waiting() {
        story = Story.begin();
        var customer = story.customer();
        var lead = story.invoice(customer, "12500.00", "2026-08-31");
        var member = story.invoice(customer, "8000.00", "2026-08-31");
        story.on("2026-09-15");
        merge("2026-09-16", lead, member);
        var cameBack = story.kk2()
                .bean(HoldForPerson.class)
                .hold(ref(lead), "returned-post", null, KARI, LocalDate.parse("2026-09-17"));
        story.on("2026-10-05");

        assertThat(cameBack.isDone()).isTrue();
        assertThat(story.caseOf(member)).isEqualTo("OPEN payment-demand");
        assertThat(story.decision(lead, "2026-10-05")).isEqualTo("wait on-hold");
        assertThat(lastNotice(member).others()).isEmpty();
    }

    @Test
    void a_lead_that_is_withdrawn_hands_the_lead_on() {
        story = Story.begin();
        var customer = story.customer();
        var lead = story.invoice(customer, "12500.00", "2026-08-31");
        var second = story.invoice(customer, "8000.00", "2026-08-31");
        var third = story.invoice(customer, "9000.00", "2026-08-31");
        story.on("2026-09-15");
        merge("2026-09-16", lead, second, third);

        var withdrawn = story.kk2().bean(WithdrawCase.class).withdraw(ref(lead), KARI, LocalDate.parse("2026-09-17"));

        assertThat(withdrawn.isDone()).isTrue();
        assertThat(leads(second)).isNull();
        assertThat(leads(third)).isEqualTo(caseId(second));

        story.on("2026-10-05");

        assertThat(lastNotice(second).others())
                .extracting(Notice.OtherClaim::invoiceNumber)
                .containsExactly(third.number());
        assertThat(Stream.of(second, third).map(story::caseOf)).containsOnly("OPEN payment-demand");
    }

    private Answer merge(String on, InvoiceDoc lead, InvoiceDoc... with) {
        return story.kk2()
                .bean(MergeCases.class)
                .merge(ref(lead), Stream.of(with).map(InvoiceDoc::number).toList(), KARI, LocalDate.parse(on));
    }

    private Answer unmerge(InvoiceDoc invoice) {
        return story.kk2().bean(UnmergeCase.class).unmerge(ref(invoice), KARI, LocalDate.parse("2026-10-05"));
    }

    private void hold(InvoiceDoc invoice) {
        story.kk2().bean(HoldCase.class).hold(ref(invoice), null, KARI, LocalDate.parse("2026-09-16"));
    }

    private void resumeAtDemand(InvoiceDoc invoice) {
        var resumed = story.kk2()
                .bean(ResumeCase.class)
                .resume(ref(invoice), Step.PAYMENT_DEMAND, KARI, LocalDate.parse("2026-10-06"));
        assertThat(resumed.isDone()).isTrue();
    }

    private CaseRef ref(InvoiceDoc invoice) {
        return new CaseRef(story.id(), invoice.number());
    }

    private Notice lastNotice(InvoiceDoc invoice) {
        var text = story.sql()
                .sql("""
                        SELECT l.notice FROM letters l JOIN cases c ON c.id = l.case_id
                         WHERE c.creditor_id = ? AND c.invoice_id = ? ORDER BY l.id DESC LIMIT 1
                        """)
                .params(story.id(), invoice.id())
                .query(String.class)
                .single();
        return story.kk2().bean(StoredRecords.class).read(text, Notice.class);
    }

    private Long leads(InvoiceDoc invoice) {
        return story.sql()
                .sql("SELECT merged_into FROM cases WHERE creditor_id = ? AND invoice_id = ?")
                .params(story.id(), invoice.id())
                .query((row, index) -> row.getObject("merged_into", Long.class))
                .list()
                .get(0);
    }

    private long caseId(InvoiceDoc invoice) {
        return story.sql()
                .sql("SELECT id FROM cases WHERE creditor_id = ? AND invoice_id = ?")
                .params(story.id(), invoice.id())
                .query(Long.class)
                .single();
    }

    /** Something happens after the decisions of a run and before its letters leave. */
    private RunOutcome runAndMeanwhile(String date, Runnable happening) {
        story.kk2().moveTo(LocalDate.parse(date));
        story.kk2().bean(DailyRun.class).reloadCreditors();
        var happened = new boolean[1];
        return story.kk2()
                .bean(ProducerTemplate.class)
                .requestBody(
                        "direct:run-creditor",
                        new RunRequest(story.id(), LocalDate.parse(date), decided -> {
                            if (!happened[0]) {
                                happened[0] = true;
                                happening.run();
                            }
                        }),
                        RunOutcome.class);
    }

    @AfterEach
    void the_contract_was_kept() {
        story.neverBrokeTheContract();
    }
}

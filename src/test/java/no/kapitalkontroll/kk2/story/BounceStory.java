package no.kapitalkontroll.kk2.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import no.kapitalkontroll.kk2.core.procedure.Step;
import no.kapitalkontroll.kk2.handling.CaseRef;
import no.kapitalkontroll.kk2.handling.MergeCases;
import no.kapitalkontroll.kk2.handling.Operator;
import no.kapitalkontroll.kk2.handling.ResumeCase;
import no.kapitalkontroll.kk2.standin.InvoiceDoc;
import org.apache.camel.CamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Letters that come back by mail, date by date; an invoice of 12 500.00 due on Monday 2026-08-31. Guards: the reports are read
 * before a case moves, every address that failed is remembered, the fee of a letter that came back falls away, and what has
 * moved on waits for a person.
 */
class BounceStory {

    private static final Operator KARI = new Operator("Kari Moe", "a letter came back");
    private static final LetterSeen NOTICE =
            LetterSeen.sent("collection-notice", "2026-09-15", "2026-09-29", "12500.00", "62.93", "38.00", "12600.93");
    /** Written on the 16th, dated the 17th. */
    private static final LetterSeen NOTICE_ON_PAPER =
            LetterSeen.sent("collection-notice", "2026-09-17", "2026-10-01", "12500.00", "71.32", "38.00", "12609.32");

    private Story story;

    @BeforeEach
    void the_mailbox_is_read() throws Exception {
        begin("");
        story.kk2().bean(CamelContext.class).getRouteController().startRoute("read-bounces");
    }

    private void begin(String keys) {
        story = Story.begin(TripletexManner.AS_SEEN_MOST, keys);
    }

    @Test
    void a_letter_that_came_back_goes_on_paper_with_a_new_date_deadline_and_fee_and_the_next_step_waits_for_it()
            throws Exception {
        var invoice = story.invoice("12500.00", "2026-08-31");
        story.on("2026-09-15");
        var mail = story.mails(invoice).get(0);
        story.returns().bounces(mail);
        story.returns().bounces(mail);

        var told = story.on("2026-09-16");

        assertThat(told.problems()).singleElement().asString().contains("came back (5.1.1); it goes on paper next");
        assertThat(story.letters(invoice)).containsExactly(returned(NOTICE), NOTICE_ON_PAPER);
        assertThat(fees(invoice)).containsExactly("38.00");
        assertThat(story.mails(invoice)).hasSize(1);
        assertThat(log(invoice)).contains("letter-came-back");

        // deadline 1 October, three business days, and the day after; the old one would have let it go on the 5th
        story.on("2026-10-05");
        assertThat(story.on("2026-10-07").isWell()).isTrue();

        assertThat(story.decision(invoice, "2026-10-05")).isEqualTo("wait deadline-running");
        assertThat(story.decision(invoice, "2026-10-07")).isEqualTo("advance");
        assertThat(fees(invoice)).containsExactly("38.00", "113.00");
        assertThat(story.returns().touched()).containsOnly(false);
    }

    @Test
    void a_report_that_comes_on_the_day_of_the_next_step_is_seen_before_the_case_moves() {
        var invoice = story.invoice("12500.00", "2026-08-31");
        story.on("2026-09-15");
        story.returns().bounces(story.mails(invoice).get(0));

        story.on("2026-10-05");

        assertThat(story.letters(invoice))
                .extracting(LetterSeen::kind)
                .containsExactly("collection-notice", "collection-notice");
        assertThat(story.letters(invoice)).extracting(LetterSeen::state).containsExactly("RETURNED", "SENT");
    }

    @Test
    void every_address_of_the_debtor_is_tried_once_before_paper() {
        var customer = story.customer()
                .email("andre@" + story.id() + ".example")
                .invoiceEmail("forste@" + story.id() + ".example");
        var invoice = story.invoice(customer, "12500.00", "2026-08-31");

        story.on("2026-09-15");
        story.returns().bounces(story.mails(invoice).get(0));
        var second = story.on("2026-09-16");
        story.returns().bounces(story.mails(invoice).get(1));
        story.on("2026-09-17");
        story.on("2026-09-18");

        assertThat(second.problems()).singleElement().asString().contains("to another e-mail address");
        assertThat(story.mails(invoice))
                .extracting(MailHouse.Mail::recipient)
                .containsExactly("forste@" + story.id() + ".example", "andre@" + story.id() + ".example");
        assertThat(story.letters(invoice))
                .extracting(LetterSeen::state)
                .containsExactly("RETURNED", "RETURNED", "SENT");
        assertThat(fees(invoice)).containsExactly("38.00");
    }

    @Test
    void without_any_other_address_the_case_waits_for_a_person() {
        var customer = story.customer().withoutAddress();
        var invoice = story.invoice(customer, "12500.00", "2026-08-31");
        story.on("2026-09-15");
        story.returns().bounces(story.mails(invoice).get(0));

        var told = story.on("2026-09-16");

        assertThat(told.problems()).singleElement().asString().contains("no other address is known");
        assertThat(story.decision(invoice, "2026-09-16")).isEqualTo("wait no-address");

        customer.postalAddress("Nygata 2", "0155", "Oslo", "NO");
        story.on("2026-09-17");
        assertThat(story.decision(invoice, "2026-09-17")).isEqualTo("wait on-hold");

        resume(invoice, null, "2026-09-17");
        story.on("2026-09-18");
        assertThat(story.letters(invoice)).extracting(LetterSeen::state).containsExactly("RETURNED", "SENT");
    }

    @Test
    void what_comes_back_after_the_next_letter_has_left_stops_the_case_for_a_person() {
        var invoice = story.invoice("12500.00", "2026-08-31");
        story.on("2026-09-15");
        story.on("2026-10-05");
        story.returns().bounces(story.mails(invoice).get(0));

        var told = story.on("2026-10-06");

        assertThat(told.problems())
                .singleElement()
                .asString()
                .contains("after its case had moved on", "resume it with --step collection-notice");
        assertThat(story.decision(invoice, "2026-10-06")).isEqualTo("wait on-hold");
        assertThat(story.letters(invoice)).extracting(LetterSeen::state).containsExactly("RETURNED", "SENT");
        assertThat(fees(invoice)).containsExactly("113.00");

        resume(invoice, Step.COLLECTION_NOTICE, "2026-10-06");
        story.on("2026-10-07");

        assertThat(story.letters(invoice))
                .extracting(LetterSeen::kind)
                .containsExactly("collection-notice", "payment-demand", "collection-notice");
        assertThat(story.mails(invoice)).hasSize(2);
    }

    @Test
    void a_paid_case_stays_as_it_is_and_stands_before_the_letter_when_its_payment_is_reversed() {
        var invoice = story.invoice("12500.00", "2026-08-31");
        story.on("2026-09-15");
        var payment = story.pays(invoice, "2026-09-16", "12605.12");
        story.on("2026-09-17");
        var closed = story.caseOf(invoice);
        story.returns().bounces(story.mails(invoice).get(0));

        var quiet = story.on("2026-09-18");

        assertThat(closed).startsWith("CLOSED collection-notice");
        assertThat(story.caseOf(invoice)).isEqualTo(closed);
        assertThat(fees(invoice)).containsExactly("38.00");
        assertThat(quiet.isWell()).isTrue();
        assertThat(log(invoice)).contains("letter-came-back");

        story.reverses(invoice, payment, "2026-09-21", "12605.12");
        story.on("2026-09-21");
        story.on("2026-09-22");

        assertThat(story.caseOf(invoice)).isEqualTo("OPEN collection-notice");
        assertThat(story.letters(invoice)).extracting(LetterSeen::state).containsExactly("RETURNED", "SENT");
        assertThat(story.mails(invoice)).hasSize(1);
        assertThat(fees(invoice)).containsExactly("38.00");
    }

    @Test
    void merged_claims_go_back_together() {
        var customer = story.customer();
        var lead = story.invoice(customer, "12500.00", "2026-08-31");
        var member = story.invoice(customer, "8000.00", "2026-08-31");
        story.on("2026-09-15");
        story.kk2()
                .bean(MergeCases.class)
                .merge(ref(lead), List.of(member.number()), KARI, LocalDate.parse("2026-09-16"));
        story.on("2026-10-05");
        story.returns().bounces(story.mails(lead).get(1));

        story.on("2026-10-06");

        assertThat(story.letters(lead)).extracting(LetterSeen::state).containsExactly("SENT", "RETURNED", "SENT");
        assertThat(List.of(story.caseOf(lead), story.caseOf(member))).containsOnly("OPEN payment-demand");
        assertThat(fees(lead)).containsExactly("38.00", "113.00");
        assertThat(fees(member)).isEmpty();
    }

    @Test
    void a_report_on_a_mail_of_unknown_outcome_says_that_it_did_not_arrive() {
        var invoice = story.invoice("12500.00", "2026-08-31");
        story.mail().takeWithoutAnswer(1);
        story.on("2026-09-15");
        story.returns().bounces(story.mails(invoice).get(0));

        story.on("2026-09-16");

        assertThat(story.parked()).isEmpty();
        assertThat(story.letters(invoice)).containsExactly(NOTICE.cancelled(), NOTICE_ON_PAPER);
        assertThat(fees(invoice)).containsExactly("38.00");
    }

    @Test
    void a_letter_that_went_on_paper_too_has_arrived_and_the_next_one_goes_on_paper_alone() {
        begin("channels: {collection-notice: both}");
        var invoice = story.invoice("12500.00", "2026-08-31");
        story.on("2026-09-15");
        story.on("2026-09-16");
        story.returns().bounces(story.mails(invoice).get(0));

        assertThat(story.on("2026-09-17").isWell()).isTrue();
        story.on("2026-10-06");

        assertThat(story.letters(invoice)).extracting(LetterSeen::state).containsExactly("SENT", "SENT");
        assertThat(story.mails(invoice)).hasSize(1);
        assertThat(fees(invoice)).containsExactly("38.00", "113.00");
        assertThat(log(invoice)).contains("mail-came-back");
    }

    @Test
    void a_letter_of_unknown_outcome_that_went_on_paper_too_has_arrived() {
        begin("channels: {collection-notice: both}");
        var invoice = story.invoice("12500.00", "2026-08-31");
        story.mail().takeWithoutAnswer(1);
        story.on("2026-09-15");
        story.on("2026-09-16");
        story.returns().bounces(story.mails(invoice).get(0));

        assertThat(story.on("2026-09-17").problems()).noneMatch(problem -> problem.contains("came back"));

        assertThat(story.parked()).isEmpty();
        assertThat(story.letters(invoice)).hasSize(1);
        assertThat(story.decision(invoice, "2026-09-17")).isEqualTo("wait deadline-running");
        assertThat(log(invoice)).contains("mail-came-back");
    }

    private void resume(InvoiceDoc invoice, Step step, String date) {
        assertThat(story.kk2()
                        .bean(ResumeCase.class)
                        .resume(ref(invoice), step, KARI, LocalDate.parse(date))
                        .isDone())
                .isTrue();
    }

    private CaseRef ref(InvoiceDoc invoice) {
        return new CaseRef(story.id(), invoice.number());
    }

    private List<String> fees(InvoiceDoc invoice) {
        return story.fees(invoice).stream().map(BigDecimal::toPlainString).toList();
    }

    private List<String> log(InvoiceDoc invoice) {
        return story.sql()
                .sql(
                        "SELECT l.event FROM case_log l JOIN cases c ON c.id = l.case_id WHERE c.creditor_id = ? AND c.invoice_number = ?")
                .params(story.id(), invoice.number())
                .query(String.class)
                .list();
    }

    private static LetterSeen returned(LetterSeen sent) {
        return new LetterSeen(
                "RETURNED",
                sent.kind(),
                sent.date(),
                sent.deadline(),
                sent.principal(),
                sent.interest(),
                sent.fees(),
                sent.total());
    }

    @AfterEach
    void the_contract_was_kept() throws Exception {
        story.kk2().bean(CamelContext.class).getRouteController().stopRoute("read-bounces");
        story.neverBrokeTheContract();
    }
}

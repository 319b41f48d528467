package no.kapitalkontroll.kk2.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.time.LocalDate;
import no.kapitalkontroll.kk2.run.DailyRun;
import no.kapitalkontroll.kk2.run.RunOutcome;
import no.kapitalkontroll.kk2.run.RunRequest;
import no.kapitalkontroll.kk2.standin.Fault;
import org.apache.camel.ProducerTemplate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Letters: what they bear, how they leave, and what keeps them from leaving. */
class LetterStory {

    private static final LetterSeen NOTICE =
            LetterSeen.sent("collection-notice", "2026-09-15", "2026-09-29", "12500.00", "62.93", "38.00", "12600.93");
    private static final LetterSeen NOTICE_A_DAY_LATER =
            LetterSeen.sent("collection-notice", "2026-09-16", "2026-09-30", "12500.00", "67.12", "38.00", "12605.12");
    private static final LetterSeen NOTICE_TWO_DAYS_LATER =
            LetterSeen.sent("collection-notice", "2026-09-17", "2026-10-01", "12500.00", "71.32", "38.00", "12609.32");

    private Story story;

    @ParameterizedTest
    @EnumSource(names = {"AS_SEEN_MOST", "VOUCHERS_CHANGE_THE_INVOICE"})
    void of_two_invoices_to_one_debtor_on_a_date_only_the_first_bears_fees(TripletexManner manner) {
        story = Story.begin(manner);
        var customer = story.customer();
        var first = story.invoice(customer, "12500.00", "2026-08-31");
        var second = story.invoice(customer, "12500.00", "2026-08-31");

        story.on("2026-09-15");
        story.on("2026-10-05");

        assertThat(story.letters(first)).extracting(LetterSeen::fees).containsExactly("38.00", "151.00");
        assertThat(story.letters(second)).extracting(LetterSeen::fees).containsExactly("0.00", "0.00");
        assertThat(story.letters(second)).extracting(LetterSeen::total).containsExactly("12562.93", "12646.83");
        assertThat(story.mails(second)).hasSize(2);
    }

    @Test
    void with_fees_per_claim_both_invoices_of_a_debtor_bear_them() {
        story = Story.begin(TripletexManner.AS_SEEN_MOST, "fee-per: claim");
        var customer = story.customer();
        var first = story.invoice(customer, "12500.00", "2026-08-31");
        var second = story.invoice(customer, "12500.00", "2026-08-31");

        story.on("2026-09-15");

        assertThat(story.letters(first)).extracting(LetterSeen::fees).containsExactly("38.00");
        assertThat(story.letters(second)).extracting(LetterSeen::fees).containsExactly("38.00");
    }

    @ParameterizedTest
    @EnumSource(names = {"AS_SEEN_MOST", "VOUCHERS_CHANGE_THE_INVOICE"})
    void a_business_bears_the_compensation_once_instead_of_fees(TripletexManner manner) {
        story = Story.begin(manner, "business-compensation: true");
        var business = story.invoice(story.customer().organisationNumber("914286018"), "12500.00", "2026-08-31");
        var person = story.invoice(story.customer().privatePerson(), "12500.00", "2026-08-31");

        story.on("2026-09-15");
        story.on("2026-10-05");
        story.pays(business, "2026-10-07", "13400.00");
        story.on("2026-10-07");

        // 430.00 for claims due in the second half of 2026
        assertThat(story.letters(business)).extracting(LetterSeen::fees).containsExactly("430.00", "430.00");
        assertThat(story.letters(person)).extracting(LetterSeen::fees).containsExactly("38.00", "151.00");
        // posted as a fee; 37 days' interest
        assertThat(story.proposals(business))
                .containsExactly("WAITING 2026-10-07 RECEIVABLES 585.22 FEE_INCOME -430.00 INTEREST_INCOME -155.22");
        assertThat(story.refundDue(business)).isEqualByComparingTo("314.78");
    }

    @ParameterizedTest
    @EnumSource(names = {"AS_SEEN_MOST", "VOUCHERS_CHANGE_THE_INVOICE"})
    void a_debtor_without_email_gets_paper_dated_the_next_business_day(TripletexManner manner) {
        story = Story.begin(manner);
        var invoice = story.invoice(story.customer().withoutEmail(), "12500.00", "2026-08-31");

        story.on("2026-09-15");

        assertThat(story.decision(invoice, "2026-09-15")).isEqualTo("take");
        assertThat(story.letters(invoice)).containsExactly(NOTICE_A_DAY_LATER);
        assertThat(story.mails(invoice)).isEmpty();
        var paper = story.kk2()
                .prints()
                .resolve(story.id())
                .resolve("2026-09-16-%d-collection-notice.pdf".formatted(invoice.number()));
        assertThat(paper).exists();

        // the clock runs from the printed date: deadline 30 September, three business days, and the day after
        story.on("2026-10-05");
        story.on("2026-10-06");

        assertThat(story.decision(invoice, "2026-10-05")).isEqualTo("wait deadline-running");
        assertThat(story.decision(invoice, "2026-10-06")).isEqualTo("advance");
        assertThat(story.letters(invoice).get(1).date()).isEqualTo("2026-10-07");
    }

    @Test
    void paper_before_a_weekend_is_dated_monday() throws Exception {
        story = Story.begin();
        var invoice = story.invoice(story.customer().withoutEmail(), "12500.00", "2026-08-27");

        story.on("2026-09-11");

        assertThat(story.letters(invoice)).extracting(LetterSeen::date).containsExactly(LocalDate.parse("2026-09-14"));
        try (var files = Files.list(story.kk2().prints().resolve(story.id()))) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactly("2026-09-14-%d-collection-notice.pdf".formatted(invoice.number()));
        }
    }

    @Test
    void an_address_that_is_refused_for_good_is_followed_by_paper() {
        story = Story.begin();
        var customer = story.customer().email("borte@" + story.id() + ".example");
        var invoice = story.invoice(customer, "12500.00", "2026-08-31");
        story.mail().refuse("borte@" + story.id() + ".example");

        var refused = story.on("2026-09-15");

        assertThat(refused.isWell()).isFalse();
        assertThat(story.letters(invoice)).containsExactly(NOTICE.cancelled());
        assertThat(story.fees(invoice)).isEmpty();

        story.on("2026-09-16");

        // written on the 16th, dated the 17th
        assertThat(story.letters(invoice)).containsExactly(NOTICE.cancelled(), NOTICE_TWO_DAYS_LATER);
        assertThat(story.fees(invoice)).containsExactly(new BigDecimal("38.00"));
        assertThat(story.mails(invoice)).isEmpty();
    }

    @Test
    void a_stop_remark_stops_an_invoice_until_it_ends() {
        story = Story.begin();
        var invoice = story.invoice("12500.00", "2026-08-31").remark("Avtalt", LocalDate.parse("2026-09-17"));
        var withoutDate = story.invoice("12500.00", "2026-08-31").remark("Ikke purr", null);
        var ended = story.invoice("12500.00", "2026-08-31").remark("Avtalt", LocalDate.parse("2026-09-14"));

        story.onEvery("2026-09-15", "2026-09-18");

        assertThat(story.decision(invoice, "2026-09-15")).isEqualTo("skip stop-remark");
        assertThat(story.decision(invoice, "2026-09-17")).isEqualTo("skip stop-remark");
        assertThat(story.decision(invoice, "2026-09-18")).isEqualTo("take");
        assertThat(story.decision(withoutDate, "2026-09-18")).isEqualTo("skip stop-remark");
        assertThat(story.decision(ended, "2026-09-15")).isEqualTo("take");

        withoutDate.withoutRemark();
        ended.remark("Avtalt", LocalDate.parse("2026-10-06"));
        story.on("2026-10-05");
        story.on("2026-10-07");

        assertThat(story.decision(withoutDate, "2026-10-05")).isEqualTo("take");
        assertThat(story.decision(ended, "2026-10-05")).isEqualTo("wait stop-remark");
        assertThat(story.decision(ended, "2026-10-07")).isEqualTo("advance");
    }

    @ParameterizedTest
    @EnumSource
    void money_that_nobody_tied_to_an_invoice_stops_the_customers_letters(TripletexManner manner) {
        story = Story.begin(manner);
        var customer = story.customer();
        var invoice = story.invoice(customer, "12500.00", "2026-08-31");
        var neighbour = story.invoice("12500.00", "2026-08-31");
        var money = story.company().freeCredit(customer, LocalDate.parse("2026-09-10"), new BigDecimal("500.00"));

        story.on("2026-09-15");
        story.company().reverse(money, LocalDate.parse("2026-09-16"));
        story.on("2026-09-16");
        story.company().freeCredit(customer, LocalDate.parse("2026-09-30"), new BigDecimal("500.00"));
        story.on("2026-10-06");

        assertThat(story.decision(invoice, "2026-09-15")).isEqualTo("skip free-credit");
        assertThat(story.decision(neighbour, "2026-09-15")).isEqualTo("take");
        assertThat(story.decision(invoice, "2026-09-16")).isEqualTo("take");
        assertThat(story.decision(invoice, "2026-10-06")).isEqualTo("wait free-credit");
    }

    @Test
    void a_letter_that_was_not_accepted_on_its_date_is_planned_anew_with_a_new_date_and_interest() {
        story = Story.begin();
        var invoice = story.invoice("12500.00", "2026-08-31");
        story.mail().down(true);

        var down = story.on("2026-09-15");
        var stillDown = story.on("2026-09-15");
        story.mail().down(false);

        assertThat(down.isWell()).isFalse();
        assertThat(stillDown.isWell()).isFalse();
        assertThat(story.effects(invoice)).containsExactly("MAIL FAILED");

        var up = story.on("2026-09-16");

        assertThat(up.isWell()).isTrue();
        assertThat(story.letters(invoice)).containsExactly(NOTICE.cancelled(), NOTICE_A_DAY_LATER);
        assertThat(story.effects(invoice)).containsExactly("MAIL CANCELLED not-sent-in-time", "MAIL DONE");
        assertThat(story.fees(invoice)).containsExactly(new BigDecimal("38.00"));
        assertThat(story.mails(invoice)).hasSize(1);
        assertThat(story.decision(invoice, "2026-09-15")).isEqualTo("take");

        // a case whose first letter never left is at no step; its clock runs from the second
        story.on("2026-10-05");
        story.on("2026-10-06");
        assertThat(story.decision(invoice, "2026-10-05")).isEqualTo("wait deadline-running");
        assertThat(story.decision(invoice, "2026-10-06")).isEqualTo("advance");
    }

    @Test
    void a_letter_that_missed_its_friday_waits_for_monday() {
        story = Story.begin();
        // ripe on Friday 11 September
        var invoice = story.invoice("12500.00", "2026-08-27");
        story.mail().down(true);
        story.on("2026-09-11");
        story.mail().down(false);

        story.on("2026-09-12");
        story.on("2026-09-14");

        assertThat(story.decision(invoice, "2026-09-12")).isEqualTo("wait not-a-business-day");
        assertThat(story.mails(invoice)).hasSize(1);
        assertThat(story.letters(invoice))
                .extracting(letter -> letter.state() + " " + letter.date())
                .containsExactly("CANCELLED 2026-09-11", "SENT 2026-09-14");
    }

    @Test
    void a_mail_server_that_is_up_again_on_the_same_date_gets_the_same_letter() {
        story = Story.begin();
        var invoice = story.invoice("12500.00", "2026-08-31");
        story.mail().down(true);
        story.on("2026-09-15");
        story.mail().down(false);

        var again = story.on("2026-09-15");

        assertThat(again.isWell()).isTrue();
        assertThat(story.letters(invoice)).containsExactly(NOTICE);
        assertThat(story.mails(invoice)).hasSize(1);
    }

    @Test
    void a_mail_of_unknown_outcome_is_repeated_once_with_the_same_message_id_and_then_parked() {
        story = Story.begin();
        var invoice = story.invoice("12500.00", "2026-08-31");
        story.mail().takeWithoutAnswer(2);

        var first = story.on("2026-09-15");
        story.on("2026-09-15");
        var third = story.on("2026-09-15");
        story.on("2026-09-16");

        assertThat(first.isWell()).isFalse();
        assertThat(third.isWell()).isFalse();
        assertThat(story.mails(invoice)).hasSize(2);
        assertThat(story.mails(invoice).get(0).messageId()).isNotEmpty();
        assertThat(story.mails(invoice).get(1)).isEqualTo(story.mails(invoice).get(0));
        assertThat(story.effects(invoice)).containsExactly("MAIL PARKED");
        assertThat(story.parked()).singleElement().asString().contains("Message-ID");
        assertThat(story.decision(invoice, "2026-09-16")).isEqualTo("wait parked");
    }

    @Test
    void a_mail_of_unknown_outcome_is_not_repeated_after_its_printed_date() {
        story = Story.begin();
        var invoice = story.invoice("12500.00", "2026-08-31");
        story.mail().takeWithoutAnswer(1);

        story.on("2026-09-15");
        story.on("2026-09-16");
        story.on("2026-09-17");

        assertThat(story.mails(invoice)).hasSize(1);
        assertThat(story.effects(invoice)).containsExactly("MAIL PARKED");
        assertThat(story.letters(invoice)).hasSize(1);
    }

    @Test
    void a_mail_that_is_accepted_at_its_repetition_is_sent_once_for_the_debtor() {
        story = Story.begin();
        var invoice = story.invoice("12500.00", "2026-08-31");
        story.mail().takeWithoutAnswer(1);

        story.on("2026-09-15");
        var again = story.on("2026-09-15");

        assertThat(again.isWell()).isTrue();
        assertThat(story.letters(invoice)).containsExactly(NOTICE);
        assertThat(story.mails(invoice)).extracting(MailHouse.Mail::messageId).hasSize(2);
        assertThat(story.mails(invoice).stream().map(MailHouse.Mail::messageId).distinct())
                .hasSize(1);
    }

    @Test
    void a_payment_between_decision_and_dispatch_is_seen_by_the_last_look() {
        story = Story.begin();
        var invoice = story.invoice("12500.00", "2026-08-31");

        runAndMeanwhile("2026-09-15", () -> story.pays(invoice, "2026-09-15", "12500.00"));

        assertThat(story.mails(invoice)).isEmpty();
        assertThat(story.letters(invoice)).containsExactly(NOTICE.cancelled());
        assertThat(story.fees(invoice)).isEmpty();

        story.on("2026-09-16");

        assertThat(story.decision(invoice, "2026-09-16")).isEqualTo("close paid");
        assertThat(story.company().receivablesOf(invoice)).isEqualByComparingTo("0.00");
    }

    @Test
    void letters_wait_when_tripletex_is_down_at_the_last_look() {
        story = Story.begin();
        var invoice = story.invoice("12500.00", "2026-08-31");

        var outcome = runAndMeanwhile(
                "2026-09-15", () -> story.tripletex().failNext(20, "GET", "/invoice", Fault.status(503)));
        story.tripletex().recover();

        assertThat(outcome.isWell()).isFalse();
        assertThat(story.mails(invoice)).isEmpty();
        assertThat(story.effects(invoice)).containsExactly("MAIL FAILED");

        story.on("2026-09-15");

        assertThat(story.letters(invoice)).containsExactly(NOTICE);
        assertThat(story.mails(invoice)).hasSize(1);
    }

    /** Something happens after the decisions of a run and before its letters leave. */
    private RunOutcome runAndMeanwhile(String date, Runnable happening) {
        story.kk2().moveTo(LocalDate.parse(date));
        story.kk2().bean(DailyRun.class).reloadCreditors();
        return story.kk2()
                .bean(ProducerTemplate.class)
                .requestBody(
                        "direct:run-creditor",
                        new RunRequest(story.id(), LocalDate.parse(date), decided -> happening.run()),
                        RunOutcome.class);
    }

    @AfterEach
    void the_contract_was_kept() {
        story.mail().down(false);
        story.mail().takeWithoutAnswer(0);
        story.neverBrokeTheContract();
    }
}

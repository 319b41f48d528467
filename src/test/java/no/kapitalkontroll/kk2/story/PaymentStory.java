package no.kapitalkontroll.kk2.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Debtors who pay: in time, in part, too much, and not after all. Every story in every manner of Tripletex. */
class PaymentStory {

    private Story story;

    @ParameterizedTest
    @EnumSource
    void who_pays_before_the_letter_never_gets_one(TripletexManner manner) {
        story = Story.begin(manner);
        var invoice = story.invoice("12500.00", "2026-08-31");
        story.on("2026-09-10");

        story.pays(invoice, "2026-09-11", "12500.00");
        story.onEvery("2026-09-14", "2026-09-16");

        assertThat(story.decision(invoice, "2026-09-10")).isEqualTo("skip within-14-days");
        assertThat(story.decision(invoice, "2026-09-15")).isEqualTo("skip paid");
        assertThat(story.hasCase(invoice)).isFalse();
        assertThat(story.mails(invoice)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void who_pays_the_principal_and_owes_little_more_is_let_off_the_rest(TripletexManner manner) {
        story = Story.begin(manner);
        var invoice = story.invoice("5000.00", "2026-08-31");
        story.on("2026-09-15");

        story.pays(invoice, "2026-09-18", "5000.00");
        story.onEvery("2026-09-18", "2026-09-21");

        assertThat(story.decision(invoice, "2026-09-18")).isEqualTo("close paid");
        assertThat(story.decision(invoice, "2026-09-21")).isEqualTo("skip paid");
        assertThat(story.caseOf(invoice)).isEqualTo("CLOSED collection-notice paid");
        // the fee of 38.00 and 18 days' interest, 30.21
        assertThat(story.waived(invoice)).isEqualTo("68.21");
        assertThat(story.vouchers(invoice)).isEmpty();
        assertThat(story.company().receivablesOf(invoice)).isEqualByComparingTo("0.00");
        assertThat(story.isClosedInBooks(invoice)).isTrue();
        story.endsAt(invoice, "0.00");
    }

    @ParameterizedTest
    @EnumSource
    void who_pays_the_principal_and_owes_more_than_a_small_rest_gets_no_further_letter_but_is_not_let_off(
            TripletexManner manner) {
        story = Story.begin(manner);
        var invoice = story.invoice("12500.00", "2026-08-31");
        story.on("2026-09-15");

        story.pays(invoice, "2026-09-18", "12500.00");
        story.on("2026-09-18");
        story.on("2026-10-05");

        assertThat(story.decision(invoice, "2026-09-18")).isEqualTo("wait below-minimum");
        assertThat(story.decision(invoice, "2026-10-05")).isEqualTo("wait below-minimum");
        assertThat(story.letters(invoice)).hasSize(1);
        assertThat(story.waived(invoice)).isEqualTo("0.00");
        assertThat(story.caseOf(invoice)).isEqualTo("OPEN collection-notice");

        // 38.00 and 18 days' interest, 75.51: it stopped with the principal
        story.pays(invoice, "2026-10-07", "113.51");
        story.on("2026-10-07");

        assertThat(story.decision(invoice, "2026-10-07")).isEqualTo("close paid");
        assertThat(story.proposals(invoice))
                .containsExactly("WAITING 2026-10-07 RECEIVABLES 113.51 FEE_INCOME -38.00 INTEREST_INCOME -75.51");
        story.endsAt(invoice, "0.00", "proposal waiting -113.51");
    }

    @ParameterizedTest
    @EnumSource
    void what_is_paid_beyond_the_principal_is_proposed_approved_booked_and_closed(TripletexManner manner) {
        story = Story.begin(manner);
        var invoice = story.invoice("12500.00", "2026-08-31");
        story.on("2026-09-15");

        story.pays(invoice, "2026-09-18", "12613.51");
        var paidOn = story.on("2026-09-18");

        assertThat(paidOn.isWell()).isTrue();
        assertThat(story.decision(invoice, "2026-09-18")).isEqualTo("close paid");
        assertThat(story.proposals(invoice))
                .containsExactly("WAITING 2026-09-18 RECEIVABLES 113.51 FEE_INCOME -38.00 INTEREST_INCOME -75.51");
        assertThat(story.differences(invoice)).containsExactly("proposal waiting -113.51");
        var voucher = story.vouchers(invoice).get(0);
        assertThat(voucher.isWaiting()).isTrue();
        assertThat(voucher.externalVoucherNumber()).isEqualTo("KK2-%s-%d-1".formatted(story.id(), invoice.number()));
        assertThat(voucher.description()).startsWith(voucher.externalVoucherNumber());
        assertThat(voucher.date()).isEqualTo("2026-09-18");
        assertThat(voucher.postings())
                .extracting(p -> "%s %d %s".formatted(p.date(), p.accountNumber(), p.amount()))
                .containsExactly("2026-09-18 1500 113.51", "2026-09-18 3909 -38.00", "2026-09-18 8050 -75.51");
        assertThat(voucher.postings().get(0).invoiceNumber()).isEqualTo(String.valueOf(invoice.number()));

        story.on("2026-09-19");
        story.accountantApproves("2026-09-18");
        story.on("2026-09-21");
        story.on("2026-09-22");

        assertThat(story.proposals(invoice)).singleElement().asString().startsWith("BOOKED");
        assertThat(story.company().receivablesOf(invoice)).isEqualByComparingTo("0.00");
        assertThat(story.company().balance(3909)).isEqualByComparingTo("-38.00");
        assertThat(story.company().balance(8050)).isEqualByComparingTo("-75.51");
        assertThat(story.isClosedInBooks(invoice)).isTrue();
        assertThat(story.effects(invoice))
                .containsExactly("MAIL DONE", "VOUCHER DONE", "ATTACHMENT DONE", "CLOSE_POSTINGS DONE");
        assertThat(story.differences(invoice)).isEmpty();
        assertThat(story.vouchers(invoice)).hasSize(1);
        story.endsAt(invoice, "0.00");
    }

    @ParameterizedTest
    @EnumSource
    void a_part_payment_lowers_the_principal_from_its_date_and_nothing_else(TripletexManner manner) {
        story = Story.begin(manner);
        var invoice = story.invoice("12500.00", "2026-08-31");
        story.on("2026-09-15");

        story.pays(invoice, "2026-09-20", "5000.00");
        story.on("2026-09-21");
        story.on("2026-10-05");

        assertThat(story.decision(invoice, "2026-09-21")).isEqualTo("wait deadline-running");
        assertThat(story.decision(invoice, "2026-10-05")).isEqualTo("advance");
        // 20 days of 12 500.00 are 83.90, 15 days of 7 500.00 are 37.76
        assertThat(story.letters(invoice).get(1))
                .isEqualTo(LetterSeen.sent(
                        "payment-demand", "2026-10-05", "2026-10-19", "7500.00", "121.66", "151.00", "7772.66"));
        assertThat(story.vouchers(invoice)).isEmpty();
        story.endsAt(invoice, "7500.00");
    }

    @ParameterizedTest
    @EnumSource
    void what_is_paid_too_much_is_listed_for_refund_and_never_becomes_income(TripletexManner manner) {
        story = Story.begin(manner);
        var invoice = story.invoice("12500.00", "2026-08-31");
        story.on("2026-09-15");

        story.pays(invoice, "2026-09-18", "13000.00");
        story.on("2026-09-18");
        story.accountantApproves("2026-09-18");
        story.on("2026-09-21");
        story.on("2026-09-22");

        assertThat(story.caseOf(invoice)).isEqualTo("CLOSED collection-notice paid");
        assertThat(story.refundDue(invoice)).isEqualByComparingTo("386.49");
        assertThat(story.differences(invoice)).containsExactly("refund due -386.49");
        assertThat(story.company().receivablesOf(invoice)).isEqualByComparingTo("-386.49");
        assertThat(story.company().balance(3909)).isEqualByComparingTo("-38.00");
        assertThat(story.company().balance(8050)).isEqualByComparingTo("-75.51");

        story.tripletex().setToday(LocalDate.parse("2026-09-23"));
        story.company()
                .refund(invoice.customer(), invoice.number(), LocalDate.parse("2026-09-23"), new BigDecimal("386.49"));
        story.on("2026-09-24");
        story.on("2026-09-25");

        assertThat(story.refundDue(invoice)).isEqualByComparingTo("0.00");
        assertThat(story.company().receivablesOf(invoice)).isEqualByComparingTo("0.00");
        assertThat(story.isClosedInBooks(invoice)).isTrue();
        assertThat(story.differences(invoice)).isEmpty();
        assertThat(story.caseOf(invoice)).isEqualTo("CLOSED collection-notice paid");
        story.endsAt(invoice, "0.00");
    }

    @ParameterizedTest
    @EnumSource
    void a_payment_that_bounces_reopens_the_case_and_the_books_are_put_right(TripletexManner manner) {
        story = Story.begin(manner);
        var invoice = story.invoice("12500.00", "2026-08-31");
        story.on("2026-09-15");
        var payment = story.pays(invoice, "2026-09-18", "12613.51");
        story.on("2026-09-18");
        story.accountantApproves("2026-09-18");
        story.on("2026-09-21");
        story.on("2026-09-22");

        story.reverses(invoice, payment, "2026-09-24", "12613.51");
        var bounced = story.on("2026-09-24");

        assertThat(bounced.figure().toString()).isEqualTo("0.00");
        assertThat(story.caseOf(invoice)).isEqualTo("OPEN collection-notice");
        assertThat(story.proposals(invoice)).hasSize(2);
        assertThat(story.proposals(invoice).get(1))
                .startsWith("WAITING")
                .endsWith("RECEIVABLES -113.51 FEE_INCOME 38.00 INTEREST_INCOME 75.51");

        story.accountantApproves("2026-09-24");
        story.on("2026-09-25");
        story.on("2026-10-05");

        assertThat(story.company().receivablesOf(invoice)).isEqualByComparingTo("12500.00");
        assertThat(story.company().balance(3909)).isEqualByComparingTo("0.00");
        assertThat(story.company().balance(8050)).isEqualByComparingTo("0.00");
        assertThat(story.differences(invoice)).isEmpty();
        assertThat(story.decision(invoice, "2026-09-25")).isEqualTo("wait deadline-running");
        // as if nothing had ever been paid
        assertThat(story.letters(invoice).get(1))
                .isEqualTo(LetterSeen.sent(
                        "payment-demand", "2026-10-05", "2026-10-19", "12500.00", "146.83", "151.00", "12797.83"));
        story.endsAt(invoice, "12500.00");
    }

    @ParameterizedTest
    @EnumSource
    void a_payment_that_crossed_the_demand_in_time_takes_the_demands_fee_away(TripletexManner manner) {
        story = Story.begin(manner);
        var invoice = story.invoice("12500.00", "2026-08-31");
        story.on("2026-09-15");
        story.on("2026-10-05");
        assertThat(story.fees(invoice)).containsExactly(new BigDecimal("38.00"), new BigDecimal("113.00"));

        // on the last day of the notice's deadline, and seen only now; 29 days' interest are 121.66
        story.pays(invoice, "2026-09-29", "12659.66");
        story.on("2026-10-06");

        assertThat(story.fees(invoice)).containsExactly(new BigDecimal("38.00"));
        assertThat(story.decision(invoice, "2026-10-06")).isEqualTo("close paid");
        assertThat(story.proposals(invoice))
                .containsExactly("WAITING 2026-09-29 RECEIVABLES 159.66 FEE_INCOME -38.00 INTEREST_INCOME -121.66");
        assertThat(story.waived(invoice)).isEqualTo("0.00");
        story.endsAt(invoice, "0.00", "proposal waiting -159.66");
    }

    @ParameterizedTest
    @EnumSource
    void a_payment_that_crossed_the_first_letter_takes_its_fee_away(TripletexManner manner) {
        story = Story.begin(manner);
        var invoice = story.invoice("12500.00", "2026-08-31");
        story.on("2026-09-15");

        story.pays(invoice, "2026-09-14", "12500.00");
        story.on("2026-09-16");

        assertThat(story.fees(invoice)).isEmpty();
        assertThat(story.decision(invoice, "2026-09-16")).isEqualTo("close paid");
        assertThat(story.waived(invoice)).isEqualTo("58.73");
        story.endsAt(invoice, "0.00");
    }

    @ParameterizedTest
    @EnumSource
    void a_payment_a_day_after_the_deadline_leaves_the_demands_fee(TripletexManner manner) {
        story = Story.begin(manner);
        var invoice = story.invoice("12500.00", "2026-08-31");
        story.on("2026-09-15");
        story.on("2026-10-05");

        story.pays(invoice, "2026-09-30", "12500.00");
        story.on("2026-10-06");

        assertThat(story.fees(invoice)).containsExactly(new BigDecimal("38.00"), new BigDecimal("113.00"));
        assertThat(story.decision(invoice, "2026-10-06")).isEqualTo("wait below-minimum");
    }

    @ParameterizedTest
    @EnumSource
    void a_full_credit_note_closes_the_case_as_credited(TripletexManner manner) {
        story = Story.begin(manner);
        var invoice = story.invoice("5000.00", "2026-08-31");
        story.on("2026-09-15");

        story.credits(invoice, "2026-09-20", "5000.00");
        story.on("2026-09-21");
        story.on("2026-09-22");

        assertThat(story.decision(invoice, "2026-09-21")).isEqualTo("close credited");
        assertThat(story.caseOf(invoice)).isEqualTo("CLOSED collection-notice credited");
        assertThat(story.decision(invoice, "2026-09-22")).isEqualTo("skip credited");
        assertThat(story.vouchers(invoice)).isEmpty();
        assertThat(story.company().receivablesOf(invoice)).isEqualByComparingTo("0.00");
        assertThat(story.isClosedInBooks(invoice)).isTrue();
        story.endsAt(invoice, "0.00");
    }

    @ParameterizedTest
    @EnumSource
    void a_full_credit_note_closes_the_case_whatever_fees_and_interest_had_run_up(TripletexManner manner) {
        story = Story.begin(manner);
        var invoice = story.invoice("12500.00", "2026-08-31");
        story.on("2026-09-15");

        story.credits(invoice, "2026-09-20", "12500.00");
        story.on("2026-09-21");

        assertThat(story.decision(invoice, "2026-09-21")).isEqualTo("close credited");
        story.endsAt(invoice, "0.00");
    }

    @ParameterizedTest
    @EnumSource
    void a_partial_credit_note_lowers_principal_and_interest_from_its_date(TripletexManner manner) {
        story = Story.begin(manner);
        var invoice = story.invoice("12500.00", "2026-08-31");
        story.on("2026-09-15");

        story.credits(invoice, "2026-09-20", "4000.00");
        story.on("2026-09-21");
        story.on("2026-10-05");

        // 20 days of 12 500.00 are 83.90, 15 days of 8 500.00 are 42.79
        assertThat(story.letters(invoice).get(1))
                .isEqualTo(LetterSeen.sent(
                        "payment-demand", "2026-10-05", "2026-10-19", "8500.00", "126.69", "151.00", "8777.69"));
        story.endsAt(invoice, "8500.00");
    }

    @AfterEach
    void the_contract_was_kept() {
        story.neverBrokeTheContract();
    }
}

package no.kapitalkontroll.kk2.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import no.kapitalkontroll.kk2.handling.Answer;
import no.kapitalkontroll.kk2.handling.CaseRef;
import no.kapitalkontroll.kk2.handling.Operator;
import no.kapitalkontroll.kk2.handling.WaivePart;
import no.kapitalkontroll.kk2.standin.Fault;
import no.kapitalkontroll.kk2.standin.InvoiceDoc;
import org.junit.jupiter.api.AfterEach;

/**
 * How a customer's account ends: whatever a debtor or the office does, a case's postings on receivables and its waiting proposals
 * are its open principal minus the refund that is due, and every difference has a name. Of 12 500.00 due on Monday 2026-08-31, taken
 * on 09-15, demanded on 10-05 and handed over on 10-23, unless a story says otherwise.
 */
class AccountStory {

    private static final String FEES_FIRST = "coverage-order: [costs, fees, interest, principal]";

    private Story story;
    private InvoiceDoc invoice;

    private void begin(TripletexManner manner, String keys) {
        story = Story.begin(manner, keys);
        invoice = story.invoice("12500.00", "2026-08-31");
    }

    /** The claim stands at the collection notice. */
    private void taken(TripletexManner manner) {
        begin(manner, "");
        story.on("2026-09-15");
    }

    /** The accountant books everything that was entered by a day; KK2 sees it on the next, and closes. */
    private void booked(String enteredUntil, String seenOn) {
        story.accountantApproves(enteredUntil);
        story.on(seenOn);
    }

    // --- paid exactly, at each step

    @InBothManners
    void paid_on_the_day_of_the_notice(TripletexManner manner) {
        taken(manner);
        story.pays(invoice, "2026-09-15", "12600.93");
        story.on("2026-09-16");
        booked("2026-09-16", "2026-09-17");

        assertThat(story.company().balance(3909)).isEqualByComparingTo("-38.00");
        assertThat(story.company().balance(8050)).isEqualByComparingTo("-62.93");
        story.endsAt(invoice, "0.00");
    }

    @InBothManners
    void paid_within_the_deadline_of_the_notice(TripletexManner manner) {
        taken(manner);
        story.pays(invoice, "2026-09-25", "12642.88");
        story.on("2026-09-25");
        story.endsAt(invoice, "0.00", "proposal waiting -142.88");
        booked("2026-09-25", "2026-09-28");

        story.endsAt(invoice, "0.00");
    }

    @InBothManners
    void paid_after_the_demand(TripletexManner manner) {
        taken(manner);
        story.on("2026-10-05");
        story.pays(invoice, "2026-10-07", "12806.22");
        story.on("2026-10-07");
        booked("2026-10-07", "2026-10-08");

        assertThat(story.company().balance(3909)).isEqualByComparingTo("-151.00");
        story.endsAt(invoice, "0.00");
    }

    @InBothManners
    void paid_after_the_case_was_handed_over(TripletexManner manner) {
        taken(manner);
        story.on("2026-10-05");
        story.on("2026-10-23");
        story.pays(invoice, "2026-10-26", "12885.93");
        story.on("2026-10-26");
        booked("2026-10-26", "2026-10-27");

        story.endsAt(invoice, "0.00");
    }

    @InBothManners
    void paid_before_a_letter_but_seen_after_it(TripletexManner manner) {
        taken(manner);
        story.pays(invoice, "2026-09-14", "12500.00");
        story.on("2026-09-16");

        assertThat(story.fees(invoice)).isEmpty();
        assertThat(story.vouchers(invoice)).isEmpty();
        story.endsAt(invoice, "0.00");
    }

    @InBothManners
    void paid_in_time_and_seen_after_the_demand(TripletexManner manner) {
        taken(manner);
        story.on("2026-10-05");
        story.pays(invoice, "2026-09-29", "12659.66");
        story.on("2026-10-06");
        booked("2026-10-06", "2026-10-07");

        assertThat(story.company().balance(3909)).isEqualByComparingTo("-38.00");
        story.endsAt(invoice, "0.00");
    }

    @InBothManners
    void paid_a_day_late_and_seen_after_the_demand(TripletexManner manner) {
        taken(manner);
        story.on("2026-10-05");
        // 30 days' interest and the notice's fee; that of the demand stands
        story.pays(invoice, "2026-09-30", "12663.86");
        story.on("2026-10-06");
        story.endsAt(invoice, "0.00", "proposal waiting -163.86");
        assertThat(story.decision(invoice, "2026-10-06")).isEqualTo("wait below-minimum");
        story.pays(invoice, "2026-10-08", "113.00");
        story.on("2026-10-08");
        booked("2026-10-08", "2026-10-09");

        assertThat(story.company().balance(3909)).isEqualByComparingTo("-151.00");
        story.endsAt(invoice, "0.00");
    }

    @InBothManners
    void paid_an_ore_short(TripletexManner manner) {
        taken(manner);
        story.pays(invoice, "2026-09-18", "12613.50");
        story.on("2026-09-18");
        booked("2026-09-18", "2026-09-21");

        assertThat(story.waived(invoice)).isEqualTo("0.01");
        assertThat(story.company().balance(8050)).isEqualByComparingTo("-75.50");
        story.endsAt(invoice, "0.00");
    }

    @InBothManners
    void paid_but_for_the_interest(TripletexManner manner) {
        taken(manner);
        story.pays(invoice, "2026-09-18", "12538.00");
        story.on("2026-09-18");
        booked("2026-09-18", "2026-09-21");

        assertThat(story.waived(invoice)).isEqualTo("75.51");
        assertThat(story.company().balance(8050)).isEqualByComparingTo("0.00");
        story.endsAt(invoice, "0.00");
    }

    @InBothManners
    void paid_but_for_a_small_rest(TripletexManner manner) {
        story = Story.begin(manner);
        invoice = story.invoice("5000.00", "2026-08-31");
        story.on("2026-09-15");
        story.pays(invoice, "2026-09-18", "5000.00");
        story.on("2026-09-18");

        assertThat(story.waived(invoice)).isEqualTo("68.21");
        story.endsAt(invoice, "0.00");
    }

    // --- paid in parts

    @InBothManners
    void paid_in_part_before_it_was_taken(TripletexManner manner) {
        begin(manner, "");
        story.pays(invoice, "2026-09-10", "2500.00");
        story.on("2026-09-15");
        story.endsAt(invoice, "10000.00");
        story.pays(invoice, "2026-09-18", "10106.80");
        story.on("2026-09-18");
        booked("2026-09-18", "2026-09-21");

        story.endsAt(invoice, "0.00");
    }

    @InBothManners
    void paid_in_part_between_the_letters(TripletexManner manner) {
        taken(manner);
        story.pays(invoice, "2026-09-22", "2500.00");
        story.on("2026-09-22");
        story.on("2026-10-05");
        story.endsAt(invoice, "10000.00");
        story.pays(invoice, "2026-10-07", "10293.63");
        story.on("2026-10-07");
        booked("2026-10-07", "2026-10-08");

        story.endsAt(invoice, "0.00");
    }

    @InBothManners
    void paid_in_part_after_the_demand_and_no_more(TripletexManner manner) {
        taken(manner);
        story.on("2026-10-05");
        story.pays(invoice, "2026-10-08", "5000.00");
        story.on("2026-10-08");
        story.on("2026-10-23");

        assertThat(story.caseOf(invoice)).isEqualTo("HANDED_OVER hand-over");
        assertThat(story.vouchers(invoice)).isEmpty();
        story.endsAt(invoice, "7500.00");
    }

    @InBothManners
    void paid_in_two_parts_on_one_day(TripletexManner manner) {
        taken(manner);
        story.pays(invoice, "2026-09-18", "6000.00");
        story.pays(invoice, "2026-09-18", "6613.51");
        story.on("2026-09-18");
        booked("2026-09-18", "2026-09-21");

        assertThat(story.proposals(invoice)).hasSize(1);
        story.endsAt(invoice, "0.00");
    }

    @InBothManners
    void paid_in_two_parts_where_fees_and_interest_come_first(TripletexManner manner) {
        begin(manner, FEES_FIRST);
        story.on("2026-09-15");
        story.pays(invoice, "2026-09-18", "1000.00");
        story.runs("2026-09-18");
        story.endsAt(invoice, "11613.51", "proposal waiting -113.51");
        // three days' interest on 11 613.51 are 11.69
        story.pays(invoice, "2026-09-21", "11625.20");
        story.runs("2026-09-21");
        story.accountantApproves("2026-09-21");
        story.runs("2026-09-22");

        assertThat(story.proposals(invoice)).hasSize(2);
        story.endsAt(invoice, "0.00");
    }

    @InBothManners
    void paid_in_part_on_the_day_of_the_notice_where_fees_and_interest_come_first(TripletexManner manner) {
        begin(manner, FEES_FIRST);
        story.pays(invoice, "2026-09-15", "1000.00");
        story.runs("2026-09-15");
        var calls = story.calls("POST", "/ledger/voucher");
        story.runs("2026-09-15");

        assertThat(calls).isEqualTo(1);
        assertThat(story.calls("POST", "/ledger/voucher")).isEqualTo(1);
        story.endsAt(invoice, "11600.93", "proposal waiting -100.93");
    }

    // --- paid otherwise

    @InBothManners
    void paid_by_a_plain_voucher_that_names_the_invoice(TripletexManner manner) {
        taken(manner);
        story.paysByVoucher(invoice, "2026-09-18", "12613.51");
        story.on("2026-09-18");
        booked("2026-09-18", "2026-09-21");

        story.endsAt(invoice, "0.00");
    }

    @InBothManners
    void two_invoices_paid_by_one_voucher(TripletexManner manner) {
        begin(manner, "");
        var other = story.invoice(invoice.customer(), "5000.00", "2026-08-31");
        story.on("2026-09-15");
        // one letter a day bears the fee
        story.paysTogether(Map.of(invoice, "12613.51", other, "5030.21"), "2026-09-18");
        story.on("2026-09-18");
        booked("2026-09-18", "2026-09-21");

        assertThat(story.company().balance(3909)).isEqualByComparingTo("-38.00");
        story.endsAt(invoice, "0.00");
        story.endsAt(other, "0.00");
    }

    @InBothManners
    void money_without_an_invoice_that_is_tied_to_it_later(TripletexManner manner) {
        taken(manner);
        story.tripletex().setToday(LocalDate.parse("2026-09-18"));
        var money = story.company()
                .freeCredit(invoice.customer(), LocalDate.parse("2026-09-18"), new BigDecimal("12613.51"));
        story.on("2026-09-18");
        assertThat(story.decision(invoice, "2026-09-18")).isEqualTo("wait free-credit");
        story.endsAt(invoice, "12500.00");
        story.ties(money, invoice, "12613.51");
        story.on("2026-09-21");
        booked("2026-09-21", "2026-09-22");

        story.endsAt(invoice, "0.00");
    }

    @InBothManners
    void paid_too_much_and_paid_back(TripletexManner manner) {
        taken(manner);
        story.pays(invoice, "2026-09-18", "13000.00");
        story.on("2026-09-18");
        booked("2026-09-18", "2026-09-21");
        story.endsAt(invoice, "-386.49", "refund due -386.49");
        story.paysBack(invoice, "2026-09-23", "386.49");
        story.on("2026-09-24");

        story.endsAt(invoice, "0.00");
    }

    @InBothManners
    void paid_twice_and_paid_back_once(TripletexManner manner) {
        taken(manner);
        story.pays(invoice, "2026-09-18", "12613.51");
        story.on("2026-09-18");
        story.pays(invoice, "2026-09-21", "12613.51");
        story.on("2026-09-21");
        booked("2026-09-21", "2026-09-22");
        story.endsAt(invoice, "-12613.51", "refund due -12613.51");
        story.paysBack(invoice, "2026-09-23", "12613.51");
        story.on("2026-09-24");

        story.endsAt(invoice, "0.00");
    }

    // --- credited

    @InBothManners
    void credited_in_full(TripletexManner manner) {
        taken(manner);
        story.credits(invoice, "2026-09-20", "12500.00");
        story.on("2026-09-21");

        assertThat(story.vouchers(invoice)).isEmpty();
        story.endsAt(invoice, "0.00");
    }

    @InBothManners
    void credited_in_part_and_the_rest_paid(TripletexManner manner) {
        taken(manner);
        story.credits(invoice, "2026-09-20", "4000.00");
        story.on("2026-09-21");
        story.endsAt(invoice, "8500.00");
        // 83.90 on the whole, 14.26 on the rest
        story.pays(invoice, "2026-09-25", "8636.16");
        story.on("2026-09-25");
        booked("2026-09-25", "2026-09-28");

        story.endsAt(invoice, "0.00");
    }

    @InBothManners
    void paid_in_part_and_the_rest_credited(TripletexManner manner) {
        story = Story.begin(manner);
        invoice = story.invoice("6000.00", "2026-08-31");
        story.on("2026-09-15");
        story.pays(invoice, "2026-09-18", "2000.00");
        story.on("2026-09-18");
        story.credits(invoice, "2026-09-22", "4000.00");
        story.on("2026-09-22");

        assertThat(story.vouchers(invoice)).isEmpty();
        story.endsAt(invoice, "0.00");
    }

    @InBothManners
    void paid_in_full_and_credited_in_part_later(TripletexManner manner) {
        taken(manner);
        story.pays(invoice, "2026-09-18", "12613.51");
        story.on("2026-09-18");
        booked("2026-09-18", "2026-09-21");
        story.endsAt(invoice, "0.00");
        story.credits(invoice, "2026-09-24", "1000.00");
        story.on("2026-09-24");
        story.endsAt(invoice, "-1000.00", "refund due -1000.00");
        story.paysBack(invoice, "2026-09-28", "1000.00");
        story.on("2026-09-29");

        story.endsAt(invoice, "0.00");
    }

    // --- reversed

    @InBothManners
    void reversed_before_the_proposal_was_booked(TripletexManner manner) {
        taken(manner);
        var payment = story.pays(invoice, "2026-09-18", "12613.51");
        story.on("2026-09-18");
        story.reverses(invoice, payment, "2026-09-19", "12613.51");
        story.on("2026-09-21");
        story.endsAt(invoice, "12500.00");
        booked("2026-09-21", "2026-09-22");

        assertThat(story.company().balance(3909)).isEqualByComparingTo("0.00");
        assertThat(story.company().balance(8050)).isEqualByComparingTo("0.00");
        story.endsAt(invoice, "12500.00");
    }

    @InBothManners
    void reversed_after_everything_was_closed_and_paid_anew(TripletexManner manner) {
        taken(manner);
        var payment = story.pays(invoice, "2026-09-18", "12613.51");
        story.on("2026-09-18");
        booked("2026-09-18", "2026-09-21");
        story.endsAt(invoice, "0.00");
        story.reverses(invoice, payment, "2026-09-24", "12613.51");
        story.on("2026-09-24");
        story.endsAt(invoice, "12500.00", "proposal waiting 113.51");
        story.on("2026-10-05");
        story.pays(invoice, "2026-10-07", "12806.22");
        story.on("2026-10-07");
        booked("2026-10-07", "2026-10-08");

        assertThat(story.company().balance(3909)).isEqualByComparingTo("-151.00");
        assertThat(story.company().balance(8050)).isEqualByComparingTo("-155.22");
        story.endsAt(invoice, "0.00");
    }

    @InBothManners
    void the_first_of_two_payments_is_reversed(TripletexManner manner) {
        taken(manner);
        var first = story.pays(invoice, "2026-09-17", "6000.00");
        story.on("2026-09-17");
        story.pays(invoice, "2026-09-18", "7000.00");
        story.on("2026-09-18");
        booked("2026-09-18", "2026-09-21");
        story.reverses(invoice, first, "2026-09-22", "6000.00");
        story.on("2026-09-22");
        booked("2026-09-22", "2026-09-23");

        assertThat(story.company().balance(3909)).isEqualByComparingTo("0.00");
        story.endsAt(invoice, "5500.00");
    }

    @InBothManners
    void the_second_of_two_payments_is_reversed(TripletexManner manner) {
        taken(manner);
        story.pays(invoice, "2026-09-17", "6000.00");
        story.on("2026-09-17");
        var second = story.pays(invoice, "2026-09-18", "7000.00");
        story.on("2026-09-18");
        story.reverses(invoice, second, "2026-09-22", "7000.00");
        story.on("2026-09-22");
        booked("2026-09-22", "2026-09-23");

        assertThat(story.company().balance(8050)).isEqualByComparingTo("0.00");
        story.endsAt(invoice, "6500.00");
    }

    // --- what people and lines do to proposals

    @InBothManners
    void the_fee_was_waived_before_it_was_paid(TripletexManner manner) {
        taken(manner);
        story.kk2().moveTo(LocalDate.parse("2026-09-16"));
        var waived = story.kk2()
                .bean(WaivePart.class)
                .waive(
                        new CaseRef(story.id(), invoice.number()),
                        WaivePart.What.FEES,
                        null,
                        new Operator("Kari Moe", "goodwill"),
                        LocalDate.parse("2026-09-16"));
        assertThat(waived).isInstanceOf(Answer.Done.class);
        story.pays(invoice, "2026-09-18", "12575.51");
        story.on("2026-09-18");
        booked("2026-09-18", "2026-09-21");

        assertThat(story.company().balance(3909)).isEqualByComparingTo("0.00");
        story.endsAt(invoice, "0.00");
    }

    @InBothManners
    void the_accountant_takes_weeks(TripletexManner manner) {
        taken(manner);
        story.pays(invoice, "2026-09-18", "12613.51");
        story.on("2026-09-18");
        story.on("2026-09-28");
        story.on("2026-10-05");
        story.endsAt(invoice, "0.00", "proposal waiting -113.51");
        booked("2026-10-05", "2026-10-06");

        story.endsAt(invoice, "0.00");
    }

    @InBothManners
    void straight_into_the_ledger(TripletexManner manner) {
        begin(manner, "voucher: {send-to-ledger: true}");
        story.on("2026-09-15");
        story.pays(invoice, "2026-09-18", "12613.51");
        story.on("2026-09-18");
        story.on("2026-09-19");

        story.endsAt(invoice, "0.00");
    }

    @InBothManners
    void the_answer_to_the_post_was_lost(TripletexManner manner) {
        taken(manner);
        story.pays(invoice, "2026-09-18", "12613.51");
        story.tripletex().failNext("POST", "/ledger/voucher", Fault.dropAfter());
        story.on("2026-09-18");
        story.endsAt(invoice, "0.00", "proposal waiting -113.51");
        story.on("2026-09-21");
        booked("2026-09-21", "2026-09-22");

        assertThat(story.vouchers(invoice)).hasSize(1);
        story.endsAt(invoice, "0.00");
    }

    @InBothManners
    void the_accountant_deletes_a_proposal(TripletexManner manner) {
        taken(manner);
        story.pays(invoice, "2026-09-18", "12613.51");
        story.on("2026-09-18");
        story.company().deleteVoucher(story.vouchers(invoice).get(0));
        story.runs("2026-09-21");

        // nothing waits, and what was paid beyond the principal is nobody's yet
        story.endsAt(invoice, "-113.51", "RED proposal deleted -113.51");
    }

    @InBothManners
    void the_accountant_edits_a_proposal_and_puts_it_back(TripletexManner manner) {
        taken(manner);
        story.pays(invoice, "2026-09-18", "12613.51");
        story.on("2026-09-18");
        var voucher = story.vouchers(invoice).get(0);
        story.company().editVoucher(voucher, new BigDecimal("100.00"));
        story.runs("2026-09-21");
        story.endsAt(invoice, "-113.51", "RED proposal edited -113.51");
        story.company().editVoucher(voucher, new BigDecimal("113.51"));
        story.on("2026-09-22");
        booked("2026-09-22", "2026-09-23");

        story.endsAt(invoice, "0.00");
    }

    // --- the calendar

    @InBothManners
    void paid_over_easter(TripletexManner manner) {
        story = Story.begin(manner);
        invoice = story.invoice("12500.00", "2026-03-12");
        story.on("2026-03-27");
        // Saturday between Good Friday and Easter; 23 days at 12 %
        story.pays(invoice, "2026-04-04", "12632.52");
        story.on("2026-04-07");
        booked("2026-04-07", "2026-04-08");

        story.endsAt(invoice, "0.00");
    }

    @InBothManners
    void paid_at_the_end_of_a_year_and_booked_in_the_next(TripletexManner manner) {
        story = Story.begin(manner);
        invoice = story.invoice("12500.00", "2026-11-30");
        story.on("2026-12-15");
        story.pays(invoice, "2026-12-30", "12663.86");
        story.on("2026-12-30");
        booked("2026-12-30", "2027-01-04");

        assertThat(story.vouchers(invoice)).singleElement().matches(voucher -> voucher.date()
                .equals(LocalDate.parse("2026-12-30")));
        story.endsAt(invoice, "0.00");
    }

    @AfterEach
    void the_contract_was_kept() {
        story.neverBrokeTheContract();
    }
}

package no.kapitalkontroll.kk2.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import no.kapitalkontroll.kk2.standin.Fault;
import no.kapitalkontroll.kk2.standin.InvoiceDoc;
import no.kapitalkontroll.kk2.standin.Voucher;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Money that a person in Tripletex closes against invoices: the close group is the only link. Guarded are the tie, with the
 * payment's own date, in both positions of what closing does to the invoice's outstanding amount; and the group's end.
 */
class CloseGroupStory {

    private Story story;

    @ParameterizedTest
    @EnumSource
    void a_free_payment_that_is_closed_against_an_invoice_pays_it_on_its_own_date(TripletexManner manner) {
        story = Story.begin(manner);
        var invoice = story.invoice("5000.00", "2026-08-31");
        story.on("2026-09-15");
        var payment = free(invoice, "2026-09-18", "5000.00");
        story.on("2026-09-18");
        assertThat(story.decision(invoice, "2026-09-18")).isEqualTo("wait free-credit");

        closes("2026-09-28", List.of(invoice), payment);
        var closed = story.runs("2026-09-29");

        assertThat(closed.isWell()).isTrue();
        assertThat(closed.figure().toString()).isEqualTo("0.00");
        assertThat(story.caseOf(invoice)).isEqualTo("CLOSED collection-notice paid");
        // the fee of 38.00 and interest for the 18 days to the payment, not the 29 to its closing
        assertThat(story.waived(invoice)).isEqualTo("68.21");
        assertThat(story.vouchers(invoice)).isEmpty();
        assertThat(story.differences(invoice)).isEmpty();
        assertThat(groupCalls()).isEqualTo(1);

        var tables = Tables.of(story.kk2(), "runs", "run_leases");
        story.runs("2026-09-29");
        assertThat(Tables.of(story.kk2(), "runs", "run_leases")).isEqualTo(tables);
        story.runs("2026-09-30");
        assertThat(groupCalls()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void an_invoice_that_was_closed_before_the_first_letter_never_gets_one(TripletexManner manner) {
        story = Story.begin(manner);
        var invoice = story.invoice("5000.00", "2026-08-31");
        closes("2026-09-02", List.of(invoice), free(invoice, "2026-09-01", "5000.00"));

        story.runs("2026-09-15");

        assertThat(story.decision(invoice, "2026-09-15")).startsWith("skip ");
        assertThat(story.hasCase(invoice)).isFalse();
        assertThat(story.mails(invoice)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void one_payment_closed_against_several_invoices_covers_them_oldest_due_first(TripletexManner manner) {
        story = Story.begin(manner);
        var customer = story.customer();
        var old = story.invoice(customer, "5000.00", "2026-08-31");
        var young = story.invoice(customer, "3000.00", "2026-09-01");
        story.on("2026-09-16");
        var first = free(old, "2026-09-17", "6000.00");
        var second = free(old, "2026-09-20", "2000.00");

        closes("2026-09-21", List.of(old, young), first, second);
        var closed = story.runs("2026-09-21");

        assertThat(closed.figure().toString()).isEqualTo("0.00");
        assertThat(story.caseOf(old)).isEqualTo("CLOSED collection-notice paid");
        assertThat(story.caseOf(young)).isEqualTo("CLOSED collection-notice paid");
        // 17 days of 5 000.00, 28.53; then the fee of 38.00, which the first letter to the debtor bears
        assertThat(story.waived(old)).isEqualTo("66.53");
        // 16 days of 3 000.00, 16.11, and 3 of 2 000.00, 2.01
        assertThat(story.waived(young)).isEqualTo("18.12");
    }

    @ParameterizedTest
    @EnumSource
    void a_payment_of_another_invoice_that_was_too_large_pays_the_next_one_by_its_group(TripletexManner manner) {
        story = Story.begin(manner);
        var customer = story.customer();
        var overpaid = story.invoice(customer, "1000.00", "2026-08-20");
        var invoice = story.invoice(customer, "5000.00", "2026-08-31");
        var payment = story.pays(overpaid, "2026-08-21", "6000.00");
        story.runs("2026-09-15");
        assertThat(story.decision(invoice, "2026-09-15")).isEqualTo("skip free-credit");

        closes("2026-09-16", List.of(overpaid, invoice), payment);
        var closed = story.runs("2026-09-16");

        assertThat(closed.isWell()).isTrue();
        assertThat(story.decision(overpaid, "2026-09-16")).isEqualTo("skip paid");
        assertThat(story.decision(invoice, "2026-09-16")).isIn("skip paid", "skip credited");
        assertThat(story.hasCase(invoice)).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void one_voucher_with_a_line_for_each_invoice_pays_each_of_them(TripletexManner manner) {
        story = Story.begin(manner);
        var customer = story.customer();
        var first = story.invoice(customer, "5000.00", "2026-08-31");
        var second = story.invoice(customer, "3000.00", "2026-08-31");
        story.on("2026-09-15");

        story.paysTogether(Map.of(first, "5000.00", second, "1000.00"), "2026-09-18");
        story.on("2026-09-18");

        assertThat(story.caseOf(first)).isEqualTo("CLOSED collection-notice paid");
        assertThat(story.decision(second, "2026-09-18")).isEqualTo("wait deadline-running");
        assertThat(groupCalls()).isZero();
        story.endsAt(first, "0.00");
        story.endsAt(second, "2000.00");
    }

    @ParameterizedTest
    @EnumSource
    void a_closed_payment_that_is_reversed_reopens_the_case_at_its_step(TripletexManner manner) {
        story = Story.begin(manner);
        var invoice = story.invoice("5000.00", "2026-08-31");
        story.on("2026-09-15");
        var payment = free(invoice, "2026-09-18", "5000.00");
        closes("2026-09-18", List.of(invoice), payment);
        story.runs("2026-09-18");
        assertThat(story.caseOf(invoice)).isEqualTo("CLOSED collection-notice paid");

        story.tripletex().setToday(LocalDate.parse("2026-09-24"));
        story.company().reverse(payment, LocalDate.parse("2026-09-24"));
        var bounced = story.on("2026-09-24");
        story.on("2026-10-05");

        assertThat(bounced.figure().toString()).isEqualTo("0.00");
        assertThat(story.decision(invoice, "2026-09-24")).isEqualTo("wait deadline-running");
        assertThat(story.waived(invoice)).isEqualTo("0.00");
        // as if nothing had ever been paid: 35 days' interest
        assertThat(story.letters(invoice).get(1).interest()).isEqualTo("58.73");
        story.endsAt(invoice, "5000.00");
    }

    @ParameterizedTest
    @EnumSource
    void a_voucher_that_named_the_invoice_and_was_deleted_counts_no_longer(TripletexManner manner) {
        story = Story.begin(manner);
        var invoice = story.invoice("5000.00", "2026-08-31");
        story.on("2026-09-15");
        story.tripletex().setToday(LocalDate.parse("2026-09-18"));
        var voucher = story.company()
                .bankVoucher(
                        invoice.customer(), invoice.number(), LocalDate.parse("2026-09-18"), new BigDecimal("5000.00"));
        story.runs("2026-09-18");
        assertThat(story.caseOf(invoice)).isEqualTo("CLOSED collection-notice paid");

        story.company().deleteVoucher(voucher);
        var gone = story.on("2026-09-21");

        assertThat(gone.figure().toString()).isEqualTo("0.00");
        assertThat(story.caseOf(invoice)).isEqualTo("OPEN collection-notice");
        story.endsAt(invoice, "5000.00");
    }

    @ParameterizedTest
    @EnumSource
    void a_payment_that_named_the_wrong_invoice_counts_for_the_one_that_it_was_closed_against(TripletexManner manner) {
        story = Story.begin(manner);
        var customer = story.customer();
        var named = story.invoice(customer, "5000.00", "2026-08-31");
        var meant = story.invoice(customer, "5000.00", "2026-08-31");
        story.on("2026-09-15");
        story.tripletex().setToday(LocalDate.parse("2026-09-18"));
        var voucher = story.company()
                .bankVoucher(customer, named.number(), LocalDate.parse("2026-09-18"), new BigDecimal("5000.00"));

        closes("2026-09-18", List.of(meant), voucher);
        var closed = story.runs("2026-09-18");

        assertThat(closed.figure().toString()).isEqualTo("0.00");
        assertThat(story.caseOf(meant)).isEqualTo("CLOSED collection-notice paid");
        assertThat(story.decision(named, "2026-09-18")).isEqualTo("wait deadline-running");
    }

    @Test
    void an_invoice_whose_group_may_not_be_read_waits_and_the_others_go_on() {
        story = Story.begin();
        var invoice = story.invoice("5000.00", "2026-08-31");
        var other = story.invoice("5000.00", "2026-08-31");
        closes("2026-09-02", List.of(invoice), free(invoice, "2026-09-01", "5000.00"));
        story.tripletex().failNext("GET", "/ledger/closeGroup", Fault.status(403));

        var refused = story.runs("2026-09-15");

        assertThat(refused.isWell()).isFalse();
        assertThat(story.decision(invoice, "2026-09-15")).isEqualTo("wait parked");
        assertThat(story.decision(other, "2026-09-15")).isEqualTo("take");
        assertThat(story.parked()).singleElement().asString().startsWith("close-group");

        story.runs("2026-09-16");
        assertThat(story.decision(invoice, "2026-09-16")).isEqualTo("skip paid");
        assertThat(story.parked()).isEmpty();
    }

    private Voucher free(InvoiceDoc invoice, String date, String amount) {
        story.tripletex().setToday(LocalDate.parse(date));
        return story.company().freeCredit(invoice.customer(), LocalDate.parse(date), new BigDecimal(amount));
    }

    private void closes(String date, List<InvoiceDoc> invoices, Voucher... vouchers) {
        story.tripletex().setToday(LocalDate.parse(date));
        story.company().match(invoices, vouchers);
        assertThat(invoices).allMatch(story::isClosedInBooks);
    }

    private long groupCalls() {
        return story.calls("GET", "/ledger/closeGroup*");
    }

    @AfterEach
    void the_contract_was_kept() {
        story.neverBrokeTheContract();
    }
}

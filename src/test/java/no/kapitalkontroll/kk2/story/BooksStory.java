package no.kapitalkontroll.kk2.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.YearMonth;
import no.kapitalkontroll.kk2.standin.Fault;
import no.kapitalkontroll.kk2.standin.InvoiceDoc;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Proposals on their way into Tripletex, and what people do to them there. */
class BooksStory {

    private static final String FEES_FIRST = "coverage-order: [costs, fees, interest, principal]";

    private Story story;

    @ParameterizedTest
    @EnumSource
    void with_send_to_ledger_a_proposal_is_booked_at_once(TripletexManner manner) {
        story = Story.begin(manner, "voucher: {send-to-ledger: true}");
        var invoice = story.invoice("12500.00", "2026-08-31");
        story.on("2026-09-15");

        story.pays(invoice, "2026-09-18", "12613.51");
        story.on("2026-09-18");

        assertThat(story.vouchers(invoice)).singleElement().matches(voucher -> !voucher.isWaiting());
        assertThat(story.company().receivablesOf(invoice)).isEqualByComparingTo("0.00");

        story.on("2026-09-19");
        story.on("2026-09-20");

        assertThat(story.proposals(invoice)).singleElement().asString().startsWith("BOOKED");
        assertThat(story.isClosedInBooks(invoice)).isTrue();
        assertThat(story.differences(invoice)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"AS_SEEN_MOST", "VOUCHERS_CHANGE_THE_INVOICE"})
    void a_waiting_proposal_that_somebody_deleted_turns_the_invoice_red_and_is_not_sent_again(TripletexManner manner) {
        var invoice = partlyPaid(manner);
        story.company().deleteVoucher(story.vouchers(invoice).get(0));

        var next = story.runs("2026-09-21");
        var later = story.runs("2026-10-05");

        assertThat(next.isWell()).isFalse();
        assertThat(next.figure().toString()).isEqualTo("113.51");
        assertThat(later.figure().toString()).isEqualTo("113.51");
        assertThat(story.differences(invoice)).singleElement().asString().startsWith("RED proposal deleted");
        assertThat(story.decision(invoice, "2026-10-05")).isEqualTo("wait difference");
        assertThat(story.mails(invoice)).hasSize(1);
        assertThat(story.vouchers(invoice)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"AS_SEEN_MOST", "VOUCHERS_CHANGE_THE_INVOICE"})
    void a_waiting_proposal_that_somebody_edited_turns_the_invoice_red(TripletexManner manner) {
        var invoice = partlyPaid(manner);
        story.company().editVoucher(story.vouchers(invoice).get(0), new BigDecimal("100.00"));

        var next = story.runs("2026-09-21");
        story.runs("2026-10-05");

        assertThat(next.isWell()).isFalse();
        assertThat(next.figure().isPositive()).isTrue();
        assertThat(story.differences(invoice)).anyMatch(line -> line.startsWith("RED proposal edited"));
        assertThat(story.decision(invoice, "2026-10-05")).isEqualTo("wait difference");
        assertThat(story.mails(invoice)).hasSize(1);
        assertThat(story.vouchers(invoice)).hasSize(1);
    }

    /** Fees and interest of 113.51 covered first: an open case with a waiting proposal. */
    private InvoiceDoc partlyPaid(TripletexManner manner) {
        story = Story.begin(manner, FEES_FIRST);
        var invoice = story.invoice("12500.00", "2026-08-31");
        story.on("2026-09-15");
        story.pays(invoice, "2026-09-18", "1000.00");
        var paid = story.runs("2026-09-18");
        assertThat(paid.isWell()).isTrue();
        assertThat(story.proposals(invoice))
                .containsExactly("WAITING 2026-09-18 RECEIVABLES 113.51 FEE_INCOME -38.00 INTEREST_INCOME -75.51");
        return invoice;
    }

    @Test
    void an_invoice_that_somebody_edited_turns_red_and_does_not_move() {
        story = Story.begin();
        var invoice = story.invoice("12500.00", "2026-08-31");
        story.on("2026-09-15");

        story.company().editInvoice(invoice, new BigDecimal("13000.00"));
        var edited = story.runs("2026-09-17");
        story.runs("2026-10-05");

        assertThat(edited.isWell()).isFalse();
        assertThat(edited.figure().toString()).isEqualTo("500.00");
        assertThat(story.differences(invoice)).containsExactly("RED invoice edited 500.00");
        assertThat(story.decision(invoice, "2026-10-05")).isEqualTo("wait difference");
        assertThat(story.letters(invoice)).hasSize(1);
    }

    @Test
    void a_post_that_meets_503_is_looked_up_and_sent_by_the_next_run() {
        var invoice = paidInFull();
        story.tripletex().failNext("POST", "/ledger/voucher", Fault.status(503));

        var failed = story.on("2026-09-18");

        assertThat(failed.isWell()).isFalse();
        assertThat(story.calls("POST", "/ledger/voucher")).isEqualTo(1);
        assertThat(story.effects(invoice)).contains("VOUCHER UNKNOWN");
        assertThat(story.vouchers(invoice)).isEmpty();

        var next = story.on("2026-09-18");

        assertThat(next.isWell()).isTrue();
        assertThat(story.calls("POST", "/ledger/voucher")).isEqualTo(2);
        assertThat(story.vouchers(invoice)).hasSize(1);
        assertThat(story.effects(invoice)).contains("VOUCHER DONE");
    }

    @Test
    void a_post_whose_answer_was_lost_is_found_and_never_sent_again() {
        var invoice = paidInFull();
        story.tripletex().failNext("POST", "/ledger/voucher", Fault.dropAfter());

        story.on("2026-09-18");
        assertThat(story.vouchers(invoice)).hasSize(1);
        var next = story.on("2026-09-19");

        assertThat(next.isWell()).isTrue();
        assertThat(story.calls("POST", "/ledger/voucher")).isEqualTo(1);
        assertThat(story.vouchers(invoice)).hasSize(1);
        assertThat(story.proposals(invoice)).singleElement().asString().startsWith("WAITING");
        assertThat(story.effects(invoice)).contains("VOUCHER DONE");
    }

    @Test
    void a_post_whose_answer_broke_off_is_found_and_never_sent_again() {
        var invoice = paidInFull();
        story.tripletex().failNext("POST", "/ledger/voucher", Fault.truncated());

        story.on("2026-09-18");
        story.on("2026-09-19");

        assertThat(story.calls("POST", "/ledger/voucher")).isEqualTo(1);
        assertThat(story.vouchers(invoice)).hasSize(1);
        assertThat(story.effects(invoice)).contains("VOUCHER DONE");
    }

    @Test
    void a_proposal_into_a_closed_period_is_parked_with_its_remedy() {
        var invoice = paidInFull();
        story.company().closePeriod(YearMonth.of(2026, 9));

        var refused = story.runs("2026-09-18");
        var next = story.runs("2026-09-19");

        assertThat(refused.isWell()).isFalse();
        assertThat(next.isWell()).isFalse();
        assertThat(story.calls("POST", "/ledger/voucher")).isEqualTo(1);
        assertThat(story.vouchers(invoice)).isEmpty();
        assertThat(story.effects(invoice)).contains("VOUCHER PARKED");
        assertThat(story.parked()).singleElement().asString().contains("open it and retry", "adopt that voucher");
    }

    private InvoiceDoc paidInFull() {
        story = Story.begin();
        var invoice = story.invoice("12500.00", "2026-08-31");
        story.on("2026-09-15");
        story.pays(invoice, "2026-09-18", "12613.51");
        return invoice;
    }

    @AfterEach
    void the_contract_was_kept() {
        story.neverBrokeTheContract();
    }
}

package no.kapitalkontroll.kk2.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import no.kapitalkontroll.kk2.core.money.Money;
import no.kapitalkontroll.kk2.handling.Answer;
import no.kapitalkontroll.kk2.handling.CaseRef;
import no.kapitalkontroll.kk2.handling.ListLosses;
import no.kapitalkontroll.kk2.handling.Operator;
import no.kapitalkontroll.kk2.handling.ProposeWriteOff;
import no.kapitalkontroll.kk2.handling.ReopenClosed;
import no.kapitalkontroll.kk2.handling.ResumeCase;
import no.kapitalkontroll.kk2.payment.RegisterPayment;
import no.kapitalkontroll.kk2.payment.WithdrawPayment;
import no.kapitalkontroll.kk2.standin.InvoiceDoc;
import no.kapitalkontroll.kk2.standin.Voucher;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Losses put to the accountant: his yes, his no, and what is paid all the same. */
class LossStory {

    private static final Operator KARI = new Operator("Kari Moe", "nothing to attach");
    private static final String LOSSES =
            "ledger: {fee-income: 3909, interest-income: 8050, costs: 7309, bank: 1930, receivables: 1500, losses: 7830}";

    private Story story;

    @ParameterizedTest
    @EnumSource(names = {"AS_SEEN_MOST", "VOUCHERS_CHANGE_THE_INVOICE"})
    void a_booked_loss_closes_the_case_and_a_later_payment_makes_it_smaller(TripletexManner manner) {
        var invoice = handedOver(manner, LOSSES + "\nvoucher: {send-to-ledger: true}");
        assertThat(writeOff(invoice, "failed-enforcement", "2026-11-02").toString())
                .startsWith("done: ")
                .contains("loss of 12500.00 on account 7830", "the next run puts the voucher to him");
        story.on("2026-11-02");

        assertThat(story.proposals(invoice))
                .containsExactly("WAITING 2026-11-02 RECEIVABLES -12500.00 LOSSES 12500.00");
        assertThat(story.descriptions(invoice))
                .containsExactly(
                        "KK2-…-1 tap på krav for faktura %d, grunnlag failed-enforcement (FMVA § 4-7-1), dokumentert i saksloggen i KK2 2026-11-02"
                                .formatted(invoice.number()));
        assertThat(voucher(invoice, 0).isWaiting())
                .as("also with send-to-ledger")
                .isTrue();
        assertThat(story.decision(invoice, "2026-11-02")).isEqualTo("wait on-hold");
        assertThat(story.differences(invoice)).containsExactly("proposal waiting 12500.00");
        assertThat(resume(invoice, "2026-11-02").toString()).startsWith("refused: a loss of it waits in Tripletex");
        assertThat(writeOff(invoice, null, "2026-11-02").toString()).contains("written off already");

        story.company().splitVat(voucher(invoice, 0));
        story.accountantApproves("2026-11-02");
        story.on("2026-11-03");

        assertThat(story.caseOf(invoice)).isEqualTo("CLOSED hand-over written-off");
        assertThat(story.decision(invoice, "2026-11-03")).isEqualTo("close written-off");
        assertThat(story.differences(invoice)).isEmpty();
        assertThat(story.company().balance(7830)).isEqualByComparingTo("10000.00");

        story.on("2026-11-04");
        assertThat(story.decision(invoice, "2026-11-04")).isEqualTo("skip written-off");
        assertThat(story.isClosedInBooks(invoice)).isTrue();

        story.pays(invoice, "2026-12-10", "5000.00");
        story.on("2026-12-10");

        assertThat(story.caseOf(invoice)).isEqualTo("CLOSED hand-over written-off");
        assertThat(story.refundDue(invoice)).isEqualByComparingTo("0.00");
        assertThat(story.proposals(invoice).get(1)).isEqualTo("WAITING 2026-12-10 RECEIVABLES 5000.00 LOSSES -5000.00");
        assertThat(story.corrections(invoice)).containsExactly("2 corrects 1");
        assertThat(story.descriptions(invoice).get(1)).startsWith("KK2-…-2 retting av KK2-…-1: tap på krav");

        story.accountantApproves("2026-12-10");
        story.on("2026-12-11");
        story.on("2026-12-12");

        assertThat(story.company().receivablesOf(invoice)).isEqualByComparingTo("0.00");
        assertThat(story.isClosedInBooks(invoice)).isTrue();
        assertThat(story.differences(invoice)).isEmpty();
        assertThat(story.decision(invoice, "2026-12-12")).isEqualTo("skip written-off");
    }

    @Test
    void a_payment_that_was_told_by_mistake_does_not_reopen_what_was_written_off_whole() {
        var invoice = handedOver(TripletexManner.AS_SEEN_MOST, LOSSES);
        writeOff(invoice, "failed-enforcement", "2026-11-02");
        story.on("2026-11-02");
        story.accountantApproves("2026-11-02");
        story.on("2026-11-03");
        var today = LocalDate.parse("2026-11-03");
        var told = new RegisterPayment.Payment(Money.of("5000.00"), today, null, true, true);
        assertThat(story.kk2()
                        .bean(RegisterPayment.class)
                        .register(ref(invoice), told, KARI, today)
                        .isDone())
                .isTrue();

        assertThat(story.kk2()
                        .bean(WithdrawPayment.class)
                        .withdraw(ref(invoice), null, KARI, today)
                        .isDone())
                .isTrue();

        assertThat(story.caseOf(invoice)).isEqualTo("CLOSED hand-over written-off");
    }

    @ParameterizedTest
    @EnumSource(names = {"AS_SEEN_MOST", "VOUCHERS_CHANGE_THE_INVOICE"})
    void a_deleted_loss_is_the_accountant_s_no_and_not_red(TripletexManner manner) {
        var invoice = handedOver(manner, LOSSES);
        writeOff(invoice, "failed-enforcement", "2026-11-02");
        story.on("2026-11-02");
        story.company().deleteVoucher(voucher(invoice, 0));

        var next = story.on("2026-11-03");

        assertThat(next.isWell()).isTrue();
        assertThat(next.figure().toString()).isEqualTo("0.00");
        assertThat(story.proposals(invoice))
                .containsExactly("DECLINED 2026-11-02 RECEIVABLES -12500.00 LOSSES 12500.00");
        assertThat(story.decision(invoice, "2026-11-03")).isEqualTo("wait on-hold");
        assertThat(story.differences(invoice)).isEmpty();

        assertThat(resume(invoice, "2026-11-03").isDone()).isTrue();
        story.on("2026-11-04");
        assertThat(story.decision(invoice, "2026-11-04")).isEqualTo("wait awaiting-approval");
        assertThat(story.company().receivablesOf(invoice)).isEqualByComparingTo("12500.00");

        writeOff(invoice, "failed-enforcement", "2026-11-04");
        story.on("2026-11-05");

        assertThat(story.proposals(invoice).get(1))
                .isEqualTo("WAITING 2026-11-05 RECEIVABLES -12500.00 LOSSES 12500.00");
        assertThat(story.corrections(invoice)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"AS_SEEN_MOST", "VOUCHERS_CHANGE_THE_INVOICE"})
    void the_corrections_of_a_deleted_loss_go_with_it_and_no_opposite_of_them_is_proposed(TripletexManner manner) {
        var invoice = handedOver(manner, LOSSES);
        writeOff(invoice, "failed-enforcement", "2026-11-02");
        story.on("2026-11-02");
        story.pays(invoice, "2026-11-03", "2500.00");
        story.on("2026-11-03");
        var vouchers = story.vouchers(invoice);
        story.company().deleteVoucher(vouchers.get(0));

        assertThat(story.runs("2026-11-04").figure().toString()).isEqualTo("0.00");
        assertThat(story.proposals(invoice))
                .containsExactly(
                        "DECLINED 2026-11-02 RECEIVABLES -12500.00 LOSSES 12500.00",
                        "WAITING 2026-11-03 RECEIVABLES 2500.00 LOSSES -2500.00");

        story.company().deleteVoucher(vouchers.get(1));
        var next = story.on("2026-11-05");

        assertThat(next.isWell()).isTrue();
        assertThat(next.figure().toString()).isEqualTo("0.00");
        assertThat(story.proposals(invoice)).hasSize(2).allMatch(line -> line.startsWith("DECLINED"));
        assertThat(story.differences(invoice)).isEmpty();
        assertThat(story.company().receivablesOf(invoice)).isEqualByComparingTo("10000.00");
    }

    @Test
    void a_loss_that_tripletex_refused_can_be_given_up() {
        var invoice = handedOver(TripletexManner.AS_SEEN_MOST, LOSSES);
        writeOff(invoice, "failed-enforcement", "2026-11-02");
        story.company().account(7830).inactive();
        story.runs("2026-11-02");
        assertThat(story.proposals(invoice)).singleElement().asString().startsWith("PARKED");

        assertThat(resume(invoice, "2026-11-03").isDone()).isTrue();
        var next = story.on("2026-11-03");

        assertThat(next.problems()).isEmpty();
        assertThat(story.proposals(invoice)).singleElement().asString().startsWith("CANCELLED");
        assertThat(story.differences(invoice)).isEmpty();
        story.on("2026-11-04");
        assertThat(story.decision(invoice, "2026-11-04")).isEqualTo("wait awaiting-approval");
    }

    @ParameterizedTest
    @EnumSource(names = {"AS_SEEN_MOST", "VOUCHERS_CHANGE_THE_INVOICE"})
    void what_is_paid_while_a_loss_waits_is_never_lost_and_never_too_much(TripletexManner manner) {
        var invoice = handedOver(manner, LOSSES);
        writeOff(invoice, "failed-enforcement", "2026-11-02");
        story.on("2026-11-02");
        var payment = story.pays(invoice, "2026-11-03", "2500.00");
        story.on("2026-11-03");
        story.accountantApproves("2026-11-03");
        story.on("2026-11-04");

        assertThat(story.proposals(invoice))
                .containsExactly(
                        "BOOKED 2026-11-02 RECEIVABLES -12500.00 LOSSES 12500.00",
                        "BOOKED 2026-11-03 RECEIVABLES 2500.00 LOSSES -2500.00");
        assertThat(story.caseOf(invoice)).isEqualTo("CLOSED hand-over written-off");
        assertThat(story.company().receivablesOf(invoice)).isEqualByComparingTo("0.00");

        story.reverses(invoice, payment, "2026-11-10", "2500.00");
        story.on("2026-11-10");
        story.accountantApproves("2026-11-10");
        story.on("2026-11-11");

        assertThat(story.caseOf(invoice)).as("no more is open than was lost").isEqualTo("CLOSED hand-over written-off");
        assertThat(story.proposals(invoice).get(2)).isEqualTo("BOOKED 2026-11-10 RECEIVABLES -2500.00 LOSSES 2500.00");
        assertThat(story.corrections(invoice)).containsExactly("2 corrects 1", "3 corrects 1");
        assertThat(story.company().receivablesOf(invoice)).isEqualByComparingTo("0.00");
        assertThat(story.company().balance(7830)).isEqualByComparingTo("12500.00");

        assertThat(reopen(invoice, "2026-11-12").isDone()).isTrue();
        resume(invoice, "2026-11-12");
        story.on("2026-11-12");
        story.on("2026-11-13");
        assertThat(story.caseOf(invoice)).as("the loss has closed it once").isEqualTo("HANDED_OVER hand-over");
    }

    @ParameterizedTest
    @EnumSource(names = {"AS_SEEN_MOST", "VOUCHERS_CHANGE_THE_INVOICE"})
    void a_loss_whose_line_on_receivables_was_changed_is_red(TripletexManner manner) {
        var invoice = handedOver(manner, LOSSES);
        writeOff(invoice, "failed-enforcement", "2026-11-02");
        story.on("2026-11-02");
        story.company().editVoucher(voucher(invoice, 0), new BigDecimal("-12000.00"));

        var next = story.runs("2026-11-03");

        assertThat(next.isWell()).isFalse();
        assertThat(story.differences(invoice)).anyMatch(line -> line.startsWith("RED proposal edited"));
    }

    @ParameterizedTest
    @EnumSource(names = {"AS_SEEN_MOST", "VOUCHERS_CHANGE_THE_INVOICE"})
    void a_rest_that_no_letter_is_worth_is_a_plain_loss_when_a_person_proposes_it(TripletexManner manner) {
        story = Story.begin(manner, LOSSES);
        var invoice = story.invoice("12500.00", "2026-08-31");
        story.on("2026-09-15");
        story.pays(invoice, "2026-09-18", "12495.00");
        story.on("2026-09-18");
        assertThat(story.decision(invoice, "2026-09-18")).isEqualTo("wait below-minimum");
        assertThat(story.proposals(invoice)).as("never done by itself").isEmpty();
        assertThat(listed("2026-09-18")).singleElement().asString().endsWith("to do propose-write-off 5.00");

        assertThat(writeOff(invoice, null, "2026-09-21").toString()).contains("loss of 5.00", "without VAT relief");
        story.on("2026-09-21");
        story.accountantApproves("2026-09-21");
        story.on("2026-09-22");
        story.on("2026-09-23");

        assertThat(story.proposals(invoice)).containsExactly("BOOKED 2026-09-21 RECEIVABLES -5.00 LOSSES 5.00");
        assertThat(story.caseOf(invoice)).isEqualTo("CLOSED collection-notice written-off");
        assertThat(story.company().receivablesOf(invoice)).isEqualByComparingTo("0.00");
        assertThat(story.isClosedInBooks(invoice)).isTrue();
        assertThat(listed("2026-09-23")).singleElement().asString().endsWith("written off 5.00, booked 5.00");
    }

    @ParameterizedTest
    @EnumSource(names = {"AS_SEEN_MOST", "VOUCHERS_CHANGE_THE_INVOICE"})
    void a_loss_that_is_paid_in_full_after_it_was_booked_is_a_loss_no_more(TripletexManner manner) {
        var invoice = handedOver(manner, LOSSES);
        writeOff(invoice, "failed-enforcement", "2026-11-02");
        story.on("2026-11-02");
        story.accountantApproves("2026-11-02");
        story.on("2026-11-03");
        story.on("2026-11-04");
        assertThat(story.isClosedInBooks(invoice)).isTrue();

        story.pays(invoice, "2026-12-10", "12500.00");
        story.on("2026-12-10");

        assertThat(story.proposals(invoice))
                .containsExactly(
                        "BOOKED 2026-11-02 RECEIVABLES -12500.00 LOSSES 12500.00",
                        "WAITING 2026-12-10 RECEIVABLES 12500.00 LOSSES -12500.00");
        story.accountantApproves("2026-12-10");
        story.on("2026-12-11");
        story.on("2026-12-12");

        assertThat(story.company().balance(7830)).isEqualByComparingTo("0.00");
        assertThat(story.company().receivablesOf(invoice)).isEqualByComparingTo("0.00");
        assertThat(story.differences(invoice)).isEmpty();
        assertThat(story.isClosedInBooks(invoice)).isTrue();
    }

    @AfterEach
    void the_contract_was_kept() {
        story.neverBrokeTheContract();
    }

    private List<String> listed(String on) {
        return story.kk2()
                .bean(ListLosses.class)
                .list(story.id(), LocalDate.parse(on))
                .lines();
    }

    private InvoiceDoc handedOver(TripletexManner manner, String keys) {
        story = Story.begin(manner, keys);
        var invoice = story.invoice("12500.00", "2026-08-31");
        story.on("2026-09-15");
        story.on("2026-10-05");
        story.on("2026-10-23");
        return invoice;
    }

    private Voucher voucher(InvoiceDoc invoice, int n) {
        return story.vouchers(invoice).get(n);
    }

    private Answer writeOff(InvoiceDoc invoice, String ground, String on) {
        return story.kk2().bean(ProposeWriteOff.class).propose(ref(invoice), ground, false, KARI, LocalDate.parse(on));
    }

    private Answer resume(InvoiceDoc invoice, String on) {
        return story.kk2().bean(ResumeCase.class).resume(ref(invoice), null, KARI, LocalDate.parse(on));
    }

    private Answer reopen(InvoiceDoc invoice, String on) {
        return story.kk2().bean(ReopenClosed.class).reopen(ref(invoice), KARI, LocalDate.parse(on));
    }

    private CaseRef ref(InvoiceDoc invoice) {
        return new CaseRef(story.id(), invoice.number());
    }
}

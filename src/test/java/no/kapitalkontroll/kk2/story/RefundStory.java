package no.kapitalkontroll.kk2.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import no.kapitalkontroll.kk2.handling.Answer;
import no.kapitalkontroll.kk2.handling.CaseRef;
import no.kapitalkontroll.kk2.handling.ListRefunds;
import no.kapitalkontroll.kk2.handling.Operator;
import no.kapitalkontroll.kk2.handling.ReportRefundPaid;
import no.kapitalkontroll.kk2.handling.ReportRefundPaid.VoucherNumber;
import no.kapitalkontroll.kk2.standin.InvoiceDoc;
import no.kapitalkontroll.kk2.standin.Voucher;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What debtors pay too much: never income, due until it is paid back, on receivables or on a liability. 86.49 of 12 700.00. */
class RefundStory {

    private static final Operator KARI = new Operator("Kari Moe", "paid to the account that she named");
    private static final String REFUNDS =
            "ledger: {fee-income: 3909, interest-income: 8050, costs: 7309, bank: 1930, receivables: 1500, refunds: 2990}";

    private Story story;
    private Voucher payment;

    @ParameterizedTest
    @EnumSource(names = {"AS_SEEN_MOST", "VOUCHERS_CHANGE_THE_INVOICE"})
    void a_surplus_moves_to_the_liability_and_stays_due_until_a_person_says_it_was_paid(TripletexManner manner) {
        var invoice = paidTooMuch(manner, REFUNDS);

        assertThat(story.proposals(invoice))
                .containsExactly(
                        "WAITING 2026-09-18 RECEIVABLES 113.51 FEE_INCOME -38.00 INTEREST_INCOME -75.51",
                        "WAITING 2026-09-18 RECEIVABLES 86.49 REFUNDS -86.49");
        assertThat(story.descriptions(invoice).get(1))
                .isEqualTo("KK2-…-2 til gode for faktura %d".formatted(invoice.number()));
        assertThat(story.caseOf(invoice)).isEqualTo("CLOSED collection-notice paid");

        story.accountantApproves("2026-09-18");
        story.on("2026-09-19");
        story.on("2026-09-20");

        assertThat(story.company().receivablesOf(invoice)).isEqualByComparingTo("0.00");
        assertThat(story.isClosedInBooks(invoice)).isTrue();
        assertThat(story.differences(invoice)).isEmpty();
        assertThat(story.company().balance(2990)).isEqualByComparingTo("-86.49");
        assertThat(story.refundDue(invoice)).isEqualByComparingTo("86.49");

        assertThat(listed("2026-09-20"))
                .containsExactly(
                        "customer 10001, invoice %d, due 86.49, since 2026-09-18, stands on the liability, paid out 0.00"
                                .formatted(invoice.number()));
        assertThat(paidBack(invoice, "2026-09-17", "812/2026").toString())
                .startsWith("refused: it was not paid between");
        assertThat(paidBack(invoice, "2026-09-21", "812/2026").toString())
                .startsWith("done: ")
                .contains("86.49");
        assertThat(paidBack(invoice, "2026-09-21", "813/2026").toString()).startsWith("refused: nothing is due");
        story.on("2026-09-21");
        story.on("2026-09-22");

        assertThat(story.refundDue(invoice)).isEqualByComparingTo("0.00");
        assertThat(listed("2026-09-22"))
                .containsExactly("customer 10001, invoice %d, due 0.00, since 2026-09-18, paid out 86.49"
                        .formatted(invoice.number()));
        assertThat(story.proposals(invoice)).hasSize(2);
        assertThat(story.differences(invoice)).isEmpty();

        assertThat(notPaidBack(invoice, "813/2026").toString()).startsWith("refused: ");
        assertThat(notPaidBack(invoice, "812/2026").toString()).startsWith("done: ");
        story.on("2026-09-23");

        assertThat(story.refundDue(invoice)).isEqualByComparingTo("86.49");
        assertThat(story.proposals(invoice)).hasSize(2);
        assertThat(story.differences(invoice)).isEmpty();
        assertThat(paidBack(invoice, "2026-09-21", "812/2026").toString())
                .as("the voucher may be named again")
                .startsWith("done: ");
    }

    @ParameterizedTest
    @EnumSource(names = {"AS_SEEN_MOST", "VOUCHERS_CHANGE_THE_INVOICE"})
    void a_payment_that_is_entered_again_as_less_takes_its_income_back_from_a_closed_case(TripletexManner manner) {
        story = Story.begin(manner, "small-rest: 100.00");
        var invoice = story.invoice("12500.00", "2026-08-31");
        story.on("2026-09-15");
        payment = story.pays(invoice, "2026-09-18", "12613.51");
        story.on("2026-09-18");
        story.accountantApproves("2026-09-18");
        story.on("2026-09-19");
        story.on("2026-09-20");
        assertThat(story.caseOf(invoice)).isEqualTo("CLOSED collection-notice paid");

        story.reverses(invoice, payment, "2026-09-25", "12613.51");
        story.pays(invoice, "2026-09-25", "12500.00");
        story.on("2026-09-25");

        assertThat(story.proposals(invoice))
                .containsExactly(
                        "BOOKED 2026-09-18 RECEIVABLES 113.51 FEE_INCOME -38.00 INTEREST_INCOME -75.51",
                        "WAITING 2026-09-25 RECEIVABLES -113.51 FEE_INCOME 38.00 INTEREST_INCOME 75.51");
        story.accountantApproves("2026-09-25");
        story.on("2026-09-26");

        assertThat(story.company().receivablesOf(invoice)).isEqualByComparingTo("0.00");
        assertThat(story.differences(invoice)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"AS_SEEN_MOST", "VOUCHERS_CHANGE_THE_INVOICE"})
    void a_surplus_that_is_gone_is_moved_back(TripletexManner manner) {
        var invoice = paidTooMuch(manner, REFUNDS);
        story.accountantApproves("2026-09-18");
        story.on("2026-09-19");

        story.reverses(invoice, payment, "2026-09-25", "12700.00");
        story.on("2026-09-25");
        story.accountantApproves("2026-09-25");
        story.on("2026-09-26");

        assertThat(story.proposals(invoice)).contains("BOOKED 2026-09-25 RECEIVABLES -86.49 REFUNDS 86.49");
        assertThat(story.corrections(invoice)).containsExactlyInAnyOrder("3 corrects 1", "4 corrects 2");
        assertThat(story.company().receivablesOf(invoice)).isEqualByComparingTo("12500.00");
        assertThat(story.company().balance(2990)).isEqualByComparingTo("0.00");
        assertThat(story.caseOf(invoice)).isEqualTo("OPEN collection-notice");
        assertThat(story.differences(invoice)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"AS_SEEN_MOST", "VOUCHERS_CHANGE_THE_INVOICE"})
    void a_refund_of_money_that_bounced_is_owed_by_the_debtor(TripletexManner manner) {
        var invoice = paidTooMuch(manner, REFUNDS);
        story.accountantApproves("2026-09-18");
        story.on("2026-09-19");
        paidBack(invoice, "2026-09-21", "812/2026");
        story.on("2026-09-21");

        story.reverses(invoice, payment, "2026-09-25", "12700.00");
        story.runs("2026-09-25");
        story.accountantApproves("2026-09-25");
        var last = story.runs("2026-09-26");

        assertThat(last.figure().toString()).isEqualTo("0.00");
        assertThat(story.differences(invoice)).isEmpty();
        assertThat(story.company().receivablesOf(invoice)).isEqualByComparingTo("12586.49");
        assertThat(story.caseOf(invoice)).isEqualTo("OPEN collection-notice");
    }

    @ParameterizedTest
    @EnumSource(names = {"AS_SEEN_MOST", "VOUCHERS_CHANGE_THE_INVOICE"})
    void without_a_liability_it_stays_on_receivables_and_is_paid_from_there(TripletexManner manner) {
        var invoice = paidTooMuch(manner, "small-rest: 100.00");
        story.accountantApproves("2026-09-18");
        story.on("2026-09-19");

        assertThat(story.company().receivablesOf(invoice)).isEqualByComparingTo("-86.49");
        assertThat(story.differences(invoice)).containsExactly("refund due -86.49");
        assertThat(listed("2026-09-19")).singleElement().asString().contains("due 86.49", "stands on receivables");
        assertThat(paidBack(invoice, "2026-09-21", "812/2026").toString())
                .startsWith("refused: the refund stands on the customer's account");
        assertThat(story.proposals(invoice)).noneMatch(line -> line.contains("REFUNDS"));
    }

    @AfterEach
    void the_contract_was_kept() {
        story.neverBrokeTheContract();
    }

    private List<String> listed(String on) {
        return story.kk2()
                .bean(ListRefunds.class)
                .list(story.id(), LocalDate.parse(on))
                .lines();
    }

    private InvoiceDoc paidTooMuch(TripletexManner manner, String keys) {
        story = Story.begin(manner, keys);
        var invoice = story.invoice("12500.00", "2026-08-31");
        story.on("2026-09-15");
        payment = story.pays(invoice, "2026-09-18", "12700.00");
        story.on("2026-09-18");
        return invoice;
    }

    private Answer notPaidBack(InvoiceDoc invoice, String voucher) {
        return story.kk2()
                .bean(ReportRefundPaid.class)
                .takeBack(
                        new CaseRef(story.id(), invoice.number()),
                        VoucherNumber.of(voucher),
                        KARI,
                        LocalDate.parse("2026-09-22"));
    }

    private Answer paidBack(InvoiceDoc invoice, String on, String voucher) {
        return story.kk2()
                .bean(ReportRefundPaid.class)
                .report(
                        new CaseRef(story.id(), invoice.number()),
                        LocalDate.parse(on),
                        VoucherNumber.of(voucher),
                        KARI,
                        LocalDate.parse("2026-09-21"));
    }
}

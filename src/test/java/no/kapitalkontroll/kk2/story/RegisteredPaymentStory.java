package no.kapitalkontroll.kk2.story;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import no.kapitalkontroll.kk2.command.ReadCall;
import no.kapitalkontroll.kk2.core.coverage.Bucket;
import no.kapitalkontroll.kk2.core.money.Money;
import no.kapitalkontroll.kk2.handling.Answer;
import no.kapitalkontroll.kk2.handling.CaseRef;
import no.kapitalkontroll.kk2.handling.DesignatePayment;
import no.kapitalkontroll.kk2.handling.Operator;
import no.kapitalkontroll.kk2.handling.RegisterBankDate;
import no.kapitalkontroll.kk2.payment.JudgePair;
import no.kapitalkontroll.kk2.payment.JudgePair.Verdict;
import no.kapitalkontroll.kk2.payment.RegisterPayment;
import no.kapitalkontroll.kk2.payment.WithdrawPayment;
import no.kapitalkontroll.kk2.standin.InvoiceDoc;
import org.assertj.core.api.AbstractStringAssert;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Payments that a person tells KK2 of, and what becomes of them when Tripletex shows them after all. */
class RegisteredPaymentStory {

    private static final Operator KARI = new Operator("Kari Moe", "line 9 of the bank statement");

    private Story story;
    private InvoiceDoc invoice;

    private void aCase(TripletexManner manner) {
        story = Story.begin(manner);
        invoice = story.invoice("12500.00", "2026-08-31");
        story.on("2026-09-15");
    }

    @ParameterizedTest
    @EnumSource
    void a_payment_told_by_hand_counts_is_booked_once_and_the_case_is_closed_in_the_books(TripletexManner manner) {
        aCase(manner);

        done(register("2026-09-18", "12613.51"));
        story.received(invoice, "12613.51");
        story.on("2026-09-18");
        story.on("2026-09-19");

        assertThat(story.decision(invoice, "2026-09-18")).isEqualTo("close paid");
        assertThat(story.proposals(invoice))
                .containsExactly(
                        "WAITING 2026-09-18 RECEIVABLES 113.51 FEE_INCOME -38.00 INTEREST_INCOME -75.51",
                        "WAITING 2026-09-18 RECEIVABLES -12613.51 BANK 12613.51");
        assertThat(story.differences(invoice)).containsExactly("proposal waiting 12500.00");
        var voucher = story.vouchers(invoice).get(1);
        assertThat(voucher.postings())
                .extracting(p -> "%d %s".formatted(p.accountNumber(), p.amount()))
                .containsExactlyInAnyOrder("1500 -12613.51", "1930 12613.51");
        assertThat(voucher.description()).contains("innbetaling").doesNotContain("Kari");

        story.accountantApproves("2026-09-19");
        story.on("2026-09-21");
        story.on("2026-09-22");
        story.on("2026-09-23");

        assertThat(story.vouchers(invoice)).hasSize(2);
        assertThat(story.company().receivablesOf(invoice)).isEqualByComparingTo("0.00");
        assertThat(story.company().balance(1930)).isEqualByComparingTo("12613.51");
        assertThat(story.isClosedInBooks(invoice)).isTrue();
        assertThat(story.differences(invoice)).isEmpty();
        assertThat(story.caseOf(invoice)).isEqualTo("CLOSED collection-notice paid");
    }

    @ParameterizedTest
    @EnumSource
    void what_tripletex_shows_before_anything_was_proposed_is_one_without_a_word(TripletexManner manner) {
        aCase(manner);
        done(register("2026-09-18", "5000.00"));

        story.pays(invoice, "2026-09-21", "5000.00");
        var run = story.on("2026-09-21");

        assertThat(run.isWell()).isTrue();
        assertThat(story.vouchers(invoice)).isEmpty();
        assertThat(story.differences(invoice)).isEmpty();
        assertThat(states()).containsExactly("MATCHED");
        assertThat(payments()).contains("matched");
    }

    @ParameterizedTest
    @EnumSource
    void what_tripletex_shows_after_the_proposal_has_left_turns_the_case_red_until_a_person_says_that_they_are_one(
            TripletexManner manner) {
        bookedAndShown(manner);
        var next = story.runs("2026-10-05");

        assertThat(next.isWell()).isFalse();
        assertThat(next.figure().toString()).isEqualTo("5000.00");
        assertThat(story.differences(invoice)).containsExactly("RED payment-twice? -5000.00");
        assertThat(story.decision(invoice, "2026-10-05")).isEqualTo("wait difference");
        assertThat(story.letters(invoice)).hasSize(1);

        done(judge("2026-10-05", Verdict.SAME));
        story.on("2026-10-05");

        assertThat(story.proposals(invoice))
                .containsExactly(
                        "BOOKED 2026-09-18 RECEIVABLES -5000.00 BANK 5000.00",
                        "WAITING 2026-10-05 RECEIVABLES 5000.00 BANK -5000.00");
        assertThat(story.differences(invoice)).containsExactly("proposal waiting -5000.00");
        assertThat(story.letters(invoice)).last().matches(letter -> letter.principal()
                .equals("7500.00"));

        story.accountantApproves("2026-10-05");
        story.on("2026-10-06");

        assertThat(story.company().receivablesOf(invoice)).isEqualByComparingTo("7500.00");
        assertThat(story.company().balance(1930)).isEqualByComparingTo("5000.00");
        assertThat(story.differences(invoice)).isEmpty();
        refused(judge("2026-10-06", Verdict.SAME)).contains("Tripletex seems to show too");
    }

    @ParameterizedTest
    @EnumSource(names = {"AS_SEEN_MOST", "VOUCHERS_CHANGE_THE_INVOICE"})
    void a_voucher_and_its_opposite_that_the_accountant_deletes_are_no_longer_missed(TripletexManner manner) {
        aCase(manner);
        done(register("2026-09-18", "5000.00"));
        story.received(invoice, "5000.00");
        story.on("2026-09-18");
        story.tripletex().setToday(LocalDate.parse("2026-09-21"));
        story.company().pay(invoice, LocalDate.parse("2026-09-21"), new BigDecimal("5000.00"));
        story.runs("2026-09-21");
        done(judge("2026-09-21", Verdict.SAME));
        story.runs("2026-09-22");
        assertThat(story.proposals(invoice)).hasSize(2).allMatch(line -> line.startsWith("WAITING"));
        story.vouchers(invoice).forEach(story.company()::deleteVoucher);

        var next = story.on("2026-09-23");

        assertThat(next.isWell()).isTrue();
        assertThat(next.figure().toString()).isEqualTo("0.00");
        assertThat(story.differences(invoice)).isEmpty();
        assertThat(story.proposals(invoice)).hasSize(2).allMatch(line -> line.startsWith("CANCELLED"));
        assertThat(story.company().receivablesOf(invoice)).isEqualByComparingTo("7500.00");
    }

    @ParameterizedTest
    @EnumSource
    void two_payments_that_a_person_calls_different_both_count_and_are_not_asked_about_again(TripletexManner manner) {
        bookedAndShown(manner);

        done(judge("2026-09-22", Verdict.DIFFERENT));
        story.received(invoice, "5000.00");
        story.on("2026-09-22");
        story.on("2026-10-05");

        assertThat(story.differences(invoice)).isEmpty();
        assertThat(story.proposals(invoice)).hasSize(1);
        assertThat(story.letters(invoice)).last().matches(letter -> letter.principal()
                .equals("2500.00"));
        assertThat(states()).containsExactly("COUNTS");
    }

    /** 5 000.00 told and booked, and then shown by Tripletex three days later. */
    private void bookedAndShown(TripletexManner manner) {
        aCase(manner);
        done(register("2026-09-18", "5000.00"));
        story.received(invoice, "5000.00");
        story.on("2026-09-18");
        story.accountantApproves("2026-09-18");
        story.on("2026-09-19");
        story.tripletex().setToday(LocalDate.parse("2026-09-21"));
        story.company().pay(invoice, LocalDate.parse("2026-09-21"), new BigDecimal("5000.00"));
        var asked = story.runs("2026-09-21");
        assertThat(asked.figure().toString()).isEqualTo("5000.00");
        assertThat(asked.problems()).anyMatch(line -> line.contains("payment-same"));
    }

    @ParameterizedTest
    @EnumSource(names = {"AS_SEEN_MOST", "VOUCHERS_CHANGE_THE_INVOICE"})
    void a_posting_without_invoice_number_is_asked_about_and_stops_no_other_claim_as_free_credit(
            TripletexManner manner) {
        story = Story.begin(manner);
        var debtor = story.customer();
        invoice = story.invoice(debtor, "12500.00", "2026-08-31");
        var other = story.invoice(debtor, "3000.00", "2026-08-31");
        story.on("2026-09-15");
        done(register("2026-09-18", "5000.00"));
        story.received(invoice, "5000.00");
        story.on("2026-09-18");

        story.company().freeCredit(debtor, LocalDate.parse("2026-09-21"), new BigDecimal("5000.00"));
        var asked = story.runs("2026-09-21");

        assertThat(asked.figure().toString()).isEqualTo("5000.00");
        assertThat(story.differences(invoice)).anyMatch(line -> line.equals("RED payment-twice? -5000.00"));
        assertThat(story.decision(other, "2026-09-21")).isEqualTo("wait deadline-running");
        assertThat(story.decision(invoice, "2026-09-21")).isEqualTo("wait difference");

        done(judge("2026-09-22", Verdict.SAME));
        var same = story.runs("2026-09-22");

        assertThat(same.isWell()).isTrue();
        assertThat(story.differences(invoice)).noneMatch(line -> line.startsWith("RED"));
        assertThat(story.proposals(invoice)).last().asString().endsWith("RECEIVABLES 5000.00 BANK -5000.00");
        assertThat(story.decision(invoice, "2026-09-22")).isEqualTo("wait deadline-running");
    }

    @ParameterizedTest
    @EnumSource(names = {"AS_SEEN_MOST", "VOUCHERS_CHANGE_THE_INVOICE"})
    void a_posting_that_is_only_closed_against_the_invoice_is_asked_about(TripletexManner manner) {
        aCase(manner);
        done(register("2026-09-18", "12500.00"));
        story.received(invoice, "12500.00");
        story.on("2026-09-18");
        story.accountantApproves("2026-09-18");
        story.tripletex().setToday(LocalDate.parse("2026-09-19"));
        var line = story.company()
                .freeCredit(invoice.customer(), LocalDate.parse("2026-09-19"), new BigDecimal("12500.00"));
        story.company().match(List.of(invoice), line);

        var asked = story.runs("2026-09-21");

        assertThat(states()).containsExactly("ASKED");
        assertThat(asked.isWell()).isFalse();
        assertThat(story.differences(invoice)).containsExactly("RED payment-twice? -12500.00");
        assertThat(story.refundDue(invoice)).isEqualByComparingTo("0.00");
    }

    @Test
    void what_the_debtor_designated_holds_when_tripletex_shows_the_payment() {
        aCase(TripletexManner.AS_SEEN_MOST);
        done(register("2026-09-18", "5000.00"));
        done(story.kk2()
                .bean(DesignatePayment.class)
                .designate(
                        ref(),
                        new RegisterBankDate.Payment(null, payment(), null, null),
                        List.of(Bucket.FEES),
                        KARI,
                        LocalDate.parse("2026-09-18")));

        story.pays(invoice, "2026-09-21", "5000.00");
        story.runs("2026-09-21");

        assertThat(states()).containsExactly("MATCHED");
        assertThat(story.proposals(invoice)).containsExactly("WAITING 2026-09-21 RECEIVABLES 38.00 FEE_INCOME -38.00");
        assertThat(story.receivables(invoice)).isEqualByComparingTo("7538.00");
    }

    @Test
    void a_posting_without_invoice_number_that_is_another_payment_is_free_credit_again() {
        story = Story.begin();
        invoice = story.invoice("12500.00", "2026-08-31");
        story.on("2026-09-15");
        done(register("2026-09-18", "5000.00"));
        story.runs("2026-09-18");
        story.company().freeCredit(invoice.customer(), LocalDate.parse("2026-09-21"), new BigDecimal("5000.00"));
        story.runs("2026-09-21");

        done(judge("2026-09-22", Verdict.DIFFERENT));
        story.runs("2026-09-22");

        assertThat(story.decision(invoice, "2026-09-22")).isEqualTo("wait free-credit");
    }

    @ParameterizedTest
    @EnumSource(names = {"AS_SEEN_MOST", "VOUCHERS_CHANGE_THE_INVOICE"})
    void a_registration_that_was_wrong_is_undone_and_the_case_goes_on(TripletexManner manner) {
        aCase(manner);
        done(register("2026-09-18", "12613.51"));
        story.received(invoice, "12613.51");
        story.on("2026-09-18");
        story.accountantApproves("2026-09-18");
        story.on("2026-09-21");
        assertThat(story.caseOf(invoice)).startsWith("CLOSED");

        done(withdraw("2026-09-22"));
        story.received(invoice, "-12613.51");
        story.on("2026-09-22");
        story.accountantApproves("2026-09-22");
        story.on("2026-09-23");

        assertThat(story.caseOf(invoice)).isEqualTo("OPEN collection-notice");
        assertThat(story.proposals(invoice)).hasSize(4).allMatch(line -> line.startsWith("BOOKED"));
        assertThat(story.company().receivablesOf(invoice)).isEqualByComparingTo("12500.00");
        assertThat(story.company().balance(1930)).isEqualByComparingTo("0.00");
        assertThat(story.company().balance(3909)).isEqualByComparingTo("0.00");
        refused(withdraw("2026-09-23")).contains("counts and could be withdrawn");
    }

    @Test
    void what_was_withdrawn_before_it_was_proposed_leaves_no_voucher() {
        aCase(TripletexManner.AS_SEEN_MOST);
        done(register("2026-09-18", "5000.00"));
        done(withdraw("2026-09-18"));

        story.on("2026-09-18");

        assertThat(story.proposals(invoice)).isEmpty();
        assertThat(payments()).contains("withdrawn");
    }

    @Test
    void the_number_of_a_voucher_that_was_deleted_and_taken_back_is_never_used_again() {
        aCase(TripletexManner.AS_SEEN_MOST);
        done(register("2026-09-18", "5000.00"));
        story.runs("2026-09-18");
        story.company().deleteVoucher(story.vouchers(invoice).get(0));
        story.runs("2026-09-19");
        done(withdraw("2026-09-19"));
        done(register("2026-09-21", "4000.00"));
        story.received(invoice, "4000.00");

        var next = story.on("2026-09-21");

        assertThat(next.problems()).isEmpty();
        assertThat(story.proposals(invoice))
                .containsExactly(
                        "CANCELLED 2026-09-18 RECEIVABLES -5000.00 BANK 5000.00",
                        "WAITING 2026-09-21 RECEIVABLES -4000.00 BANK 4000.00");
        assertThat(story.vouchers(invoice)).singleElement().satisfies(voucher -> assertThat(
                        voucher.externalVoucherNumber())
                .endsWith("-2"));
    }

    @Test
    void what_cannot_be_true_is_refused_and_leaves_no_trace() {
        aCase(TripletexManner.AS_SEEN_MOST);
        story.pays(invoice, "2026-09-16", "1000.00");
        story.on("2026-09-16");

        refused(register("2026-09-18", "0.00")).contains("more than nothing");
        refused(register("2026-09-18", "-5.00")).contains("more than nothing");
        refused(register("2026-09-18", "2026-09-19", "5.00", null, false)).contains("not paid between");
        refused(register("2026-09-18", "2026-08-16", "5.00", null, false)).contains("not paid between");
        refused(register("2026-09-18", "2026-09-18", "5.00", "15032080119", false))
                .contains("bank-account");
        refused(register("2026-09-18", "20000.00")).contains("more than the", "owed", "--overpaid");
        refused(register("2026-09-18", "1000.00")).contains("Tripletex shows a payment of 1000.00 on 2026-09-16");
        done(register("2026-09-18", "500.00"));
        refused(register("2026-09-18", "500.00")).contains("registered already", "--another");
        assertThat(states()).containsExactly("COUNTS");

        done(register("2026-09-18", "2026-09-18", "500.00", "1234.56.78903", true));
        assertThat(states()).containsExactly("COUNTS", "COUNTS");
    }

    @Test
    void another_payment_like_the_one_that_tripletex_shows_is_not_asked_about() {
        aCase(TripletexManner.AS_SEEN_MOST);
        story.pays(invoice, "2026-09-16", "1000.00");
        story.on("2026-09-16");

        done(register("2026-09-18", "2026-09-18", "1000.00", null, true));
        story.received(invoice, "1000.00");
        story.on("2026-09-18");
        story.on("2026-10-05");

        assertThat(states()).containsExactly("COUNTS");
        assertThat(story.proposals(invoice)).hasSize(1);
        assertThat(story.letters(invoice)).last().matches(letter -> letter.principal()
                .equals("10500.00"));
    }

    // --- what people do

    private Answer register(String date, String amount) {
        return register(date, date, amount, null, false);
    }

    private Answer register(String date, String on, String amount, String account, boolean another) {
        story.kk2().moveTo(LocalDate.parse(date));
        var payment = new RegisterPayment.Payment(Money.of(amount), LocalDate.parse(on), account, another, false);
        return story.kk2().bean(RegisterPayment.class).register(ref(), payment, KARI, LocalDate.parse(date));
    }

    private Answer withdraw(String date) {
        return story.kk2().bean(WithdrawPayment.class).withdraw(ref(), null, KARI, LocalDate.parse(date));
    }

    private Answer judge(String date, Verdict verdict) {
        return story.kk2().bean(JudgePair.class).judge(ref(), verdict, null, KARI, LocalDate.parse(date));
    }

    private CaseRef ref() {
        return new CaseRef(story.id(), invoice.number());
    }

    private static void done(Answer answer) {
        assertThat(answer).isInstanceOf(Answer.Done.class);
    }

    private static AbstractStringAssert<?> refused(Answer answer) {
        assertThat(answer).isInstanceOf(Answer.Refused.class);
        return assertThat(answer.toString());
    }

    private long payment() {
        return story.sql()
                .sql("SELECT MAX(id) FROM registered_payments WHERE creditor_id = ?")
                .param(story.id())
                .query(Long.class)
                .single();
    }

    private List<String> states() {
        return story.sql()
                .sql("SELECT state FROM registered_payments WHERE creditor_id = ? ORDER BY id")
                .param(story.id())
                .query(String.class)
                .list();
    }

    /** What the command payments prints. */
    private String payments() {
        var said = new ByteArrayOutputStream();
        var out = new PrintStream(said, true, UTF_8);
        var call = new ReadCall()
                .read(new String[] {"payments", story.id()}, "", out, out)
                .call();
        assertThat(call.orElseThrow().execute(story.kk2().context(), out, out)).isZero();
        return said.toString(UTF_8);
    }

    @AfterEach
    void the_contract_was_kept() {
        story.neverBrokeTheContract();
    }
}

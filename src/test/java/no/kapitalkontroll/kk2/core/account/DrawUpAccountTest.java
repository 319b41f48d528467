package no.kapitalkontroll.kk2.core.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import no.kapitalkontroll.kk2.core.charge.DayCount;
import no.kapitalkontroll.kk2.core.charge.LateInterest;
import no.kapitalkontroll.kk2.core.charge.TestRates;
import no.kapitalkontroll.kk2.core.claim.Invoice;
import no.kapitalkontroll.kk2.core.coverage.Bucket;
import no.kapitalkontroll.kk2.core.coverage.ClaimLedger;
import no.kapitalkontroll.kk2.core.coverage.FeeCharge;
import no.kapitalkontroll.kk2.core.coverage.Movement;
import no.kapitalkontroll.kk2.core.coverage.Waiver;
import no.kapitalkontroll.kk2.core.money.Money;
import no.kapitalkontroll.kk2.core.notice.LetterKind;
import no.kapitalkontroll.kk2.core.reconciliation.ProposalStanding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DrawUpAccountTest {

    private static final LocalDate DUE = LocalDate.of(2026, 8, 31);
    private static final LocalDate TAKEN = LocalDate.of(2026, 9, 15);
    private static final LocalDate PAID = LocalDate.of(2026, 9, 18);
    private static final LocalDate TODAY = LocalDate.of(2026, 9, 30);
    private static final List<Bucket> ORDER = List.of(Bucket.PRINCIPAL, Bucket.COSTS, Bucket.FEES, Bucket.INTEREST);

    private final DrawUpAccount drawUp = new DrawUpAccount(new LateInterest(TestRates.table(), DayCount.ACTUAL_ACTUAL));
    private final Invoice invoice = Accounts.invoice(10, Money.kroner(12500), LocalDate.of(2026, 8, 17), DUE);

    @Test
    void a_settled_claim_ends_at_zero_in_both_columns_and_names_its_voucher() {
        var account = drawUp.of(
                new AccountRecord(
                        List.of(claim(List.of(payment("-12613.51")), List.of())),
                        List.of(sale(), paid("-12613.51"), booked("113.51")),
                        List.of(proposal(ProposalStanding.State.BOOKED, 41))),
                null,
                TODAY);

        assertThat(lines(account))
                .containsExactly(
                        "2026-08-17 INVOICE 10 null 12500.00 12500.00 | 12500.00 12500.00",
                        "2026-09-15 FEE 10 null 0.00 12500.00 | 38.00 12538.00",
                        "2026-09-18 INTEREST 10 null 0.00 12500.00 | 75.51 12613.51",
                        "2026-09-18 PAYMENT 10 null -12613.51 -113.51 | -12613.51 0.00",
                        "2026-09-18 OUR_VOUCHER 10 KK2-demo-10-1 113.51 0.00 | 0.00 0.00");
        assertThat(account.lines().get(4).voucherNumber()).isEqualTo(41);
    }

    @Test
    void a_proposal_that_waits_is_told_and_moves_nothing_yet() {
        var account = drawUp.of(
                new AccountRecord(
                        List.of(claim(List.of(payment("-12613.51")), List.of())),
                        List.of(sale(), paid("-12613.51")),
                        List.of(proposal(ProposalStanding.State.WAITING, null))),
                null,
                TODAY);

        var last = account.lines().get(account.lines().size() - 1);
        assertThat(last.kind()).isEqualTo(AccountLine.Kind.PROPOSAL);
        assertThat(last.state()).isEqualTo(ProposalStanding.State.WAITING);
        assertThat(account.booked()).isEqualTo(Money.of("-113.51"));
        assertThat(account.proposed()).isEqualTo(Money.of("113.51"));
        assertThat(account.owed()).isEqualTo(Money.ZERO);
    }

    @ParameterizedTest
    @EnumSource(names = {"CANCELLED", "DECLINED"})
    void a_proposal_that_nobody_will_book_does_not_stand_there(ProposalStanding.State state) {
        var account = drawUp.of(
                new AccountRecord(
                        List.of(claim(List.of(payment("-12613.51")), List.of())),
                        List.of(sale(), paid("-12613.51")),
                        List.of(proposal(state, null))),
                null,
                TODAY);

        assertThat(account.lines()).extracting(AccountLine::kind).doesNotContain(AccountLine.Kind.PROPOSAL);
        assertThat(account.proposed()).isEqualTo(Money.ZERO);
    }

    @Test
    void what_was_given_up_was_owed_first() {
        var account = drawUp.of(
                new AccountRecord(
                        List.of(claim(
                                List.of(payment("-12500.00")),
                                List.of(
                                        new Waiver(PAID, Bucket.FEES, Money.kroner(38)),
                                        new Waiver(PAID, Bucket.INTEREST, Money.of("75.51"))))),
                        List.of(sale(), paid("-12500.00")),
                        List.of()),
                null,
                TODAY);

        assertThat(account.lines())
                .filteredOn(line -> line.kind() == AccountLine.Kind.WAIVER)
                .extracting(AccountLine::part)
                .containsExactly(Bucket.FEES, Bucket.INTEREST);
        assertThat(account.owed()).isEqualTo(Money.ZERO);
        assertThat(account.booked()).isEqualTo(Money.ZERO);
    }

    @Test
    void interest_is_not_asked_for_an_invoice_without_a_case() {
        var ledger = new ClaimLedger(
                invoice.amount(), DUE, null, List.of(payment("-12500.00")), List.of(), List.of(), List.of(), ORDER);

        var account = drawUp.of(
                new AccountRecord(
                        List.of(new AccountRecord.Claim(invoice, false, ledger)),
                        List.of(sale(), paid("-12500.00")),
                        List.of()),
                null,
                TODAY);

        assertThat(account.owed()).isEqualTo(Money.ZERO);
        assertThat(account.lines())
                .extracting(AccountLine::kind)
                .containsExactly(AccountLine.Kind.INVOICE, AccountLine.Kind.PAYMENT);
    }

    @Test
    void free_money_lowers_what_is_owed_until_somebody_matches_it() {
        var free = Accounts.posting(900, 900, null, PAID, Money.of("-500.00"));

        var open = drawUp.of(with(new AccountRecord.Posted(free, null, false, true)), null, TODAY);
        var matched = drawUp.of(with(new AccountRecord.Posted(free, null, false, false)), null, TODAY);

        assertThat(open.owed()).isEqualTo(Money.of("-500.00"));
        assertThat(matched.owed()).isEqualTo(Money.ZERO);
        assertThat(matched.booked()).isEqualTo(Money.of("-500.00"));
    }

    @Test
    void a_payment_that_two_invoices_share_is_booked_once_in_two_parts() {
        var other = Accounts.invoice(11, Money.kroner(500), LocalDate.of(2026, 8, 17), DUE);
        var parts = List.of(payment("-12500.00"), payment("-500.00"));

        var account = drawUp.of(
                new AccountRecord(
                        List.of(
                                new AccountRecord.Claim(invoice, false, ledger(invoice, parts.get(0))),
                                new AccountRecord.Claim(other, false, ledger(other, parts.get(1)))),
                        List.of(sale(), Accounts.sale(other), paid("-13000.00")),
                        List.of()),
                null,
                TODAY);

        assertThat(account.lines())
                .filteredOn(line -> line.kind() == AccountLine.Kind.PAYMENT)
                .extracting(AccountLine::booked)
                .containsExactly(Money.of("-12500.00"), Money.of("-500.00"));
        assertThat(account.booked()).isEqualTo(Money.ZERO);
        assertThat(account.owed()).isEqualTo(Money.ZERO);
    }

    private static ClaimLedger ledger(Invoice of, Movement payment) {
        return new ClaimLedger(of.amount(), DUE, null, List.of(payment), List.of(), List.of(), List.of(), ORDER);
    }

    @Test
    void what_is_not_yet_known_on_the_last_day_does_not_stand_there() {
        var account = drawUp.of(
                new AccountRecord(
                        List.of(claim(List.of(payment("-12613.51")), List.of())),
                        List.of(sale(), paid("-12613.51"), booked("113.51")),
                        List.of(proposal(ProposalStanding.State.BOOKED, 41))),
                null,
                PAID.minusDays(1));

        assertThat(account.booked()).isEqualTo(Money.kroner(12500));
        assertThat(account.owed()).isEqualTo(Money.of("12609.32"));
    }

    @Test
    void a_rate_that_is_missing_is_named() {
        var account = drawUp.of(
                new AccountRecord(List.of(claim(List.of(), List.of())), List.of(sale()), List.of()),
                null,
                LocalDate.of(2027, 3, 1));

        assertThat(account.missingRate().date()).isEqualTo(LocalDate.of(2027, 1, 1));
    }

    private static AccountRecord with(AccountRecord.Posted posted) {
        return new AccountRecord(List.of(), List.of(posted), List.of());
    }

    private AccountRecord.Claim claim(List<Movement> movements, List<Waiver> waivers) {
        var fee = new FeeCharge(1, LetterKind.COLLECTION_NOTICE, TAKEN, null, Money.kroner(38), "§ 1-2");
        return new AccountRecord.Claim(
                invoice,
                true,
                new ClaimLedger(invoice.amount(), DUE, TAKEN, movements, List.of(fee), List.of(), waivers, ORDER));
    }

    private static Movement payment(String amount) {
        return new Movement(500, PAID, Money.of(amount), Movement.Kind.PAYMENT);
    }

    private AccountRecord.Posted sale() {
        return Accounts.sale(invoice);
    }

    private static AccountRecord.Posted paid(String amount) {
        return new AccountRecord.Posted(Accounts.posting(500, 500, null, PAID, Money.of(amount)), 10, false, true);
    }

    private static AccountRecord.Posted booked(String amount) {
        return new AccountRecord.Posted(
                Accounts.posting(600, 600, "KK2-demo-10-1", PAID, Money.of(amount)), 10, true, true);
    }

    private static AccountRecord.Proposed proposal(ProposalStanding.State state, Integer voucherNumber) {
        return new AccountRecord.Proposed("KK2-demo-10-1", PAID, 10, state, Money.of("113.51"), voucherNumber);
    }

    private static List<String> lines(CustomerAccount account) {
        return account.lines().stream()
                .map(line -> "%s %s %s %s %s %s | %s %s"
                        .formatted(
                                line.date(),
                                line.kind(),
                                line.invoiceNumber(),
                                line.number(),
                                line.booked(),
                                line.bookedBalance(),
                                line.owed(),
                                line.owedBalance()))
                .toList();
    }
}

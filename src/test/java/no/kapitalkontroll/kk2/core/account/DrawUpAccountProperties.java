package no.kapitalkontroll.kk2.core.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import no.kapitalkontroll.kk2.core.charge.DayCount;
import no.kapitalkontroll.kk2.core.charge.LateInterest;
import no.kapitalkontroll.kk2.core.charge.TestRates;
import no.kapitalkontroll.kk2.core.coverage.Bucket;
import no.kapitalkontroll.kk2.core.coverage.ClaimLedger;
import no.kapitalkontroll.kk2.core.coverage.CostCharge;
import no.kapitalkontroll.kk2.core.coverage.CoverPayments;
import no.kapitalkontroll.kk2.core.coverage.FeeCharge;
import no.kapitalkontroll.kk2.core.coverage.Movement;
import no.kapitalkontroll.kk2.core.coverage.Waiver;
import no.kapitalkontroll.kk2.core.money.Money;
import no.kapitalkontroll.kk2.core.notice.LetterKind;

/** Both columns of a customer's account add up, whatever came in, was taken back, given up or booked. */
class DrawUpAccountProperties {

    private static final LocalDate DUE = LocalDate.of(2025, 5, 15);
    private static final LocalDate NOTICE = DUE.plusDays(15);
    private static final LocalDate DEMAND = NOTICE.plusDays(20);

    private final LateInterest lateInterest = new LateInterest(TestRates.table(), DayCount.ACTUAL_ACTUAL);
    private final DrawUpAccount drawUp = new DrawUpAccount(lateInterest);

    @Property(tries = 500)
    void what_is_booked_is_the_sum_of_the_ledger(
            @ForAll("accounts") AccountRecord record, @ForAll @IntRange(min = -30, max = 590) int day) {
        var to = DUE.plusDays(day);

        var account = drawUp.of(record, null, to);

        assertThat(account.booked())
                .isEqualTo(Money.sum(record.postings().stream()
                        .map(AccountRecord.Posted::posting)
                        .filter(posting -> !posting.date().isAfter(to))
                        .map(posting -> posting.amount())));
    }

    @Property(tries = 500)
    void what_is_owed_is_the_sum_of_the_claims_balances_and_of_open_money_without_one(
            @ForAll("accounts") AccountRecord record, @ForAll @IntRange(min = -14, max = 590) int day) {
        var to = DUE.plusDays(day);

        var account = drawUp.of(record, null, to);

        var free = Money.sum(record.postings().stream()
                .filter(posted -> posted.invoiceNumber() == null && posted.open())
                .map(AccountRecord.Posted::posting)
                .filter(posting -> !posting.date().isAfter(to))
                .map(posting -> posting.amount()));
        var claims = Money.sum(record.claims().stream().map(claim -> owed(claim, to)));
        assertThat(account.owed()).isEqualTo(claims.plus(free));
        assertThat(Money.sum(account.claims().stream().map(CustomerAccount.ClaimEnd::owed)))
                .isEqualTo(claims);
    }

    private Money owed(AccountRecord.Claim claim, LocalDate to) {
        var balance = new CoverPayments(lateInterest).balance(claim.ledger(), to);
        return (claim.inCase() ? balance.total() : balance.principal()).minus(balance.refundDue());
    }

    @Property(tries = 200)
    void a_later_first_date_hides_lines_and_changes_no_balance(
            @ForAll("accounts") AccountRecord record,
            @ForAll @IntRange(min = -30, max = 300) int first,
            @ForAll @IntRange(min = 0, max = 290) int length) {
        var from = DUE.plusDays(first);
        var to = from.plusDays(length);

        var whole = drawUp.of(record, null, to);
        var part = drawUp.of(record, from, to);

        assertThat(part.lines())
                .isEqualTo(whole.lines().stream()
                        .filter(line -> !line.date().isBefore(from))
                        .toList());
        assertThat(part.booked()).isEqualTo(whole.booked());
        assertThat(part.owed()).isEqualTo(whole.owed());
        var booked = part.bookedBefore();
        var owed = part.owedBefore();
        for (var line : part.lines()) {
            booked = booked.plus(line.booked());
            owed = owed.plus(line.owed());
            assertThat(line.bookedBalance()).isEqualTo(booked);
            assertThat(line.owedBalance()).isEqualTo(owed);
        }
    }

    @Provide
    Arbitrary<AccountRecord> accounts() {
        return Combinators.combine(claims().list().ofMinSize(1).ofMaxSize(3), loose())
                .as(DrawUpAccountProperties::numbered);
    }

    /** Every movement stands in the ledger; ids and numbers differ from claim to claim. */
    private static AccountRecord numbered(List<ClaimLedger> ledgers, List<AccountRecord.Posted> loose) {
        var claims = new ArrayList<AccountRecord.Claim>();
        var postings = new ArrayList<>(loose);
        for (int i = 0; i < ledgers.size(); i++) {
            var ledger = withIds(ledgers.get(i), 100L * (i + 1));
            var invoice = Accounts.invoice(i + 1, ledger.invoiceAmount(), DUE.minusDays(14), DUE);
            claims.add(new AccountRecord.Claim(invoice, ledger.openedOn() != null, ledger));
            postings.add(Accounts.sale(invoice));
            for (var movement : ledger.movements()) {
                postings.add(new AccountRecord.Posted(
                        Accounts.posting(
                                movement.postingId(), movement.postingId(), null, movement.date(), movement.amount()),
                        invoice.number(),
                        false,
                        true));
            }
        }
        return new AccountRecord(claims, postings, List.of());
    }

    private static ClaimLedger withIds(ClaimLedger ledger, long base) {
        var movements = new ArrayList<Movement>();
        for (var movement : ledger.movements()) {
            movements.add(new Movement(base + movements.size(), movement.date(), movement.amount(), movement.kind()));
        }
        return new ClaimLedger(
                ledger.invoiceAmount(),
                ledger.dueDate(),
                ledger.openedOn(),
                movements,
                ledger.fees(),
                ledger.costs(),
                ledger.waivers(),
                ledger.order());
    }

    private static Arbitrary<ClaimLedger> claims() {
        return Combinators.combine(
                        Arbitraries.longs().between(1, 200_000).map(Money::ore),
                        Arbitraries.of(NOTICE, NOTICE, DUE.plusDays(30)).injectNull(0.2),
                        movements(),
                        waivers(),
                        Arbitraries.shuffle(Bucket.values()))
                .as((amount, opened, movements, waivers, order) -> new ClaimLedger(
                        amount,
                        DUE,
                        opened,
                        movements,
                        opened == null ? List.of() : fees(),
                        opened == null ? List.of() : List.of(new CostCharge(3, DEMAND, Money.of("134.50"))),
                        opened == null ? List.of() : waivers,
                        order));
    }

    private static Arbitrary<List<Movement>> movements() {
        // few different amounts, so that bounces, double payments and refunds do happen
        var amount = Arbitraries.of(-50_000L, -50_000L, -20_000L, -3_800L, -1L, -150_000L, 50_000L, 20_000L, 1L);
        var kind = Arbitraries.of(Movement.Kind.PAYMENT, Movement.Kind.PAYMENT, Movement.Kind.CREDIT);
        return Combinators.combine(days(), amount, kind)
                .as((date, ore, what) -> new Movement(0, date, Money.ore(ore), what))
                .list()
                .ofMaxSize(6);
    }

    private static Arbitrary<List<AccountRecord.Posted>> loose() {
        return Combinators.combine(
                        Arbitraries.integers().between(9000, 9999),
                        days(),
                        Arbitraries.of(-70_000L, -1L, 30_000L),
                        Arbitraries.of(true, false),
                        Arbitraries.of(true, false))
                .as((id, date, ore, ours, open) -> new AccountRecord.Posted(
                        Accounts.posting(id, id, ours ? "KK2-demo-1-1" : null, date, Money.ore(ore)),
                        ours ? (Integer) 1 : null,
                        ours,
                        open))
                .list()
                .uniqueElements(posted -> posted.posting().id())
                .ofMaxSize(3);
    }

    private static Arbitrary<List<Waiver>> waivers() {
        return Combinators.combine(
                        days(),
                        Arbitraries.of(Bucket.class),
                        Arbitraries.longs().between(1, 30_000))
                .as((date, bucket, ore) -> new Waiver(date, bucket, Money.ore(ore)))
                .list()
                .ofMaxSize(2);
    }

    private static Arbitrary<LocalDate> days() {
        return Arbitraries.integers().between(-14, 300).map(DUE::plusDays);
    }

    private static List<FeeCharge> fees() {
        return List.of(
                new FeeCharge(1, LetterKind.COLLECTION_NOTICE, NOTICE, null, Money.kroner(35), "§ 1-2"),
                new FeeCharge(2, LetterKind.PAYMENT_DEMAND, DEMAND, NOTICE.plusDays(14), Money.kroner(105), "§ 1-2"));
    }
}

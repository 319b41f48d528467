package no.kapitalkontroll.kk2.core.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import no.kapitalkontroll.kk2.core.bookkeeping.AccountRole;
import no.kapitalkontroll.kk2.core.bookkeeping.BookEntry;
import no.kapitalkontroll.kk2.core.bookkeeping.Lines;
import no.kapitalkontroll.kk2.core.bookkeeping.Proposal;
import no.kapitalkontroll.kk2.core.bookkeeping.ProposalLine;
import no.kapitalkontroll.kk2.core.bookkeeping.ProposeVouchers;
import no.kapitalkontroll.kk2.core.bookkeeping.Proposed;
import no.kapitalkontroll.kk2.core.charge.DayCount;
import no.kapitalkontroll.kk2.core.charge.LateInterest;
import no.kapitalkontroll.kk2.core.charge.TestRates;
import no.kapitalkontroll.kk2.core.money.Money;
import no.kapitalkontroll.kk2.core.notice.LetterKind;

/** Coverage never loses or invents an øre, whatever comes in, in whatever order. */
class CoverPaymentsProperties {

    private static final LocalDate DUE = LocalDate.of(2025, 5, 15);
    private static final LocalDate NOTICE = DUE.plusDays(15);
    private static final LocalDate DEMAND = NOTICE.plusDays(20);

    private final CoverPayments cover = new CoverPayments(new LateInterest(TestRates.table(), DayCount.ACTUAL_ACTUAL));

    @Property(tries = 500)
    void balance_is_invoice_and_charges_minus_what_came_in(
            @ForAll("ledgers") ClaimLedger ledger, @ForAll @IntRange(min = -20, max = 400) int day) {
        var asOf = DUE.plusDays(day);

        var difference = unexplained(withoutWaivers(ledger), asOf);

        assertThat(difference).isEqualTo(Money.ZERO);
    }

    @Property(tries = 500)
    void a_waiver_gives_up_no_more_than_it_says(
            @ForAll("ledgers") ClaimLedger ledger, @ForAll @IntRange(min = -20, max = 400) int day) {
        var asOf = DUE.plusDays(day);
        var most = Money.sum(ledger.waivers().stream()
                .filter(waiver -> !waiver.date().isAfter(asOf))
                .map(Waiver::amount));

        assertThat(unexplained(ledger, asOf)).isBetween(Money.ZERO, most);
    }

    @Property(tries = 500)
    void the_parts_of_an_allocation_sum_to_its_payment_and_nothing_is_negative(
            @ForAll("ledgers") ClaimLedger ledger, @ForAll @IntRange(min = -20, max = 400) int day) {
        var balance = cover.balance(ledger, DUE.plusDays(day));

        for (var allocation : balance.allocations()) {
            assertThat(allocation.principal().plus(allocation.beyondPrincipal()).plus(allocation.surplus()))
                    .isEqualTo(allocation.amount());
            assertThat(List.of(
                            allocation.principal(),
                            allocation.costs(),
                            allocation.fees(),
                            allocation.interest(),
                            allocation.surplus()))
                    .allMatch(part -> !part.isNegative());
        }
        assertThat(balance.paid())
                .isEqualTo(Money.sum(balance.allocations().stream().map(Allocation::amount)));
        assertThat(List.of(
                        balance.principal(), balance.costs(), balance.fees(), balance.interest(), balance.refundDue()))
                .allMatch(part -> !part.isNegative());
    }

    @Property(tries = 500)
    void never_more_of_an_outlay_comes_back_than_was_paid_out(
            @ForAll("ledgers") ClaimLedger ledger, @ForAll @IntRange(min = -20, max = 400) int day) {
        var balance = cover.balance(ledger, DUE.plusDays(day));

        var recovered = new RecoverOutlays().recovered(ledger, balance);

        assertThat(Money.sum(recovered.stream().map(RecoverOutlays.Recovered::recovered)))
                .isEqualTo(Money.sum(balance.allocations().stream().map(Allocation::costs)));
        assertThat(Money.sum(recovered.stream().map(RecoverOutlays.Recovered::open)))
                .isGreaterThanOrEqualTo(balance.costs());
    }

    @Property(tries = 200)
    void the_order_in_which_the_ledger_is_read_does_not_matter(
            @ForAll("ledgers") ClaimLedger ledger, @ForAll Random random) {
        var shuffled = new ArrayList<>(ledger.movements());
        Collections.shuffle(shuffled, random);
        var asOf = DUE.plusDays(300);

        assertThat(cover.balance(withMovements(ledger, shuffled), asOf)).isEqualTo(cover.balance(ledger, asOf));
    }

    @Property(tries = 200)
    void what_is_dated_later_changes_nothing_today(
            @ForAll("ledgers") ClaimLedger ledger, @ForAll @IntRange(min = -20, max = 400) int day) {
        var asOf = DUE.plusDays(day);
        var soFar = ledger.movements().stream()
                .filter(movement -> !movement.date().isAfter(asOf))
                .toList();

        assertThat(cover.balance(withMovements(ledger, soFar), asOf)).isEqualTo(cover.balance(ledger, asOf));
    }

    @Property(tries = 300)
    void proposals_sum_to_zero_and_bring_what_is_booked_to_what_is_covered(
            @ForAll("ledgers") ClaimLedger before, @ForAll("ledgers") ClaimLedger after) {
        var asOf = DUE.plusDays(400);
        var first = propose(cover.balance(before, asOf).allocations(), List.of());
        var booked = first.stream().map(CoverPaymentsProperties::booked).toList();
        var wanted = cover.balance(after, asOf).allocations();

        var corrections = propose(wanted, booked);

        assertThat(corrections)
                .allMatch(proposal -> Money.sum(proposal.lines().stream().map(ProposalLine::amount))
                        .isZero());
        var all = new ArrayList<>(booked);
        corrections.stream().map(CoverPaymentsProperties::booked).forEach(all::add);
        assertThat(credited(all, AccountRole.FEE_INCOME))
                .isEqualTo(Money.sum(wanted.stream().map(Allocation::fees)));
        assertThat(credited(all, AccountRole.COSTS))
                .isEqualTo(Money.sum(wanted.stream().map(Allocation::costs)));
        assertThat(credited(all, AccountRole.INTEREST_INCOME))
                .isEqualTo(Money.sum(wanted.stream().map(Allocation::interest)));
        assertThat(propose(wanted, all)).isEmpty();
    }

    @Property(tries = 300)
    void booked_vouchers_bring_the_customer_s_account_to_principal_minus_refund(
            @ForAll("ledgers") ClaimLedger any, @ForAll @IntRange(min = -20, max = 400) int day) {
        var asOf = DUE.plusDays(day);
        var ledger = withoutWaivers(any);
        var balance = cover.balance(ledger, asOf);
        var vouchers =
                Money.sum(propose(balance.allocations(), List.of()).stream().map(Proposal::onReceivables));

        var account = ledger.invoiceAmount().plus(moved(ledger, asOf)).plus(vouchers);

        assertThat(account).isEqualTo(balance.principal().minus(balance.refundDue()));
    }

    @Provide
    Arbitrary<ClaimLedger> ledgers() {
        var openedOn = Arbitraries.of(NOTICE, NOTICE, DUE.plusDays(30)).injectNull(0.1);
        return Combinators.combine(
                        Arbitraries.longs().between(1, 200_000).map(Money::ore),
                        openedOn,
                        movements(),
                        costs(),
                        waivers(),
                        Arbitraries.shuffle(Bucket.values()),
                        Arbitraries.of(true, false))
                .as((amount, opened, movements, costs, waivers, order, wholePayments) -> new ClaimLedger(
                        amount,
                        DUE,
                        opened,
                        wholePayments ? withWholePayment(movements, amount) : movements,
                        opened == null ? List.of() : fees(),
                        costs,
                        waivers,
                        order));
    }

    private static Arbitrary<List<Movement>> movements() {
        // few different amounts, so that bounces, double payments and refunds do happen
        var amount =
                Arbitraries.of(-50_000L, -50_000L, -20_000L, -3_800L, -1L, -150_000L, 50_000L, 20_000L, 150_000L, 1L);
        var kind = Arbitraries.of(Movement.Kind.PAYMENT, Movement.Kind.PAYMENT, Movement.Kind.CREDIT);
        return Combinators.combine(days(), amount, kind)
                .as((date, ore, what) -> new Movement(0, date, Money.ore(ore), what))
                .list()
                .ofMaxSize(7)
                .map(CoverPaymentsProperties::numbered);
    }

    private static List<Movement> numbered(List<Movement> movements) {
        var numbered = new ArrayList<Movement>();
        for (var movement : movements) {
            numbered.add(new Movement(numbered.size() + 1, movement.date(), movement.amount(), movement.kind()));
        }
        return numbered;
    }

    private static List<Movement> withWholePayment(List<Movement> movements, Money amount) {
        var all = new ArrayList<>(movements);
        all.add(new Movement(99, NOTICE.plusDays(14), amount.negated(), Movement.Kind.PAYMENT));
        return all;
    }

    private static Arbitrary<List<CostCharge>> costs() {
        return days().map(date -> new CostCharge(1, date, Money.of("134.50")))
                .list()
                .ofMaxSize(1);
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
        return Arbitraries.integers().between(-20, 300).map(DUE::plusDays);
    }

    private static List<FeeCharge> fees() {
        return List.of(
                new FeeCharge(1, LetterKind.COLLECTION_NOTICE, NOTICE, null, Money.kroner(35), "§ 1-2"),
                new FeeCharge(2, LetterKind.PAYMENT_DEMAND, DEMAND, NOTICE.plusDays(14), Money.kroner(105), "§ 1-2"));
    }

    /** Everything that was ever owed or came in, minus what the balance says: only a waiver may explain it. */
    private Money unexplained(ClaimLedger ledger, LocalDate asOf) {
        var balance = cover.balance(ledger, asOf);
        var costs = Money.sum(ledger.costs().stream()
                .filter(cost -> !cost.date().isAfter(asOf))
                .map(CostCharge::amount));
        var fees = Money.sum(ledger.fees().stream()
                .filter(fee -> !fee.letterDate().isAfter(asOf))
                .filter(fee -> !balance.fallenFees().contains(fee.chargeId()))
                .map(FeeCharge::amount));
        return ledger.invoiceAmount()
                .plus(costs)
                .plus(fees)
                .plus(balance.interestStatement().total())
                .plus(moved(ledger, asOf))
                .minus(balance.total().minus(balance.refundDue()));
    }

    /** Payments and credits (negative) with what was returned or paid back: bounces cancel out. */
    private static Money moved(ClaimLedger ledger, LocalDate asOf) {
        return Money.sum(ledger.movements().stream()
                .filter(movement -> !movement.date().isAfter(asOf))
                .map(Movement::amount));
    }

    private static List<Proposal> propose(List<Allocation> allocations, List<Proposed> proposed) {
        return new ProposeVouchers()
                .propose(
                        new ProposeVouchers.Of("demo", 10001, 9, 1),
                        allocations.stream().map(BookEntry::of).toList(),
                        proposed,
                        DUE.plusDays(400));
    }

    private static Proposed booked(Proposal proposal) {
        return new Proposed(proposal.subject(), Lines.of(proposal.lines()), proposal.number());
    }

    private static Money credited(List<Proposed> rows, AccountRole account) {
        return Money.sum(rows.stream().map(row -> row.lines().of(account))).negated();
    }

    private static ClaimLedger withoutWaivers(ClaimLedger ledger) {
        return new ClaimLedger(
                ledger.invoiceAmount(),
                ledger.dueDate(),
                ledger.openedOn(),
                ledger.movements(),
                ledger.fees(),
                ledger.costs(),
                List.of(),
                ledger.order());
    }

    private static ClaimLedger withMovements(ClaimLedger ledger, List<Movement> movements) {
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
}

package no.kapitalkontroll.kk2.core.coverage;

import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import no.kapitalkontroll.kk2.core.charge.InterestStatement;
import no.kapitalkontroll.kk2.core.charge.LateInterest;
import no.kapitalkontroll.kk2.core.charge.PrincipalHistory;
import no.kapitalkontroll.kk2.core.money.Money;

/** A claim while its movements are followed in date order. Used once. */
final class ClaimInMotion {

    private final ClaimLedger ledger;
    private final List<Movement> movements;
    private final LateInterest lateInterest;
    private final Set<Long> fallenFees;

    private final TreeMap<LocalDate, Money> principalFrom = new TreeMap<>();
    private final Map<Bucket, Money> settled = new EnumMap<>(Bucket.class);
    private final List<Allocation> allocations = new ArrayList<>();
    private final List<Entry> entries = new ArrayList<>();
    private Money principal;
    private Money surplus;
    private Money paid = Money.ZERO;
    private Money credited = Money.ZERO;

    /** @param movements those that exist on the day asked for, in order */
    ClaimInMotion(ClaimLedger ledger, List<Movement> movements, LateInterest lateInterest) {
        this.ledger = ledger;
        this.movements = movements;
        this.lateInterest = lateInterest;
        this.fallenFees = ledger.fees().stream()
                .filter(this::fallsAway)
                .map(FeeCharge::chargeId)
                .collect(Collectors.toUnmodifiableSet());
        this.surplus = ledger.invoiceAmount().negated().orZero();
        setPrincipal(ledger.dueDate(), ledger.invoiceAmount().orZero());
    }

    /** Follows everything up to a day, or stops at the first bounce. */
    Optional<Bounce> follow(LocalDate asOf) {
        var waivers = ledger.waivers().stream()
                .filter(waiver -> !waiver.date().isAfter(asOf))
                .sorted(Comparator.comparing(Waiver::date))
                .collect(Collectors.toCollection(ArrayDeque::new));
        for (var movement : movements) {
            while (!waivers.isEmpty() && waivers.peek().date().isBefore(movement.countsFrom())) {
                waive(waivers.pop());
            }
            var bounce = bounceOf(movement);
            if (bounce.isPresent()) {
                return bounce;
            }
            move(movement);
        }
        waivers.forEach(this::waive);
        return Optional.empty();
    }

    ClaimBalance balance(LocalDate asOf) {
        var fallen = ledger.fees().stream()
                .filter(fee -> !fee.letterDate().isAfter(asOf))
                .map(FeeCharge::chargeId)
                .filter(fallenFees::contains)
                .collect(Collectors.toUnmodifiableSet());
        return new ClaimBalance(
                asOf,
                principal,
                unpaid(Bucket.COSTS, asOf),
                unpaid(Bucket.FEES, asOf),
                unpaid(Bucket.INTEREST, asOf),
                accruedTo(asOf),
                List.copyOf(allocations),
                fallen,
                surplus,
                paid,
                credited);
    }

    List<Entry> entries() {
        return List.copyOf(entries);
    }

    PrincipalHistory principalHistory() {
        return new PrincipalHistory(principalFrom);
    }

    private Optional<Bounce> bounceOf(Movement movement) {
        if (!movement.amount().isPositive() || movement.amount().compareTo(surplus) <= 0) {
            return Optional.empty();
        }
        return movements.subList(0, movements.indexOf(movement)).stream()
                .filter(earlier -> earlier.kind() == movement.kind())
                .filter(earlier -> earlier.amount().equals(movement.amount().negated()))
                .reduce((first, last) -> last)
                .map(reversed -> new Bounce(reversed, movement));
    }

    private void move(Movement movement) {
        if (movement.amount().isPositive()) {
            bringBack(movement);
        } else if (movement.kind() == Movement.Kind.CREDIT) {
            credit(movement);
        } else if (movement.amount().isNegative()) {
            pay(movement);
        }
    }

    private void pay(Movement payment) {
        var amount = payment.amount().negated();
        var covered = new EnumMap<Bucket, Money>(Bucket.class);
        var left = amount;
        for (var bucket : ledger.orderOf(payment.postingId())) {
            if (covers(bucket, payment.countsFrom())) {
                var part = left.min(unpaid(bucket, payment.countsFrom()));
                settle(bucket, payment.countsFrom(), part);
                covered.put(bucket, part);
                left = left.minus(part);
            }
        }
        surplus = surplus.plus(left);
        paid = paid.plus(amount);
        allocations.add(new Allocation(
                payment.postingId(),
                payment.countsFrom(),
                amount,
                covered.getOrDefault(Bucket.PRINCIPAL, Money.ZERO),
                covered.getOrDefault(Bucket.COSTS, Money.ZERO),
                covered.getOrDefault(Bucket.FEES, Money.ZERO),
                covered.getOrDefault(Bucket.INTEREST, Money.ZERO),
                left,
                ledger.designated().containsKey(payment.postingId())));
        enter(Entry.Kind.PAYMENT, payment.postingId(), payment.date(), covered, left);
    }

    private void credit(Movement credit) {
        var amount = credit.amount().negated();
        var part = amount.min(principal);
        settle(Bucket.PRINCIPAL, credit.countsFrom(), part);
        surplus = surplus.plus(amount.minus(part));
        credited = credited.plus(amount);
        enter(Entry.Kind.CREDIT, credit.postingId(), credit.date(), Map.of(Bucket.PRINCIPAL, part), amount.minus(part));
    }

    private void bringBack(Movement movement) {
        var refunded = movement.amount().min(surplus);
        var standsAgain = movement.amount().minus(refunded);
        surplus = surplus.minus(refunded);
        setPrincipal(movement.countsFrom(), principal.plus(standsAgain));
        enter(
                Entry.Kind.RETURN,
                movement.postingId(),
                movement.date(),
                Map.of(Bucket.PRINCIPAL, standsAgain),
                refunded);
    }

    private void waive(Waiver waiver) {
        var part = waiver.amount().min(unpaid(waiver.bucket(), waiver.date()));
        settle(waiver.bucket(), waiver.date(), part);
        enter(Entry.Kind.WAIVER, 0, waiver.date(), Map.of(waiver.bucket(), part), Money.ZERO);
    }

    private void enter(
            Entry.Kind kind, long postingId, LocalDate date, Map<Bucket, Money> parts, Money beyondTheClaim) {
        entries.add(new Entry(
                kind,
                postingId,
                date,
                Money.sum(parts.values().stream()).plus(beyondTheClaim),
                parts.getOrDefault(Bucket.PRINCIPAL, Money.ZERO),
                parts.getOrDefault(Bucket.COSTS, Money.ZERO),
                parts.getOrDefault(Bucket.FEES, Money.ZERO),
                parts.getOrDefault(Bucket.INTEREST, Money.ZERO),
                beyondTheClaim));
    }

    private boolean covers(Bucket bucket, LocalDate date) {
        var inCase = ledger.openedOn() != null
                && !date.isBefore(ledger.openedOn())
                && (ledger.endedOn() == null || !date.isAfter(ledger.endedOn()));
        return inCase || bucket == Bucket.PRINCIPAL;
    }

    private void settle(Bucket bucket, LocalDate date, Money amount) {
        if (bucket == Bucket.PRINCIPAL) {
            setPrincipal(date, principal.minus(amount));
        } else {
            settled.merge(bucket, amount, Money::plus);
        }
    }

    private void setPrincipal(LocalDate date, Money open) {
        principal = open;
        principalFrom.put(date.isBefore(ledger.dueDate()) ? ledger.dueDate() : date, open);
    }

    private Money unpaid(Bucket bucket, LocalDate date) {
        return bucket == Bucket.PRINCIPAL
                ? principal
                : charged(bucket, date)
                        .minus(settled.getOrDefault(bucket, Money.ZERO))
                        .orZero();
    }

    private Money charged(Bucket bucket, LocalDate date) {
        return switch (bucket) {
            case PRINCIPAL -> ledger.invoiceAmount();
            case COSTS ->
                Money.sum(ledger.costs().stream()
                        .filter(cost -> !cost.date().isAfter(date))
                        .map(CostCharge::amount));
            case FEES ->
                Money.sum(ledger.fees().stream()
                        .filter(fee -> !fee.letterDate().isAfter(date) && !fallenFees.contains(fee.chargeId()))
                        .map(FeeCharge::amount));
            case INTEREST -> accruedTo(date).total();
        };
    }

    private InterestStatement accruedTo(LocalDate asked) {
        var date = ledger.endedOn() != null && asked.isAfter(ledger.endedOn()) ? ledger.endedOn() : asked;
        var history = principalHistory();
        return lateInterest.firstGap(history, ledger.dueDate(), date).isPresent()
                ? new InterestStatement(List.of())
                : lateInterest.accrue(history, ledger.dueDate(), date);
    }

    private boolean fallsAway(FeeCharge fee) {
        var cutoff = fee.previousDeadline() == null ? fee.letterDate().minusDays(1) : fee.previousDeadline();
        var received = Money.sum(movements.stream()
                .filter(movement -> !movement.inTimeOn().isAfter(cutoff))
                .map(Movement::amount));
        return received.negated().compareTo(ledger.invoiceAmount()) >= 0;
    }
}

package no.kapitalkontroll.kk2.core.enforcement;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import no.kapitalkontroll.kk2.core.coverage.Allocation;
import no.kapitalkontroll.kk2.core.coverage.Bucket;
import no.kapitalkontroll.kk2.core.coverage.ClaimAccount;
import no.kapitalkontroll.kk2.core.coverage.ClaimBalance;
import no.kapitalkontroll.kk2.core.coverage.ClaimLedger;
import no.kapitalkontroll.kk2.core.coverage.Entry;
import no.kapitalkontroll.kk2.core.coverage.Movement;
import no.kapitalkontroll.kk2.core.enforcement.Petition.Dated;
import no.kapitalkontroll.kk2.core.enforcement.Petition.Item;
import no.kapitalkontroll.kk2.core.enforcement.Petition.ItemKind;
import no.kapitalkontroll.kk2.core.money.Money;

/**
 * Takes a claim apart for a petition: each invoice, interest period, fee and outlay is an item with its own payments. What was
 * paid on a kind of charges covers the oldest of them first.
 */
public final class ListItems {

    /**
     * The items; what remains of them sums to the balance.
     *
     * @param account of the petition's date
     * @throws IllegalStateException when they do not add up
     */
    public List<Item> of(int invoiceNumber, ClaimLedger ledger, ClaimAccount account) {
        var balance = account.balance();
        List<Item> items = new ArrayList<>();
        items.add(principal(invoiceNumber, ledger, balance));
        items.addAll(settled(interest(invoiceNumber, balance), Bucket.INTEREST, Allocation::interest, account));
        items.addAll(settled(fees(invoiceNumber, ledger, balance), Bucket.FEES, Allocation::fees, account));
        items.addAll(settled(outlays(invoiceNumber, ledger, balance), Bucket.COSTS, Allocation::costs, account));
        var sum = Money.sum(items.stream().map(Item::remaining));
        if (!sum.equals(balance.total())) {
            throw new IllegalStateException("the items of invoice %d sum to %s, its balance is %s"
                    .formatted(invoiceNumber, sum, balance.total()));
        }
        return items;
    }

    private static Item principal(int invoiceNumber, ClaimLedger ledger, ClaimBalance balance) {
        var payments = paid(balance, Allocation::principal);
        List<Dated> changes = new ArrayList<>(ledger.movements().stream()
                .filter(movement -> movement.kind() == Movement.Kind.CREDIT
                        && !movement.date().isAfter(balance.asOf()))
                .map(movement -> new Dated(movement.date(), movement.amount()))
                .toList());
        var left = balance.principal()
                .minus(ledger.invoiceAmount())
                .plus(sum(payments))
                .minus(sum(changes));
        if (!left.isZero()) {
            // a refund that took principal back with it, or a credit beyond what was open
            changes.add(new Dated(balance.asOf(), left));
        }
        return new Item(
                ItemKind.PRINCIPAL,
                String.valueOf(invoiceNumber),
                ledger.dueDate(),
                null,
                null,
                ledger.invoiceAmount(),
                balance.principal(),
                null,
                payments,
                changes);
    }

    private static List<Item> interest(int invoiceNumber, ClaimBalance balance) {
        List<Item> items = new ArrayList<>();
        for (var line : balance.interestStatement().lines()) {
            if (line.amount().isPositive()) {
                items.add(unpaid(
                        ItemKind.INTEREST,
                        "%d-rente-%d".formatted(invoiceNumber, items.size() + 1),
                        line.to().minusDays(1),
                        line.amount(),
                        new Petition.Period(
                                line.from(), line.to().minusDays(1), line.days(), line.principal(), line.percent())));
            }
        }
        return items;
    }

    private static List<Item> fees(int invoiceNumber, ClaimLedger ledger, ClaimBalance balance) {
        List<Item> items = new ArrayList<>();
        for (var fee : ledger.fees()) {
            if (!fee.letterDate().isAfter(balance.asOf())
                    && !balance.fallenFees().contains(fee.chargeId())) {
                var writing = fee.letter() == null;
                items.add(new Item(
                        writing ? ItemKind.WRITING : ItemKind.OUT_OF_COURT,
                        "%d-%s-%d".formatted(invoiceNumber, writing ? "skriving" : "kostnad", items.size() + 1),
                        fee.letterDate(),
                        fee.letter(),
                        fee.legalBasis(),
                        fee.amount(),
                        fee.amount(),
                        null,
                        List.of(),
                        List.of()));
            }
        }
        items.sort(Comparator.comparing(Item::dated));
        return items;
    }

    private static List<Item> outlays(int invoiceNumber, ClaimLedger ledger, ClaimBalance balance) {
        List<Item> items = new ArrayList<>();
        for (var cost : ledger.costs()) {
            if (!cost.date().isAfter(balance.asOf())) {
                items.add(unpaid(
                        ItemKind.OUTLAY,
                        "%d-utlegg-%d".formatted(invoiceNumber, items.size() + 1),
                        cost.date(),
                        cost.amount(),
                        null));
            }
        }
        return items;
    }

    private static Item unpaid(ItemKind kind, String reference, LocalDate dated, Money amount, Petition.Period period) {
        return new Item(kind, reference, dated, null, null, amount, amount, period, List.of(), List.of());
    }

    /** What was paid and waived of these charges, oldest first. */
    private static List<Item> settled(
            List<Item> charged, Bucket bucket, Function<Allocation, Money> part, ClaimAccount account) {
        var afterPayments = cover(charged, paid(account.balance(), part), true);
        // not the waivers themselves: one gives up no more than was unpaid on its date
        var waived = account.entries().stream()
                .filter(entry ->
                        entry.kind() == Entry.Kind.WAIVER && entry.of(bucket).isPositive())
                .map(entry -> new Dated(entry.date(), entry.of(bucket)))
                .toList();
        return cover(afterPayments, waived, false);
    }

    private static List<Item> cover(List<Item> items, List<Dated> amounts, boolean arePayments) {
        List<Item> covered = new ArrayList<>(items);
        for (var amount : amounts) {
            var left = amount.amount();
            for (int i = 0; i < covered.size() && left.isPositive(); i++) {
                var taken = left.min(covered.get(i).remaining());
                if (taken.isPositive()) {
                    covered.set(i, less(covered.get(i), new Dated(amount.date(), taken), arePayments));
                    left = left.minus(taken);
                }
            }
        }
        return covered;
    }

    private static Item less(Item item, Dated taken, boolean isPayment) {
        return new Item(
                item.kind(),
                item.reference(),
                item.dated(),
                item.letter(),
                item.legalBasis(),
                item.original(),
                item.remaining().minus(taken.amount()),
                item.period(),
                isPayment ? with(item.payments(), taken) : item.payments(),
                isPayment
                        ? item.changes()
                        : with(
                                item.changes(),
                                new Dated(taken.date(), taken.amount().negated())));
    }

    private static List<Dated> with(List<Dated> list, Dated one) {
        List<Dated> longer = new ArrayList<>(list);
        longer.add(one);
        return longer;
    }

    private static List<Dated> paid(ClaimBalance balance, Function<Allocation, Money> part) {
        return balance.allocations().stream()
                .filter(allocation -> part.apply(allocation).isPositive())
                .map(allocation -> new Dated(allocation.date(), part.apply(allocation)))
                .toList();
    }

    private static Money sum(List<Dated> amounts) {
        return Money.sum(amounts.stream().map(Dated::amount));
    }
}

package no.kapitalkontroll.kk2.core.bookkeeping;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import no.kapitalkontroll.kk2.core.coverage.Allocation;
import no.kapitalkontroll.kk2.core.money.Money;

/**
 * Balanced amounts by account; debit positive. An account without an amount is left out.
 *
 * @param amounts sum to zero
 */
public record Lines(Map<AccountRole, Money> amounts) {

    public static final Lines NONE = new Lines(Map.of());

    /** @throws IllegalArgumentException when they do not balance */
    public Lines {
        var kept = new EnumMap<AccountRole, Money>(AccountRole.class);
        amounts.forEach((account, amount) -> {
            if (!amount.isZero()) {
                kept.put(account, amount);
            }
        });
        amounts = Collections.unmodifiableMap(kept);
        if (!Money.sum(amounts.values().stream()).isZero()) {
            throw new IllegalArgumentException("the lines do not sum to zero");
        }
    }

    /** From one account to another: the first is credited, the second debited. */
    public static Lines moved(AccountRole credit, AccountRole debit, Money amount) {
        return new Lines(Map.of(credit, amount.negated(), debit, amount));
    }

    /** What a payment covered beyond the principal, from the customer's account to income and costs. */
    public static Lines of(Allocation allocation) {
        return beyondPrincipal(allocation.costs(), allocation.fees(), allocation.interest());
    }

    public static Lines beyondPrincipal(Money costs, Money fees, Money interest) {
        return new Lines(Map.of(
                AccountRole.RECEIVABLES, costs.plus(fees).plus(interest),
                AccountRole.FEE_INCOME, fees.negated(),
                AccountRole.INTEREST_INCOME, interest.negated(),
                AccountRole.COSTS, costs.negated()));
    }

    /** @throws IllegalArgumentException when they do not balance */
    public static Lines of(List<ProposalLine> lines) {
        var amounts = new EnumMap<AccountRole, Money>(AccountRole.class);
        lines.forEach(line -> amounts.merge(line.account(), line.amount(), Money::plus));
        return new Lines(amounts);
    }

    public Money of(AccountRole account) {
        return amounts.getOrDefault(account, Money.ZERO);
    }

    /** What they move on the customer's account. */
    public Money onReceivables() {
        return of(AccountRole.RECEIVABLES);
    }

    /** The sum of all debits, which is that of all credits. */
    public Money debits() {
        return Money.sum(amounts.values().stream().filter(Money::isPositive));
    }

    public boolean isNothing() {
        return amounts.isEmpty();
    }

    public Lines plus(Lines other) {
        var sum = new EnumMap<AccountRole, Money>(AccountRole.class);
        Arrays.stream(AccountRole.values())
                .forEach(account -> sum.put(account, of(account).plus(other.of(account))));
        return new Lines(sum);
    }

    public Lines minus(Lines other) {
        return plus(other.negated());
    }

    public Lines negated() {
        var opposite = new EnumMap<AccountRole, Money>(AccountRole.class);
        amounts.forEach((account, amount) -> opposite.put(account, amount.negated()));
        return new Lines(opposite);
    }

    /** As the rows of a proposal, in the order of the roles. */
    List<ProposalLine> rows() {
        return amounts.entrySet().stream()
                .map(entry -> new ProposalLine(entry.getKey(), entry.getValue()))
                .toList();
    }
}

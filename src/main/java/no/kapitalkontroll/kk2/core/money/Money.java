package no.kapitalkontroll.kk2.core.money;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.stream.Stream;

/**
 * An amount in Norwegian kroner, always with two decimals (øre). Rounding happens in {@link #rounded} and
 * {@link #roundedTo} and nowhere else.
 */
public record Money(BigDecimal amount) implements Comparable<Money> {

    public static final Money ZERO = new Money(BigDecimal.ZERO.setScale(2));

    /** @throws IllegalArgumentException when the amount has more than two decimals: nothing is rounded by accident */
    public Money {
        if (amount.stripTrailingZeros().scale() > 2) {
            throw new IllegalArgumentException("an amount has at most two decimals");
        }
        amount = amount.setScale(2);
    }

    public static Money of(String amount) {
        return new Money(new BigDecimal(amount));
    }

    public static Money kroner(long kroner) {
        return new Money(BigDecimal.valueOf(kroner));
    }

    public static Money ore(long ore) {
        return new Money(BigDecimal.valueOf(ore, 2));
    }

    /** Half-up to the øre. */
    public static Money rounded(BigDecimal exact) {
        return new Money(exact.setScale(2, RoundingMode.HALF_UP));
    }

    /** Half-up to a multiple of {@code unit} kroner: 1 for whole kroner, 0.01 for the øre. */
    public static Money roundedTo(BigDecimal unit, BigDecimal exact) {
        return new Money(exact.divide(unit, 0, RoundingMode.HALF_UP).multiply(unit));
    }

    public static Money sum(Stream<Money> amounts) {
        return amounts.reduce(ZERO, Money::plus);
    }

    public Money plus(Money other) {
        return new Money(amount.add(other.amount));
    }

    public Money minus(Money other) {
        return new Money(amount.subtract(other.amount));
    }

    public Money negated() {
        return new Money(amount.negate());
    }

    public Money abs() {
        return new Money(amount.abs());
    }

    public Money min(Money other) {
        return compareTo(other) <= 0 ? this : other;
    }

    public Money max(Money other) {
        return compareTo(other) >= 0 ? this : other;
    }

    /** This amount, or zero when it is negative. */
    public Money orZero() {
        return max(ZERO);
    }

    public boolean isZero() {
        return amount.signum() == 0;
    }

    public boolean isPositive() {
        return amount.signum() > 0;
    }

    public boolean isNegative() {
        return amount.signum() < 0;
    }

    @Override
    public int compareTo(Money other) {
        return amount.compareTo(other.amount);
    }

    @Override
    public String toString() {
        return amount.toPlainString();
    }
}

package no.kapitalkontroll.kk2.core.instalment;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import no.kapitalkontroll.kk2.core.money.Money;

/**
 * Makes the terms of an instalment plan. They sum to the claim on the day of the agreement. Late interest goes on on the
 * principal that is open; what it comes to by the last term stands outside the terms.
 */
public final class MakeTerms {

    private static final int MOST_TERMS = 60;

    /** The terms, or why there are none. */
    public sealed interface Made {

        record Terms(List<Term> terms) implements Made {

            public Terms {
                terms = List.copyOf(terms);
            }
        }

        record Refused(String why, String remedy) implements Made {}
    }

    /** A term a month, equal amounts in whole øre; the last one takes the rest. */
    public Made equal(Money claim, LocalDate first, int count, LocalDate agreedOn) {
        if (count < 1 || count > MOST_TERMS) {
            return new Made.Refused("there are 1 to %d terms".formatted(MOST_TERMS), "write another number of terms");
        }
        if (first.isBefore(agreedOn)) {
            return before(first, agreedOn);
        }
        var each = Money.ore(claim.amount().movePointRight(2).longValueExact() / count);
        if (!each.isPositive()) {
            return new Made.Refused("%s cannot be shared by %d".formatted(claim, count), "write fewer terms");
        }
        List<Term> terms = new ArrayList<>();
        var left = claim;
        for (int n = 1; n < count; n++) {
            terms.add(new Term(n, first.plusMonths(n - 1L), each));
            left = left.minus(each);
        }
        terms.add(new Term(count, first.plusMonths(count - 1L), left));
        return new Made.Terms(terms);
    }

    /** The terms as the parties named them. */
    public Made named(Money claim, SortedMap<LocalDate, Money> amounts, LocalDate agreedOn) {
        if (amounts.isEmpty() || amounts.size() > MOST_TERMS) {
            return new Made.Refused("there are 1 to %d terms".formatted(MOST_TERMS), "write another number of terms");
        }
        if (amounts.firstKey().isBefore(agreedOn)) {
            return before(amounts.firstKey(), agreedOn);
        }
        if (!amounts.values().stream().allMatch(Money::isPositive)) {
            return new Made.Refused("a term is not above 0.00", "write an amount for each term");
        }
        var sum = Money.sum(amounts.values().stream());
        if (!sum.equals(claim)) {
            return new Made.Refused(
                    "the terms sum to %s, the claim is %s on %s".formatted(sum, claim, agreedOn),
                    "let the terms sum to the claim; waive first what shall not be paid");
        }
        List<Term> terms = new ArrayList<>();
        amounts.forEach((dueOn, amount) -> terms.add(new Term(terms.size() + 1, dueOn, amount)));
        return new Made.Terms(terms);
    }

    private static Made before(LocalDate first, LocalDate agreedOn) {
        return new Made.Refused(
                "the first term, %s, is before the agreement on %s".formatted(first, agreedOn),
                "let the terms begin on that day or later");
    }
}

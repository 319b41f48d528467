package no.kapitalkontroll.kk2.core.coverage;

import java.time.LocalDate;
import no.kapitalkontroll.kk2.core.money.Money;

/**
 * One event in a claim's account and the parts of the claim that it changed. The parts sum to the amount; all are positive:
 * {@link Kind} says which way they go.
 *
 * @param postingId of the movement; 0 for a waiver
 * @param amount what it changed: of a waiver no more than was unpaid
 * @param surplus beyond the whole claim; of a return, what was paid back of it
 */
public record Entry(
        Kind kind,
        long postingId,
        LocalDate date,
        Money amount,
        Money principal,
        Money costs,
        Money fees,
        Money interest,
        Money surplus) {

    public enum Kind {
        PAYMENT,
        CREDIT,
        /** Money went back to the debtor, or a payment was undone: what it had covered stands again. */
        RETURN,
        WAIVER
    }

    /** @throws IllegalArgumentException when a krone is lost or counted twice between the parts */
    public Entry {
        var parts = principal.plus(costs).plus(fees).plus(interest).plus(surplus);
        if (!parts.equals(amount)) {
            throw new IllegalArgumentException("the parts of a " + kind + " are " + parts + ", not " + amount);
        }
    }

    public Money of(Bucket bucket) {
        return switch (bucket) {
            case PRINCIPAL -> principal;
            case COSTS -> costs;
            case FEES -> fees;
            case INTEREST -> interest;
        };
    }
}

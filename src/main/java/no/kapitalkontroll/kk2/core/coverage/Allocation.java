package no.kapitalkontroll.kk2.core.coverage;

import java.time.LocalDate;
import no.kapitalkontroll.kk2.core.money.Money;

/**
 * What one payment posting covered; the parts sum to its amount. All positive.
 *
 * @param designated the debtor said what it covers first
 */
public record Allocation(
        long postingId,
        LocalDate date,
        Money amount,
        Money principal,
        Money costs,
        Money fees,
        Money interest,
        Money surplus,
        boolean designated) {

    /** In the creditor's order. */
    public Allocation(
            long postingId,
            LocalDate date,
            Money amount,
            Money principal,
            Money costs,
            Money fees,
            Money interest,
            Money surplus) {
        this(postingId, date, amount, principal, costs, fees, interest, surplus, false);
    }

    public Money beyondPrincipal() {
        return costs.plus(fees).plus(interest);
    }
}

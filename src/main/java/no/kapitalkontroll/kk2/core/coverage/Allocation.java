package no.kapitalkontroll.kk2.core.coverage;

import java.time.LocalDate;
import no.kapitalkontroll.kk2.core.money.Money;

/** What one payment posting covered; the parts sum to its amount. All positive. */
public record Allocation(
        long postingId,
        LocalDate date,
        Money amount,
        Money principal,
        Money costs,
        Money fees,
        Money interest,
        Money surplus) {

    public Money beyondPrincipal() {
        return costs.plus(fees).plus(interest);
    }
}

package no.kapitalkontroll.kk2.reconciliation;

import java.time.LocalDate;
import no.kapitalkontroll.kk2.cases.CaseFigures;
import no.kapitalkontroll.kk2.core.money.Money;

/**
 * A case on a date, as it was known on that date.
 *
 * @param since the first date of these figures
 * @param interest unpaid and not waived, to the date
 */
public record CaseDay(CaseFigures figures, LocalDate since, Money interest) {

    /** Principal, costs, fees and interest that are unpaid. */
    public Money total() {
        return figures.principal().plus(figures.costs()).plus(figures.fees()).plus(interest);
    }
}

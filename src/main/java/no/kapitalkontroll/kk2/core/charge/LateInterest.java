package no.kapitalkontroll.kk2.core.charge;

import java.time.LocalDate;

/** Forsinkelsesrente: simple interest on the principal that was open each day, half-open [from, to). */
public final class LateInterest {

    private final RateTable rates;
    private final DayCount dayCount;

    public LateInterest(RateTable rates, DayCount dayCount) {
        this.rates = rates;
        this.dayCount = dayCount;
    }

    public RateTable rates() {
        return rates;
    }

    public DayCount dayCount() {
        return dayCount;
    }

    /** @throws IllegalStateException when a rate is missing; ask {@link RateTable#firstGap} first */
    public InterestStatement accrue(PrincipalHistory principal, LocalDate from, LocalDate to) {
        throw new UnsupportedOperationException();
    }
}

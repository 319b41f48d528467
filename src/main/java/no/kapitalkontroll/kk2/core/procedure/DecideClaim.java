package no.kapitalkontroll.kk2.core.procedure;

import java.time.LocalDate;
import no.kapitalkontroll.kk2.core.calendar.LegalDates;
import no.kapitalkontroll.kk2.core.charge.RateTable;
import no.kapitalkontroll.kk2.core.notice.LetterKind;

/** One decision and reason for an invoice and a date (rules § 2). */
public final class DecideClaim {

    private final LegalDates dates;
    private final RateTable rates;

    public DecideClaim(LegalDates dates, RateTable rates) {
        this.dates = dates;
        this.rates = rates;
    }

    public Decision decide(ClaimView claim, Terms terms, LocalDate date) {
        java.util.Objects.requireNonNull(dates);
        java.util.Objects.requireNonNull(rates);
        throw new UnsupportedOperationException();
    }

    /** The date printed on a letter that a run on {@code date} plans: the date itself, or later for paper. */
    public LocalDate letterDate(ClaimView claim, LetterKind letter, Terms terms, LocalDate date) {
        throw new UnsupportedOperationException();
    }
}

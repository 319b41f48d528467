package no.kapitalkontroll.kk2.core.coverage;

import java.time.LocalDate;
import no.kapitalkontroll.kk2.core.money.Money;

/**
 * Something that changes what is open on an invoice after it was issued.
 *
 * @param amount as it stands on receivables: payments and credits negative, what brings the debt back positive
 */
public record Movement(long postingId, LocalDate date, Money amount, Kind kind) {

    public enum Kind {
        PAYMENT,
        CREDIT
    }
}

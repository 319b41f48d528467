package no.kapitalkontroll.kk2.core.coverage;

import java.time.LocalDate;
import no.kapitalkontroll.kk2.core.money.Money;

/**
 * Something that changes what is open on an invoice after it was issued.
 *
 * @param date of the posting: interest and coverage go by it
 * @param amount as it stands on receivables: payments and credits negative, what brings the debt back positive
 * @param inTimeOn when the payer's bank had the order, if a case handler registered that; else the posting's own date. A fee
 *     goes by it (inkassoloven § 9: a payment is in time when the bank has the order before the deadline ends)
 */
public record Movement(long postingId, LocalDate date, Money amount, Kind kind, LocalDate inTimeOn) {

    public enum Kind {
        PAYMENT,
        CREDIT
    }

    /** In time on its own date. */
    public Movement(long postingId, LocalDate date, Money amount, Kind kind) {
        this(postingId, date, amount, kind, date);
    }
}

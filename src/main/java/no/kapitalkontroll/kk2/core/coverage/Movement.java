package no.kapitalkontroll.kk2.core.coverage;

import java.time.LocalDate;
import no.kapitalkontroll.kk2.core.money.Money;

/**
 * Something that changes what is open on an invoice after it was issued.
 *
 * @param date of the posting: before it nobody knew of the movement
 * @param amount as it stands on receivables: payments and credits negative, what brings the debt back positive
 * @param inTimeOn when the payer's bank had the order, if a case handler registered that; else the posting's own date. A fee
 *     goes by it (inkassoloven § 9: a payment is in time when the bank has the order before the deadline ends)
 * @param countsFrom interest and coverage go by it: the posting's own date, or the due date for a credit of what was never owed
 */
public record Movement(
        long postingId, LocalDate date, Money amount, Kind kind, LocalDate inTimeOn, LocalDate countsFrom) {

    public enum Kind {
        PAYMENT,
        CREDIT
    }

    /** Counts from its own date. */
    public Movement(long postingId, LocalDate date, Money amount, Kind kind, LocalDate inTimeOn) {
        this(postingId, date, amount, kind, inTimeOn, date);
    }

    /** In time on its own date. */
    public Movement(long postingId, LocalDate date, Money amount, Kind kind) {
        this(postingId, date, amount, kind, date);
    }

    /** The same credit, correcting an error of the invoice: that part was never owed and has borne no interest. */
    public Movement neverOwedFrom(LocalDate dueDate) {
        var from = dueDate.isBefore(date) ? dueDate : date;
        return new Movement(postingId, date, amount, kind, from, from);
    }
}

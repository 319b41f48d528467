package no.kapitalkontroll.kk2.core.statement;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import no.kapitalkontroll.kk2.core.coverage.Bucket;
import no.kapitalkontroll.kk2.core.coverage.ClaimLedger;
import no.kapitalkontroll.kk2.core.coverage.CostCharge;
import no.kapitalkontroll.kk2.core.coverage.FeeCharge;
import no.kapitalkontroll.kk2.core.coverage.Movement;
import no.kapitalkontroll.kk2.core.coverage.Waiver;
import no.kapitalkontroll.kk2.core.money.Money;
import no.kapitalkontroll.kk2.core.notice.LetterKind;

/**
 * Everything that was ever written on a claim, what was taken back since included. {@link #ledgerOn} leaves what stood on a
 * day.
 *
 * @param openedOn the day the case began, null when there is no case
 * @param movements as they are known today
 * @param order every bucket once, first covered first
 * @param letters that were sent, in any order
 * @param designated by posting, what a debtor said that the payment shall cover first
 */
public record ClaimRecord(
        int invoiceNumber,
        LocalDate invoiceDate,
        LocalDate dueDate,
        Money invoiceAmount,
        LocalDate openedOn,
        List<Movement> movements,
        List<Fee> fees,
        List<Cost> costs,
        List<GivenUp> waivers,
        List<Bucket> order,
        List<SentLetter> letters,
        Map<Long, List<Bucket>> designated) {

    /** Every payment in the creditor's order. */
    public ClaimRecord(
            int invoiceNumber,
            LocalDate invoiceDate,
            LocalDate dueDate,
            Money invoiceAmount,
            LocalDate openedOn,
            List<Movement> movements,
            List<Fee> fees,
            List<Cost> costs,
            List<GivenUp> waivers,
            List<Bucket> order,
            List<SentLetter> letters) {
        this(
                invoiceNumber,
                invoiceDate,
                dueDate,
                invoiceAmount,
                openedOn,
                movements,
                fees,
                costs,
                waivers,
                order,
                letters,
                Map.of());
    }

    public ClaimRecord {
        movements = List.copyOf(movements);
        fees = List.copyOf(fees);
        costs = List.copyOf(costs);
        waivers = List.copyOf(waivers);
        order = List.copyOf(order);
        letters = List.copyOf(letters);
        designated = Map.copyOf(designated);
    }

    /**
     * A fee (gebyr) or the standard compensation.
     *
     * @param letter null when no letter carries it
     * @param previousDeadline the deadline of the letter before it, null for the first
     * @param legalBasis the paragraph
     * @param rateSource where the rate was found, or null
     * @param neverSent its letter stayed at home: it never stood, on any day
     * @param reversedOn from this day on it does not stand; null: it was not reversed
     */
    public record Fee(
            long chargeId,
            LetterKind letter,
            LocalDate letterDate,
            LocalDate previousDeadline,
            Money amount,
            String legalBasis,
            String rateSource,
            boolean neverSent,
            LocalDate reversedOn,
            String reversedReason) {

        boolean stoodOn(LocalDate day) {
            return !neverSent && (reversedOn == null || day.isBefore(reversedOn));
        }

        FeeCharge charge() {
            return new FeeCharge(chargeId, letter, letterDate, previousDeadline, amount, legalBasis);
        }
    }

    /** An outlay (omkostning); {@code receipt} null when none was named, {@code reversedOn} as of a fee. */
    public record Cost(
            long chargeId,
            LocalDate date,
            Money amount,
            String legalBasis,
            String receipt,
            LocalDate reversedOn,
            String reversedReason) {

        boolean stoodOn(LocalDate day) {
            return reversedOn == null || day.isBefore(reversedOn);
        }

        CostCharge charge() {
            return new CostCharge(chargeId, date, amount);
        }
    }

    /** A waiver (ettergivelse) with its reason; {@code undoneOn} null while it stands. */
    public record GivenUp(LocalDate date, Bucket bucket, Money amount, String reason, LocalDate undoneOn) {

        boolean stoodOn(LocalDate day) {
            return undoneOn == null || day.isBefore(undoneOn);
        }

        Waiver waiver() {
            return new Waiver(date, bucket, amount);
        }
    }

    /** What stood on a day: a charge or waiver counts until the day that it was taken back. */
    public ClaimLedger ledgerOn(LocalDate day) {
        return new ClaimLedger(
                invoiceAmount,
                dueDate,
                openedOn,
                movements,
                fees.stream().filter(fee -> fee.stoodOn(day)).map(Fee::charge).toList(),
                costs.stream()
                        .filter(cost -> cost.stoodOn(day))
                        .map(Cost::charge)
                        .toList(),
                waivers.stream()
                        .filter(waiver -> waiver.stoodOn(day))
                        .map(GivenUp::waiver)
                        .toList(),
                order,
                null,
                designated);
    }
}

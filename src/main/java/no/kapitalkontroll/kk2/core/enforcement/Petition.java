package no.kapitalkontroll.kk2.core.enforcement;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import no.kapitalkontroll.kk2.core.charge.DayCount;
import no.kapitalkontroll.kk2.core.charge.Rate;
import no.kapitalkontroll.kk2.core.claim.PostalAddress;
import no.kapitalkontroll.kk2.core.money.Money;
import no.kapitalkontroll.kk2.core.notice.LetterKind;

/**
 * A petition for enforcement (utleggsbegjæring) on a written notice, tvangsfullbyrdelsesloven § 7-2 f: all that it says.
 *
 * @param date of the petition; interest is computed up to it
 * @param signatory the creditor's responsible person
 * @param notice the notice of § 4-18
 * @param demand the payment demand that the costs rest on (inkassoloven § 11)
 * @param letters all that were sent, in their order
 * @param droppedObjections the days on which objections came that the debtor has dropped
 * @param ratePercent late interest a year, on the petition's date
 * @param dayCount how the creditor counts a year
 * @param petitionFee the fee that the officer will charge; with its confidence
 */
public record Petition(
        String reference,
        LocalDate date,
        String signatory,
        Wishes wishes,
        Claimant claimant,
        Debtor debtor,
        Subject subject,
        List<Item> items,
        SentLetter notice,
        SentLetter demand,
        List<SentLetter> letters,
        List<LocalDate> droppedObjections,
        BigDecimal ratePercent,
        DayCount dayCount,
        Rate petitionFee) {

    public Petition {
        items = List.copyOf(items);
        letters = List.copyOf(letters);
        droppedObjections = List.copyOf(droppedObjections);
    }

    /**
     * What the creditor asks the officer for.
     *
     * @param conciliation a contested claim goes on to the conciliation board (forliksrådet)
     * @param defaultJudgment the board is asked for a judgment by default (fraværsdom)
     * @param courtFee the debtor shall refund the fee for the petition
     */
    public record Wishes(boolean conciliation, boolean defaultJudgment, boolean courtFee) {}

    /** The creditor (saksøker), with the person who handles the case. */
    public record Claimant(
            String name,
            String organisationNumber,
            PostalAddress address,
            String handler,
            String handlerEmail,
            String handlerPhone,
            String bankAccount) {}

    /** The debtor (saksøkt). */
    public record Debtor(String name, DebtorIdentity identity, PostalAddress address) {}

    /** What the claim rests on. {@code kid} null: the invoice number is the payment message. */
    public record Subject(int invoiceNumber, LocalDate invoiceDate, LocalDate dueDate, String concerns, String kid) {}

    public enum ItemKind {
        PRINCIPAL,
        INTEREST,
        OUT_OF_COURT,
        WRITING,
        OUTLAY
    }

    /**
     * One claim of the petition.
     *
     * @param reference unique within the petition
     * @param letter the letter that carries a fee, else null
     * @param legalBasis of a fee, else null
     * @param period only of interest
     * @param payments what was paid on this very item
     * @param changes what else changed it: credits, and what the creditor gave up (negative)
     */
    public record Item(
            ItemKind kind,
            String reference,
            LocalDate dated,
            LetterKind letter,
            String legalBasis,
            Money original,
            Money remaining,
            Period period,
            List<Dated> payments,
            List<Dated> changes) {

        public Item {
            payments = List.copyOf(payments);
            changes = List.copyOf(changes);
        }
    }

    /** Interest from its first day to its last, both included, on one principal at one rate. */
    public record Period(LocalDate from, LocalDate lastDay, long days, Money base, BigDecimal percent) {}

    public record Dated(LocalDate date, Money amount) {}

    /** The same without the debtor's national identity number. */
    public Petition withoutNumber() {
        return new Petition(
                reference,
                date,
                signatory,
                wishes,
                claimant,
                new Debtor(debtor.name(), debtor.identity().withoutNumber(), debtor.address()),
                subject,
                items,
                notice,
                demand,
                letters,
                droppedObjections,
                ratePercent,
                dayCount,
                petitionFee);
    }

    public Money total() {
        return Money.sum(items.stream().map(Item::remaining));
    }

    public Money remaining(ItemKind kind) {
        return Money.sum(items.stream().filter(item -> item.kind() == kind).map(Item::remaining));
    }

    /** The reference alone. */
    @Override
    public String toString() {
        return "petition " + reference + " " + date;
    }
}

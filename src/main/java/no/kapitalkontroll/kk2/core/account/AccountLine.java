package no.kapitalkontroll.kk2.core.account;

import java.time.LocalDate;
import no.kapitalkontroll.kk2.core.coverage.Bucket;
import no.kapitalkontroll.kk2.core.money.Money;
import no.kapitalkontroll.kk2.core.reconciliation.ProposalStanding;

/**
 * One line of a customer's account. Debit positive: what the customer owes more.
 *
 * @param part of a waiver, the part of the claim that was given up; else null
 * @param invoiceNumber null when it belongs to no invoice
 * @param number our proposal's number, null of what is not ours
 * @param voucherNumber Tripletex' own number of our voucher, null when it is not known
 * @param state of a proposal that is not in the ledger; else null
 * @param proposed what such a proposal is to move; else zero
 * @param booked the change on receivables
 * @param bookedBalance what stands on receivables after it
 * @param owed the change of what the customer owes in all
 * @param owedBalance what the customer owes after it
 */
public record AccountLine(
        LocalDate date,
        Kind kind,
        Bucket part,
        Integer invoiceNumber,
        String number,
        Integer voucherNumber,
        ProposalStanding.State state,
        Money proposed,
        Money booked,
        Money bookedBalance,
        Money owed,
        Money owedBalance) {

    /** What a line is, in the order in which lines of one date stand. */
    public enum Kind {
        INVOICE,
        CREDIT_NOTE,
        FEE,
        COST,
        /** Late interest where it was covered or given up, and what is unpaid of it on the last day. */
        INTEREST,
        PAYMENT,
        /** A payment or credit that was taken back, or money paid out. */
        RETURN,
        WAIVER,
        /** Our own voucher, in the ledger: it moves what was covered beyond the principal. */
        OUR_VOUCHER,
        /** Our own proposal, not in the ledger. */
        PROPOSAL,
        /** Money that nobody tied to an invoice. */
        FREE_CREDIT,
        /** A debit that belongs to no invoice that KK2 knows. */
        OTHER
    }
}

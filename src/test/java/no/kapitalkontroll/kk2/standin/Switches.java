package no.kapitalkontroll.kk2.standin;

/**
 * What nobody outside Tripletex knows, one switch each. Stories that depend on one run in both positions. The initial
 * position is the more awkward one for a client, or the one that has been seen more often.
 */
public final class Switches {

    public enum ClosedPeriodAnswer {
        LOCKED_409,
        VALIDATION_422
    }

    /** A manual voucher's {@code posting.invoiceNumber} on 1500 changes the invoice's outstanding amount and postings. */
    public volatile boolean voucherLinksInvoice;

    /** Credit notes appear in {@code invoice.postings} of what they credit. */
    public volatile boolean creditNotesInInvoicePostings;

    /** A second voucher with the same externalVoucherNumber is refused with 409/14000. */
    public volatile boolean externalVoucherNumberUnique;

    /** The list of invoices has preliminary ones too, though its description denies it. */
    public volatile boolean listsUncharged;

    /** A payment that is entered on the invoice carries the invoice's number on its posting. */
    public volatile boolean paymentsCarryInvoiceNumber = true;

    /** A payment or a credit raises {@code invoice.version}. */
    public volatile boolean paymentsRaiseInvoiceVersion;

    /** An invoice whose own posting is closed has nothing outstanding, whatever it was closed against. */
    public volatile boolean closingSettlesInvoice;

    /** The posting of a payment is of type INCOMING_PAYMENT; else it has none. */
    public volatile boolean paymentsAreTyped;

    /** A 429 has X-Rate-Limit-Reset. */
    public volatile boolean rateResetOn429;

    public volatile ClosedPeriodAnswer closedPeriodAnswer = ClosedPeriodAnswer.VALIDATION_422;

    /** So many calls of `>externalVoucherNumber` do not find a voucher that is there. */
    public volatile int lookupDelay;

    /** A list without `sorting` comes in another order on every call, as a busy database may answer. */
    public volatile boolean unsortedListsShuffle;

    /** Whether the right to enter vouchers is looked at only once a voucher is found to be without fault. */
    public volatile boolean rightsAfterValidation;

    /** The filter limit behind 422/23000. */
    public volatile int resultLimit = 10_000;

    Switches() {}
}

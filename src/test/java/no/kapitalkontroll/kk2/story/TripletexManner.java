package no.kapitalkontroll.kk2.story;

import no.kapitalkontroll.kk2.standin.Switches;

/** What nobody knows of Tripletex and payments depend on; each story has to end the same in all of them. */
enum TripletexManner {
    AS_SEEN_MOST(false, false, true, false, false, false),
    VOUCHERS_CHANGE_THE_INVOICE(true, false, true, true, true, false),
    PAYMENTS_WITHOUT_NUMBER(false, true, false, true, false, true),
    ALL_LISTED_ON_THE_INVOICE(true, true, false, false, true, true);

    private final boolean voucherLinksInvoice;
    private final boolean creditNotesInInvoicePostings;
    private final boolean paymentsCarryInvoiceNumber;
    private final boolean closingSettlesInvoice;
    private final boolean paymentsAreTyped;
    private final boolean paymentsRaiseInvoiceVersion;

    TripletexManner(
            boolean voucherLinksInvoice,
            boolean creditNotesInInvoicePostings,
            boolean paymentsCarryInvoiceNumber,
            boolean closingSettlesInvoice,
            boolean paymentsAreTyped,
            boolean paymentsRaiseInvoiceVersion) {
        this.voucherLinksInvoice = voucherLinksInvoice;
        this.creditNotesInInvoicePostings = creditNotesInInvoicePostings;
        this.paymentsCarryInvoiceNumber = paymentsCarryInvoiceNumber;
        this.closingSettlesInvoice = closingSettlesInvoice;
        this.paymentsAreTyped = paymentsAreTyped;
        this.paymentsRaiseInvoiceVersion = paymentsRaiseInvoiceVersion;
    }

    void set(Switches switches) {
        switches.voucherLinksInvoice = voucherLinksInvoice;
        switches.creditNotesInInvoicePostings = creditNotesInInvoicePostings;
        switches.paymentsCarryInvoiceNumber = paymentsCarryInvoiceNumber;
        switches.closingSettlesInvoice = closingSettlesInvoice;
        switches.paymentsAreTyped = paymentsAreTyped;
        switches.paymentsRaiseInvoiceVersion = paymentsRaiseInvoiceVersion;
    }
}

package no.kapitalkontroll.kk2.story;

import no.kapitalkontroll.kk2.standin.Switches;

/** What nobody knows of Tripletex and payments depend on; each story has to end the same in all of them. */
enum TripletexManner {
    AS_SEEN_MOST(false, false, true),
    VOUCHERS_CHANGE_THE_INVOICE(true, false, true),
    PAYMENTS_WITHOUT_NUMBER(false, true, false),
    ALL_LISTED_ON_THE_INVOICE(true, true, false);

    private final boolean voucherLinksInvoice;
    private final boolean creditNotesInInvoicePostings;
    private final boolean paymentsCarryInvoiceNumber;

    TripletexManner(
            boolean voucherLinksInvoice, boolean creditNotesInInvoicePostings, boolean paymentsCarryInvoiceNumber) {
        this.voucherLinksInvoice = voucherLinksInvoice;
        this.creditNotesInInvoicePostings = creditNotesInInvoicePostings;
        this.paymentsCarryInvoiceNumber = paymentsCarryInvoiceNumber;
    }

    void set(Switches switches) {
        switches.voucherLinksInvoice = voucherLinksInvoice;
        switches.creditNotesInInvoicePostings = creditNotesInInvoicePostings;
        switches.paymentsCarryInvoiceNumber = paymentsCarryInvoiceNumber;
    }
}

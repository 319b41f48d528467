package no.kapitalkontroll.kk2.bench;

import java.time.LocalDate;

/**
 * An invented creditor's invoices, each a function of its index: a million of them cost no memory. The first {@code due} are long
 * overdue on {@link #FIRST_RUN}, the others are not due yet.
 *
 * @param invoices how many there are
 * @param due of them overdue, each of a debtor of its own
 */
record InventedBooks(int invoices, int due) {

    /** A Tuesday on which every overdue invoice is ripe for its first letter. */
    static final LocalDate FIRST_RUN = LocalDate.of(2026, 9, 15);

    static final long INVOICE = 1_000_000_000L;
    static final long VOUCHER = 2_000_000_000L;
    static final long SALE = 3_000_000_000L;
    static final long PAYMENT = 4_000_000_000L;
    static final long PAYMENT_VOUCHER = 5_000_000_000L;
    static final long CUSTOMER = 6_000_000_000L;
    static final int RECEIVABLES = 1500;

    private static final LocalDate FIRST_INVOICE = LocalDate.of(2026, 1, 2);
    private static final LocalDate FAR_DUE_DATE = LocalDate.of(2026, 12, 1);
    private static final int DAYS_OF_INVOICES = 255;
    private static final int DAYS_OF_DUE_INVOICES = 200;
    private static final int TERM_DAYS = 14;
    private static final int INVOICES_OF_A_CUSTOMER = 4;

    /** Invoices are numbered as they were dated: a window of dates is a range of them. */
    LocalDate invoiceDate(int index) {
        return index < due
                ? FIRST_INVOICE.plusDays((long) index * DAYS_OF_DUE_INVOICES / due)
                : FIRST_INVOICE.plusDays((long) (index - due) * DAYS_OF_INVOICES / (invoices - due));
    }

    LocalDate dueDate(int index) {
        return index < due ? invoiceDate(index).plusDays(TERM_DAYS) : FAR_DUE_DATE;
    }

    int number(int index) {
        return index + 1;
    }

    /** Kroner. */
    int amount(int index) {
        return 1_000 + index % 97 * 250;
    }

    int customer(int index) {
        return index < due ? index : due + (index - due) / INVOICES_OF_A_CUSTOMER;
    }

    int firstOfCustomer(int customer) {
        return customer < due ? customer : due + (customer - due) * INVOICES_OF_A_CUSTOMER;
    }

    int afterLastOfCustomer(int customer) {
        return customer < due ? customer + 1 : Math.min(invoices, firstOfCustomer(customer) + INVOICES_OF_A_CUSTOMER);
    }
}

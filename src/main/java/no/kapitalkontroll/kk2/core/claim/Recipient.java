package no.kapitalkontroll.kk2.core.claim;

/** Where a letter goes (rules § 4). */
public sealed interface Recipient {

    record Email(String address, PostalAddress postal) implements Recipient {}

    record Paper(PostalAddress address) implements Recipient {}

    record Abroad() implements Recipient {}

    record NoAddress() implements Recipient {}

    /** E-mail: overdueNoticeEmail, else invoiceEmail, else email, the first valid one; else paper; else none. */
    static Recipient of(Customer customer) {
        throw new UnsupportedOperationException();
    }
}

package no.kapitalkontroll.kk2.core.claim;

import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import no.kapitalkontroll.kk2.core.identifier.EmailAddress;

/** Where a letter goes (rules § 4). */
public sealed interface Recipient {

    /** @param postal null when there is none that a letter could go to */
    record Email(String address, PostalAddress postal) implements Recipient {}

    record Paper(PostalAddress address) implements Recipient {}

    record Abroad() implements Recipient {}

    record NoAddress() implements Recipient {}

    /**
     * E-mail: overdueNoticeEmail, else invoiceEmail, else email, the first valid one; else paper; else none. Postal address,
     * else physical address; the first of them that says anything decides the country, also for a debtor with e-mail.
     */
    static Recipient of(Customer customer) {
        if (addresses(customer).findFirst().map(PostalAddress::isAbroad).orElse(false)) {
            return new Abroad();
        }
        var paper = addresses(customer)
                .filter(address -> address.isDeliverable() && !address.isAbroad())
                .findFirst();
        return email(customer)
                .<Recipient>map(address -> new Email(address, paper.orElse(null)))
                .or(() -> paper.map(Paper::new))
                .orElseGet(NoAddress::new);
    }

    private static Optional<String> email(Customer customer) {
        return Stream.of(customer.overdueNoticeEmail(), customer.invoiceEmail(), customer.email())
                .filter(Objects::nonNull)
                .flatMap(field -> Arrays.stream(field.split(";", -1)))
                .map(String::strip)
                .filter(EmailAddress::isValid)
                .findFirst();
    }

    private static Stream<PostalAddress> addresses(Customer customer) {
        return Stream.of(Optional.ofNullable(customer.postalAddress()), Optional.ofNullable(customer.physicalAddress()))
                .flatMap(Optional::stream)
                .filter(PostalAddress::saysAnything);
    }
}

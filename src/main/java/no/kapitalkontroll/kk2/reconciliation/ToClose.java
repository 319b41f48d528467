package no.kapitalkontroll.kk2.reconciliation;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A settled case whose postings a person has to close in Tripletex.
 *
 * @param postings ids of those that are open now on the customer's account; their sum is 0.00
 * @param why KK2 could not, or may not
 */
public record ToClose(int invoiceNumber, List<Long> postings, String why) {

    public ToClose {
        postings = List.copyOf(postings);
    }

    /** {@code invoice 10234: close postings 11, 12, 15: why}. */
    @Override
    public String toString() {
        return "invoice %d: close postings %s: %s".formatted(invoiceNumber, ids(), why);
    }

    public String ids() {
        return postings.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }
}

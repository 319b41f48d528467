package no.kapitalkontroll.kk2.cases;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.kapitalkontroll.kk2.core.claim.Customer;
import no.kapitalkontroll.kk2.tripletex.Page;
import no.kapitalkontroll.kk2.tripletex.ReadCustomers;
import no.kapitalkontroll.kk2.tripletex.RefusedItem;
import org.springframework.stereotype.Component;

/** Reads the customers that have an invoice past due or an open case, and no others. */
@Component
public class PollCustomers {

    private final ReadCustomers readCustomers;
    private final MirrorCustomers mirror;
    private final Park park;

    public PollCustomers(ReadCustomers readCustomers, MirrorCustomers mirror, Park park) {
        this.park = park;
        this.readCustomers = readCustomers;
        this.mirror = mirror;
    }

    public List<Long> pastDue(CreditorDay day) {
        return mirror.pastDue(day);
    }

    /** Reads and stores; what could not be read is returned for parking. */
    public List<GivenUp> read(List<Long> ids, CreditorDay day) {
        if (ids.isEmpty()) {
            return List.of();
        }
        var page = readCustomers.byIds(day.creditorId(), ids);
        mirror.store(page, day);
        var gone = gone(ids, page);
        mirror.lose(gone, day);
        var refused = Stream.concat(
                        page.refused().stream().map(item -> PollInvoices.givenUp(item, day)),
                        gone.stream().map(id -> givenUp(id, day)))
                .toList();
        park.releaseMended(day.creditorId(), "customer", refused, day.date());
        return refused;
    }

    /** Deleted, or merged with another one: Tripletex does not say which. */
    private static List<Long> gone(List<Long> ids, Page<Customer> page) {
        var there = Stream.concat(
                        page.items().stream().map(Customer::id),
                        page.refused().stream().map(RefusedItem::id))
                .collect(Collectors.toSet());
        return ids.stream().filter(id -> !there.contains(id)).toList();
    }

    private static GivenUp givenUp(long customerId, CreditorDay day) {
        return new GivenUp(
                day.creditorId(),
                "customer " + customerId,
                null,
                null,
                "Tripletex shows this customer no longer, so nobody knows its address",
                "was it merged? then give its invoices the customer that is left; else withdraw their cases",
                day.date());
    }
}

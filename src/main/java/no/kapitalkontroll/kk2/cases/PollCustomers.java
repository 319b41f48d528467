package no.kapitalkontroll.kk2.cases;

import java.util.List;
import no.kapitalkontroll.kk2.tripletex.ReadCustomers;
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
        var refused = page.refused().stream()
                .map(item -> PollInvoices.givenUp(item, day))
                .toList();
        park.releaseMended(day.creditorId(), "customer", refused, day.date());
        return refused;
    }
}

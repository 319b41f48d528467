package no.kapitalkontroll.kk2.cases;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import no.kapitalkontroll.kk2.cases.MirrorCloseGroups.Among;
import no.kapitalkontroll.kk2.cases.MirrorCloseGroups.Sought;
import no.kapitalkontroll.kk2.core.claim.CloseGroup;
import no.kapitalkontroll.kk2.outbox.FailureClass;
import no.kapitalkontroll.kk2.tripletex.Page;
import no.kapitalkontroll.kk2.tripletex.ReadCloseGroups;
import no.kapitalkontroll.kk2.tripletex.TripletexFailure;
import org.springframework.stereotype.Component;

/**
 * Ties payments to invoices that only a close group ties together: a person in Tripletex has closed money without an invoice
 * number against an invoice. Groups are read when the closed postings of an invoice with a case, or with something outstanding, do
 * not sum to 0.00, and once; so a day on which nobody closed anything makes no call. Of an invoice without a case and with nothing
 * outstanding nothing is asked for: how it was paid changes nothing.
 */
@Component
public class TieCloseGroups {

    private final ReadCloseGroups readCloseGroups;
    private final MirrorCloseGroups groups;
    private final MirrorPostings postings;

    TieCloseGroups(ReadCloseGroups readCloseGroups, MirrorCloseGroups groups, MirrorPostings postings) {
        this.readCloseGroups = readCloseGroups;
        this.groups = groups;
        this.postings = postings;
    }

    /**
     * What could not be read for good is returned, each with the invoice that must wait because of it.
     *
     * @throws TripletexFailure when it may be read later
     */
    public List<GivenUp> tie(CreditorDay day) {
        return tie(Among.all(day.creditorId()), day);
    }

    /** The same for these invoices alone, when only they were read. */
    List<GivenUp> tie(List<Long> invoiceIds, CreditorDay day) {
        return invoiceIds.isEmpty() ? List.of() : tie(Among.these(day.creditorId(), invoiceIds), day);
    }

    private List<GivenUp> tie(Among invoices, CreditorDay day) {
        groups.forgetOpened(invoices);
        groups.tieOurs(invoices);
        List<GivenUp> givenUp = new ArrayList<>();
        for (var gone : groups.gonePostings(invoices)) {
            follow(gone, day, givenUp);
        }
        read(byId(groups.unread(invoices)), day, givenUp);
        return givenUp;
    }

    /** It is open no longer: closed, or its voucher was deleted and it never happened. */
    private void follow(Sought gone, CreditorDay day, List<GivenUp> givenUp) {
        try {
            readCloseGroups
                    .posting(day.creditorId(), gone.id())
                    .ifPresentOrElse(
                            posting -> postings.storeLeft(posting, day.creditorId()),
                            () -> postings.remove(gone.id(), day.creditorId()));
        } catch (TripletexFailure failure) {
            givenUp.add(givenUp("posting-left", gone, reason(failure), failure.remedy(), day));
        }
    }

    private void read(Map<Long, List<Sought>> unread, CreditorDay day, List<GivenUp> givenUp) {
        if (unread.isEmpty()) {
            return;
        }
        Page<CloseGroup> page;
        try {
            page = readCloseGroups.byIds(day.creditorId(), unread.keySet());
        } catch (TripletexFailure failure) {
            var reason = reason(failure);
            unread.values().stream()
                    .flatMap(List::stream)
                    .forEach(one -> givenUp.add(givenUp("close-group", one, reason, failure.remedy(), day)));
            return;
        }
        page.items().forEach(group -> groups.store(group, day.creditorId(), day.date()));
        page.refused().forEach(item -> unread.getOrDefault(item.id(), List.of())
                .forEach(one -> givenUp.add(givenUp("close-group", one, item.reason(), item.remedy(), day))));
    }

    /** @throws TripletexFailure the same, unless it is for good */
    private static String reason(TripletexFailure failure) {
        if (failure.failureClass() != FailureClass.DEFINITE) {
            throw failure;
        }
        return failure.getMessage();
    }

    private static Map<Long, List<Sought>> byId(List<Sought> sought) {
        Map<Long, List<Sought>> byId = new LinkedHashMap<>();
        sought.forEach(
                one -> byId.computeIfAbsent(one.id(), any -> new ArrayList<>()).add(one));
        return byId;
    }

    private static GivenUp givenUp(String kind, Sought sought, String reason, String remedy, CreditorDay day) {
        return new GivenUp(
                day.creditorId(),
                "%s %d of invoice %d".formatted(kind, sought.id(), sought.invoiceId()),
                sought.invoiceId(),
                null,
                reason,
                remedy,
                day.date());
    }
}

package no.kapitalkontroll.kk2.cases;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import no.kapitalkontroll.kk2.core.bookkeeping.AccountRole;
import no.kapitalkontroll.kk2.creditor.Creditors;
import no.kapitalkontroll.kk2.outbox.FailureClass;
import no.kapitalkontroll.kk2.tripletex.KnownLedger;
import no.kapitalkontroll.kk2.tripletex.ReadOpenPostings;
import no.kapitalkontroll.kk2.tripletex.TripletexFailure;
import org.springframework.stereotype.Component;

/** Reads every open posting on receivables: payments, credits and money without an invoice show themselves there. */
@Component
public class PollPayments {

    private final Creditors creditors;
    private final KnownLedger knownLedger;
    private final ReadOpenPostings readOpenPostings;
    private final MirrorPostings mirror;
    private final MirrorCustomers customers;
    private final Park park;
    private final TieCloseGroups tieCloseGroups;

    public PollPayments(
            Creditors creditors,
            KnownLedger knownLedger,
            ReadOpenPostings readOpenPostings,
            MirrorPostings mirror,
            MirrorCustomers customers,
            Park park,
            TieCloseGroups tieCloseGroups) {
        this.park = park;
        this.tieCloseGroups = tieCloseGroups;
        this.creditors = creditors;
        this.knownLedger = knownLedger;
        this.readOpenPostings = readOpenPostings;
        this.mirror = mirror;
        this.customers = customers;
    }

    /** Reads the whole account; what could not be read is returned for parking. */
    public List<GivenUp> read(CreditorDay day) {
        var number = creditors.creditor(day.creditorId()).accounts().get(AccountRole.RECEIVABLES);
        var account = knownLedger
                .resolve(day.creditorId(), Set.of(number), Set.of())
                .accounts()
                .get(number);
        if (account == null) {
            day.ledgerIsStale(
                    "account " + number + " (ledger.receivables) is not in the ledger; mend the creditor file");
            return List.of();
        }
        Set<Long> seen = new HashSet<>();
        List<GivenUp> refused = new ArrayList<>();
        var read = readOpenPostings.asOf(day.creditorId(), account.id(), day.date(), known(day), page -> {
            mirror.storeOpen(page.items(), day.creditorId(), seen);
            page.refused().forEach(item -> {
                seen.add(item.id());
                refused.add(PollInvoices.givenUp(item, day));
            });
        });
        mirror.closeUnseen(day.creditorId(), seen, read);
        mirror.linkByNumber(day.creditorId());
        park.releaseMended(day.creditorId(), "posting", refused, day.date());
        return refused;
    }

    private ReadOpenPostings.Known known(CreditorDay day) {
        return new ReadOpenPostings.Known() {

            @Override
            public LocalDate lastDateWithOpenBefore(int most) {
                return mirror.lastDateWithOpenBefore(day, most);
            }

            @Override
            public Collection<Long> customers() {
                return customers.pastDue(day);
            }
        };
    }

    /** Hangs postings on invoices that were read since, and ties what was closed against them; what could not be read is returned. */
    public List<GivenUp> link(CreditorDay day) {
        mirror.linkByNumber(day.creditorId());
        try {
            var refused = tieCloseGroups.tie(day);
            park.releaseMended(day.creditorId(), "close-group", refused, day.date());
            park.releaseMended(day.creditorId(), "posting-left", refused, day.date());
            return refused;
        } catch (TripletexFailure failure) {
            notFresh(failure, day);
            return List.of();
        }
    }

    /**
     * A ledger that cannot be read to the end stops every step of the creditor, and nothing else: decisions are still made.
     *
     * @throws TripletexFailure the same, when Tripletex refuses us for good: then the creditor is parked
     */
    public void notFresh(TripletexFailure failure, CreditorDay day) {
        if (failure.failureClass() == FailureClass.DEFINITE) {
            throw failure;
        }
        day.ledgerIsStale("the ledger could not be read whole: " + failure.getMessage());
    }
}

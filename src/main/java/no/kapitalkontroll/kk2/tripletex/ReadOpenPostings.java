package no.kapitalkontroll.kk2.tripletex;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import no.kapitalkontroll.kk2.core.claim.LedgerPosting;
import org.springframework.stereotype.Component;

/**
 * Reads the open postings of the receivables account. Tripletex shows no more than 10 000 of them in one list, and lists them from
 * the beginning to a date only. A larger account is read by that list as far as it goes, which leaves out what was closed long ago,
 * and from there by the list of all its postings in windows of dates; what is closed in those is dropped.
 */
@Component
public class ReadOpenPostings {

    /** Of those known already: room is left for as many that are not. */
    private static final int MOST_BY_OPEN_LIST = 9_000;

    private static final int FEWEST_BY_OPEN_LIST = 500;

    private final Pages pages;

    ReadOpenPostings(Pages pages) {
        this.pages = pages;
    }

    /** What is known of an account before it is read; asked only when it has more than 10 000 open postings. */
    public interface Known {

        /** The last date before which at most so many postings are open. */
        LocalDate lastDateWithOpenBefore(int most);

        /** The customers that matter most, should one date alone have more than 10 000 postings. */
        Collection<Long> customers();
    }

    /**
     * Everything open at the end of the business date.
     *
     * @return whose postings were read: of null, those without a customer. All, but for an account with more than 10 000 postings
     *     on one date, of which no list shows but the customers' own
     */
    public Predicate<Long> asOf(
            String creditorId,
            long receivablesAccountId,
            LocalDate businessDate,
            Known known,
            Consumer<Page<LedgerPosting>> page) {
        var wholeAccount = open(creditorId, receivablesAccountId, businessDate);
        if (isRead(wholeAccount, page)) {
            return customer -> true;
        }
        var from = oldest(creditorId, receivablesAccountId, known, page);
        try {
            pages.eachInWindow(
                    from,
                    businessDate.plusDays(1),
                    (begin, end) -> TripletexCall.get(creditorId, "/ledger/posting")
                            .with("dateFrom", begin)
                            .with("dateTo", end)
                            .with("accountId", receivablesAccountId)
                            .with("fields", Postings.FIELDS),
                    rows -> page.accept(openOnes(rows)));
            return customer -> true;
        } catch (TripletexFailure failure) {
            if (!failure.isTooManyRows()) {
                throw failure;
            }
            var past = new HashSet<>(known.customers());
            for (long customer : past) {
                read(wholeAccount.with("customerId", customer), page);
            }
            return past::contains;
        }
    }

    /** One customer's share of them. */
    public void ofCustomer(
            String creditorId,
            long receivablesAccountId,
            LocalDate businessDate,
            long customer,
            Consumer<Page<LedgerPosting>> page) {
        read(open(creditorId, receivablesAccountId, businessDate).with("customerId", customer), page);
    }

    /** Reads the oldest and returns the first date that is left to read. */
    private LocalDate oldest(
            String creditorId, long receivablesAccountId, Known known, Consumer<Page<LedgerPosting>> page) {
        for (int most = MOST_BY_OPEN_LIST; most >= FEWEST_BY_OPEN_LIST; most /= 2) {
            var date = known.lastDateWithOpenBefore(most);
            if (isRead(open(creditorId, receivablesAccountId, date.minusDays(1)), page)) {
                return date;
            }
        }
        return Pages.FIRST_DATE;
    }

    private boolean isRead(TripletexCall list, Consumer<Page<LedgerPosting>> page) {
        try {
            read(list, page);
            return true;
        } catch (TripletexFailure failure) {
            if (!failure.isTooManyRows()) {
                throw failure;
            }
            return false;
        }
    }

    private static TripletexCall open(String creditorId, long receivablesAccountId, LocalDate toInclusive) {
        // the date is exclusive
        return TripletexCall.get(creditorId, "/ledger/posting/openPost")
                .with("date", toInclusive.plusDays(1))
                .with("accountId", receivablesAccountId)
                .with("fields", Postings.FIELDS);
    }

    private void read(TripletexCall list, Consumer<Page<LedgerPosting>> page) {
        // a list as of an earlier date may show what was closed since
        pages.each(list, rows -> page.accept(openOnes(rows)));
    }

    private static Page<LedgerPosting> openOnes(List<JsonNode> rows) {
        var open = rows.stream()
                .filter(row -> row.path("closeGroup").path("id").asLong() == 0)
                .toList();
        return Page.of("posting", open, row -> Postings.read(row, null));
    }
}

package no.kapitalkontroll.kk2.tripletex;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import no.kapitalkontroll.kk2.core.claim.LedgerPosting;
import org.springframework.stereotype.Component;

/** Reads the open postings of the receivables account. */
@Component
public class ReadOpenPostings {

    private final Pages pages;

    ReadOpenPostings(Pages pages) {
        this.pages = pages;
    }

    /**
     * Everything open at the end of the business date.
     *
     * @param customers asked for only when the account has more than 10 000 open postings: then it is read customer by
     *     customer, and postings without a customer are not seen
     * @return whose postings were read: of null, those without a customer
     */
    public Predicate<Long> asOf(
            String creditorId,
            long receivablesAccountId,
            LocalDate businessDate,
            Supplier<Collection<Long>> customers,
            Consumer<Page<LedgerPosting>> page) {
        TripletexCall wholeAccount = open(creditorId, receivablesAccountId, businessDate);
        try {
            read(wholeAccount, page);
            return customer -> true;
        } catch (TripletexFailure failure) {
            if (!failure.isTooManyRows()) {
                throw failure;
            }
            var past = new HashSet<>(customers.get());
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

    private static TripletexCall open(String creditorId, long receivablesAccountId, LocalDate businessDate) {
        // the date is exclusive
        return TripletexCall.get(creditorId, "/ledger/posting/openPost")
                .with("date", businessDate.plusDays(1))
                .with("accountId", receivablesAccountId)
                .with("fields", Postings.FIELDS);
    }

    private void read(TripletexCall list, Consumer<Page<LedgerPosting>> page) {
        pages.each(list, rows -> page.accept(Page.of("posting", rows, row -> Postings.read(row, null))));
    }
}

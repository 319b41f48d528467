package no.kapitalkontroll.kk2.tripletex;

import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import no.kapitalkontroll.kk2.core.claim.CloseGroup;
import no.kapitalkontroll.kk2.core.claim.LedgerPosting;
import no.kapitalkontroll.kk2.outbox.FailureClass;
import org.springframework.stereotype.Component;

/** Reads what was closed against what: the one link between a payment without an invoice number and its invoice. */
@Component
public class ReadCloseGroups {

    private final Pages pages;
    private final TripletexClient client;

    ReadCloseGroups(Pages pages, TripletexClient client) {
        this.pages = pages;
        this.client = client;
    }

    /** Those of these ids that are there, with their postings on receivables; 200 ids a call. */
    public Page<CloseGroup> byIds(String creditorId, Collection<Long> ids) {
        Set<Long> asked = Set.copyOf(ids);
        return Pages.chunks(ids).stream()
                .map(chunk -> TripletexCall.get(creditorId, "/ledger/closeGroup")
                        .with("dateFrom", Pages.FIRST_DATE)
                        .with("dateTo", Pages.LAST_DATE)
                        .with("id", chunk)
                        .with("fields", "id,date,postings(" + Postings.FIELDS + ")"))
                .map(call -> Page.of(
                        "close-group",
                        pages.all(call).stream()
                                .filter(row -> asked.contains(row.path("id").asLong()))
                                .toList(),
                        ReadCloseGroups::group))
                .reduce(Page.empty(), Page::and);
    }

    /**
     * One posting as it stands now; nothing when its voucher was deleted.
     *
     * @throws TripletexFailure when that could not be read
     */
    public Optional<LedgerPosting> posting(String creditorId, long id) {
        try {
            var answer = client.call(
                    TripletexCall.get(creditorId, "/ledger/posting/" + id).with("fields", Postings.FIELDS));
            return Optional.of(Postings.read(new Row(answer.path("value")), null));
        } catch (TripletexFailure failure) {
            if (failure.status() == 404) {
                return Optional.empty();
            }
            throw failure;
        } catch (Row.Unreadable unreadable) {
            throw TripletexFailure.without(FailureClass.DEFINITE, 200, null, unreadable.getMessage(), Remedy.REPORT);
        }
    }

    private static CloseGroup group(Row row) {
        return new CloseGroup(
                row.id(),
                row.date("date"),
                row.neededList("postings").stream()
                        .filter(Postings::isOnReceivables)
                        .map(posting -> Postings.read(posting, null))
                        .toList());
    }
}

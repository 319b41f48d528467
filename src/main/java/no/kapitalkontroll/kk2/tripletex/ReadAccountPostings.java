package no.kapitalkontroll.kk2.tripletex;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import no.kapitalkontroll.kk2.core.money.Money;
import no.kapitalkontroll.kk2.outbox.FailureClass;
import org.springframework.stereotype.Component;

/** Reads what stands on an account of the ledger in a period. */
@Component
public class ReadAccountPostings {

    static final String FIELDS = "id,voucher(id,externalVoucherNumber),date,amount";

    private final Pages pages;

    ReadAccountPostings(Pages pages) {
        this.pages = pages;
    }

    /**
     * A posting on the account; debit positive.
     *
     * @param externalVoucherNumber of its voucher, null when it has none
     */
    public record AccountPosting(long id, String externalVoucherNumber, LocalDate date, Money amount) {}

    /** @throws TripletexFailure when the token may not see them, or one of them cannot be read: a sum would be wrong */
    public List<AccountPosting> of(String creditorId, long accountId, LocalDate from, LocalDate toInclusive) {
        List<AccountPosting> postings = new ArrayList<>();
        pages.eachInWindow(
                from,
                toInclusive.plusDays(1),
                (begin, end) -> TripletexCall.get(creditorId, "/ledger/posting")
                        .with("dateFrom", begin)
                        .with("dateTo", end)
                        .with("accountId", accountId)
                        .with("fields", FIELDS),
                rows -> rows.forEach(row -> postings.add(posting(row))));
        return postings;
    }

    private static AccountPosting posting(JsonNode json) {
        try {
            var row = new Row(json);
            return new AccountPosting(
                    row.id(),
                    row.needs("voucher").text("externalVoucherNumber"),
                    row.date("date"),
                    row.money("amount"));
        } catch (Row.Unreadable unreadable) {
            throw TripletexFailure.without(FailureClass.DEFINITE, 200, null, unreadable.getMessage(), Remedy.REPORT);
        }
    }
}

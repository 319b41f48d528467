package no.kapitalkontroll.kk2.cases;

import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Hands out the claims of a creditor a batch at a time, by invoice number: first come, first charged, where one debtor gets
 * several letters on a date. An invoice that was settled for good and has not changed keeps its decision unread.
 */
@Component
public class EnrichClaims {

    private static final String SETTLED = "'paid', 'credited', 'credit-note'";

    private final JdbcClient jdbc;
    private final ReadClaims readClaims;
    private final ReopenCase reopenCase;
    private final SettleObjection settleObjection;
    private final int batchSize;

    public EnrichClaims(
            JdbcClient jdbc,
            ReadClaims readClaims,
            ReopenCase reopenCase,
            SettleObjection settleObjection,
            @Value("${kk2.claims.batch-size:1000}") int batchSize) {
        this.jdbc = jdbc;
        this.readClaims = readClaims;
        this.reopenCase = reopenCase;
        this.settleObjection = settleObjection;
        this.batchSize = batchSize;
    }

    /** Where the handing out has come to. */
    public static final class Sweep {

        private final CreditorDay day;
        private int afterNumber = -1;
        private long afterId;
        private boolean more = true;

        Sweep(CreditorDay day) {
            this.day = day;
        }

        public boolean hasMore() {
            return more;
        }

        public CreditorDay day() {
            return day;
        }
    }

    public Sweep begin(CreditorDay day) {
        return new Sweep(day);
    }

    /** The next batch; empty at the end. */
    public List<LoadedClaim> next(Sweep sweep) {
        var day = sweep.day;
        record Key(long id, int number) {}
        // without its index a table that has just been filled is gone through for every row
        var keys = jdbc.sql("SELECT i.invoice_id AS id, i.number AS number FROM invoices i"
                        + " LEFT JOIN cases c ON c.creditor_id = i.creditor_id AND c.invoice_id = i.invoice_id"
                        + " LEFT JOIN decisions d FORCE INDEX (PRIMARY) ON d.creditor_id = i.creditor_id AND d.invoice_id = i.invoice_id AND d.last_date IS NULL"
                        + " WHERE i.creditor_id = :creditor AND (i.number > :number OR (i.number = :number AND i.invoice_id > :id))"
                        + (day.isPreview()
                                ? ""
                                : " AND (i.outstanding <> 0 OR i.changed_on = :date OR d.decision IS NULL OR d.decision <> 'skip'"
                                        + " OR d.reason NOT IN (" + SETTLED
                                        + ") OR (c.id IS NOT NULL AND c.state <> 'CLOSED'))")
                        + " ORDER BY i.number, i.invoice_id LIMIT :limit")
                .param("creditor", day.creditorId())
                .param("number", sweep.afterNumber)
                .param("id", sweep.afterId)
                .param("date", day.date())
                .param("limit", batchSize)
                .query((row, index) -> new Key(row.getLong("id"), row.getInt("number")))
                .list();
        sweep.more = keys.size() == batchSize;
        if (!keys.isEmpty()) {
            sweep.afterNumber = keys.get(keys.size() - 1).number();
            sweep.afterId = keys.get(keys.size() - 1).id();
        }
        var ids = keys.stream().map(Key::id).toList();
        var claims = readClaims.readable(day, ids);
        var reopened = reopenCase.whereDebtIsBack(claims, day);
        var settled = settleObjection.whereCreditShows(claims, day);
        return reopened || settled ? readClaims.readable(day, ids) : claims;
    }
}

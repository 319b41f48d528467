package no.kapitalkontroll.kk2.cases;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Looks at the cases of a creditor with which case handlers have to do something about money; nothing is locked or written. */
@Component
public class LookAtClaims {

    /** Why a case is looked at. */
    public enum With {
        REFUND(
                "c.refund_due <> 0 OR EXISTS (SELECT 1 FROM refunds_paid r WHERE r.case_id = c.id AND r.withdrawn_on IS NULL)"),
        OUTLAY("EXISTS (SELECT 1 FROM outlays o WHERE o.case_id = c.id AND o.withdrawn_on IS NULL)"),
        LOSS("EXISTS (SELECT 1 FROM write_offs w WHERE w.case_id = c.id AND w.proposed AND w.undone_on IS NULL)"
                + " OR EXISTS (SELECT 1 FROM decisions d WHERE d.creditor_id = c.creditor_id AND d.invoice_id = c.invoice_id"
                + " AND d.last_date IS NULL AND d.reason = 'below-minimum')");

        private final String condition;

        With(String condition) {
            this.condition = condition;
        }
    }

    private final JdbcClient jdbc;
    private final ReadClaims readClaims;
    private final int batchSize;

    public LookAtClaims(JdbcClient jdbc, ReadClaims readClaims, @Value("${kk2.claims.batch-size:1000}") int batchSize) {
        this.jdbc = jdbc;
        this.readClaims = readClaims;
        this.batchSize = batchSize;
    }

    /** A case and its claim as they stand on a date. */
    public record Seen(CaseFacts facts, LoadedClaim claim) {}

    /** By invoice number. */
    @Transactional(readOnly = true)
    public List<Seen> of(String creditorId, With with, LocalDate on) {
        var day = new CreditorDay(creditorId, on, 0, "case handler", decided -> {});
        var ids = jdbc.sql("SELECT c.invoice_id FROM cases c WHERE c.creditor_id = ? AND (" + with.condition
                        + ") ORDER BY c.invoice_number")
                .param(creditorId)
                .query(Long.class)
                .list();
        List<Seen> seen = new ArrayList<>();
        for (int from = 0; from < ids.size(); from += batchSize) {
            readClaims.of(day, ids.subList(from, Math.min(from + batchSize, ids.size()))).stream()
                    .map(claim -> new Seen(CaseFacts.of(claim.caseRow()), claim))
                    .forEach(seen::add);
        }
        return seen;
    }
}

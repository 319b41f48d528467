package no.kapitalkontroll.kk2.cases;

import java.util.ArrayList;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Finds the invoices that today's run moves: those whose decision says so, and cases with something to book or waive. Among
 * closed cases these are the ones that {@link LookAgain} has marked, so that a long history costs nothing.
 */
@Component
public class DueCases {

    private final JdbcClient jdbc;
    private final ReadClaims readClaims;
    private final AdvanceCase advanceCase;
    private final int batchSize;

    public DueCases(
            JdbcClient jdbc,
            ReadClaims readClaims,
            AdvanceCase advanceCase,
            @Value("${kk2.claims.batch-size:1000}") int batchSize) {
        this.jdbc = jdbc;
        this.readClaims = readClaims;
        this.advanceCase = advanceCase;
        this.batchSize = batchSize;
    }

    /** An invoice to be moved, and whose it is. */
    record Due(long invoiceId, long customerId) {}

    /** By invoice number; a case that was moved on this date already is not among them. */
    List<Due> find(CreditorDay day) {
        if (!day.ledgerFresh()) {
            return List.of();
        }
        day.casesAreAdvanced();
        var candidates = jdbc.sql("""
                        SELECT i.invoice_id FROM invoices i
                          LEFT JOIN cases c ON c.creditor_id = i.creditor_id AND c.invoice_id = i.invoice_id
                          LEFT JOIN decisions d FORCE INDEX (PRIMARY) ON d.creditor_id = i.creditor_id AND d.invoice_id = i.invoice_id AND d.last_date IS NULL
                         WHERE i.creditor_id = :creditor
                           AND (d.decision IN ('take', 'advance', 'hand-over', 'close') OR c.state <> 'CLOSED' OR c.changes > 0
                                OR (c.id IS NOT NULL AND (i.outstanding <> 0 OR c.refund_due <> 0
                                      OR c.invoice_id IN (%s)))
                                OR EXISTS (SELECT 1 FROM registered_payments r WHERE r.creditor_id = c.creditor_id
                                              AND r.invoice_id = c.invoice_id AND (r.state IN ('COUNTS', 'ASKED')) <>
                                                  ((SELECT COALESCE(SUM(l.amount), 0) FROM proposals p
                                                      JOIN proposal_lines l ON l.proposal_id = p.id AND l.account = 'BANK'
                                                     WHERE p.case_id = c.id AND p.kind = 'PAYMENT' AND p.subject_id = r.id
                                                       AND p.state <> 'CANCELLED') <> 0))
                                OR EXISTS (SELECT 1 FROM letter_requests q LEFT JOIN letters l ON l.id = q.letter_id
                                            WHERE q.case_id = c.id AND q.dropped_on IS NULL
                                              AND (l.id IS NULL OR l.state = 'CANCELLED')))
                         ORDER BY i.number, i.invoice_id
                        """.formatted(ReconcileCases.INVOICES_WITH_OPEN_POSTINGS))
                .param("creditor", day.creditorId())
                .query(Long.class)
                .list();
        List<Due> due = new ArrayList<>();
        for (int from = 0; from < candidates.size(); from += batchSize) {
            var batch = candidates.subList(from, Math.min(from + batchSize, candidates.size()));
            readClaims.readable(day, batch).stream()
                    .filter(claim -> advanceCase.wouldChange(claim, day))
                    .map(claim -> new Due(claim.invoice().id(), claim.invoice().customerId()))
                    .forEach(due::add);
        }
        return due;
    }
}

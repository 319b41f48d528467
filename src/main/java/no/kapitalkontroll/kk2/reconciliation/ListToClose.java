package no.kapitalkontroll.kk2.reconciliation;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.util.List;
import java.util.TreeMap;
import no.kapitalkontroll.kk2.core.reconciliation.Cause;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The postings that a person has to close in Tripletex: ids alone, never whose they are. */
@Component
public class ListToClose {

    private static final String NOT_WANTED = "voucher.close-postings is false in the creditor's file";

    private final JdbcClient jdbc;

    public ListToClose(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Open(int invoiceNumber, String why, long postingId) {}

    /** As the mirror shows them now, in the order of the invoice numbers. */
    @Transactional(readOnly = true)
    public List<ToClose> of(String creditorId) {
        var open = jdbc.sql("""
                        SELECT c.invoice_number, o.posting_id,
                               (SELECT e.reason FROM effects e WHERE e.case_id = c.id AND e.kind = 'CLOSE_POSTINGS'
                                   AND (e.state = 'PARKED' OR e.dismissed_by IS NOT NULL)
                                 ORDER BY e.id DESC LIMIT 1) AS why
                          FROM differences x
                          JOIN cases c ON c.id = x.case_id
                          JOIN postings o ON o.creditor_id = c.creditor_id AND o.open
                           AND (o.invoice_id = c.invoice_id OR o.invoice_id IN (SELECT n.invoice_id FROM invoices n
                                WHERE n.creditor_id = c.creditor_id AND n.credited_invoice_id = c.invoice_id))
                         WHERE x.creditor_id = ? AND x.last_date IS NULL AND x.cause = ?
                         ORDER BY c.invoice_number, o.posting_id
                        """)
                .params(creditorId, Cause.TO_BE_CLOSED_BY_HAND.word())
                .query((row, index) ->
                        new Open(row.getInt("invoice_number"), row.getString("why"), row.getLong("posting_id")))
                .list();
        return open.stream().collect(groupingBy(Open::invoiceNumber, TreeMap::new, toList())).values().stream()
                .map(ListToClose::toClose)
                .toList();
    }

    private static ToClose toClose(List<Open> open) {
        var first = open.get(0);
        return new ToClose(
                first.invoiceNumber(),
                open.stream().map(Open::postingId).toList(),
                first.why() == null ? NOT_WANTED : first.why());
    }
}

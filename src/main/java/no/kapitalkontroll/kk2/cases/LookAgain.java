package no.kapitalkontroll.kk2.cases;

import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import no.kapitalkontroll.kk2.core.claim.Invoice;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Remembers of each case how often what it is computed from has changed since its books were last looked at: its invoice, its
 * postings and their close groups, and what people said of it. A closed case is looked at again for that alone, and the mark
 * stands in the row until somebody has looked, however many runs were cut off before.
 */
@Component
public class LookAgain {

    private final JdbcClient jdbc;

    LookAgain(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The cases of these invoices, and of what these credit notes credit. */
    void atInvoices(String creditorId, Collection<Long> invoiceIds) {
        atInvoices(creditorId, invoiceIds, List.of());
    }

    /** @param atHand those of them that were just read: what they credit is not looked up */
    void atInvoices(String creditorId, Collection<Long> invoiceIds, Collection<Invoice> atHand) {
        Map<Long, Long> owners = new HashMap<>();
        atHand.forEach(invoice ->
                owners.put(invoice.id(), Objects.requireNonNullElse(invoice.creditedInvoiceId(), invoice.id())));
        Set<Long> looked =
                invoiceIds.stream().map(owners::get).filter(Objects::nonNull).collect(toCollection(HashSet::new));
        looked.addAll(owners(
                creditorId,
                invoiceIds.stream().filter(id -> !owners.containsKey(id)).collect(toSet())));
        if (!looked.isEmpty()) {
            jdbc.sql("UPDATE cases SET changes = changes + 1 WHERE creditor_id = :creditor AND invoice_id IN (:ids)")
                    .param("creditor", creditorId)
                    .param("ids", looked)
                    .update();
        }
    }

    private List<Long> owners(String creditorId, Set<Long> invoiceIds) {
        return invoiceIds.isEmpty()
                ? List.of()
                : jdbc.sql("""
                                SELECT DISTINCT COALESCE(credited_invoice_id, invoice_id) FROM invoices
                                 WHERE creditor_id = :creditor AND invoice_id IN (:ids)
                                """)
                        .param("creditor", creditorId)
                        .param("ids", invoiceIds)
                        .query(Long.class)
                        .list();
    }

    void atCase(long caseId) {
        jdbc.sql("UPDATE cases SET changes = changes + 1 WHERE id = ?")
                .param(caseId)
                .update();
    }

    /** The cases that a close group gives a share of this posting. */
    public void atSharersOf(String creditorId, long postingId) {
        atInvoices(
                creditorId,
                jdbc.sql("SELECT invoice_id FROM posting_shares WHERE creditor_id = ? AND posting_id = ?")
                        .params(creditorId, postingId)
                        .query(Long.class)
                        .list());
    }

    /** How often they have changed, by case id; to be asked before they are loaded. Unchanged ones are left out. */
    Map<Long, Integer> changes(String creditorId, List<Long> invoiceIds) {
        record Changed(long caseId, int times) {}
        return jdbc
                .sql(
                        "SELECT id, changes FROM cases WHERE creditor_id = :creditor AND invoice_id IN (:ids) AND changes > 0")
                .param("creditor", creditorId)
                .param("ids", invoiceIds)
                .query((row, index) -> new Changed(row.getLong("id"), row.getInt("changes")))
                .list()
                .stream()
                .collect(toMap(Changed::caseId, Changed::times));
    }

    /** Looked at, unless it has changed once more meanwhile. */
    void seen(long caseId, int changes) {
        if (changes > 0) {
            jdbc.sql("UPDATE cases SET changes = 0 WHERE id = ? AND changes = ?")
                    .params(caseId, changes)
                    .update();
        }
    }
}

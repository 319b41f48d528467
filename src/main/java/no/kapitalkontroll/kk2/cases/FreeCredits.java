package no.kapitalkontroll.kk2.cases;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import no.kapitalkontroll.kk2.core.money.Money;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Open credit on a customer's account that nothing of ours explains: money without an invoice, or an invoice without a case
 * that was paid too much. What is open on an invoice with a case is explained by its proposals and its listed refund.
 */
@Component
public class FreeCredits {

    private final JdbcClient jdbc;

    public FreeCredits(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Positive amounts by customer; customers without free credit are left out. */
    public Map<Long, Money> of(String creditorId, Collection<Long> customerIds) {
        if (customerIds.isEmpty()) {
            return Map.of();
        }
        Map<Long, Money> free = new HashMap<>();
        jdbc.sql("""
                        SELECT customer_id, net FROM (
                          SELECT p.customer_id, COALESCE(i.credited_invoice_id, p.invoice_id) AS counts_for, SUM(p.amount) AS net
                            FROM postings p LEFT JOIN invoices i ON i.creditor_id = p.creditor_id AND i.invoice_id = p.invoice_id
                           WHERE p.creditor_id = :creditor AND p.open AND p.customer_id IN (:ids)
                           GROUP BY p.customer_id, COALESCE(i.credited_invoice_id, p.invoice_id)
                        ) g
                        WHERE net < 0 AND NOT EXISTS (
                          SELECT 1 FROM cases c WHERE c.creditor_id = :creditor AND c.invoice_id = g.counts_for)
                        """).param("creditor", creditorId).param("ids", customerIds).query(row -> {
            free.merge(row.getLong(1), new Money(row.getBigDecimal(2)).negated(), Money::plus);
        });
        return free;
    }
}

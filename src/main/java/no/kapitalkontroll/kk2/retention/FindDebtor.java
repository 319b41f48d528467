package no.kapitalkontroll.kk2.retention;

import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds everything of one debtor by the customer's number in Tripletex, or by its id there. */
@Component
class FindDebtor {

    private final JdbcClient jdbc;

    FindDebtor(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Empty when nothing of such a customer is stored. */
    Optional<Subjects> of(String creditorId, long numberOrId) {
        return jdbc.sql("""
                        SELECT customer_id FROM customers WHERE creditor_id = :creditor AND JSON_VALUE(content, '$.number') = :customer
                         UNION SELECT customer_id FROM customers WHERE creditor_id = :creditor AND customer_id = :customer
                         UNION SELECT customer_id FROM invoices WHERE creditor_id = :creditor AND customer_id = :customer
                         UNION SELECT customer_id FROM cases WHERE creditor_id = :creditor AND customer_id = :customer
                         UNION SELECT customer_id FROM postings WHERE creditor_id = :creditor AND customer_id = :customer
                         LIMIT 1
                        """)
                .param("creditor", creditorId)
                .param("customer", numberOrId)
                .query(Long.class)
                .optional()
                .map(id -> new Subjects(creditorId, List.of(id), cases(creditorId, id), invoices(creditorId, id)));
    }

    private List<Long> cases(String creditorId, long customerId) {
        return jdbc.sql("SELECT id FROM cases WHERE creditor_id = ? AND customer_id = ? ORDER BY id")
                .params(creditorId, customerId)
                .query(Long.class)
                .list();
    }

    private List<Long> invoices(String creditorId, long customerId) {
        return jdbc.sql("""
                        SELECT invoice_id FROM invoices WHERE creditor_id = :creditor AND customer_id = :customer
                         UNION SELECT invoice_id FROM cases WHERE creditor_id = :creditor AND customer_id = :customer ORDER BY 1
                        """)
                .param("creditor", creditorId)
                .param("customer", customerId)
                .query(Long.class)
                .list();
    }

    static String nobody(String creditorId, long numberOrId) {
        return "nothing is stored of customer %d of %s".formatted(numberOrId, creditorId);
    }
}

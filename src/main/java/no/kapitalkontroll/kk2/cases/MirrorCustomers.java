package no.kapitalkontroll.kk2.cases;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import no.kapitalkontroll.kk2.core.claim.Customer;
import no.kapitalkontroll.kk2.tripletex.Page;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps what was read of the customers: only of those that have an invoice past due. */
@Component
public class MirrorCustomers {

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;
    private final StoredRecords records;

    public MirrorCustomers(JdbcClient jdbc, JdbcTemplate batches, StoredRecords records) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.records = records;
    }

    /** Customers with an open invoice past due, or with an open case. */
    public List<Long> pastDue(CreditorDay day) {
        return jdbc.sql("""
                        SELECT customer_id FROM invoices
                         WHERE creditor_id = :creditor AND outstanding > 0 AND NOT credit_note AND due_date < :date
                        UNION
                        SELECT customer_id FROM cases WHERE creditor_id = :creditor AND state <> 'CLOSED'
                        ORDER BY 1
                        """)
                .param("creditor", day.creditorId())
                .param("date", day.date())
                .query(Long.class)
                .list();
    }

    /** Customers that are there no longer keep their names and lose their addresses: no letter goes to a guess. */
    @Transactional
    public void lose(List<Long> ids, CreditorDay day) {
        if (!ids.isEmpty()) {
            store(
                    jdbc
                            .sql(
                                    "SELECT content FROM customers WHERE creditor_id = :creditor AND customer_id IN (:ids)")
                            .param("creditor", day.creditorId())
                            .param("ids", ids)
                            .query(String.class)
                            .list()
                            .stream()
                            .map(text -> records.read(text, Customer.class).withoutAddresses())
                            .toList(),
                    day);
        }
    }

    @Transactional
    public void store(Page<Customer> page, CreditorDay day) {
        store(page.items(), day);
    }

    private void store(List<Customer> customers, CreditorDay day) {
        if (customers.isEmpty()) {
            return;
        }
        Map<Long, String> known = new HashMap<>();
        jdbc.sql("SELECT customer_id, sha256 FROM customers WHERE creditor_id = :creditor AND customer_id IN (:ids)")
                .param("creditor", day.creditorId())
                .param("ids", customers.stream().map(Customer::id).toList())
                .query(row -> {
                    known.put(row.getLong(1), row.getString(2));
                });
        List<Object[]> rows = new ArrayList<>();
        for (var customer : customers) {
            var content = records.write(customer);
            var sha256 = StoredRecords.sha256(content);
            if (!Objects.equals(known.get(customer.id()), sha256)) {
                rows.add(new Object[] {day.creditorId(), customer.id(), content, sha256, day.date()});
            }
        }
        batches.batchUpdate("""
                INSERT INTO customers (creditor_id, customer_id, content, sha256, changed_on) VALUES (?, ?, ?, ?, ?)
                ON DUPLICATE KEY UPDATE content = VALUES(content), sha256 = VALUES(sha256), changed_on = VALUES(changed_on)
                """, rows);
    }
}

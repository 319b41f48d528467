package no.kapitalkontroll.kk2.retention;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds what is past its time, and nothing that an open case or the books still need. */
@Component
class FindPastTime {

    private static final String CASES_PAST_TIME =
            " FROM cases c WHERE c.creditor_id = :creditor AND c.state = 'CLOSED' AND c.closed_on < :before";

    /** Settled on every side: nothing to pay back, nothing under way, nothing red. */
    private static final String SETTLED = """
             AND c.refund_due = 0
             AND NOT EXISTS (SELECT 1 FROM effects e WHERE e.case_id = c.id AND e.state NOT IN ('DONE', 'CANCELLED'))
             AND NOT EXISTS (SELECT 1 FROM proposals p WHERE p.case_id = c.id AND p.state IN ('PLANNED', 'WAITING', 'PARKED'))
             AND NOT EXISTS (SELECT 1 FROM differences d WHERE d.case_id = c.id AND d.last_date IS NULL AND d.red)
             AND NOT EXISTS (SELECT 1 FROM objections o WHERE o.case_id = c.id AND o.state = 'OPEN')
             AND NOT EXISTS (SELECT 1 FROM registered_payments r WHERE r.creditor_id = c.creditor_id
                                AND r.invoice_id = c.invoice_id AND r.state NOT IN ('MATCHED', 'WITHDRAWN'))
            """;

    private static final String INVOICES_WITHOUT_CASE = """
            SELECT i.invoice_id FROM invoices i
              LEFT JOIN cases c ON c.creditor_id = i.creditor_id AND c.invoice_id = i.invoice_id
              LEFT JOIN paid_days d ON d.creditor_id = i.creditor_id AND d.invoice_id = i.invoice_id AND d.last_date IS NULL
             WHERE i.creditor_id = :creditor AND c.id IS NULL AND (i.outstanding = 0 OR i.credit_note)
               AND COALESCE(d.paid_on, d.first_date, i.changed_on) < :before
               AND NOT EXISTS (SELECT 1 FROM postings p WHERE p.creditor_id = i.creditor_id AND p.invoice_id = i.invoice_id AND p.open)
               AND NOT EXISTS (SELECT 1 FROM registered_payments r WHERE r.creditor_id = i.creditor_id
                                  AND r.invoice_id = i.invoice_id AND r.state NOT IN ('MATCHED', 'WITHDRAWN'))
            """;

    private static final String LINKS = """
            SELECT DISTINCT p.invoice_id AS one, s.invoice_id AS other FROM posting_shares s
              JOIN postings p ON p.creditor_id = s.creditor_id AND p.posting_id = s.posting_id
             WHERE s.creditor_id = :creditor AND s.invoice_id <> 0 AND p.invoice_id IS NOT NULL AND p.invoice_id <> s.invoice_id
             UNION ALL
            SELECT n.invoice_id, i.invoice_id FROM invoices n
              JOIN invoices i ON i.creditor_id = n.creditor_id AND i.invoice_id = n.credited_invoice_id
             WHERE n.creditor_id = :creditor
             UNION ALL
            SELECT a.invoice_id, b.invoice_id FROM cases a JOIN cases b ON b.id = a.merged_into WHERE a.creditor_id = :creditor
             UNION ALL
            SELECT a.invoice_id, b.invoice_id FROM letter_members m JOIN letters l ON l.id = m.letter_id
              JOIN cases a ON a.id = m.case_id JOIN cases b ON b.id = l.case_id WHERE a.creditor_id = :creditor
            """;

    /** Nobody to write to any more: no invoice, no case, and no money on the account, now or lately. */
    private static final String FORMER_DEBTORS = """
            SELECT x.customer_id FROM (SELECT customer_id FROM customers WHERE creditor_id = :creditor
                                        UNION SELECT customer_id FROM postings WHERE creditor_id = :creditor AND customer_id IS NOT NULL) x
             WHERE NOT EXISTS (SELECT 1 FROM invoices i WHERE i.creditor_id = :creditor AND i.customer_id = x.customer_id)
               AND NOT EXISTS (SELECT 1 FROM cases c WHERE c.creditor_id = :creditor AND c.customer_id = x.customer_id)
               AND NOT EXISTS (SELECT 1 FROM postings p WHERE p.creditor_id = :creditor AND p.customer_id = x.customer_id
                                  AND (p.open OR p.posted_on >= :before))
            """;

    private final JdbcClient jdbc;
    private final RetentionTerms terms;

    FindPastTime(JdbcClient jdbc, RetentionTerms terms) {
        this.jdbc = jdbc;
        this.terms = terms;
    }

    /** Every creditor of whom anything is stored, whether there still is a file of it or not. */
    List<String> creditors() {
        return jdbc.sql("SELECT creditor_id FROM invoices UNION SELECT creditor_id FROM cases ORDER BY 1")
                .query(String.class)
                .list();
    }

    /** Invoices past their time, with their cases, in groups that go together. */
    List<List<Long>> groups(String creditorId, LocalDate today) {
        var invoices = new ArrayList<>(
                ids("SELECT c.invoice_id" + CASES_PAST_TIME + SETTLED, creditorId, terms.casesClosedBefore(today)));
        invoices.addAll(ids(INVOICES_WITHOUT_CASE, creditorId, terms.invoicesPaidBefore(today)));
        var links = jdbc.sql(LINKS)
                .param("creditor", creditorId)
                .query((row, index) -> new WholeGroups.Link(row.getLong("one"), row.getLong("other")))
                .list();
        return WholeGroups.of(invoices, links);
    }

    /** Cases past their time by the calendar, whether they are settled or not. */
    List<Long> casesPastTime(String creditorId, LocalDate today) {
        return ids("SELECT c.invoice_id" + CASES_PAST_TIME, creditorId, terms.casesClosedBefore(today));
    }

    List<Long> formerDebtors(String creditorId, LocalDate today) {
        return ids(FORMER_DEBTORS, creditorId, terms.invoicesPaidBefore(today));
    }

    private List<Long> ids(String sql, String creditorId, LocalDate before) {
        return jdbc.sql(sql)
                .param("creditor", creditorId)
                .param("before", before)
                .query(Long.class)
                .list();
    }
}

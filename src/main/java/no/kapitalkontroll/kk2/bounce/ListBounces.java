package no.kapitalkontroll.kk2.bounce;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What mail servers reported about letters and what became of it: a line each, the latest first, without addresses. */
@Component
public class ListBounces {

    private final JdbcClient jdbc;

    public ListBounces(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param creditorId null: of every creditor */
    public List<String> of(String creditorId) {
        return jdbc.sql("""
                        SELECT CONCAT(b.creditor_id, ' invoice ', c.invoice_number, ' letter ', l.id, ' ', l.kind, ' of ', l.letter_date,
                                      ': ', b.action, ' ', b.status,
                                      IF(b.outcome IS NULL, ', the next run takes it in', CONCAT(', ', b.outcome, ' ', b.settled_on)))
                          FROM bounces b JOIN letters l ON l.id = b.letter_id JOIN cases c ON c.id = l.case_id
                         WHERE :creditor IS NULL OR b.creditor_id = :creditor ORDER BY b.id DESC LIMIT 1000
                        """).param("creditor", creditorId).query(String.class).list();
    }
}

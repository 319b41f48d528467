package no.kapitalkontroll.kk2.report;

import java.time.LocalDate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps what is known of each proposal by date, as spans: proposals themselves say only what they are now. A second run on a date
 * replaces that date's.
 */
@Component
public class KeepProposalDays {

    private static final String CHANGED =
            "(d.state <> p.state OR d.dated <> p.dated OR NOT (d.voucher_number <=> p.voucher_number))";

    private final JdbcClient jdbc;

    KeepProposalDays(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param date of the run that is about to end */
    @Transactional
    public void keep(String creditorId, LocalDate date) {
        update("""
                UPDATE proposal_days d JOIN proposals p ON p.id = d.proposal_id
                   SET d.state = p.state, d.dated = p.dated, d.voucher_number = p.voucher_number
                 WHERE d.creditor_id = :creditor AND d.last_date IS NULL AND d.first_date >= :date AND\s""" + CHANGED, creditorId, date);
        update("""
                UPDATE proposal_days d JOIN proposals p ON p.id = d.proposal_id SET d.last_date = :date - INTERVAL 1 DAY
                 WHERE d.creditor_id = :creditor AND d.last_date IS NULL AND d.first_date < :date AND\s""" + CHANGED, creditorId, date);
        // one that a person made between two runs was there from its own day on
        update("""
                INSERT INTO proposal_days (proposal_id, creditor_id, state, dated, voucher_number, first_date)
                SELECT p.id, p.creditor_id, p.state, p.dated, p.voucher_number,
                       IF(EXISTS (SELECT 1 FROM proposal_days e WHERE e.proposal_id = p.id), :date, LEAST(p.planned_on, :date))
                  FROM proposals p LEFT JOIN proposal_days d ON d.proposal_id = p.id AND d.last_date IS NULL
                 WHERE p.creditor_id = :creditor AND d.id IS NULL
                """, creditorId, date);
    }

    private void update(String sql, String creditorId, LocalDate date) {
        jdbc.sql(sql).param("creditor", creditorId).param("date", date).update();
    }
}

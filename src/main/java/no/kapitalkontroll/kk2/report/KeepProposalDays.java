package no.kapitalkontroll.kk2.report;

import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps what is known of each proposal by date, as spans: proposals themselves say only what they are now. A second run on a date
 * replaces that date's.
 */
@Component
public class KeepProposalDays {

    private final JdbcClient jdbc;

    /** A day on which a proposal no longer stands as was kept. */
    private record Changed(long id, LocalDate firstDate, String state, LocalDate dated, Integer voucherNumber) {}

    /** A proposal that stands otherwise, or for the first time, from a date on. */
    private record Begun(long proposalId, String state, LocalDate dated, Integer voucherNumber, LocalDate firstDate) {}

    KeepProposalDays(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param date of the run that is about to end */
    @Transactional
    public void keep(String creditorId, LocalDate date) {
        changed(creditorId).forEach(one -> change(one, date));
        begun(creditorId, date).forEach(one -> begin(one, creditorId));
    }

    /**
     * Here as below: read, and then written by id. A statement that searches and writes holds what lies between the rows that it finds,
     * other creditors' too, and of two that end a run at once one would be broken off.
     */
    private List<Changed> changed(String creditorId) {
        return jdbc.sql("""
                        SELECT d.id, d.first_date, p.state, p.dated, p.voucher_number
                          FROM proposal_days d JOIN proposals p ON p.id = d.proposal_id
                         WHERE d.creditor_id = ? AND d.last_date IS NULL
                           AND (d.state <> p.state OR d.dated <> p.dated OR NOT (d.voucher_number <=> p.voucher_number))
                        """)
                .param(creditorId)
                .query((row, index) -> new Changed(
                        row.getLong("id"),
                        row.getObject("first_date", LocalDate.class),
                        row.getString("state"),
                        row.getObject("dated", LocalDate.class),
                        row.getObject("voucher_number", Integer.class)))
                .list();
    }

    private void change(Changed one, LocalDate date) {
        if (one.firstDate().isBefore(date)) {
            jdbc.sql("UPDATE proposal_days SET last_date = ? WHERE id = ?")
                    .params(date.minusDays(1), one.id())
                    .update();
        } else {
            jdbc.sql("UPDATE proposal_days SET state = ?, dated = ?, voucher_number = ? WHERE id = ?")
                    .params(one.state(), one.dated(), one.voucherNumber(), one.id())
                    .update();
        }
    }

    private List<Begun> begun(String creditorId, LocalDate date) {
        // one that a person made between two runs was there from its own day on
        return jdbc.sql("""
                        SELECT p.id, p.state, p.dated, p.voucher_number,
                               IF(EXISTS (SELECT 1 FROM proposal_days e WHERE e.proposal_id = p.id), :date, LEAST(p.planned_on, :date)) AS first_date
                          FROM proposals p FORCE INDEX (ix_proposals_state) LEFT JOIN proposal_days d ON d.proposal_id = p.id AND d.last_date IS NULL
                         WHERE p.creditor_id = :creditor AND d.id IS NULL
                        """)
                .param("creditor", creditorId)
                .param("date", date)
                .query((row, index) -> new Begun(
                        row.getLong("id"),
                        row.getString("state"),
                        row.getObject("dated", LocalDate.class),
                        row.getObject("voucher_number", Integer.class),
                        row.getObject("first_date", LocalDate.class)))
                .list();
    }

    private void begin(Begun one, String creditorId) {
        jdbc.sql("""
                        INSERT INTO proposal_days (proposal_id, creditor_id, state, dated, voucher_number, first_date)
                        VALUES (?, ?, ?, ?, ?, ?)
                        """)
                .params(one.proposalId(), creditorId, one.state(), one.dated(), one.voucherNumber(), one.firstDate())
                .update();
    }
}

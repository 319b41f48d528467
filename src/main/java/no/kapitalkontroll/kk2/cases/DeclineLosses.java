package no.kapitalkontroll.kk2.cases;

import no.kapitalkontroll.kk2.core.bookkeeping.ProposalKind;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * A loss that waited in Tripletex and was deleted there is the accountant's no: it is undone, nothing turns red, and the case stays on
 * hold until a person resumes it. Its deleted corrections go with it; a deleted correction of a booked loss is no such answer.
 */
@Component
public class DeclineLosses {

    private final JdbcClient jdbc;
    private final CaseLog log;

    public DeclineLosses(JdbcClient jdbc, CaseLog log) {
        this.jdbc = jdbc;
        this.log = log;
    }

    private record Deleted(long proposalId, long caseId, long writeOffId, String number) {}

    @Transactional
    public void decline(CreditorDay day) {
        var deleted = jdbc.sql("""
                        SELECT p.id, p.case_id, p.subject_id, p.number FROM proposals p
                         WHERE p.creditor_id = ? AND p.state = 'DELETED' AND p.kind = ?
                           AND (p.corrects IS NULL OR EXISTS (SELECT 1 FROM proposals f WHERE f.number = p.corrects
                                                                 AND f.state IN ('DELETED', 'DECLINED')))
                         ORDER BY p.id
                        """)
                .params(day.creditorId(), ProposalKind.WRITE_OFF.name())
                .query((row, index) -> new Deleted(
                        row.getLong("id"), row.getLong("case_id"), row.getLong("subject_id"), row.getString("number")))
                .list();
        for (var one : deleted) {
            jdbc.sql("UPDATE proposals SET state = 'DECLINED' WHERE id = ?")
                    .param(one.proposalId())
                    .update();
            jdbc.sql("UPDATE write_offs SET undone_on = ? WHERE id = ? AND undone_on IS NULL")
                    .params(day.date(), one.writeOffId())
                    .update();
            log.add(
                    one.caseId(),
                    day.date(),
                    CaseLog.KK2,
                    "write-off-declined",
                    one.number() + " was deleted in Tripletex; the case waits to be resumed");
        }
    }
}

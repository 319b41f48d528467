package no.kapitalkontroll.kk2.cases;

import java.time.LocalDate;
import no.kapitalkontroll.kk2.core.notice.LetterKind;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Drops the wish for a letter beside the procedure that has been overtaken: it is not planned again. */
@Component
public class DropRequest {

    private static final String PENDING =
            " AND dropped_on IS NULL AND (letter_id IS NULL OR letter_id IN (SELECT l.id FROM letters l WHERE l.state = 'CANCELLED'))";

    private final JdbcClient jdbc;
    private final CaseLog log;

    public DropRequest(JdbcClient jdbc, CaseLog log) {
        this.jdbc = jdbc;
        this.log = log;
    }

    /** Those of a kind that have no letter on its way; take such letters back first. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void ofKind(long caseId, LetterKind kind, String reason, LocalDate on) {
        var dropped = jdbc.sql(
                        "UPDATE letter_requests SET dropped_on = ?, dropped_reason = ? WHERE case_id = ? AND kind = ?"
                                + PENDING)
                .params(on, reason, caseId, kind.word())
                .update();
        if (dropped > 0) {
            log.add(caseId, on, CaseLog.KK2, "letter-dropped", kind.word() + ": " + reason);
        }
    }

    /** All of a case. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void ofCase(long caseId, String reason, LocalDate on) {
        for (var kind : LetterKind.values()) {
            if (!kind.isOfStep()) {
                ofKind(caseId, kind, reason, on);
            }
        }
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void one(LetterAsked asked, String reason, LocalDate on) {
        jdbc.sql("UPDATE letter_requests SET dropped_on = ?, dropped_reason = ? WHERE id = ?")
                .params(on, reason, asked.id())
                .update();
        log.add(asked.caseId(), on, CaseLog.KK2, "letter-dropped", asked.kind().word() + ": " + reason);
    }
}

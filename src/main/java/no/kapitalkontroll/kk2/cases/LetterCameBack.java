package no.kapitalkontroll.kk2.cases;

import java.time.LocalDate;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * A letter that never reached the debtor: it counts as not sent, its fee falls away, and every case that it spoke for stands
 * where it stood before, so that the step is done anew with a new date and deadline (inkassoloven § 3 a; that a deadline must
 * start anew is the careful reading, uncertain).
 */
@Component
public class LetterCameBack {

    private static final String REASON = "the letter came back";

    private final JdbcClient jdbc;
    private final CaseLog log;

    public LetterCameBack(JdbcClient jdbc, CaseLog log) {
        this.jdbc = jdbc;
        this.log = log;
    }

    /** The last letter of a step that was sent for this case; its id, or nothing when none was. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<Long> last(long caseId, String who, LocalDate on) {
        var letterId = jdbc.sql("""
                        SELECT l.id FROM letters l
                         WHERE l.state = 'SENT' AND l.step IS NOT NULL
                           AND (l.case_id = :case OR l.id IN (SELECT m.letter_id FROM letter_members m WHERE m.case_id = :case))
                         ORDER BY l.id DESC LIMIT 1
                        """).param("case", caseId).query(Long.class).optional();
        letterId.ifPresent(id -> cameBack(id, who, on));
        return letterId;
    }

    private void cameBack(long letterId, String who, LocalDate on) {
        jdbc.sql("UPDATE letters SET state = 'RETURNED' WHERE id = ?")
                .param(letterId)
                .update();
        jdbc.sql("UPDATE charges SET reversed_on = ?, reversed_reason = ? WHERE letter_id = ? AND reversed_on IS NULL")
                .params(on, REASON, letterId)
                .update();
        var cases = jdbc.sql("""
                        SELECT case_id FROM letters WHERE id = :letter
                         UNION SELECT case_id FROM letter_members WHERE letter_id = :letter
                        """).param("letter", letterId).query(Long.class).list();
        jdbc.sql("""
                        UPDATE cases c JOIN letters l ON l.case_id = c.id
                           SET c.step = l.step_before, c.letter_id = l.letter_before, c.stepped_on = NULL,
                               c.round = c.round + 1, c.state = 'OPEN'
                         WHERE l.id = ? AND c.state <> 'CLOSED'
                        """).param(letterId).update();
        jdbc.sql("""
                        UPDATE cases c JOIN letter_members m ON m.case_id = c.id
                           SET c.step = m.step_before, c.letter_id = m.letter_before, c.stepped_on = NULL,
                               c.round = c.round + 1, c.state = 'OPEN'
                         WHERE m.letter_id = ? AND c.state <> 'CLOSED'
                        """).param(letterId).update();
        cases.forEach(caseId -> log.add(caseId, on, who, "letter-came-back", "letter " + letterId));
    }
}

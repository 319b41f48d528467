package no.kapitalkontroll.kk2.cases;

import java.util.Optional;
import no.kapitalkontroll.kk2.core.procedure.Step;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Puts a case back so that a step's letter is sent anew, with a new date and deadline: it stands again at the last letter of
 * an earlier step that was sent, in a further round.
 */
@Component
public class RestartStep {

    private final JdbcClient jdbc;
    private final LeaveGroup leaveGroup;

    public RestartStep(JdbcClient jdbc, LeaveGroup leaveGroup) {
        this.jdbc = jdbc;
        this.leaveGroup = leaveGroup;
    }

    private record Stood(long letterId, Step step) {}

    /** Take back first what is planned and has not left. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void restart(long caseId, Step step) {
        // those that it was merged with stand elsewhere now, and would wait for each other
        leaveGroup.leave(caseId);
        var stood = lastSentBefore(caseId, step);
        jdbc.sql("""
                        UPDATE cases SET state = 'OPEN', step = ?, letter_id = ?, stepped_on = NULL, round = round + 1
                         WHERE id = ? AND state <> 'CLOSED'
                        """)
                .params(
                        stood.map(letter -> letter.step().word()).orElse(null),
                        stood.map(Stood::letterId).orElse(null),
                        caseId)
                .update();
    }

    private Optional<Stood> lastSentBefore(long caseId, Step step) {
        return jdbc
                .sql("""
                        SELECT id, step FROM letters WHERE state = 'SENT' AND step IS NOT NULL
                           AND (case_id = :case OR id IN (SELECT letter_id FROM letter_members WHERE case_id = :case))
                         ORDER BY id DESC
                        """)
                .param("case", caseId)
                .query((row, index) -> new Stood(row.getLong("id"), Step.ofWord(row.getString("step"))))
                .list()
                .stream()
                .filter(letter -> letter.step().compareTo(step) < 0)
                .findFirst();
    }
}

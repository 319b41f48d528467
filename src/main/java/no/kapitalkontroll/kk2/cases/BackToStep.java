package no.kapitalkontroll.kk2.cases;

import java.util.Arrays;
import no.kapitalkontroll.kk2.core.procedure.Step;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Puts a case back, so that a step that it has come to is entered anew: another letter, with its own date and deadline. */
@Component
public class BackToStep {

    private final JdbcClient jdbc;

    public BackToStep(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The case stands at the last letter of an earlier step that was sent, or at the beginning. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void beforeStep(long caseId, Step step) {
        record Letter(long id, String step) {}
        var earlier = Arrays.stream(Step.values())
                .filter(one -> one.compareTo(step) < 0)
                .map(Step::word)
                .toList();
        var last = earlier.isEmpty()
                ? null
                : jdbc.sql("""
                                SELECT l.id, l.step FROM letters l
                                 WHERE l.state = 'SENT' AND l.step IN (:earlier)
                                   AND (l.case_id = :case OR l.id IN (SELECT m.letter_id FROM letter_members m WHERE m.case_id = :case))
                                 ORDER BY l.id DESC LIMIT 1
                                """)
                        .param("earlier", earlier)
                        .param("case", caseId)
                        .query((row, index) -> new Letter(row.getLong("id"), row.getString("step")))
                        .optional()
                        .orElse(null);
        jdbc.sql(
                        "UPDATE cases SET step = ?, letter_id = ?, stepped_on = NULL, round = round + 1, state = 'OPEN' WHERE id = ?")
                .params(last == null ? null : last.step(), last == null ? null : last.id(), caseId)
                .update();
    }
}

package no.kapitalkontroll.kk2.cases;

import no.kapitalkontroll.kk2.core.procedure.Step;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Lets a disputed case go on once the objection is decided: never from the old deadline, always with a new letter. No clock
 * ran while the claim was disputed.
 */
@Component
public class GoOnAfterObjection {

    private final JdbcClient jdbc;
    private final RestartStep restartStep;

    public GoOnAfterObjection(JdbcClient jdbc, RestartStep restartStep) {
        this.jdbc = jdbc;
        this.restartStep = restartStep;
    }

    /** @param from the step whose letter is sent anew; null when none had been sent */
    @Transactional(propagation = Propagation.MANDATORY)
    public void goOn(long caseId, Step from) {
        jdbc.sql("UPDATE cases SET stopped = NULL, stopped_until = NULL, stop_cause = NULL WHERE id = ?")
                .param(caseId)
                .update();
        if (from != null) {
            restartStep.restart(caseId, from);
        }
    }
}

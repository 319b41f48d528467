package no.kapitalkontroll.kk2.cases;

import java.time.LocalDate;
import java.util.Optional;
import no.kapitalkontroll.kk2.core.procedure.Step;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Lets a disputed case go on once the objection is decided: never from the old deadline, always with a new letter. No clock
 * ran while the claim was disputed. What held it before, such as a bankruptcy, holds it still.
 */
@Component
public class GoOnAfterObjection {

    private final JdbcClient jdbc;
    private final RestartStep restartStep;

    public GoOnAfterObjection(JdbcClient jdbc, RestartStep restartStep) {
        this.jdbc = jdbc;
        this.restartStep = restartStep;
    }

    /**
     * What holds the case still.
     *
     * @param until its last day; null: until a person ends it
     */
    public record Hold(String cause, LocalDate until) {

        /** The petition was made: it stands or falls without a new letter of ours. */
        boolean isWithTheOfficer() {
            return cause.equals("enforcement");
        }

        boolean isInForce(LocalDate on) {
            return until == null || !until.isBefore(on);
        }

        @Override
        public String toString() {
            return until == null ? cause : cause + ", to the end of " + until;
        }
    }

    /**
     * Ends the dispute. A hold from before it holds the case again; its letter is sent anew when that ends.
     *
     * @param from the step whose letter is sent anew; null when none had been sent
     * @return the hold; empty when the case goes on today
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<Hold> goOn(long caseId, Step from, LocalDate today) {
        jdbc.sql("""
                        UPDATE cases c LEFT JOIN objections o ON o.id = (SELECT MAX(id) FROM objections WHERE case_id = :case)
                           SET c.stopped = o.hold, c.stopped_until = o.hold_until, c.stop_cause = o.hold_cause
                         WHERE c.id = :case AND c.stopped = 'disputed'
                        """).param("case", caseId).update();
        var hold = holdOf(caseId);
        if (from != null && hold.filter(Hold::isWithTheOfficer).isEmpty()) {
            restartStep.restart(caseId, from);
        }
        return hold.filter(kept -> kept.isInForce(today));
    }

    private Optional<Hold> holdOf(long caseId) {
        return jdbc.sql(
                        "SELECT COALESCE(stop_cause, stopped) AS cause, stopped_until FROM cases WHERE id = ? AND stopped IS NOT NULL")
                .param(caseId)
                .query((row, index) ->
                        new Hold(row.getString("cause"), row.getObject("stopped_until", LocalDate.class)))
                .optional();
    }
}

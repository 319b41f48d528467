package no.kapitalkontroll.kk2.operations;

import java.time.LocalDate;
import java.util.Optional;
import no.kapitalkontroll.kk2.cases.CaseLog;
import no.kapitalkontroll.kk2.handling.Answer;
import no.kapitalkontroll.kk2.handling.Operator;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The rows of what is parked, as a person takes them in hand. What was decided goes into the case's log, or the operators'. */
@Component
class ParkedRows {

    private final JdbcClient jdbc;
    private final CaseLog caseLog;
    private final OperatorLog operatorLog;

    ParkedRows(JdbcClient jdbc, CaseLog caseLog, OperatorLog operatorLog) {
        this.jdbc = jdbc;
        this.caseLog = caseLog;
        this.operatorLog = operatorLog;
    }

    /** @param effectId the effect that waits for a decision, else null */
    record Parked(
            long id,
            String creditorId,
            String subject,
            LocalDate releasedOn,
            Long effectId,
            Long caseId,
            String remedy) {

        /** Why nothing can be done about the row itself. */
        Optional<Answer> refusal() {
            if (releasedOn != null) {
                return Optional.of(new Answer.Refused(
                        "%s was released on %s".formatted(subject, releasedOn),
                        "look at what is parked now; it has another id if it was given up on again"));
            }
            if (effectId != null) {
                return Optional.of(new Answer.Refused(
                        "%s waits for a decision of its own".formatted(subject),
                        "decide about it as E%d".formatted(effectId)));
            }
            return Optional.empty();
        }
    }

    static Answer unknown(long parkedId) {
        return new Answer.Refused("nothing was parked as P" + parkedId, "name it as the list of what is parked does");
    }

    /** Held until the transaction ends. */
    @Transactional(propagation = Propagation.MANDATORY)
    Optional<Parked> hold(long parkedId) {
        return jdbc.sql("""
                        SELECT p.id, p.creditor_id, p.subject, p.released_on, p.remedy, IF(e.state = 'PARKED', e.id, NULL) AS effect_id,
                               COALESCE(e.case_id, c.id) AS case_id
                          FROM parked p LEFT JOIN effects e ON e.id = p.effect_id
                          LEFT JOIN cases c ON c.creditor_id = p.creditor_id AND c.invoice_id = p.invoice_id
                         WHERE p.id = ? FOR UPDATE
                        """)
                .param(parkedId)
                .query((row, index) -> new Parked(
                        row.getLong("id"),
                        row.getString("creditor_id"),
                        row.getString("subject"),
                        row.getObject("released_on", LocalDate.class),
                        row.getObject("effect_id", Long.class),
                        row.getObject("case_id", Long.class),
                        row.getString("remedy")))
                .optional();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void release(Parked parked, Operator by, LocalDate today) {
        end(parked, by, today, null);
        keep(parked, by, today, "released");
    }

    /** Released, and left alone from now on. */
    @Transactional(propagation = Propagation.MANDATORY)
    void dismiss(Parked parked, Operator by, LocalDate today) {
        end(parked, by, today, by.who());
        keep(parked, by, today, "dismissed");
    }

    private void end(Parked parked, Operator by, LocalDate today, String dismissedBy) {
        jdbc.sql("UPDATE parked SET released_on = ?, released_by = ?, dismissed_by = ? WHERE id = ?")
                .params(today, by.who(), dismissedBy, parked.id())
                .update();
    }

    private void keep(Parked parked, Operator by, LocalDate today, String event) {
        if (parked.caseId() == null) {
            operatorLog.add(by, event, parked.creditorId(), parked.subject());
        } else {
            caseLog.add(parked.caseId(), today, by.who(), event, parked.subject() + ": " + by.why());
        }
    }
}

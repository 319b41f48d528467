package no.kapitalkontroll.kk2.operations;

import java.time.LocalDate;
import no.kapitalkontroll.kk2.cases.CaseLog;
import no.kapitalkontroll.kk2.handling.Operator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Releases what was parked, once a person has mended it: the next run takes it up again. */
@Component
public class ReleaseParked {

    private static final Logger log = LoggerFactory.getLogger(ReleaseParked.class);

    private final JdbcClient jdbc;
    private final CaseLog caseLog;
    private final BusinessDate businessDate;

    public ReleaseParked(JdbcClient jdbc, CaseLog caseLog, BusinessDate businessDate) {
        this.jdbc = jdbc;
        this.caseLog = caseLog;
        this.businessDate = businessDate;
    }

    private record Parked(String creditorId, String subject, LocalDate releasedOn, String effectState, Long caseId) {}

    /** What was done, or why nothing was, as one sentence. */
    @Transactional
    public String release(long parkedId, Operator operator) {
        if (operator.refusal().isPresent()) {
            return operator.refusal().get();
        }
        var found = jdbc.sql("""
                        SELECT p.creditor_id, p.subject, p.released_on, e.state AS effect_state,
                               COALESCE(e.case_id, c.id) AS case_id
                          FROM parked p LEFT JOIN effects e ON e.id = p.effect_id
                          LEFT JOIN cases c ON c.creditor_id = p.creditor_id AND c.invoice_id = p.invoice_id
                         WHERE p.id = ?
                        """)
                .param(parkedId)
                .query((row, index) -> new Parked(
                        row.getString("creditor_id"),
                        row.getString("subject"),
                        row.getObject("released_on", LocalDate.class),
                        row.getString("effect_state"),
                        row.getObject("case_id", Long.class)))
                .optional();
        if (found.isEmpty()) {
            return "refused: nothing was parked as " + parkedId;
        }
        var parked = found.get();
        if (parked.releasedOn() != null) {
            return "nothing is done: %s was released on %s".formatted(parked.subject(), parked.releasedOn());
        }
        if ("PARKED".equals(parked.effectState())) {
            return "refused: %s waits for a decision: letterWasSent, letterWasNotSent or retryEffect"
                    .formatted(parked.subject());
        }
        return release(parkedId, parked, operator);
    }

    private String release(long parkedId, Parked parked, Operator operator) {
        var today = businessDate.today();
        var released = jdbc.sql(
                        "UPDATE parked SET released_on = ?, released_by = ? WHERE id = ? AND released_on IS NULL")
                .params(today, operator.who(), parkedId)
                .update();
        if (released == 0) {
            return "nothing is done: somebody else released %s just now".formatted(parked.subject());
        }
        if (parked.caseId() != null) {
            caseLog.add(parked.caseId(), today, operator.who(), "released", parked.subject() + ": " + operator.why());
        }
        log.info("released: {} {}, by operator {}", parked.creditorId(), parked.subject(), operator.who());
        return "done: %s is released; the next run takes it up again".formatted(parked.subject());
    }
}

package no.kapitalkontroll.kk2.cases;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Takes a case out of those that it is merged with. When it was the lead, the lowest open invoice becomes the lead. */
@Component
public class LeaveGroup {

    private final JdbcClient jdbc;

    public LeaveGroup(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Does nothing to a case that is not merged. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void leave(long caseId) {
        jdbc.sql("UPDATE cases SET merged_into = NULL WHERE id = ?")
                .param(caseId)
                .update();
        jdbc.sql(
                        "SELECT id FROM cases WHERE merged_into = ? AND state <> 'CLOSED' ORDER BY invoice_number LIMIT 1 FOR UPDATE")
                .param(caseId)
                .query(Long.class)
                .optional()
                .ifPresent(lead -> jdbc.sql(
                                "UPDATE cases SET merged_into = IF(id = :lead, NULL, :lead) WHERE merged_into = :old")
                        .param("lead", lead)
                        .param("old", caseId)
                        .update());
    }
}

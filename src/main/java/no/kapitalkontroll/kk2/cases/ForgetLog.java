package no.kapitalkontroll.kk2.cases;

import java.time.LocalDate;
import java.util.List;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The one exception to a log that is only ever added to: what the law wants forgotten. The triggers of the table let it pass
 * while the session says what it is about; they stop mistakes, and people who do not know that word. Who must not be able to
 * at all gets a database user without the right to delete.
 */
@Component
public class ForgetLog {

    private final JdbcClient jdbc;

    ForgetLog(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whether the database lets its user delete at all: the one that runs the cases may not, where users are told apart. */
    public boolean isAllowed() {
        try {
            jdbc.sql("DELETE FROM case_log WHERE 1 = 0").update();
            return true;
        } catch (DataAccessException denied) {
            return false;
        }
    }

    /** Deletes the logs of these cases; of each the number of entries and the last hash are kept. Returns how many entries. */
    @Transactional(propagation = Propagation.MANDATORY)
    public int purge(List<Long> caseIds, LocalDate on) {
        jdbc.sql("UPDATE case_log_heads SET purged_on = :on WHERE case_id IN (:ids)")
                .param("on", on)
                .param("ids", caseIds)
                .update();
        return whileSaying("purge", "DELETE FROM case_log WHERE case_id IN (:ids)", caseIds);
    }

    /** Erases what people wrote, with its salt; when, who and what stay, and the chain holds. Returns how many entries. */
    @Transactional(propagation = Propagation.MANDATORY)
    public int erase(List<Long> caseIds) {
        return whileSaying(
                "erase",
                "UPDATE case_log SET detail = '(erased)', salt = NULL WHERE case_id IN (:ids) AND actor <> 'kk2' AND salt IS NOT NULL",
                caseIds);
    }

    private int whileSaying(String word, String sql, List<Long> caseIds) {
        jdbc.sql("SET @kk2_forget = ?").param(word).update();
        try {
            return jdbc.sql(sql).param("ids", caseIds).update();
        } finally {
            // the connection goes back to the pool
            jdbc.sql("SET @kk2_forget = NULL").update();
        }
    }
}

package no.kapitalkontroll.kk2.cases;

import java.time.LocalDate;
import java.util.List;
import no.kapitalkontroll.kk2.core.procedure.Reason;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * A payment that bounced makes the debt stand again: its case goes on at the step where it was closed, and what was waived
 * because it was closed is owed again. A case that a person took back stays closed until a person reopens it; so does one that was
 * written off, as long as no more is open than was lost.
 */
@Component
public class ReopenCase {

    private final JdbcClient jdbc;
    private final LetterCameBack letterCameBack;
    private final CaseLog log;

    public ReopenCase(JdbcClient jdbc, LetterCameBack letterCameBack, CaseLog log) {
        this.jdbc = jdbc;
        this.letterCameBack = letterCameBack;
        this.log = log;
    }

    /** Reopens each closed case whose principal is open again; true when there was one. */
    @Transactional
    public boolean whereDebtIsBack(List<LoadedClaim> claims, CreditorDay day) {
        var back = claims.stream().filter(ReopenCase::isDebtBack).toList();
        for (var claim : back) {
            var id = claim.caseRow().id();
            reopen(id, day.date());
            log.add(id, day.date(), CaseLog.KK2, "reopened", "principal is open again");
        }
        return !back.isEmpty();
    }

    /** Whether a closed case is to go on: more is open than was lost, and nobody took it back. */
    public static boolean isDebtBack(LoadedClaim claim) {
        return claim.hasCase()
                && claim.caseRow().isClosed()
                && claim.caseRow().closeReason() != Reason.WITHDRAWN
                && claim.balance().principal().compareTo(claim.writtenOff()) > 0;
    }

    /** Opens a closed case at the step where it stood; what a person has given up stays given up. */
    @Transactional
    public void reopen(long caseId, LocalDate on) {
        jdbc.sql("""
                        UPDATE cases SET closed_on = NULL, close_reason = NULL,
                               state = CASE WHEN step = 'hand-over' THEN 'HANDED_OVER' ELSE 'OPEN' END
                         WHERE id = ? AND state = 'CLOSED'
                        """).param(caseId).update();
        jdbc.sql("UPDATE waivers SET undone_on = ? WHERE case_id = ? AND closing AND undone_on IS NULL")
                .params(on, caseId)
                .update();
        letterCameBack.whileItWasClosed(caseId, on);
    }
}

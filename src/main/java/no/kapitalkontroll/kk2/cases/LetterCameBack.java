package no.kapitalkontroll.kk2.cases;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
    private final LeaveGroup leaveGroup;
    private final CaseLog log;

    public LetterCameBack(JdbcClient jdbc, LeaveGroup leaveGroup, CaseLog log) {
        this.jdbc = jdbc;
        this.leaveGroup = leaveGroup;
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

    /** What a letter that came back by mail means for a case that it spoke for. */
    public enum Fate {
        /** It stood at the letter's step, and stands before it again. */
        ANEW,
        /** It had gone on from there: a person decides what becomes of it. */
        MOVED_ON,
        /** It is over; only its log tells of it. When it is reopened, it stands before the letter. */
        CLOSED
    }

    /**
     * A report says that this letter never reached its address. Take back first what is planned and has not left.
     *
     * @param status RFC 3463
     * @return each case that it spoke for
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Map<Long, Fate> byMail(long letterId, String status, LocalDate on) {
        Map<Long, Fate> fates = new LinkedHashMap<>();
        jdbc.sql("""
                        SELECT c.id, c.state, c.letter_id = :letter AS stands_by_it FROM cases c
                         WHERE c.id IN (SELECT case_id FROM letters WHERE id = :letter
                                         UNION SELECT case_id FROM letter_members WHERE letter_id = :letter)
                         ORDER BY c.id FOR UPDATE
                        """).param("letter", letterId).query(row -> {
            fates.put(row.getLong("id"), fate(row.getString("state"), row.getBoolean("stands_by_it")));
        });
        returned(letterId, on);
        putBack(letterId, having(fates, Fate.ANEW));
        // those that it was merged with stand elsewhere now, and would wait for each other
        having(fates, Fate.MOVED_ON).forEach(leaveGroup::leave);
        fates.keySet()
                .forEach(caseId -> log.add(
                        caseId, on, CaseLog.KK2, "letter-came-back", "letter %d: %s".formatted(letterId, status)));
        return fates;
    }

    /** A letter that moved nothing is asked for once more. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void besideTheProcedure(long letterId, long caseId, String status, LocalDate on) {
        returned(letterId, on);
        jdbc.sql("UPDATE letter_requests SET letter_id = NULL WHERE letter_id = ?")
                .param(letterId)
                .update();
        log.add(caseId, on, CaseLog.KK2, "letter-came-back", "letter %d: %s".formatted(letterId, status));
    }

    /** A letter that came back while the case was closed counts once it goes on again. */
    @Transactional(propagation = Propagation.MANDATORY)
    void whileItWasClosed(long caseId, LocalDate on) {
        jdbc.sql(
                        "SELECT l.id FROM cases c JOIN letters l ON l.id = c.letter_id WHERE c.id = ? AND l.state = 'RETURNED'")
                .param(caseId)
                .query(Long.class)
                .optional()
                .ifPresent(letterId -> {
                    returned(letterId, on);
                    putBack(letterId, List.of(caseId));
                });
    }

    private static Fate fate(String state, boolean standsByIt) {
        if (state.equals("CLOSED")) {
            return Fate.CLOSED;
        }
        return standsByIt ? Fate.ANEW : Fate.MOVED_ON;
    }

    private static List<Long> having(Map<Long, Fate> fates, Fate fate) {
        return fates.entrySet().stream()
                .filter(entry -> entry.getValue() == fate)
                .map(Map.Entry::getKey)
                .toList();
    }

    private void cameBack(long letterId, String who, LocalDate on) {
        returned(letterId, on);
        var cases = jdbc.sql("""
                        SELECT case_id FROM letters WHERE id = :letter
                         UNION SELECT case_id FROM letter_members WHERE letter_id = :letter
                        """).param("letter", letterId).query(Long.class).list();
        putBack(letterId, cases);
        cases.forEach(caseId -> log.add(caseId, on, who, "letter-came-back", "letter " + letterId));
    }

    /** What a closed case owed it owed: only a case that goes on is spared the fee. */
    private void returned(long letterId, LocalDate on) {
        jdbc.sql("UPDATE letters SET state = 'RETURNED' WHERE id = ?")
                .param(letterId)
                .update();
        jdbc.sql("""
                        UPDATE charges h JOIN cases c ON c.id = h.case_id SET h.reversed_on = ?, h.reversed_reason = ?
                         WHERE h.letter_id = ? AND h.reversed_on IS NULL AND c.state <> 'CLOSED'
                        """).params(on, REASON, letterId).update();
    }

    /** Where it stood when the letter was planned, in a further round. */
    private void putBack(long letterId, List<Long> caseIds) {
        if (caseIds.isEmpty()) {
            return;
        }
        jdbc.sql("""
                        UPDATE cases c
                          LEFT JOIN letters l ON l.id = :letter AND l.case_id = c.id
                          LEFT JOIN letter_members m ON m.letter_id = :letter AND m.case_id = c.id
                           SET c.step = IF(l.id IS NULL, m.step_before, l.step_before),
                               c.letter_id = IF(l.id IS NULL, m.letter_before, l.letter_before),
                               c.stepped_on = NULL, c.round = c.round + 1, c.state = 'OPEN'
                         WHERE c.id IN (:cases) AND c.state <> 'CLOSED'
                        """).param("letter", letterId).param("cases", caseIds).update();
    }
}

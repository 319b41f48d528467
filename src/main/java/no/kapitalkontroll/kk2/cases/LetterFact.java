package no.kapitalkontroll.kk2.cases;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import no.kapitalkontroll.kk2.core.notice.LetterKind;

/**
 * A letter of a case without its contents.
 *
 * @param caseId the case that it speaks for, also when it was sent in a merged case's name
 */
public record LetterFact(
        long id,
        long caseId,
        LetterKind kind,
        LocalDate date,
        LocalDate deadline,
        LocalDate previousDeadline,
        boolean feeBearing,
        State state) {

    public enum State {
        PLANNED,
        SENT,
        CANCELLED,
        /** Sent, and come back: it never reached the debtor. */
        RETURNED
    }

    static LetterFact of(ResultSet row, int index) throws SQLException {
        return new LetterFact(
                row.getLong("id"),
                row.getLong("case_id"),
                LetterKind.ofWord(row.getString("kind")),
                row.getObject("letter_date", LocalDate.class),
                row.getObject("deadline", LocalDate.class),
                row.getObject("previous_deadline", LocalDate.class),
                row.getBoolean("fee_bearing"),
                State.valueOf(row.getString("state")));
    }
}

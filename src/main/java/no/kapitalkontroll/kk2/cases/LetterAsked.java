package no.kapitalkontroll.kk2.cases;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import no.kapitalkontroll.kk2.core.notice.LetterKind;

/**
 * A letter beside the procedure that was asked for.
 *
 * @param detail what it says beyond the claim, as it is stored; null when that is nothing
 * @param cause what made it come by itself; null: a person asked for it
 * @param pending it has no letter yet, or its letter was taken back; and nothing has overtaken it
 */
public record LetterAsked(
        long id, long caseId, LetterKind kind, String detail, String cause, LocalDate requestedOn, boolean pending) {

    static final String SELECT = """
            SELECT q.id, q.case_id, q.kind, q.detail, q.cause, q.requested_on,
                   (q.dropped_on IS NULL AND (l.id IS NULL OR l.state = 'CANCELLED')) AS pending
              FROM letter_requests q LEFT JOIN letters l ON l.id = q.letter_id
            """;

    static LetterAsked of(ResultSet row, int index) throws SQLException {
        return new LetterAsked(
                row.getLong("id"),
                row.getLong("case_id"),
                LetterKind.ofWord(row.getString("kind")),
                row.getString("detail"),
                row.getString("cause"),
                row.getObject("requested_on", LocalDate.class),
                row.getBoolean("pending"));
    }

    /** Without the detail, which may name people. */
    @Override
    public String toString() {
        return kind.word() + " asked for on " + requestedOn;
    }
}

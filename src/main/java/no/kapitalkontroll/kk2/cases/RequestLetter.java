package no.kapitalkontroll.kk2.cases;

import java.time.LocalDate;
import java.util.Objects;
import no.kapitalkontroll.kk2.core.notice.LetterKind;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Asks for a letter beside the procedure. The next daily run on a business day makes it a letter of that date; it has no fee
 * and starts no clock.
 */
@Component
public class RequestLetter {

    private final JdbcClient jdbc;
    private final StoredRecords records;

    public RequestLetter(JdbcClient jdbc, StoredRecords records) {
        this.jdbc = jdbc;
        this.records = records;
    }

    /**
     * Always inside the transaction of what causes it.
     *
     * @param detail what the letter says beyond the claim: {@code Notice.ObjectionAnswer} or {@code Notice.InstalmentTerms};
     *     null for a rest letter or a receipt, which are written from the claim on their date
     * @return the id of the request
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public long of(long caseId, LetterKind kind, Object detail, LocalDate on) {
        if (kind.isOfStep()) {
            throw new IllegalArgumentException(kind.word() + " is sent by a step of the procedure");
        }
        var key = new GeneratedKeyHolder();
        jdbc.sql("INSERT INTO letter_requests (case_id, kind, detail, requested_on) VALUES (?, ?, ?, ?)")
                .params(caseId, kind.word(), detail == null ? null : records.write(detail), on)
                .update(key);
        return Objects.requireNonNull(key.getKey()).longValue();
    }

    /** By itself, once for each cause; false when it was asked for before. */
    @Transactional(propagation = Propagation.MANDATORY)
    boolean once(long caseId, LetterKind kind, String cause, LocalDate on) {
        return jdbc.sql("INSERT IGNORE INTO letter_requests (case_id, kind, cause, requested_on) VALUES (?, ?, ?, ?)")
                        .params(caseId, kind.word(), cause, on)
                        .update()
                > 0;
    }
}

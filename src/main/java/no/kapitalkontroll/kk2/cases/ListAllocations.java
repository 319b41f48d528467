package no.kapitalkontroll.kk2.cases;

import java.time.LocalDate;
import java.util.List;
import no.kapitalkontroll.kk2.core.coverage.Allocation;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What was stored of a case's payments and what they covered, superseded rows included. */
@Component
public class ListAllocations {

    private final JdbcClient jdbc;

    ListAllocations(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param supersededOn the date on which another one took its place, or the payment was gone; null while it stands */
    public record Stored(Allocation allocation, LocalDate recordedOn, LocalDate supersededOn) {}

    /** By date of the payment, then as they were stored. */
    @Transactional(readOnly = true)
    public List<Stored> of(long caseId) {
        return jdbc.sql("SELECT * FROM allocations WHERE case_id = ? ORDER BY dated, posting_id, id")
                .param(caseId)
                .query((row, index) -> new Stored(
                        StoreAllocations.allocation(row),
                        row.getObject("recorded_on", LocalDate.class),
                        row.getObject("superseded_on", LocalDate.class)))
                .list();
    }
}

package no.kapitalkontroll.kk2.cases;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What happened to a case, who did it and why: only ever added to. */
@Component
public class CaseLog {

    /** The actor of everything that no person did. */
    public static final String KK2 = "kk2";

    private final JdbcClient jdbc;
    private final Clock clock;
    private final LookAgain lookAgain;

    public CaseLog(JdbcClient jdbc, Clock clock, LookAgain lookAgain) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.lookAgain = lookAgain;
    }

    /** One entry; {@code until} null: it has no end. The detail may name people. */
    public record Entry(LocalDate dated, LocalDate until, String actor, String event, String detail) {}

    /** The whole log of a case, in the order in which things happened. */
    public List<Entry> of(long caseId) {
        return jdbc.sql("SELECT dated, until_on, actor, event, detail FROM case_log WHERE case_id = ? ORDER BY id")
                .param(caseId)
                .query((row, index) -> new Entry(
                        row.getObject("dated", LocalDate.class),
                        row.getObject("until_on", LocalDate.class),
                        row.getString("actor"),
                        row.getString("event"),
                        row.getString("detail")))
                .list();
    }

    public void add(long caseId, LocalDate dated, String actor, String event, String detail) {
        add(caseId, dated, null, actor, event, detail);
    }

    /** @param until the last day for which it holds; null: it has no end */
    public void add(long caseId, LocalDate dated, LocalDate until, String actor, String event, String detail) {
        jdbc.sql(
                        "INSERT INTO case_log (case_id, dated, until_on, at, actor, event, detail) VALUES (?, ?, ?, ?, ?, ?, ?)")
                .params(
                        caseId,
                        dated,
                        until,
                        LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC),
                        actor,
                        event,
                        detail)
                .update();
        if (!actor.equals(KK2)) {
            // whatever a person says may change what the books are to show
            lookAgain.atCase(caseId);
        }
    }
}

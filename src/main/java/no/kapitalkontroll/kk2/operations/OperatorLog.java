package no.kapitalkontroll.kk2.operations;

import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import no.kapitalkontroll.kk2.handling.Operator;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What operators did that is not about one case, who did it and why: only ever added to. What they do to a case stands in the
 * case's own log.
 */
@Component
public class OperatorLog {

    /** The most that is told at once. */
    public static final int MOST = 1000;

    private static final int LONGEST_DETAIL = 500;

    private final JdbcClient jdbc;
    private final Clock clock;

    public OperatorLog(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** One entry; {@code creditorId} null: it is about all of them. The reason may name people. */
    public record Entry(
            LocalDateTime atUtc, String actor, String action, String creditorId, String detail, String reason) {

        @Override
        public String toString() {
            return "%sZ %s %s%s %s: %s"
                    .formatted(
                            atUtc.withNano(0),
                            actor,
                            action,
                            creditorId == null ? "" : " " + creditorId,
                            detail,
                            reason);
        }
    }

    /**
     * Adds an entry.
     *
     * @param action one word that scripts can look for, such as run-now
     * @param creditorId null: it is about all of them
     * @param detail what it was done to, in ids
     */
    public void add(Operator by, String action, String creditorId, String detail) {
        jdbc.sql("INSERT INTO operator_log (at, actor, action, creditor_id, detail, reason) VALUES (?, ?, ?, ?, ?, ?)")
                .params(
                        LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC),
                        by.who(),
                        action,
                        creditorId,
                        detail.length() <= LONGEST_DETAIL ? detail : detail.substring(0, LONGEST_DETAIL - 1) + "…",
                        by.why())
                .update();
    }

    /** The newest first; {@code creditorId} null: of all, else of this creditor and of what is about all of them. */
    public List<Entry> newest(String creditorId, int most) {
        return jdbc.sql("""
                        SELECT at, actor, action, creditor_id, detail, reason FROM operator_log
                         WHERE :creditor IS NULL OR creditor_id = :creditor OR creditor_id IS NULL
                         ORDER BY id DESC LIMIT :most
                        """)
                .param("creditor", creditorId)
                .param("most", Math.max(1, Math.min(most, MOST)))
                .query((row, index) -> new Entry(
                        row.getObject("at", LocalDateTime.class),
                        row.getString("actor"),
                        row.getString("action"),
                        row.getString("creditor_id"),
                        row.getString("detail"),
                        row.getString("reason")))
                .list();
    }
}

package no.kapitalkontroll.kk2.outbox;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Claims effects for one instance, committed before any call is made. Rows that another instance holds are skipped, never
 * waited for. Each run tries an effect at most once; a later run tries again.
 */
@Component
public class ClaimEffects {

    static final String COLUMNS =
            "e.id, e.creditor_id, e.case_id, e.kind, e.state, e.letter_id, e.proposal_id, e.due_on, e.external_id, e.attempts";

    static final int LEASE_MINUTES = 10;

    private static final String WAITS =
            "e.state IN ('PLANNED', 'FAILED') AND (e.tried_in_run IS NULL OR e.tried_in_run <> :run)";

    private final JdbcClient jdbc;

    public ClaimEffects(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The next batch, oldest first; empty when nothing more is due in this run. */
    @Transactional
    public List<Effect> claim(
            EffectKind kind, String creditorId, long runId, LocalDate date, String instance, int atMost) {
        var due =
                switch (kind) {
                    case MAIL -> "e.due_on = :date AND l.pdf IS NOT NULL";
                    case PRINT -> "e.due_on >= :date AND l.pdf IS NOT NULL";
                    case DIGEST -> "e.due_on = :date";
                    case VOUCHER, ATTACHMENT, CLOSE_POSTINGS, CASE_STATUS -> "TRUE";
                };
        var search = """
                SELECT e.id FROM effects e LEFT JOIN letters l ON l.id = e.letter_id
                 WHERE e.creditor_id = :creditor AND e.kind = :kind AND %s AND %s AND e.id > :after
                 ORDER BY e.id LIMIT :atMost
                """.formatted(WAITS, due);
        List<Effect> claimed = List.of();
        var after = 0L;
        while (claimed.isEmpty()) {
            var named = jdbc.sql(search)
                    .param("creditor", creditorId)
                    .param("kind", kind.name())
                    .param("run", runId)
                    .param("after", after)
                    .param("atMost", atMost);
            var found = (kind.isDated() ? named.param("date", date) : named)
                    .query(Long.class)
                    .list();
            if (found.isEmpty()) {
                return List.of();
            }
            claimed = lock(found, runId);
            after = found.get(found.size() - 1);
        }
        return claimed(claimed, runId, instance);
    }

    /**
     * By their ids alone: a search that locks takes every row that it passes, also another creditor's, and that one's claim would skip
     * its own letters without a word.
     */
    private List<Effect> lock(List<Long> ids, long runId) {
        return jdbc.sql("SELECT %s FROM effects e WHERE e.id IN (:ids) AND %s ORDER BY e.id FOR UPDATE SKIP LOCKED"
                        .formatted(COLUMNS, WAITS))
                .param("ids", ids)
                .param("run", runId)
                .query(ClaimEffects::effect)
                .list();
    }

    private List<Effect> claimed(List<Effect> claimed, long runId, String instance) {
        jdbc.sql("""
                            UPDATE effects SET state = 'CLAIMED', attempts = attempts + 1, tried_in_run = :run, claimed_by = :instance,
                                   claimed_at = UTC_TIMESTAMP(6), lease_until = UTC_TIMESTAMP(6) + INTERVAL :lease MINUTE
                             WHERE id IN (:ids)
                            """)
                .param("run", runId)
                .param("instance", instance)
                .param("lease", LEASE_MINUTES)
                .param("ids", claimed.stream().map(Effect::id).toList())
                .update();
        return claimed.stream()
                .map(effect -> new Effect(
                        effect.id(),
                        effect.creditorId(),
                        effect.caseId(),
                        effect.kind(),
                        EffectState.CLAIMED,
                        effect.letterId(),
                        effect.proposalId(),
                        effect.dueOn(),
                        effect.externalId(),
                        effect.attempts() + 1))
                .toList();
    }

    static Effect effect(ResultSet row, int index) throws SQLException {
        return new Effect(
                row.getLong("id"),
                row.getString("creditor_id"),
                row.getLong("case_id"),
                EffectKind.valueOf(row.getString("kind")),
                EffectState.valueOf(row.getString("state")),
                row.getObject("letter_id", Long.class),
                row.getObject("proposal_id", Long.class),
                row.getObject("due_on", LocalDate.class),
                row.getString("external_id"),
                row.getInt("attempts"));
    }
}

package no.kapitalkontroll.kk2.outbox;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Finds effects by how they stand. */
@Component
public class FindEffects {

    private final JdbcClient jdbc;

    public FindEffects(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Letters that were not accepted on their printed date: neither sent, nor possibly sent. */
    public List<Effect> lettersNotSentBefore(String creditorId, LocalDate date) {
        return jdbc.sql("SELECT " + ClaimEffects.COLUMNS + """
                         FROM effects e
                        WHERE e.creditor_id = ? AND e.kind IN ('MAIL', 'PRINT') AND e.state IN ('PLANNED', 'FAILED')
                          AND e.due_on < ? ORDER BY e.id""")
                .params(creditorId, date)
                .query(ClaimEffects::effect)
                .list();
    }

    /** Digests of earlier dates that did not leave: a later one tells what they told. */
    public List<Effect> digestsNotSentBefore(String creditorId, LocalDate date) {
        return jdbc.sql("SELECT " + ClaimEffects.COLUMNS + """
                         FROM effects e
                        WHERE e.creditor_id = ? AND e.kind = 'DIGEST' AND e.state IN ('PLANNED', 'FAILED')
                          AND e.due_on < ? ORDER BY e.id""")
                .params(creditorId, date)
                .query(ClaimEffects::effect)
                .list();
    }

    /** A claim whose lease ran out was cut off between the call and its record: its outcome is unknown. */
    @Transactional
    public int forgetExpiredClaims(String creditorId) {
        return jdbc.sql("""
                        UPDATE effects SET state = 'UNKNOWN', was_unknown = TRUE, reason = 'cut off before it was settled', lease_until = NULL
                         WHERE creditor_id = ? AND state = 'CLAIMED' AND lease_until < UTC_TIMESTAMP(6)
                        """).param(creditorId).update();
    }

    /** Effects with an unknown outcome that are old enough for the other side to show them; those of a newer version are its own. */
    public List<Effect> unknown(String creditorId, Duration minimumAge) {
        return jdbc.sql("SELECT " + ClaimEffects.COLUMNS + """
                         FROM effects e
                        WHERE e.creditor_id = :creditor AND e.state = 'UNKNOWN' AND e.kind IN (:known)
                          AND e.claimed_at <= UTC_TIMESTAMP(6) - INTERVAL :age MICROSECOND ORDER BY e.id""")
                .param("creditor", creditorId)
                .param("known", Stream.of(EffectKind.values()).map(Enum::name).toList())
                .param("age", minimumAge.toNanos() / 1000)
                .query(ClaimEffects::effect)
                .list();
    }

    public List<Effect> ofLetter(long letterId) {
        return jdbc.sql("SELECT " + ClaimEffects.COLUMNS + " FROM effects e WHERE e.letter_id = ? ORDER BY e.id")
                .param(letterId)
                .query(ClaimEffects::effect)
                .list();
    }

    /** Whether an earlier attempt may have reached the other side: it ended without an answer, or was cut off. */
    public boolean mayHaveHappened(Effect effect) {
        return jdbc.sql("SELECT was_unknown FROM effects WHERE id = ?")
                .param(effect.id())
                .query(Boolean.class)
                .single();
    }

    /** Those of a kind that wait for a try. */
    public List<Effect> toTry(String creditorId, EffectKind kind) {
        return jdbc.sql("SELECT " + ClaimEffects.COLUMNS + """
                         FROM effects e
                        WHERE e.creditor_id = ? AND e.kind = ? AND e.state IN ('PLANNED', 'FAILED') ORDER BY e.id""")
                .params(creditorId, kind.name())
                .query(ClaimEffects::effect)
                .list();
    }

    /** Letters that a run of this date would send: written, and neither sent nor given up on. */
    public List<Effect> lettersToGo(String creditorId, LocalDate date) {
        return jdbc.sql("SELECT " + ClaimEffects.COLUMNS + """
                         FROM effects e JOIN letters l ON l.id = e.letter_id
                        WHERE e.creditor_id = ? AND e.state IN ('PLANNED', 'FAILED') AND l.pdf IS NOT NULL
                          AND ((e.kind = 'MAIL' AND e.due_on = ?) OR (e.kind = 'PRINT' AND e.due_on >= ?)) ORDER BY e.id""")
                .params(creditorId, date, date)
                .query(ClaimEffects::effect)
                .list();
    }

    public Effect byId(long id) {
        return byIds(List.of(id)).get(0);
    }

    /** In the order of their ids. */
    public List<Effect> byIds(Collection<Long> ids) {
        return jdbc.sql("SELECT " + ClaimEffects.COLUMNS + " FROM effects e WHERE e.id IN (:ids) ORDER BY e.id")
                .param("ids", ids)
                .query(ClaimEffects::effect)
                .list();
    }

    /** One effect, held until the transaction ends: nobody else decides about it meanwhile. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<Effect> hold(long id) {
        return jdbc.sql("SELECT " + ClaimEffects.COLUMNS + " FROM effects e WHERE e.id = ? FOR UPDATE")
                .param(id)
                .query(ClaimEffects::effect)
                .optional();
    }

    /** Closings that were left to a person, of cases of which nothing lies open any more. */
    public List<Effect> closedByHand(String creditorId) {
        return jdbc.sql("SELECT " + ClaimEffects.COLUMNS + """
                         FROM effects e JOIN cases c ON c.id = e.case_id
                        WHERE e.creditor_id = ? AND e.state = 'PARKED' AND e.kind = 'CLOSE_POSTINGS'
                          AND NOT EXISTS (SELECT 1 FROM postings p WHERE p.creditor_id = c.creditor_id AND p.open
                                             AND (p.invoice_id = c.invoice_id OR p.invoice_id IN (SELECT n.invoice_id FROM invoices n
                                                  WHERE n.creditor_id = c.creditor_id AND n.credited_invoice_id = c.invoice_id)))
                        ORDER BY e.id""")
                .param(creditorId)
                .query(ClaimEffects::effect)
                .list();
    }

    /** Letters that should have left and that nobody has tried to send; 0 after a run that came through. */
    public int lettersNotTried(String creditorId, LocalDate date) {
        return jdbc.sql("""
                        SELECT COUNT(*) FROM effects e JOIN letters l ON l.id = e.letter_id
                         WHERE e.creditor_id = :creditor AND e.kind IN ('MAIL', 'PRINT') AND e.state = 'PLANNED' AND e.attempts = 0
                           AND l.pdf IS NOT NULL AND (e.due_on = :date OR (e.kind = 'PRINT' AND e.due_on > :date))
                        """)
                .param("creditor", creditorId)
                .param("date", date)
                .query(Integer.class)
                .single();
    }

    /** What still waits for a later try, or for somebody who knows. */
    public List<String> unfinished(String creditorId) {
        return jdbc.sql("""
                        SELECT CONCAT('effect ', id, ' ', kind, ' ', state, ': ', COALESCE(reason, 'waits')) FROM effects
                         WHERE creditor_id = ? AND state IN ('FAILED', 'UNKNOWN', 'CLAIMED') ORDER BY id
                        """).param(creditorId).query(String.class).list();
    }
}

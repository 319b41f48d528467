package no.kapitalkontroll.kk2.outbox;

import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The one place that writes how an effect ended. Every write is guarded by the attempt: an instance that lost its lease
 * while it was away cannot settle what another one has taken over.
 */
@Component
public class SettleEffect {

    private static final Logger log = LoggerFactory.getLogger(SettleEffect.class);

    private final JdbcClient jdbc;
    private final Clock clock;

    public SettleEffect(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The other side has it; {@code evidence} says how we know. */
    @Transactional
    public boolean done(Effect effect, String evidence) {
        return settle(effect, EffectState.DONE, evidence, null);
    }

    /** It did not happen and may be tried again by a later run. */
    @Transactional
    public boolean failed(Effect effect, String reason) {
        return settle(effect, EffectState.FAILED, null, reason);
    }

    /** Nobody knows: nothing is repeated before somebody asked. */
    @Transactional
    public boolean unknown(Effect effect, String reason) {
        return settle(effect, EffectState.UNKNOWN, null, reason);
    }

    /** It was asked for and is not there: it may be sent (again). */
    @Transactional
    public boolean planAgain(Effect effect, String reason) {
        return settle(effect, EffectState.PLANNED, null, reason);
    }

    /** Given up on until an operator decides. */
    @Transactional
    public boolean parked(Effect effect, String reason) {
        return settle(effect, EffectState.PARKED, null, reason);
    }

    /** No longer wanted. */
    @Transactional
    public boolean cancelled(Effect effect, String reason) {
        return settle(effect, EffectState.CANCELLED, null, reason);
    }

    /** A person said that it shall not be tried any more: it is not planned again either. */
    @Transactional
    public boolean dismissed(Effect effect, String who) {
        var cancelled = settle(effect, EffectState.CANCELLED, null, "dismissed by operator " + who);
        if (cancelled) {
            jdbc.sql("UPDATE effects SET dismissed_by = ? WHERE id = ?")
                    .params(who, effect.id())
                    .update();
        }
        return cancelled;
    }

    private boolean settle(Effect effect, EffectState to, String evidence, String reason) {
        var now = LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
        var written = jdbc.sql("""
                        UPDATE effects
                           SET state = ?, evidence = ?, reason = ?, settled_at = ?, lease_until = NULL,
                               was_unknown = was_unknown OR ?
                         WHERE id = ? AND attempts = ? AND state = ?
                        """)
                .params(
                        to.name(),
                        evidence,
                        reason,
                        now,
                        to == EffectState.UNKNOWN,
                        effect.id(),
                        effect.attempts(),
                        effect.state().name())
                .update();
        if (written == 0) {
            log.warn(
                    "effect {} attempt {} was settled by somebody else; {} is not written",
                    effect.id(),
                    effect.attempts(),
                    to);
            return false;
        }
        if (to == EffectState.DONE && effect.kind().isLetter()) {
            jdbc.sql("UPDATE letters SET state = 'SENT' WHERE id = ?")
                    .param(effect.letterId())
                    .update();
        }
        log.info(
                "effect {} {} attempt {} {} {}",
                effect.id(),
                effect.kind(),
                effect.attempts(),
                to,
                reason == null ? "" : reason);
        return true;
    }
}

package no.kapitalkontroll.kk2.outbox;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Asked right before a call that cannot be taken back: an instance that stood still past its lease may have been taken over from, and
 * the other one may have made the call by now. Whoever asks in time begins its lease anew, so that a long batch keeps it.
 *
 * <p>What is left: who stands still for a whole lease between this answer and the call itself makes it all the same. Callers keep
 * that moment short and look at a clock that goes on meanwhile.
 */
@Component
public class KeepClaim {

    private final JdbcClient jdbc;

    public KeepClaim(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** False when this attempt is somebody else's to repeat by now. Committed before it answers. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public boolean isKept(Effect effect) {
        return jdbc.sql("""
                        UPDATE effects SET claimed_at = UTC_TIMESTAMP(6), lease_until = UTC_TIMESTAMP(6) + INTERVAL ? MINUTE
                         WHERE id = ? AND attempts = ? AND state = 'CLAIMED'
                        """)
                        .params(ClaimEffects.LEASE_MINUTES, effect.id(), effect.attempts())
                        .update()
                == 1;
    }
}

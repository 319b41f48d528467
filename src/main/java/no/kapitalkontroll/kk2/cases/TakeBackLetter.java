package no.kapitalkontroll.kk2.cases;

import java.time.LocalDate;
import no.kapitalkontroll.kk2.outbox.Effect;
import no.kapitalkontroll.kk2.outbox.EffectState;
import no.kapitalkontroll.kk2.outbox.FindEffects;
import no.kapitalkontroll.kk2.outbox.SettleEffect;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes a letter back that will not leave: its effects are cancelled, its charges reversed, and the case stands where it
 * stood before, so that the step is planned anew. A letter of which one copy has gone out stays.
 */
@Component
public class TakeBackLetter {

    private final JdbcClient jdbc;
    private final FindEffects findEffects;
    private final SettleEffect settle;
    private final CaseLog log;
    private final Park park;

    public TakeBackLetter(JdbcClient jdbc, FindEffects findEffects, SettleEffect settle, CaseLog log, Park park) {
        this.jdbc = jdbc;
        this.findEffects = findEffects;
        this.settle = settle;
        this.log = log;
        this.park = park;
    }

    /** Every letter whose printed date ended before it was accepted (rules § 1). */
    @Transactional
    public int notSentInTime(CreditorDay day) {
        var late = findEffects.lettersNotSentBefore(day.creditorId(), day.date());
        late.forEach(effect -> takeBack(effect, "not-sent-in-time", day.date()));
        return late.size();
    }

    @Transactional
    public void takeBack(Effect effect, String reason, LocalDate on) {
        if (!settle.cancelled(effect, reason)) {
            return;
        }
        var copies = findEffects.ofLetter(effect.letterId());
        if (copies.stream()
                .anyMatch(copy -> copy.state() == EffectState.DONE
                        || copy.state() == EffectState.UNKNOWN
                        || copy.state() == EffectState.PARKED
                        || copy.state() == EffectState.CLAIMED)) {
            return;
        }
        copies.stream()
                .filter(copy -> copy.state() == EffectState.PLANNED || copy.state() == EffectState.FAILED)
                .forEach(copy -> settle.cancelled(copy, reason));
        jdbc.sql("UPDATE letters SET state = 'CANCELLED' WHERE id = ?")
                .param(effect.letterId())
                .update();
        jdbc.sql("UPDATE charges SET reversed_on = ?, reversed_reason = ? WHERE letter_id = ? AND reversed_on IS NULL")
                .params(on, reason, effect.letterId())
                .update();
        stepBack(effect.caseId(), effect.letterId());
        park.release(effect.creditorId(), "letter " + effect.letterId(), on, CaseLog.KK2);
        log.add(effect.caseId(), on, CaseLog.KK2, "letter-taken-back", "letter " + effect.letterId() + ": " + reason);
    }

    /** The case stands again at the step of the last letter that was sent; at none, when there is none. */
    private void stepBack(long caseId, long letterId) {
        record Sent(long id, String step) {}
        var sent = jdbc.sql(
                        "SELECT id, step FROM letters WHERE case_id = ? AND state = 'SENT' ORDER BY id DESC LIMIT 1")
                .param(caseId)
                .query((row, index) -> new Sent(row.getLong("id"), row.getString("step")))
                .optional();
        jdbc.sql("UPDATE cases SET step = ?, letter_id = ?, stepped_on = NULL WHERE id = ? AND letter_id = ?")
                .params(sent.map(Sent::step).orElse(null), sent.map(Sent::id).orElse(null), caseId, letterId)
                .update();
    }
}

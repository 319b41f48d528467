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

    /** Every letter of a case that is planned and has not been begun with. */
    @Transactional
    public int unsentOf(long caseId, String reason, LocalDate on) {
        var planned = jdbc.sql("SELECT id FROM letters WHERE case_id = ? AND state = 'PLANNED'")
                .param(caseId)
                .query(Long.class)
                .list();
        planned.forEach(letterId -> findEffects.ofLetter(letterId).stream()
                .filter(effect -> effect.state() == EffectState.PLANNED || effect.state() == EffectState.FAILED)
                .findFirst()
                .ifPresent(effect -> takeBack(effect, reason, on)));
        return planned.size();
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
        stepMembersBack(effect.letterId(), reason, on);
        park.release(effect.creditorId(), "letter " + effect.letterId(), on, CaseLog.KK2);
        log.add(effect.caseId(), on, CaseLog.KK2, "letter-taken-back", "letter " + effect.letterId() + ": " + reason);
    }

    /** The case stands again where it stood when the letter was planned; a letter beside the procedure moved nothing. */
    private void stepBack(long caseId, long letterId) {
        jdbc.sql("""
                        UPDATE cases c JOIN letters l ON l.id = c.letter_id
                           SET c.step = l.step_before, c.letter_id = l.letter_before, c.stepped_on = NULL
                         WHERE c.id = ? AND c.letter_id = ?
                        """).params(caseId, letterId).update();
    }

    /** So do those that the letter spoke for besides. */
    private void stepMembersBack(long letterId, String reason, LocalDate on) {
        jdbc.sql("""
                        UPDATE cases c JOIN letter_members m ON m.case_id = c.id
                           SET c.step = m.step_before, c.letter_id = m.letter_before, c.stepped_on = NULL
                         WHERE m.letter_id = ? AND c.letter_id = ?
                        """).params(letterId, letterId).update();
        jdbc.sql("SELECT case_id FROM letter_members WHERE letter_id = ?")
                .param(letterId)
                .query(Long.class)
                .list()
                .forEach(member ->
                        log.add(member, on, CaseLog.KK2, "letter-taken-back", "letter " + letterId + ": " + reason));
    }
}

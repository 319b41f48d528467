package no.kapitalkontroll.kk2.operations;

import no.kapitalkontroll.kk2.cases.CaseLog;
import no.kapitalkontroll.kk2.cases.Park;
import no.kapitalkontroll.kk2.cases.TakeBackLetter;
import no.kapitalkontroll.kk2.handling.Answer;
import no.kapitalkontroll.kk2.handling.Operator;
import no.kapitalkontroll.kk2.outbox.Effect;
import no.kapitalkontroll.kk2.outbox.EffectState;
import no.kapitalkontroll.kk2.outbox.FindEffects;
import no.kapitalkontroll.kk2.outbox.SettleEffect;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Settles a letter of which nobody knew whether it left, by what an operator found out (rules § 1): it was sent, and the next
 * step's clock runs from its printed date; or it was not, and the step is planned anew.
 */
@Component
public class SettleParkedLetter {

    private static final Logger log = LoggerFactory.getLogger(SettleParkedLetter.class);

    private final FindEffects findEffects;
    private final SettleEffect settleEffect;
    private final TakeBackLetter takeBackLetter;
    private final Park park;
    private final CaseLog caseLog;
    private final BusinessDate businessDate;

    public SettleParkedLetter(
            FindEffects findEffects,
            SettleEffect settleEffect,
            TakeBackLetter takeBackLetter,
            Park park,
            CaseLog caseLog,
            BusinessDate businessDate) {
        this.findEffects = findEffects;
        this.settleEffect = settleEffect;
        this.takeBackLetter = takeBackLetter;
        this.park = park;
        this.caseLog = caseLog;
        this.businessDate = businessDate;
    }

    @Transactional
    public Answer settle(long effectId, boolean wasSent, Operator operator) {
        if (operator.refusal().isPresent()) {
            return operator.refused();
        }
        var found = findEffects.hold(effectId);
        if (found.isEmpty()) {
            return EffectRefusals.unknown(effectId);
        }
        var effect = found.get();
        if (!effect.kind().isLetter()) {
            return new Answer.Refused(
                    "effect %d is a %s, not a letter".formatted(effectId, effect.kind()), "retry it, or dismiss it");
        }
        if (effect.state() != EffectState.PARKED) {
            return EffectRefusals.notParked(effect);
        }
        return record(effect, wasSent, operator);
    }

    private Answer record(Effect effect, boolean wasSent, Operator operator) {
        var today = businessDate.today();
        if (wasSent) {
            if (!settleEffect.done(effect, "operator " + operator.who())) {
                return EffectRefusals.settledMeanwhile(effect.id());
            }
        } else {
            takeBackLetter.takeBack(effect, "not sent, says operator " + operator.who(), today);
        }
        var event = wasSent ? "letter-was-sent" : "letter-was-not-sent";
        park.release(effect.creditorId(), "effect " + effect.id(), today, operator.who());
        caseLog.add(
                effect.caseId(),
                today,
                operator.who(),
                event,
                "letter %d, effect %d: %s".formatted(effect.letterId(), effect.id(), operator.why()));
        log.info("{}: effect {}, letter {}, by operator {}", event, effect.id(), effect.letterId(), operator.who());
        return new Answer.Done(
                wasSent
                        ? "letter %d was sent on its printed date".formatted(effect.letterId())
                        : "effect %d is taken back; a letter of which no other copy went out is planned anew by the next run"
                                .formatted(effect.id()));
    }
}

package no.kapitalkontroll.kk2.operations;

import no.kapitalkontroll.kk2.cases.CaseLog;
import no.kapitalkontroll.kk2.creditor.Creditors;
import no.kapitalkontroll.kk2.handling.Answer;
import no.kapitalkontroll.kk2.handling.Operator;
import no.kapitalkontroll.kk2.outbox.EffectState;
import no.kapitalkontroll.kk2.outbox.FindEffects;
import no.kapitalkontroll.kk2.proposal.SendAgain;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Lets the next run try a parked voucher, attachment or closing again, once a person has mended what it was refused for. It is looked up
 * before it is sent, as every repeat is.
 */
@Component
public class RetryParkedEffect {

    private static final Logger log = LoggerFactory.getLogger(RetryParkedEffect.class);

    private final FindEffects findEffects;
    private final Creditors creditors;
    private final SendAgain sendAgain;
    private final CaseLog caseLog;
    private final BusinessDate businessDate;

    public RetryParkedEffect(
            FindEffects findEffects,
            Creditors creditors,
            SendAgain sendAgain,
            CaseLog caseLog,
            BusinessDate businessDate) {
        this.findEffects = findEffects;
        this.creditors = creditors;
        this.sendAgain = sendAgain;
        this.caseLog = caseLog;
        this.businessDate = businessDate;
    }

    @Transactional
    public Answer retry(long effectId, Operator operator) {
        if (operator.refusal().isPresent()) {
            return operator.refused();
        }
        var found = findEffects.hold(effectId);
        if (found.isEmpty()) {
            return EffectRefusals.unknown(effectId);
        }
        var effect = found.get();
        if (effect.kind().isLetter()) {
            return new Answer.Refused(
                    "effect %d is a letter, and may have left".formatted(effectId),
                    "find out whether it did, then say letterWasSent or letterWasNotSent (letter-was-sent, letter-was-not-sent)");
        }
        if (effect.state() != EffectState.PARKED) {
            return EffectRefusals.notParked(effect);
        }
        if (creditors.inForce().stream().noneMatch(one -> one.id().equals(effect.creditorId()))) {
            return new Answer.Refused(
                    "%s is not in force, so that no run would try it".formatted(effect.creditorId()),
                    "put the creditor's file back into KK2_CREDITORS");
        }
        var today = businessDate.today();
        if (!sendAgain.send(effect, operator.who(), today)) {
            return EffectRefusals.settledMeanwhile(effectId);
        }
        caseLog.add(
                effect.caseId(),
                today,
                operator.who(),
                "effect-retried",
                "effect %d %s: %s".formatted(effectId, effect.kind(), operator.why()));
        log.info("effect-retried: effect {} {}, by operator {}", effectId, effect.kind(), operator.who());
        return new Answer.Done("the next run tries effect %d again".formatted(effectId));
    }
}

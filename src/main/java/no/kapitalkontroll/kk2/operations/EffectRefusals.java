package no.kapitalkontroll.kk2.operations;

import no.kapitalkontroll.kk2.handling.Answer;
import no.kapitalkontroll.kk2.outbox.Effect;

/** Refusals that several decisions about effects share. */
final class EffectRefusals {

    private EffectRefusals() {}

    static Answer unknown(long effectId) {
        return new Answer.Refused("there is no effect " + effectId, "name one as the list of what is parked does");
    }

    static Answer notParked(Effect effect) {
        return new Answer.Refused(
                "effect %d is %s, not PARKED".formatted(effect.id(), effect.state()),
                "only what is parked waits for a decision; the runs see to the rest");
    }

    static Answer settledMeanwhile(long effectId) {
        return new Answer.Refused(
                "somebody else settled effect %d just now".formatted(effectId), "look at it again, then decide");
    }
}

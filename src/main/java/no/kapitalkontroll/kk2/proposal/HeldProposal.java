package no.kapitalkontroll.kk2.proposal;

import java.util.Set;
import no.kapitalkontroll.kk2.core.reconciliation.ProposalStanding.State;
import no.kapitalkontroll.kk2.handling.Answer;
import no.kapitalkontroll.kk2.outbox.Effect;
import no.kapitalkontroll.kk2.voucher.VoucherToPost;

/** A proposal with the effect that carries it out, as it stands. */
record HeldProposal(ProposalRef ref, State state, VoucherToPost voucher) {

    long id() {
        return effect().proposalId();
    }

    long caseId() {
        return effect().caseId();
    }

    Effect effect() {
        return voucher.effect();
    }

    boolean isOneOf(Set<State> states) {
        return states.contains(state);
    }

    Answer is(String remedy) {
        return new Answer.Refused("proposal %s is %s".formatted(ref, state), remedy);
    }
}

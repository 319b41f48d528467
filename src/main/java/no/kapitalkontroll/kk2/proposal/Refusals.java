package no.kapitalkontroll.kk2.proposal;

import no.kapitalkontroll.kk2.handling.Answer;
import no.kapitalkontroll.kk2.tripletex.TripletexFailure;

/** Refusals that several actions share. */
final class Refusals {

    private Refusals() {}

    static Answer settledMeanwhile(HeldProposal held) {
        return new Answer.Refused(
                "a run settled proposal %s just now".formatted(held.ref()), "look at it again, then decide");
    }

    static Answer of(TripletexFailure failure) {
        return new Answer.Refused(failure.getMessage(), failure.remedy());
    }
}

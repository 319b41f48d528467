package no.kapitalkontroll.kk2.voucher;

import java.util.List;
import no.kapitalkontroll.kk2.cases.CreditorDay;
import no.kapitalkontroll.kk2.cases.GivenUp;
import no.kapitalkontroll.kk2.outbox.Effect;
import no.kapitalkontroll.kk2.outbox.FailureClass;
import no.kapitalkontroll.kk2.outbox.SettleEffect;
import no.kapitalkontroll.kk2.tripletex.TripletexFailure;
import org.springframework.stereotype.Component;

/** What a failed call means for its effect: later again, nobody knows, or a person must look. */
@Component
public class SettleFailure {

    private final SettleEffect settle;

    public SettleFailure(SettleEffect settle) {
        this.settle = settle;
    }

    /**
     * What is given up on, for parking; nothing when it goes on by itself.
     *
     * @param what in the words of people, without names
     */
    List<GivenUp> settle(Effect effect, RuntimeException failure, String what, CreditorDay day) {
        if (failure instanceof TripletexFailure tripletex && tripletex.failureClass() == FailureClass.RETRY) {
            settle.failed(effect, failure.getMessage());
            return List.of();
        }
        if (failure instanceof TripletexFailure tripletex && tripletex.failureClass() == FailureClass.UNKNOWN) {
            settle.unknown(effect, failure.getMessage());
            return List.of();
        }
        settle.parked(effect, failure.getMessage());
        return List.of(new GivenUp(
                effect.creditorId(),
                "effect " + effect.id(),
                null,
                effect.id(),
                what + ": " + failure.getMessage(),
                remedy(failure),
                day.date()));
    }

    private static String remedy(RuntimeException failure) {
        return failure instanceof TripletexFailure tripletex
                ? tripletex.remedy()
                : ((UnbookableProposal) failure).remedy();
    }
}

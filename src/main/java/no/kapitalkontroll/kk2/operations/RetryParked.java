package no.kapitalkontroll.kk2.operations;

import no.kapitalkontroll.kk2.cases.ParkedId;
import no.kapitalkontroll.kk2.handling.Answer;
import no.kapitalkontroll.kk2.handling.Operator;
import org.springframework.stereotype.Component;

/** Lets the next run try again what was given up on, whatever it is. Nothing is sent by this: a run looks it up first. */
@Component
public class RetryParked {

    private final RetryParkedEffect retryParkedEffect;
    private final ReleaseParked releaseParked;

    RetryParked(RetryParkedEffect retryParkedEffect, ReleaseParked releaseParked) {
        this.retryParkedEffect = retryParkedEffect;
        this.releaseParked = releaseParked;
    }

    public Answer retry(ParkedId id, Operator by) {
        return switch (id.kind()) {
            case EFFECT -> retryParkedEffect.retry(id.number(), by);
            case ROW -> releaseParked.release(id.number(), by);
        };
    }
}

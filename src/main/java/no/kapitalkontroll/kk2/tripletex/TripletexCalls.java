package no.kapitalkontroll.kk2.tripletex;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import org.apache.camel.ExchangeProperty;
import org.springframework.stereotype.Component;

/** First and last step of the route {@code call-tripletex}. */
@Component("tripletexCalls")
public final class TripletexCalls {

    private static final int MOST_ATTEMPTS = 10;

    private final TripletexSettings settings;
    private final Sleeper sleeper;

    TripletexCalls(TripletexSettings settings, Sleeper sleeper) {
        this.settings = settings;
        this.sleeper = sleeper;
    }

    /** @param attempts in all, from the route file; held between 1 and 10 whatever it says */
    public CallInProgress begin(TripletexCall call, int attempts) {
        return new CallInProgress(
                call,
                Math.max(1, Math.min(attempts, MOST_ATTEMPTS)),
                sleeper.nanos(),
                settings.callDeadline(),
                Duration.ofMillis(settings.retryPauseMs()));
    }

    /** @throws TripletexFailure what the last attempt ended with */
    public ObjectNode result(@ExchangeProperty("call") CallInProgress call) {
        return call.result();
    }
}

package no.kapitalkontroll.kk2.tripletex;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;
import no.kapitalkontroll.kk2.outbox.FailureClass;
import org.apache.camel.ExchangeProperty;
import org.springframework.stereotype.Component;

/**
 * Keeps every employee token within its own rate limit, which Tripletex counts per token in short windows and tells in the
 * headers {@code X-Rate-Limit-*}. Nobody waits while there is budget; a 429 stops all calls of that token, not only its own.
 */
@Component("tripletexThrottle")
public final class Throttle {

    /** Seen length of a window, for a 429 that says nothing. */
    private static final Duration USUAL_WINDOW = Duration.ofSeconds(10);

    private static final int JITTER_MS = 500;
    private static final int UNKNOWN = -1;

    private final Map<String, Budget> budgets = new ConcurrentHashMap<>();
    private final TripletexAccess access;
    private final TripletexSettings settings;
    private final Sleeper sleeper;
    private final RandomGenerator random = RandomGenerator.getDefault();

    Throttle(TripletexAccess access, TripletexSettings settings, Sleeper sleeper) {
        this.access = access;
        this.settings = settings;
        this.sleeper = sleeper;
    }

    /** What an answer says of the limit; null where it is silent. */
    record Limits(Integer limit, Integer remaining, Duration reset, Duration retryAfter) {}

    /**
     * Step of the route: returns when the call may be sent.
     *
     * @throws TripletexFailure when that would be after its deadline
     */
    public void await(@ExchangeProperty("call") CallInProgress call) {
        call.requireTimeFor(call.pause(), sleeper.nanos());
        sleep(call.pause());
        for (Duration wait = budget(call).claim();
                !wait.isZero();
                wait = budget(call).claim()) {
            call.requireTimeFor(wait, sleeper.nanos());
            sleep(wait);
        }
    }

    /** Learns from an answer, whichever it was. */
    void heard(CallInProgress call, int status, Limits limits) {
        budget(call).heard(status, limits);
    }

    private Budget budget(CallInProgress call) {
        String token = access.of(call.call().creditorId()).employeeToken().reveal();
        return budgets.computeIfAbsent(token, t -> new Budget());
    }

    private void sleep(Duration wait) {
        if (wait.isZero()) {
            return;
        }
        try {
            sleeper.sleep(wait);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw TripletexFailure.without(FailureClass.RETRY, 0, null, "interrupted", Remedy.TRY_LATER);
        }
    }

    private Duration capped(Duration wait) {
        return wait.compareTo(settings.maxWait()) > 0 ? settings.maxWait() : wait;
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }

    /** One token's window. */
    private final class Budget {

        private int limit = UNKNOWN;
        private int remaining = UNKNOWN;
        private boolean stopped;
        private long windowEnds = sleeper.nanos();
        private Duration lastReset = Duration.ZERO;

        /** Takes one call out of the window, or says how long to wait before asking again. */
        private synchronized Duration claim() {
            Duration left = Duration.ofNanos(windowEnds - sleeper.nanos());
            if (left.isNegative() || left.isZero()) {
                stopped = false;
                remaining = limit;
            } else if (stopped || remaining == 0) {
                return left;
            }
            if (remaining > 0) {
                remaining--;
            }
            return Duration.ZERO;
        }

        private synchronized void heard(int status, Limits said) {
            long now = sleeper.nanos();
            if (said.limit() != null && said.limit() > 0) {
                limit = said.limit();
            }
            if (said.reset() != null) {
                // the header counts whole seconds down to 0, so the window ends within the second after
                Duration reset = capped(said.reset().plusSeconds(1));
                lastReset = longer(lastReset, reset);
                begin(now, reset, said.remaining());
            }
            if (status == 429) {
                stopped = true;
                Duration wait = said.retryAfter() != null
                        ? said.retryAfter()
                        : said.reset() != null ? said.reset().plusSeconds(1) : silentWindow(now);
                windowEnds =
                        now + capped(wait.plusMillis(random.nextInt(JITTER_MS))).toNanos();
            }
        }

        private void begin(long now, Duration reset, Integer saidRemaining) {
            long ends = now + reset.toNanos();
            boolean sameWindow =
                    Math.abs(ends - windowEnds) < Duration.ofSeconds(2).toNanos();
            if (stopped && now < windowEnds) {
                // a late answer from before the 429
                return;
            }
            stopped = false;
            windowEnds = sameWindow ? Math.max(ends, windowEnds) : ends;
            if (saidRemaining != null) {
                // answers of one window may overtake each other: the smallest figure is the newest
                remaining = sameWindow && remaining != UNKNOWN ? Math.min(remaining, saidRemaining) : saidRemaining;
            }
        }

        /** The rest of the window that is known of, else one as long as the longest seen, else one of the usual length. */
        private Duration silentWindow(long now) {
            if (windowEnds > now) {
                return Duration.ofNanos(windowEnds - now);
            }
            return lastReset.isZero() ? USUAL_WINDOW : lastReset;
        }
    }
}

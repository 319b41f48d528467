package no.kapitalkontroll.kk2.standin;

import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** Calls per token in fixed windows that are aligned to the clock. */
final class RateLimit {

    /** @param secondsLeft until the window ends, at least 0 */
    record State(int limit, int remaining, long secondsLeft, boolean exceeded) {}

    private record Window(long number, int used) {}

    private final Clock clock;
    private final Map<Company, Window> windows = new HashMap<>();
    private int limit = 1_000_000;
    private Duration length = Duration.ofSeconds(10);

    RateLimit(Clock clock) {
        this.clock = clock;
    }

    synchronized void set(int callsPerWindow, Duration windowLength) {
        limit = callsPerWindow;
        length = windowLength;
        windows.clear();
    }

    synchronized State take(Company company) {
        long now = clock.millis();
        long number = now / length.toMillis();
        var window = windows.get(company);
        int used = window == null || window.number() != number ? 1 : window.used() + 1;
        windows.put(company, new Window(number, used));
        long millisLeft = (number + 1) * length.toMillis() - now;
        return new State(limit, Math.max(0, limit - used), millisLeft / 1000, used > limit);
    }
}

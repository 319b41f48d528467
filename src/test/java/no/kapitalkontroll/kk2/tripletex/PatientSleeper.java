package no.kapitalkontroll.kk2.tripletex;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/** Sleeping moves the time on and takes none. */
final class PatientSleeper implements Sleeper {

    private final AtomicLong now = new AtomicLong();
    private final List<Duration> slept = new CopyOnWriteArrayList<>();

    @Override
    public long nanos() {
        return now.get();
    }

    @Override
    public void sleep(Duration duration) {
        slept.add(duration);
        pass(duration);
    }

    void pass(Duration duration) {
        now.addAndGet(duration.toNanos());
    }

    List<Duration> slept() {
        return slept;
    }

    Duration sleptInAll() {
        return slept.stream().reduce(Duration.ZERO, Duration::plus);
    }

    void forget() {
        // long enough for every window and pause of the test before
        pass(Duration.ofHours(1));
        slept.clear();
    }
}

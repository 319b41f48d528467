package no.kapitalkontroll.kk2.tripletex;

import java.time.Duration;

/** Time as it passes while a call is made: for waits and deadlines only, never for a date. */
public interface Sleeper {

    /** Nanoseconds from an arbitrary point; only differences mean something. */
    long nanos();

    void sleep(Duration duration) throws InterruptedException;

    /** The machine's own time. */
    static Sleeper real() {
        return new Sleeper() {
            @Override
            public long nanos() {
                return System.nanoTime();
            }

            @Override
            public void sleep(Duration duration) throws InterruptedException {
                Thread.sleep(duration.toMillis());
            }
        };
    }
}

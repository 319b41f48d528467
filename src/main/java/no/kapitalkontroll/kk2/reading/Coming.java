package no.kapitalkontroll.kk2.reading;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/** What a reading will bring. */
public final class Coming<T> {

    private final Future<T> reading;

    Coming(Future<T> reading) {
        this.reading = reading;
    }

    /** What is here already. */
    public static <T> Coming<T> of(T read) {
        return new Coming<>(CompletableFuture.completedFuture(read));
    }

    /** Waits for it, and throws what the reading threw. */
    public T get() {
        try {
            return reading.get();
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof Error error) {
                throw error;
            } else if (failed.getCause() instanceof RuntimeException exception) {
                throw exception;
            }
            throw new IllegalStateException("a reading failed", failed.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while something was read", interrupted);
        }
    }

    /** It is not wanted any more; one that has begun is interrupted, and may still come to its end unheard. */
    public void leave() {
        reading.cancel(true);
    }
}

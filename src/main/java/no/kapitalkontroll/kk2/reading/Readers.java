package no.kapitalkontroll.kk2.reading;

import java.util.function.Supplier;
import org.springframework.core.task.AsyncTaskExecutor;

/** Reads on other threads while a step goes on. What is begun here changes nothing: it may be waited for, or left. */
public final class Readers {

    private final AsyncTaskExecutor threads;

    public Readers(AsyncTaskExecutor threads) {
        this.threads = threads;
    }

    public <T> Coming<T> begin(Supplier<T> reading) {
        return new Coming<>(threads.submit(reading::get));
    }
}

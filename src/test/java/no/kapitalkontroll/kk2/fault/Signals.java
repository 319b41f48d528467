package no.kapitalkontroll.kk2.fault;

import java.io.IOException;
import java.io.UncheckedIOException;

/** Signals to processes that the tests started themselves. */
final class Signals {

    private Signals() {}

    /** @param signal {@code -STOP}, {@code -CONT}, {@code -TERM} */
    static void send(String signal, long pid) {
        try {
            var ended = new ProcessBuilder("kill", signal, String.valueOf(pid))
                    .inheritIO()
                    .start()
                    .waitFor();
            if (ended != 0) {
                throw new IllegalStateException("kill " + signal + " ended with " + ended);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}

package no.kapitalkontroll.kk2.standin;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Something that goes wrong with a request. */
public sealed interface Fault {

    /** The request is not processed, this is the answer. */
    record Status(int status, String contentType, String body) implements Fault {}

    /** A 429 without any rate-limit header. */
    record TooManyRequests() implements Fault {}

    /** The connection breaks; {@code processed} tells whether the request took effect. */
    record Drop(boolean processed) implements Fault {}

    /** Processed, but the answer breaks off in the middle. */
    record Truncated() implements Fault {}

    /** Processed, but the answer is this text with status 200. */
    record Garbage(String contentType, String body) implements Fault {}

    /** Waits until released, then goes on as if nothing had been. */
    record Stall(CountDownLatch gate, CountDownLatch reached) implements Fault {

        public void release() {
            gate.countDown();
        }

        /**
         * Returns when a request has come to the gate.
         *
         * @throws IllegalStateException when none comes in a minute: who was to ask has failed
         */
        public void awaitRequest() throws InterruptedException {
            if (!reached.await(1, TimeUnit.MINUTES)) {
                throw new IllegalStateException("nobody has asked");
            }
        }
    }

    static Fault status(int status) {
        return new Status(
                status,
                "application/json",
                "{\"status\":%d,\"code\":1000,\"message\":null,\"validationMessages\":null}".formatted(status));
    }

    static Fault status(int status, String jsonBody) {
        return new Status(status, "application/json", jsonBody);
    }

    static Fault tooManyRequests() {
        return new TooManyRequests();
    }

    static Fault dropBefore() {
        return new Drop(false);
    }

    static Fault dropAfter() {
        return new Drop(true);
    }

    static Fault truncated() {
        return new Truncated();
    }

    static Fault html() {
        return new Garbage("text/html", "<html><body>Vedlikehold</body></html>");
    }

    static Fault malformedJson() {
        return new Garbage("application/json", "{\"value\": {\"id\": 1,,}");
    }

    static Stall stall() {
        return new Stall(new CountDownLatch(1), new CountDownLatch(1));
    }
}

package no.kapitalkontroll.kk2.fault;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * Lives in the child process: what happens when the program comes to a {@link CrashPoint}. Nothing, unless it was armed. The
 * calls to {@link #reach} are woven into copies of the program's classes; the program itself knows nothing of them.
 */
public final class CrashSwitch {

    /** What is to happen at the point. */
    enum Deed {
        /** the process is gone at once, as after SIGKILL */
        HALT,
        /** the thread waits until it is let go */
        HOLD,
        /** as if one item could not be borne */
        NULL_POINTER,
        STACK_OVERFLOW,
        OUT_OF_MEMORY
    }

    /** @param left how often it may still be passed, this time included, before the deed */
    private record Armed(Deed deed, AtomicInteger left, CountDownLatch gate) {}

    private static final int KILLED = 137;
    private static final Map<String, Armed> ARMED = new ConcurrentHashMap<>();
    private static volatile Consumer<String> tell = point -> {};

    private CrashSwitch() {}

    static void tellOf(Consumer<String> reached) {
        tell = reached;
    }

    /** At the n-th time from now on that the program comes there. */
    static void arm(String point, Deed deed, int nth) {
        ARMED.put(point, new Armed(deed, new AtomicInteger(nth), new CountDownLatch(1)));
    }

    /** Whoever is held goes on, and nothing is armed any more. */
    static void letGo() {
        var armed = Map.copyOf(ARMED);
        ARMED.clear();
        armed.values().forEach(one -> one.gate().countDown());
    }

    /** Called from the woven classes. */
    public static void reach(String point) {
        var armed = ARMED.get(point);
        if (armed != null && armed.left().decrementAndGet() == 0) {
            happen(point, armed);
        }
    }

    private static void happen(String point, Armed armed) {
        switch (armed.deed()) {
            case HALT -> Runtime.getRuntime().halt(KILLED);
            case HOLD -> {
                tell.accept(point);
                try {
                    armed.gate().await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
            case NULL_POINTER -> throw new NullPointerException("told to fail at " + point);
            case STACK_OVERFLOW -> throw new StackOverflowError("told to fail at " + point);
            case OUT_OF_MEMORY -> throw new OutOfMemoryError("told to fail at " + point);
        }
    }
}

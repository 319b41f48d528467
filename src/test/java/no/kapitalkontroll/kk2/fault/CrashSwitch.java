package no.kapitalkontroll.kk2.fault;

import java.util.List;
import java.util.Map;
import java.util.Set;
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

    /** @param at which of its passings see the deed, counted from one */
    private record Armed(Deed deed, Set<Integer> at, AtomicInteger passings, CountDownLatch gate) {}

    private static final int KILLED = 137;
    private static final Map<String, Armed> ARMED = new ConcurrentHashMap<>();
    private static volatile Consumer<String> tell = point -> {};

    private CrashSwitch() {}

    static void tellOf(Consumer<String> reached) {
        tell = reached;
    }

    /** At these times from now on that the program comes there, the first one being 1. */
    static void arm(String point, Deed deed, Set<Integer> at) {
        ARMED.put(point, new Armed(deed, at, new AtomicInteger(), new CountDownLatch(1)));
    }

    /** Whoever is held there goes on, and the point is armed no more. */
    static void letGo(String point) {
        var armed = ARMED.remove(point);
        if (armed != null) {
            armed.gate().countDown();
        }
    }

    static void letGo() {
        List.copyOf(ARMED.keySet()).forEach(CrashSwitch::letGo);
    }

    /** Called from the woven classes. */
    public static void reach(String point) {
        var armed = ARMED.get(point);
        if (armed != null && armed.at().contains(armed.passings().incrementAndGet())) {
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

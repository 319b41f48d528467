package no.kapitalkontroll.kk2.fault;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The real jar in a process of its own ({@link FaultChild}): ordered about, held at {@link CrashPoint}s, frozen and killed. */
public final class Kk2Child implements AutoCloseable {

    /**
     * How a run ended, when it came to its end.
     *
     * @param began false: another process had the creditor
     */
    public record Ran(boolean began, boolean isWell, List<String> problems) {}

    private static final int PATIENCE_SECONDS = 180;

    private final Process process;
    private final Path log;
    private final Writer orders;
    private final AtomicInteger lastOrder = new AtomicInteger();
    private final Map<String, CompletableFuture<String>> answers = new ConcurrentHashMap<>();
    private final Set<String> reached = ConcurrentHashMap.newKeySet();
    private final CompletableFuture<String> ready = new CompletableFuture<>();
    private final Object news = new Object();
    private volatile boolean fellSilent;
    private long forgotten;

    private Kk2Child(Process process, Path log) {
        this.process = process;
        this.log = log;
        this.orders = process.outputWriter(UTF_8);
        var reader = new Thread(this::read, "kk2-child-" + process.pid());
        reader.setDaemon(true);
        reader.start();
    }

    /**
     * Starts one and returns at once; orders wait until it is ready.
     *
     * @param environment as the program's own
     * @param properties {@code key=value}, over everything else
     * @param log takes what it writes on standard error
     */
    static Kk2Child start(PreparedJar.Start start, Map<String, String> environment, List<String> properties, Path log) {
        try {
            return new Kk2Child(
                    PreparedJar.process(start, environment, properties)
                            .redirectError(log.toFile())
                            .start(),
                    log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    // --- orders

    /** One daily run of a creditor to its end. */
    public Ran run(String creditor, LocalDate date) {
        return ran(await(begin(creditor, date), "the run of " + creditor));
    }

    /** The same, not waited for; the answer fails when the process dies before. */
    public CompletableFuture<Ran> beginRun(String creditor, LocalDate date) {
        return begin(creditor, date).thenApply(Kk2Child::ran);
    }

    private CompletableFuture<String> begin(String creditor, LocalDate date) {
        return order("run " + creditor + " " + date);
    }

    private static Ran ran(String answer) {
        return answer.equals("WELL")
                ? new Ran(true, true, List.of())
                : new Ran(
                        answer.startsWith("ILL "),
                        false,
                        List.of(answer.substring(answer.indexOf(' ') + 1).split(" \\| ", -1)));
    }

    /** It will die when it comes there for the n-th time from now on. */
    public Kk2Child dieAt(CrashPoint point, int nth) {
        return arm(point, CrashSwitch.Deed.HALT, nth);
    }

    /** Its thread will stand still there until it is {@linkplain #letGo let go}. */
    public Kk2Child holdAt(CrashPoint point) {
        return arm(point, CrashSwitch.Deed.HOLD, 1);
    }

    /** As if one item could not be borne, these times that it comes there from now on. */
    public Kk2Child failAt(CrashPoint point, CrashSwitch.Deed how, Integer... times) {
        return arm(point, how, times);
    }

    private Kk2Child arm(CrashPoint point, CrashSwitch.Deed deed, Integer... times) {
        reached.remove(point.name());
        var list = Stream.of(times).map(String::valueOf).collect(Collectors.joining(","));
        await(order("arm %s %s %s".formatted(point.name(), deed, list)), "arming");
        return this;
    }

    /** Only whoever stands still there. */
    public void letGo(CrashPoint point) {
        await(order("go " + point.name()), "letting go");
    }

    public void letGo() {
        await(order("go"), "letting go");
    }

    /** Returns when it stands still there. */
    public void awaitHeldAt(CrashPoint point) {
        var end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        synchronized (news) {
            while (!reached.contains(point.name())) {
                var left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
                if (left <= 0 || !process.isAlive()) {
                    throw new IllegalStateException("it never came to %s%n%s".formatted(point, log()));
                }
                try {
                    news.wait(left);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    throw new IllegalStateException(e);
                }
            }
        }
    }

    /** Returns when it stands still there, or when the run has ended without coming there: whether it came. */
    public boolean comesTo(CrashPoint point, CompletableFuture<?> run) {
        var over = run.handle((ran, died) -> {
            synchronized (news) {
                news.notifyAll();
            }
            return true;
        });
        synchronized (news) {
            while (!reached.contains(point.name()) && !over.isDone()) {
                try {
                    news.wait(TimeUnit.SECONDS.toMillis(1));
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    throw new IllegalStateException(e);
                }
            }
            return reached.contains(point.name());
        }
    }

    private synchronized CompletableFuture<String> order(String words) {
        await(ready, "its start");
        var number = String.valueOf(lastOrder.incrementAndGet());
        var answer = new CompletableFuture<String>();
        answers.put(number, answer);
        try {
            orders.write(number + " " + words + "\n");
            orders.flush();
        } catch (IOException gone) {
            answer.completeExceptionally(gone);
        }
        // it may have said its last word and not be gone yet: then nobody reads its answers any more
        if (fellSilent || !process.isAlive()) {
            answer.completeExceptionally(died());
        }
        return answer.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    // --- signals

    /** SIGKILL. */
    public void kill() {
        process.destroyForcibly();
        awaitDeath();
    }

    /** SIGTERM; it may take its time. */
    public void terminate() {
        // Process.destroy would close its input too, which ends it at once
        signal("-TERM");
    }

    /** SIGSTOP: it stands still in the middle of whatever it does, and its connections stay open. */
    public void freeze() {
        signal("-STOP");
    }

    /** SIGCONT. */
    public void thaw() {
        signal("-CONT");
    }

    private void signal(String signal) {
        Signals.send(signal, process.pid());
    }

    /** How it ended: 137 at a crash point or killed, 143 terminated. */
    public int awaitDeath() {
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException("it does not die\n" + log());
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** A process that fell silent is dying, if not dead. */
    public boolean isAlive() {
        return process.isAlive() && !fellSilent;
    }

    /** Returns when it takes orders. */
    public Kk2Child awaitReady() {
        await(ready, "its start");
        return this;
    }

    /** An end in good order. */
    public void stop() {
        await(order("stop"), "its end");
        awaitDeath();
    }

    /** What it logged since it began, or since that was {@linkplain #forgetLog forgotten}; nothing, if it was not kept. */
    public String log() {
        if (!Files.isRegularFile(log)) {
            return "";
        }
        try (var in = Files.newInputStream(log)) {
            in.skipNBytes(forgotten);
            return new String(in.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void forgetLog() {
        forgotten = Files.isRegularFile(log) ? log.toFile().length() : 0;
    }

    private <T> T await(CompletableFuture<T> answer, String what) {
        try {
            return answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("%s failed: %s%n%s".formatted(what, e, log()), e);
        }
    }

    private void read() {
        try (BufferedReader in = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8))) {
            for (var line = in.readLine(); line != null; line = in.readLine()) {
                take(line);
            }
        } catch (IOException ended) {
            // it was killed, which is what it is here for
        }
        fellSilent = true;
        ready.completeExceptionally(died());
        answers.values().forEach(answer -> answer.completeExceptionally(died()));
        synchronized (news) {
            news.notifyAll();
        }
    }

    private void take(String line) {
        if (line.equals("ready")) {
            ready.complete(line);
        } else if (line.startsWith("reached ")) {
            synchronized (news) {
                reached.add(line.substring("reached ".length()));
                news.notifyAll();
            }
        } else {
            var answer = answers.remove(line.substring(0, Math.max(0, line.indexOf(' '))));
            if (answer != null) {
                answer.complete(line.substring(line.indexOf(' ') + 1));
            }
        }
    }

    private static IllegalStateException died() {
        return new IllegalStateException("the process has ended");
    }

    @Override
    public void close() {
        kill();
    }
}

package no.kapitalkontroll.kk2.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import no.kapitalkontroll.kk2.embedded.EmbeddedMariaDb;

/** The real jar in a process of its own, with a database of its own, in front of a {@link World}. */
final class Kk2 {

    private static final Pattern STEP = Pattern.compile("step ([a-z-]+) took (\\d+) ms");
    private static final Pattern HEAP = Pattern.compile("(\\d+)M->(\\d+)M\\(");
    private static final Pattern PEAK_RSS = Pattern.compile("VmHWM:\\s+(\\d+) kB");
    private static final int POLL_MS = 100;

    private final List<String> program;
    private final Path folder;
    private final Map<String, String> environment = new HashMap<>();
    private final String url = EmbeddedMariaDb.shared().newDatabase();
    private String heap = "512m";
    private int runs;

    /**
     * How a run went.
     *
     * @param wall from its start as a process to its end
     * @param steps of the run by name; a step that holds others counts their time too
     * @param peakHeapMiB before a collection
     */
    record Run(int exit, Duration wall, Duration cpu, Map<String, Duration> steps, int peakHeapMiB, int peakRssMiB) {

        Duration step(String... names) {
            return List.of(names).stream()
                    .map(name -> steps.getOrDefault(name, Duration.ZERO))
                    .reduce(Duration.ZERO, Duration::plus);
        }
    }

    /** @param program how the program is called: the words after {@code java} and its options */
    Kk2(List<String> program, World world, Path folder) throws IOException {
        this.program = program;
        this.folder = Files.createDirectories(folder);
        var creditors = Files.createDirectories(folder.resolve("creditors"));
        Files.copy(Path.of("docker", "creditors", "fjellheim.yaml"), creditors.resolve("fjellheim.yaml"));
        environment.put("KK2_TRIPLETEX_URL", world.tripletexUrl());
        environment.put("KK2_TRIPLETEX_CONSUMER_TOKEN", "bench");
        environment.put("FJELLHEIM_TRIPLETEX_TOKEN", "bench");
        environment.put("KK2_CREDITORS", creditors.toString());
        environment.put("KK2_ROUTES", Path.of("routes").toAbsolutePath().toString());
        environment.put("KK2_DB_URL", url);
        environment.put("KK2_DB_USER", EmbeddedMariaDb.USER);
        environment.put("KK2_DB_PASSWORD", EmbeddedMariaDb.PASSWORD);
        environment.put("KK2_SMTP_HOST", "127.0.0.1");
        environment.put("KK2_SMTP_PORT", String.valueOf(world.mailPort()));
        environment.put(
                "KK2_PRINT_DIR",
                Files.createDirectories(folder.resolve("print")).toString());
    }

    Kk2 withHeap(String most) {
        heap = most;
        return this;
    }

    String databaseUrl() {
        return url;
    }

    /** The daily run of a date, to its end. */
    Run run(LocalDate date, String... options) throws IOException, InterruptedException {
        var name = "run-" + ++runs;
        List<String> call = new ArrayList<>();
        call.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        call.add("-Xmx" + heap);
        call.add("-Xlog:gc:file=" + folder.resolve(name + ".gc"));
        call.addAll(List.of(options));
        call.addAll(program);
        call.add("run");
        var builder = new ProcessBuilder(call)
                .redirectOutput(folder.resolve(name + ".out").toFile())
                .redirectError(folder.resolve(name + ".err").toFile());
        builder.environment().keySet().removeIf(key -> key.startsWith("KK2_"));
        builder.environment().putAll(environment);
        builder.environment().put("KK2_DATE", date.toString());
        var began = System.nanoTime();
        var process = builder.start();
        var cpu = Duration.ZERO;
        int rss = 0;
        while (!process.waitFor(POLL_MS, TimeUnit.MILLISECONDS)) {
            cpu = process.info().totalCpuDuration().orElse(cpu);
            rss = Math.max(rss, peakRss(process.pid()));
        }
        var wall = Duration.ofNanos(System.nanoTime() - began);
        return new Run(
                process.exitValue(), wall, cpu, steps(name), peakHeap(folder.resolve(name + ".gc")), rss);
    }

    private Map<String, Duration> steps(String name) throws IOException {
        Map<String, Duration> steps = new TreeMap<>();
        try (BufferedReader log = Files.newBufferedReader(folder.resolve(name + ".err"))) {
            for (var line = log.readLine(); line != null; line = log.readLine()) {
                var step = STEP.matcher(line);
                if (step.find()) {
                    steps.merge(step.group(1), Duration.ofMillis(Long.parseLong(step.group(2))), Duration::plus);
                }
            }
        }
        return steps;
    }

    private static int peakHeap(Path log) throws IOException {
        int peak = 0;
        for (var line : Files.readAllLines(log)) {
            var heap = HEAP.matcher(line);
            peak = heap.find() ? Math.max(peak, Integer.parseInt(heap.group(1))) : peak;
        }
        return peak;
    }

    /** Linux keeps the peak itself; elsewhere it is not known: 0. */
    private static int peakRss(long pid) {
        try {
            var peak = PEAK_RSS.matcher(Files.readString(Path.of("/proc", String.valueOf(pid), "status")));
            return peak.find() ? Integer.parseInt(peak.group(1)) / 1024 : 0;
        } catch (IOException endedOrNotLinux) {
            return 0;
        }
    }
}

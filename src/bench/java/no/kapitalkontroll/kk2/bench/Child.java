package no.kapitalkontroll.kk2.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** A Java process that is measured: how long it took, what it used, and how long the steps took of which it told. */
final class Child {

    private static final Pattern STEP = Pattern.compile("step ([a-z-]+) took (\\d+) ms");
    private static final Pattern HEAP = Pattern.compile("(\\d+)M->(\\d+)M\\(");
    private static final Pattern PEAK_RSS = Pattern.compile("VmHWM:\\s+(\\d+) kB");
    private static final int POLL_MS = 100;

    private final String name;
    private final Path folder;
    private final Process process;
    private final long began = System.nanoTime();

    /**
     * How it went.
     *
     * @param wall from its start as a process to its end
     * @param cpu what it used itself, without the database and the world around it
     * @param steps by name; a step that holds others counts their time too
     * @param peakHeapMiB before a collection
     * @param peakRssMiB 0 where the system does not tell
     */
    record Run(int exit, Duration wall, Duration cpu, Map<String, Duration> steps, int peakHeapMiB, int peakRssMiB) {

        Duration step(String... names) {
            return List.of(names).stream()
                    .map(name -> steps.getOrDefault(name, Duration.ZERO))
                    .reduce(Duration.ZERO, Duration::plus);
        }
    }

    /** @param words after {@code java} and what is needed to measure it */
    Child(String name, Path folder, List<String> words, Map<String, String> environment) throws IOException {
        this.name = name;
        this.folder = folder;
        List<String> call = new ArrayList<>();
        call.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        call.add("-Xlog:gc:file=" + folder.resolve(name + ".gc"));
        call.addAll(words);
        var builder = new ProcessBuilder(call)
                .redirectOutput(folder.resolve(name + ".out").toFile())
                .redirectError(folder.resolve(name + ".err").toFile());
        builder.environment().keySet().removeIf(key -> key.startsWith("KK2_"));
        builder.environment().putAll(environment);
        process = builder.start();
    }

    Run await() throws IOException, InterruptedException {
        var cpu = Duration.ZERO;
        int rss = 0;
        while (!process.waitFor(POLL_MS, TimeUnit.MILLISECONDS)) {
            cpu = process.info().totalCpuDuration().orElse(cpu);
            rss = Math.max(rss, peakRss(process.pid()));
        }
        var wall = Duration.ofNanos(System.nanoTime() - began);
        return new Run(process.exitValue(), wall, cpu, steps(), peakHeap(), rss);
    }

    private Map<String, Duration> steps() throws IOException {
        Map<String, Duration> steps = new TreeMap<>();
        for (var file : List.of(name + ".out", name + ".err")) {
            try (BufferedReader log = Files.newBufferedReader(folder.resolve(file))) {
                for (var line = log.readLine(); line != null; line = log.readLine()) {
                    var step = STEP.matcher(line);
                    if (step.find()) {
                        steps.merge(step.group(1), Duration.ofMillis(Long.parseLong(step.group(2))), Duration::plus);
                    }
                }
            }
        }
        return steps;
    }

    private int peakHeap() throws IOException {
        int peak = 0;
        for (var line : Files.readAllLines(folder.resolve(name + ".gc"))) {
            var heap = HEAP.matcher(line);
            peak = heap.find() ? Math.max(peak, Integer.parseInt(heap.group(1))) : peak;
        }
        return peak;
    }

    /** Linux keeps the peak itself; elsewhere it is not known. */
    private static int peakRss(long pid) {
        try {
            var peak = PEAK_RSS.matcher(Files.readString(Path.of("/proc", String.valueOf(pid), "status")));
            return peak.find() ? Integer.parseInt(peak.group(1)) / 1024 : 0;
        } catch (IOException endedOrNotLinux) {
            return 0;
        }
    }
}

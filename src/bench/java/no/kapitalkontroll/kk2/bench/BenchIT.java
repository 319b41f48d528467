package no.kapitalkontroll.kk2.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import no.kapitalkontroll.kk2.bench.letter.CompareLibraries;
import no.kapitalkontroll.kk2.bench.letter.LettersBench;
import no.kapitalkontroll.kk2.embedded.EmbeddedMariaDb;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code mvn -Pbench verify}: the real jar beside the floor, and one table of it in {@code target/bench/table.txt}. A target that
 * is missed is said so and fails nothing, for a machine may be busy; a letter that is lost or sent twice does.
 */
class BenchIT {

    private static final Path JAR = Path.of("target", "kk2.jar").toAbsolutePath();
    private static final Path RESULTS = Path.of("target", "bench");
    private static final LocalDate FIRST = InventedBooks.FIRST_RUN;
    private static final int LETTER_ROUNDS = 5;
    private static final String[] MIRROR = {"poll-invoices", "poll-payments", "poll-customers"};
    private static final int CORES = Runtime.getRuntime().availableProcessors();
    private static final double LOAD =
            ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();

    private static final int MARK_LETTERS_A_SECOND = 100;

    /** What the image gives KK2; the floor gets the same. */
    private static final List<String> JVM = List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

    private static final String SAME_HEAP = "-Xmx512m";

    /** The floor keeps all that it reads until it has read all: of a million invoices that is more than KK2 gets. */
    private static final int MOST_IN_THE_SAME_HEAP = 100_000;

    private final Sizes sizes = Sizes.asked();
    private final Table table = new Table();

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private Path folder;

    private List<String> program;
    private int worlds;
    private double lettersASecondAndCore;

    @FunctionalInterface
    private interface Part {
        void measure() throws Exception;
    }

    @Test
    void the_jar_is_measured_beside_the_floor() throws Exception {
        program = asInTheImage(unpacked());
        try {
            measure("day", this::aDayBesideTheFloor);
            measure("claims", this::claimsASecond);
            measure("refused", this::refusedMails);
            measure("growth", this::growth);
            measure("two", this::oneInstanceAndTwo);
            measure("letters", this::letters);
            measure("libraries", this::libraries);
            measure("micros", this::micros);
        } finally {
            System.out.println(machine() + table);
        }
    }

    /** What was measured is kept, even if a later part is cut off. */
    private void measure(String name, Part part) throws Exception {
        if (sizes.has(name)) {
            try {
                part.measure();
            } finally {
                keep();
            }
        }
    }

    private void keep() throws IOException {
        Files.createDirectories(RESULTS);
        Files.writeString(RESULTS.resolve("table.txt"), machine() + table);
    }

    private Path unpacked() throws IOException, InterruptedException {
        var layout = folder.resolve("kk2");
        var run = new Child(
                        "unpack",
                        folder,
                        List.of(
                                "-Djarmode=tools",
                                "-jar",
                                JAR.toString(),
                                "extract",
                                "--destination",
                                layout.toString()),
                        Map.of())
                .await();
        assertThat(run.exit()).isZero();
        return layout.resolve("kk2.jar");
    }

    /** With an archive of the classes that a run needs, written by a small one, and the options of docker/Dockerfile. */
    private List<String> asInTheImage(Path jar) throws IOException, InterruptedException {
        var archive = jar.resolveSibling("kk2.jsa");
        try (var world = new World(new InventedBooks(20, 20))) {
            var first = new Kk2(List.of("-jar", jar.toString()), world, folder.resolve("first"));
            List<String> options = new ArrayList<>(JVM);
            options.add("-XX:ArchiveClassesAtExit=" + archive);
            assertThat(first.run(FIRST, options.toArray(String[]::new)).exit()).isZero();
        }
        List<String> words = new ArrayList<>(JVM);
        words.addAll(List.of("-XX:SharedArchiveFile=" + archive, "-jar", jar.toString()));
        return words;
    }

    private Kk2 kk2(World world) throws IOException {
        return new Kk2(program, world, folder.resolve("world-" + ++worlds));
    }

    private static String machine() throws IOException {
        var model = Path.of("/proc/cpuinfo").toFile().exists()
                ? Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
                        .filter(line -> line.startsWith("model name"))
                        .map(line -> line.replaceAll(".*:\\s*", ""))
                        .findFirst()
                        .orElse("?")
                : "?";
        return "%d cores (load %.1f when it began), %s, %s %s, Java %s; MariaDB, Tripletex, mail server and KK2 (heap 512 MiB) on it together%n"
                .formatted(
                        CORES,
                        LOAD,
                        model,
                        System.getProperty("os.name"),
                        System.getProperty("os.version"),
                        System.getProperty("java.version"));
    }

    // --- the whole day

    private void aDayBesideTheFloor() throws Exception {
        int due = sizes.due();
        Child.Run ours;
        Child.Run quiet;
        Child.Run floors;
        long callsOfQuiet;
        Duration ofMariaDb;
        long rowsMiB;
        try (var world = new World(new InventedBooks(due, due))) {
            var kk2 = kk2(world);
            var begun = mariaDbCpu();
            ours = kk2.run(FIRST);
            ofMariaDb = mariaDbCpu().minus(begun);
            rowsMiB = kk2.mebibytes();
            assertThat(ours.exit()).isZero();
            assertThat(world.seen().letters()).isEqualTo(due);
            var before = world.seen();
            quiet = kk2.run(FIRST.plusDays(1));
            callsOfQuiet = world.seen().since(before).calls();
            assertThat(world.seen().since(before).letters()).isZero();
        }
        try (var world = new World(new InventedBooks(due, due))) {
            floors = floor(world, SAME_HEAP);
            assertThat(floors.exit()).isZero();
            assertThat(world.seen().letters()).isEqualTo(due);
        }
        lettersASecondAndCore = rate(due, ours.step("generate-letter")) / CORES;
        table.heading("The first day, %,d due claims, one run each: items a second".formatted(due));
        table.rates(
                "invoices mirrored/s, with their postings and customers",
                rate(due, ours.step(MIRROR)),
                rate(due, floors.step("mirror", "customers")),
                2);
        table.rates("decisions/s", rate(due, ours.step("enrich-claims")), rate(due, floors.step("decide")), 2);
        table.figure(
                "cases opened/s, with charge, letter and dispatch planned and logged",
                rate(due, ours.step("advance-cases")),
                "");
        table.rates(
                "letters (PDF/A) made and stored/s and core",
                lettersASecondAndCore,
                rate(due, floors.step("letters")) / CORES,
                0);
        table.rates(
                "mails sent/s, last look and outcome included",
                rate(due, ours.step("dispatch-mail")),
                rate(due, floors.step("mails")),
                0);
        var mailed = rate(due, ours.step("generate-letter", "dispatch-mail"));
        table.figure(
                "letters made, stored and mailed/s",
                mailed,
                rate(due, floors.step("letters", "mails")),
                "the mark on 2 idle cores is %d: %.2f of it"
                        .formatted(MARK_LETTERS_A_SECOND, mailed / MARK_LETTERS_A_SECOND));
        table.rates(
                "the whole run, claims/s from process start to end",
                rate(due, ours.wall()),
                rate(due, floors.wall()),
                1.5);
        table.rates("the same by processor time, claims/CPU s", rate(due, ours.cpu()), rate(due, floors.cpu()), 1.5);
        table.figure(
                "processor time of MariaDB for it, s",
                seconds(ofMariaDb),
                "of KK2 %.1f s; %,d MiB of rows and PDF in it then".formatted(seconds(ours.cpu()), rowsMiB));
        memory(ours);
        quietDay(quiet, ours, callsOfQuiet, due, due);
    }

    private void quietDay(Child.Run quiet, Child.Run first, long calls, int openInvoices, int openPostings) {
        table.figure("a quiet day, s", seconds(quiet.wall()), memoryOf(quiet));
        table.ratio(
                "its time against the first day's",
                seconds(quiet.wall()) / seconds(first.wall()),
                quiet.wall().multipliedBy(5).compareTo(first.wall()) <= 0,
                "at most 0.20");
        int allowed = openInvoices / 200 + openPostings / 1_000 + 20;
        table.ratio(
                "its %,d calls to Tripletex against %,d allowed".formatted(calls, allowed),
                (double) calls / allowed,
                calls <= allowed,
                "at most 1");
    }

    private Child.Run floor(World world, String heapOfFloor) throws IOException, InterruptedException {
        var where = Files.createDirectories(folder.resolve("floor-" + ++worlds));
        return new Child(
                        "floor",
                        where,
                        List.of(
                                heapOfFloor,
                                JVM.get(0),
                                JVM.get(1),
                                "-cp",
                                System.getProperty("java.class.path"),
                                Floor.class.getName(),
                                world.tripletexUrl(),
                                String.valueOf(world.mailPort()),
                                EmbeddedMariaDb.shared().newDatabase(),
                                EmbeddedMariaDb.USER,
                                EmbeddedMariaDb.PASSWORD,
                                FIRST.toString()),
                        Map.of())
                .await();
    }

    /** What this process started besides is the world and the program. */
    private static Duration mariaDbCpu() {
        return ProcessHandle.current()
                .descendants()
                .filter(one -> one.info().command().orElse("").contains("mariadbd"))
                .map(one -> one.info().totalCpuDuration().orElse(Duration.ZERO))
                .reduce(Duration.ZERO, Duration::plus);
    }

    private void memory(Child.Run run) {
        table.figure("peak heap, MiB", run.peakHeapMiB(), "of 512");
        table.figure("peak RSS, MiB", run.peakRssMiB(), "");
    }

    // --- the three measures that are taken of other programs

    private void claimsASecond() throws Exception {
        table.heading("Claims with one letter each, from process start to end; a second run on the same day");
        int smallest = sizes.claims().get(0);
        for (int claims : sizes.claims()) {
            int runs = claims == smallest ? sizes.runs() : 1;
            var firsts = new ArrayList<Duration>();
            var seconds = new ArrayList<Duration>();
            for (int run = 0; run < runs; run++) {
                firstAndSecondRun(claims, firsts, seconds);
            }
            table.figure(
                    "%,d claims: claims/s (%s)".formatted(claims, runs == 1 ? "1 run" : "median of " + runs),
                    rate(claims, median(firsts)),
                    "second run: %.1f s, 0 letters, 0 rows written".formatted(seconds(median(seconds))));
        }
    }

    private void firstAndSecondRun(int claims, List<Duration> firsts, List<Duration> seconds) throws Exception {
        try (var world = new World(new InventedBooks(claims, claims))) {
            var kk2 = kk2(world);
            var first = kk2.run(FIRST);
            var before = kk2.contents();
            var second = kk2.run(FIRST);
            assertThat(first.exit()).isZero();
            assertThat(second.exit()).isZero();
            assertThat(kk2.contents()).as("a second run writes nothing").isEqualTo(before);
            assertThat(world.seen().letters()).isEqualTo(claims);
            assertThat(world.seen().twice()).isZero();
            firsts.add(first.wall());
            seconds.add(second.wall());
        }
    }

    private static Duration median(List<Duration> times) {
        return times.stream().sorted().toList().get(times.size() / 2);
    }

    private void refusedMails() throws Exception {
        int claims = sizes.claims().get(0);
        try (var world = new World(new InventedBooks(claims, claims))) {
            var kk2 = kk2(world);
            world.refuseOneMailIn(5);
            kk2.run(FIRST);
            var sent = world.seen().letters();
            var saysSent = kk2.count("SELECT COUNT(*) FROM letters WHERE state = 'SENT'");
            world.refuseOneMailIn(0);
            kk2.run(FIRST);
            assertThat(saysSent)
                    .as("a letter that was refused is not called sent")
                    .isEqualTo(sent);
            assertThat(world.seen().letters()).as("no letter is lost").isEqualTo(claims);
            assertThat(world.seen().twice()).isZero();
            table.figure(
                    "%,d claims, one mail in five refused: letters that arrived".formatted(claims),
                    world.seen().letters(),
                    "%d by the first run, the rest by the next; 0 lost, 0 wrongly sent".formatted(sent));
        }
    }

    // --- growth

    private void growth() throws Exception {
        Map<String, Double> ofSmallest = new LinkedHashMap<>();
        for (int invoices : sizes.mirrored()) {
            int due = invoices / 100;
            table.heading(
                    "%,d open invoices, one run each: a hundredth gets its letter, is paid with a bit more, and rests"
                            .formatted(invoices));
            Child.Run floors;
            try (var world = new World(new InventedBooks(invoices, due))) {
                floors = floor(world, invoices > MOST_IN_THE_SAME_HEAP ? "-Xmx4g" : SAME_HEAP);
                assertThat(floors.exit()).isZero();
            }
            try (var world = new World(new InventedBooks(invoices, due))) {
                var kk2 = kk2(world);
                var first = kk2.run(FIRST);
                assertThat(first.exit()).isZero();
                table.rates(
                        "invoices mirrored/s",
                        rate(invoices, first.step(MIRROR)),
                        rate(invoices, floors.step("mirror", "customers")),
                        2);
                table.rates(
                        "decisions/s",
                        rate(invoices, first.step("enrich-claims")),
                        rate(invoices, floors.step("decide")),
                        2);
                table.figure("the first day, s", seconds(first.wall()), memoryOf(first));
                keep();

                world.pay(due);
                var before = world.seen();
                var changed = kk2.run(FIRST.plusDays(1));
                var ofChanged = world.seen().since(before);
                int proposals = ofChanged.vouchers();
                assertThat(proposals).isEqualTo(due);
                table.rates(
                        "proposals posted/s, looked up before and read back",
                        rate(proposals, changed.step("post-voucher")),
                        rate(Math.min(proposals, Floor.MOST_PROPOSALS), floors.step("proposals")),
                        0);
                table.figure("a day on which 1 % changed, s", seconds(changed.wall()), memoryOf(changed));
                keep();

                before = world.seen();
                var quiet = kk2.run(FIRST.plusDays(2));
                var on = world.seen().since(before);
                assertThat(on.letters() + on.vouchers()).as("a quiet day").isZero();
                quietDay(quiet, first, on.calls(), invoices, invoices + due);
                table.figure(
                        "calls to Tripletex for each proposal and its calculation",
                        (double) (ofChanged.calls() - on.calls()) / proposals,
                        "");
                Map<String, Double> rates = new LinkedHashMap<>();
                rates.put("mirror", rate(invoices, first.step(MIRROR)));
                rates.put("decide", rate(invoices, first.step("enrich-claims")));
                rates.put("write and store the letter of", rate(due, first.step("generate-letter")));
                rates.put("mail the letter of", rate(due, first.step("dispatch-mail")));
                rates.put("propose the voucher of", rate(proposals, changed.step("post-voucher")));
                if (ofSmallest.isEmpty()) {
                    ofSmallest.putAll(rates);
                } else {
                    rates.forEach((what, rate) -> slower(what, ofSmallest.get(what) / rate));
                }
                keep();
            }
        }
    }

    private static String memoryOf(Child.Run run) {
        return "peak heap %d MiB of 512, peak RSS %d MiB".formatted(run.peakHeapMiB(), run.peakRssMiB());
    }

    private void slower(String what, double times) {
        table.ratio(
                "time to %s one, against %,d".formatted(what, sizes.mirrored().get(0)),
                times,
                times <= 1.3,
                "at most 1.3");
    }

    // --- two instances

    private void oneInstanceAndTwo() throws Exception {
        int due = sizes.beside();
        Duration one;
        Duration two;
        try (var world = new World(new InventedBooks(due, due))) {
            one = kk2(world).withSecondCreditor().run(FIRST).wall();
            assertThat(world.seen().letters()).isEqualTo(2 * due);
        }
        try (var world = new World(new InventedBooks(due, due))) {
            var kk2 = kk2(world).withSecondCreditor();
            var began = System.nanoTime();
            var left = kk2.start(FIRST);
            var right = kk2.start(FIRST);
            left.await();
            right.await();
            two = Duration.ofNanos(System.nanoTime() - began);
            assertThat(kk2.count("SELECT COUNT(*) FROM letters WHERE state = 'SENT'"))
                    .isEqualTo(2L * due);
            assertThat(world.seen().letters()).isEqualTo(2 * due);
            assertThat(world.seen().twice()).isZero();
        }
        table.heading("Two creditors with %,d due claims each, one run each".formatted(due));
        var times = seconds(one) / seconds(two);
        table.ratio(
                "two instances (%.1f s) against one (%.1f s)".formatted(seconds(two), seconds(one)),
                times,
                times >= 1.6,
                "at least 1.6 where the machine has the cores; here are %d, for the world and MariaDB too"
                        .formatted(CORES));
    }

    // --- parts

    private void letters() {
        var figures = new LettersBench().measure(LETTER_ROUNDS);
        table.heading("Letters a second and core, in turns in one process, median of %d".formatted(LETTER_ROUNDS));
        table.figure("a loop as the library's guide has it", figures.asInItsGuide(), "");
        table.figure("a bare loop with its fonts parsed once", figures.bareLoop(), "");
        table.figure("KK2's renderer", figures.pipeline(), "");
        table.ratio(
                "KK2's renderer against the bare loop",
                figures.timesTheBareLoop(),
                figures.timesTheBareLoop() >= 0.8,
                "at least 0.8");
        if (lettersASecondAndCore > 0) {
            var times = lettersASecondAndCore / figures.bareLoop();
            table.ratio("the day's letters, stored, against the bare loop", times, times >= 0.8, "at least 0.8");
        }
    }

    private void libraries() throws Exception {
        table.heading("Letters a second and core by library, each in a process of its own, on the same pages");
        double ours = 0;
        for (var one : new CompareLibraries(RESULTS.resolve("libraries")).compare()) {
            ours = ours == 0 ? one.lettersASecond() : ours;
            table.figure(
                    one.library(),
                    one.lettersASecond(),
                    "%.2f of KK2's; %,d bytes, %,d kB allocated; %s"
                            .formatted(
                                    one.lettersASecond() / ours,
                                    one.bytes(),
                                    one.kilobytesAllocated(),
                                    one.breaches().isEmpty()
                                            ? "PDF/A-2a"
                                            : "not PDF/A-2a, rules broken: "
                                                    + one.breaches().size()));
        }
    }

    private void micros() throws Exception {
        table.heading("By JMH, one thread: operations a second");
        Micros.run().forEach((what, perSecond) -> table.figure(what, perSecond, ""));
    }

    private static double rate(long items, Duration time) {
        return items / Math.max(0.001, seconds(time));
    }

    private static double seconds(Duration time) {
        return time.toMillis() / 1000.0;
    }
}

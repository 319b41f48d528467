package no.kapitalkontroll.kk2.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import no.kapitalkontroll.kk2.embedded.EmbeddedMariaDb;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code mvn -Pbench verify}: the real jar beside the floor, and one table of it in {@code target/bench/table.txt}. A target that
 * is missed is said so and fails nothing, for a machine may be busy; a letter that is lost or sent twice does.
 */
class BenchIT {

    private static final Path JAR = Path.of("target", "kk2.jar").toAbsolutePath();
    private static final Path RESULTS = Path.of("target", "bench");
    private static final LocalDate FIRST = InventedBooks.FIRST_RUN;
    private static final int CORES = Runtime.getRuntime().availableProcessors();

    private final Sizes sizes = Sizes.asked();
    private final Table table = new Table();

    @TempDir
    private Path folder;

    private List<String> program;
    private int worlds;

    @Test
    void the_jar_is_measured_beside_the_floor() throws Exception {
        program = List.of("-jar", unpacked().toString());
        try {
            aDayBesideTheFloor();
            claimsASecond();
            refusedMails();
            growth();
            oneInstanceAndTwo();
            micros();
        } finally {
            Files.createDirectories(RESULTS);
            Files.writeString(RESULTS.resolve("table.txt"), machine() + table);
            System.out.println(machine() + table);
        }
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
        return "%d cores, %s, %s %s, Java %s; MariaDB, Tripletex, mail server and KK2 (heap 512 MiB) on it together%n"
                .formatted(
                        CORES,
                        model,
                        System.getProperty("os.name"),
                        System.getProperty("os.version"),
                        System.getProperty("java.version"));
    }

    // --- the whole day

    private void aDayBesideTheFloor() throws Exception {
        int due = sizes.due();
        Child.Run ours;
        Child.Run floors;
        try (var world = new World(new InventedBooks(due, due))) {
            var kk2 = kk2(world);
            ours = kk2.run(FIRST);
            assertThat(ours.exit()).isZero();
            assertThat(world.seen().letters()).isEqualTo(due);
        }
        try (var world = new World(new InventedBooks(due, due))) {
            floors = floor(world);
            assertThat(floors.exit()).isZero();
            assertThat(world.seen().letters()).isEqualTo(due);
        }
        var letters = Math.max(1, floors.step("letters").toMillis());
        table.heading("The first day, %,d due claims: items a second".formatted(due));
        table.rates(
                "invoices mirrored/s, with their postings and customers",
                rate(due, ours.step("poll-invoices", "poll-payments", "poll-customers")),
                rate(due, floors.step("mirror", "customers")),
                2);
        table.rates("decisions/s", rate(due, ours.step("enrich-claims")), rate(due, floors.step("decide")), 2);
        table.figure(
                "cases opened/s, with charge, letter and dispatch planned and logged",
                rate(due, ours.step("advance-cases")),
                "");
        table.rates(
                "letters (PDF/A) made and stored/s, all cores",
                rate(due, ours.step("generate-letter")),
                rate(due, Duration.ofMillis(letters)),
                1.5);
        table.rates(
                "mails sent/s, last look and outcome included",
                rate(due, ours.step("dispatch-mail")),
                rate(due, floors.step("mails")),
                0);
        table.rates(
                "letters made, stored and mailed/s",
                rate(due, ours.step("generate-letter", "dispatch-mail")),
                rate(due, floors.step("letters", "mails")),
                0);
        table.rates(
                "the whole run, claims/s from process start to end",
                rate(due, ours.wall()),
                rate(due, floors.wall()),
                1.5);
        table.rates("the same by processor time, claims/CPU s", rate(due, ours.cpu()), rate(due, floors.cpu()), 1.5);
        memory("", ours);
    }

    private Child.Run floor(World world) throws IOException, InterruptedException {
        var where = Files.createDirectories(folder.resolve("floor-" + ++worlds));
        return new Child(
                        "floor",
                        where,
                        List.of(
                                "-Xmx512m",
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

    private void memory(String of, Child.Run run) {
        table.figure("peak heap, MiB" + of, run.peakHeapMiB(), "");
        table.figure("peak RSS, MiB" + of, run.peakRssMiB(), "");
    }

    // --- the three measures that are taken of other programs

    private void claimsASecond() throws Exception {
        table.heading("Claims with one letter each, from process start to end; a second run on the same day");
        for (int claims : sizes.claims()) {
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
                table.figure(
                        "%,d claims: claims/s".formatted(claims),
                        rate(claims, first.wall()),
                        "second run: %.1f s, 0 letters, 0 rows written".formatted(seconds(second.wall())));
            }
        }
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
        table.heading(
                "Growth: a hundredth is due and gets its letter, then is paid with a bit more; the third day is quiet");
        double perSecondOfFirst = 0;
        double decisionsOfFirst = 0;
        for (int invoices : sizes.mirrored()) {
            int due = invoices / 100;
            try (var world = new World(new InventedBooks(invoices, due))) {
                var kk2 = kk2(world);
                var first = kk2.run(FIRST);
                assertThat(first.exit()).isZero();
                world.pay(due);
                var before = world.seen();
                var changed = kk2.run(FIRST.plusDays(1));
                var proposals = world.seen().since(before).vouchers();
                before = world.seen();
                var quiet = kk2.run(FIRST.plusDays(2));
                var calls = world.seen().since(before).calls();
                var mirrored = rate(invoices, first.step("poll-invoices"));
                var decided = rate(invoices, first.step("enrich-claims"));
                table.figure("%,d open invoices: mirrored/s".formatted(invoices), mirrored, "");
                table.figure("%,d: decisions/s".formatted(invoices), decided, "");
                table.figure(
                        "%,d: first day, s".formatted(invoices),
                        seconds(first.wall()),
                        "peak heap %d MiB, peak RSS %d MiB".formatted(first.peakHeapMiB(), first.peakRssMiB()));
                table.figure("%,d: a day on which 1 %% changed, s".formatted(invoices), seconds(changed.wall()), "");
                table.figure(
                        "%,d: proposals posted/s, looked up before and read back".formatted(invoices),
                        rate(proposals, changed.step("post-voucher")),
                        "%,d".formatted(proposals));
                int allowed = invoices / 200 + (invoices + due) / 1000 + 20;
                table.ratio(
                        "%,d: a quiet day (%.1f s) against the first".formatted(invoices, seconds(quiet.wall())),
                        seconds(quiet.wall()) / seconds(first.wall()),
                        quiet.wall().multipliedBy(5).compareTo(first.wall()) <= 0,
                        "at most 0.20");
                table.ratio(
                        "%,d: its calls to Tripletex (%,d) against those allowed".formatted(invoices, calls),
                        (double) calls / allowed,
                        calls <= allowed,
                        "at most 1");
                if (perSecondOfFirst == 0) {
                    perSecondOfFirst = mirrored;
                    decisionsOfFirst = decided;
                } else {
                    slower(
                            "%,d: time to mirror one against the smallest".formatted(invoices),
                            perSecondOfFirst / mirrored);
                    slower(
                            "%,d: time to decide one against the smallest".formatted(invoices),
                            decisionsOfFirst / decided);
                }
            }
        }
    }

    private void slower(String what, double times) {
        table.ratio(what, times, times <= 1.3, "at most 1.3");
    }

    // --- two instances

    private void oneInstanceAndTwo() throws Exception {
        int due = sizes.beside();
        Duration one;
        Duration two;
        try (var world = new World(new InventedBooks(due, due))) {
            one = kk2(world).withSecondCreditor().run(FIRST).wall();
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
        table.heading("Two creditors with %,d due claims each".formatted(due));
        var times = seconds(one) / seconds(two);
        table.ratio(
                "two instances (%.1f s) against one (%.1f s)".formatted(seconds(two), seconds(one)),
                times,
                times >= 1.6,
                "at least 1.6 where the machine has the cores");
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

package no.kapitalkontroll.kk2.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import no.kapitalkontroll.kk2.embedded.Kk2World;
import no.kapitalkontroll.kk2.operations.SummariseCreditor;
import no.kapitalkontroll.kk2.run.LoadedCreditors;
import no.kapitalkontroll.kk2.run.RunOutcome;
import no.kapitalkontroll.kk2.standin.StandInTripletex;

/** Plays the demo's world date by date: what {@code mvn spring-boot:test-run} starts. */
public final class PlayDemo {

    private PlayDemo() {}

    public static void main(String[] args) {
        int exit = 1;
        try {
            play();
            exit = 0;
        } catch (IOException | RuntimeException e) {
            org.slf4j.LoggerFactory.getLogger(PlayDemo.class).error("the demo failed", e);
        } finally {
            // servers of libraries may leave threads behind
            System.exit(exit);
        }
    }

    private static void play() throws IOException {
        var folder = Path.of("target", "demo").toAbsolutePath();
        System.out.println(
                "KK2 demo: an embedded MariaDB, a mail server and a stand-in Tripletex with an invented world …");
        var tripletex = StandInTripletex.start();
        var world = DemoWorld.build(tripletex);
        try (var kk2 = new Kk2World(tripletex, folder, DemoWorld.FIRST_DAY)) {
            kk2.environment().putAll(world.writeCreditors(kk2.creditors()));
            kk2.environment().put("KK2_LAW_CONFIRMED_UNTIL", "2026-12-15");
            kk2.start();
            var began = System.nanoTime();
            Map<String, RunOutcome> last = new TreeMap<>();
            for (LocalDate date = DemoWorld.FIRST_DAY; !date.isAfter(DemoWorld.LAST_DAY); date = date.plusDays(1)) {
                tripletex.playDay(date);
                List<RunOutcome> outcomes = kk2.run(date);
                tripletex.playEvening(date);
                outcomes.forEach(outcome -> last.put(outcome.creditorId(), outcome));
                System.out.printf("%s  %d mails so far%n", date, kk2.mails().size());
                outcomes.forEach(
                        o -> o.problems().forEach(p -> System.out.println("   ! " + o.creditorId() + " " + p)));
            }
            System.out.printf("played in %s%n", Duration.ofNanos(System.nanoTime() - began));
            for (var creditor : kk2.bean(LoadedCreditors.class).inForce()) {
                System.out.println(
                        kk2.bean(SummariseCreditor.class).of(creditor, last.get(creditor.id()), DemoWorld.LAST_DAY));
            }
            System.out.println("violations: " + tripletex.violations());
            Files.createDirectories(folder.resolve("mail"));
        }
    }
}

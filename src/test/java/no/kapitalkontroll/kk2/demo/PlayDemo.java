package no.kapitalkontroll.kk2.demo;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import no.kapitalkontroll.kk2.core.calendar.BusinessCalendar;
import no.kapitalkontroll.kk2.embedded.Kk2World;
import no.kapitalkontroll.kk2.installation.Mode;
import no.kapitalkontroll.kk2.operations.SummariseCreditor;
import no.kapitalkontroll.kk2.run.LoadedCreditors;
import no.kapitalkontroll.kk2.run.RunOutcome;
import no.kapitalkontroll.kk2.standin.StandInTripletex;
import org.slf4j.LoggerFactory;

/** Plays the demo's world date by date: what {@code mvn spring-boot:test-run} starts. */
public final class PlayDemo {

    /** The law's confirmation ends before the world does, so that the last days show what then happens. */
    private static final String LAW_CONFIRMED_UNTIL = "2026-12-15";

    private static final String STAY = "--stay";
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("EEE yyyy-MM-dd", Locale.ENGLISH);

    private final PrintStream out;
    private final Path folder;
    private final Map<String, RunOutcome> last = new TreeMap<>();
    private final Map<String, LocalDate> problems = new LinkedHashMap<>();
    private final List<String> disagreements = new ArrayList<>();
    private final Set<String> reasons = new TreeSet<>();

    PlayDemo(PrintStream out, Path folder) {
        this.out = out;
        this.folder = folder;
    }

    public static void main(String[] args) {
        int exit = 1;
        try {
            exit = new PlayDemo(System.out, Path.of("target", "demo").toAbsolutePath())
                            .play(Arrays.asList(args).contains(STAY))
                            .isEmpty()
                    ? 0
                    : 1;
        } catch (IOException | RuntimeException e) {
            LoggerFactory.getLogger(PlayDemo.class).error("the demo failed", e);
        } finally {
            // servers of libraries leave threads behind
            System.exit(exit);
        }
    }

    /** Plays the whole world; returns every disagreement between KK2 and the stand-in's books. */
    List<String> play(boolean stay) throws IOException {
        out.println(
                "KK2 demo: an embedded MariaDB, an embedded mail server and a stand-in Tripletex with an invented world.");
        empty(folder);
        var tripletex = StandInTripletex.start();
        var world = DemoWorld.build(tripletex);
        try (var kk2 = new Kk2World(tripletex, folder, DemoWorld.FIRST_DAY)) {
            kk2.environment().putAll(world.writeCreditors(kk2.creditors()));
            kk2.environment().put("KK2_LAW_CONFIRMED_UNTIL", LAW_CONFIRMED_UNTIL);
            kk2.start(stay ? Mode.SERVICE : Mode.RUN);
            quieten();
            var books = new DemoBooks(world, kk2);
            var caseHandler = new DemoCaseHandler(kk2, out);
            tripletex.play().amountDue(books);
            var began = System.nanoTime();
            int dates = 0;
            int businessDates = 0;
            for (var date = DemoWorld.FIRST_DAY; !date.isAfter(DemoWorld.LAST_DAY); date = date.plusDays(1)) {
                dates++;
                businessDates += new BusinessCalendar().isBusinessDay(date) ? 1 : 0;
                playDate(date, kk2, books);
                caseHandler.work(date);
            }
            summarise(kk2, dates, businessDates, Duration.ofNanos(System.nanoTime() - began));
            reasons.addAll(kk2.sql()
                    .sql("SELECT DISTINCT COALESCE(reason, decision) FROM decisions")
                    .query(String.class)
                    .list());
            keepLetters(kk2);
            if (stay) {
                stayUp(kk2);
            }
        }
        return disagreements;
    }

    /** Every reason, and every decision without one, that was made on some date. */
    Set<String> reasons() {
        return reasons;
    }

    /** How each creditor's last run ended. */
    Map<String, RunOutcome> last() {
        return last;
    }

    /** Every problem that the runs named, with the date on which it appeared. */
    Map<String, LocalDate> problems() {
        return problems;
    }

    /** What KK2 logs is told here in a line a date. */
    private static void quieten() {
        ((Logger) LoggerFactory.getLogger("no.kapitalkontroll")).setLevel(Level.ERROR);
    }

    private void playDate(LocalDate date, Kk2World kk2, DemoBooks books) {
        var before = System.nanoTime();
        kk2.tripletex().playDay(date);
        var outcomes = kk2.run(date);
        for (var outcome : outcomes) {
            last.put(outcome.creditorId(), outcome);
            outcome.problems().forEach(problem -> newProblem(outcome.creditorId() + ": " + problem, date));
        }
        var stale = outcomes.stream()
                .filter(outcome ->
                        outcome.problems().stream().anyMatch(problem -> problem.contains("could not be read whole")))
                .map(RunOutcome::creditorId)
                .collect(Collectors.toSet());
        books.disagreements(date, stale).forEach(this::disagree);
        kk2.tripletex().playEvening(date);
        out.printf(
                "%s  letters %3d  closed %2d  handed over %2d  proposals %2d  red %s   %4d ms%n",
                DATE.format(date),
                count(kk2, "SELECT COUNT(*) FROM letters WHERE state = 'SENT' AND letter_date = ?", date),
                count(kk2, "SELECT COUNT(*) FROM cases WHERE closed_on = ?", date),
                count(kk2, "SELECT COUNT(*) FROM decisions WHERE decision = 'hand-over' AND first_date = ?", date),
                count(kk2, "SELECT COUNT(*) FROM case_log WHERE event = 'proposal-planned' AND dated = ?", date),
                outcomes.stream()
                        .map(outcome -> outcome.figure() == null
                                ? "-"
                                : outcome.figure().toString())
                        .toList(),
                Duration.ofNanos(System.nanoTime() - before).toMillis());
    }

    /** A problem that stays from day to day is told on the day it appears. */
    private void newProblem(String problem, LocalDate date) {
        if (problems.putIfAbsent(problem, date) == null) {
            out.println("      ! " + problem);
        }
    }

    private void disagree(String disagreement) {
        disagreements.add(disagreement);
        out.println("      DISAGREEMENT " + disagreement);
    }

    private void summarise(Kk2World kk2, int dates, int businessDates, Duration time) {
        out.printf("%nPlayed %d dates, %d of them business dates, in %d s.%n", dates, businessDates, time.toSeconds());
        out.println(
                disagreements.isEmpty()
                        ? "On every date every invoice had exactly one decision, and every case stood in Tripletex' books with its"
                                + " open principal less its refund due (red ones apart). No call left the API document.\n"
                        : "The books disagree " + disagreements.size() + " times; see above.\n");
        for (var creditor : kk2.bean(LoadedCreditors.class).inForce()) {
            out.println(kk2.bean(SummariseCreditor.class).of(creditor, last.get(creditor.id()), DemoWorld.LAST_DAY));
        }
    }

    /** Letters as PDF by creditor, and the mails that carried them as files that a mail program opens. */
    private void keepLetters(Kk2World kk2) throws IOException {
        int letters = 0;
        for (var letterId : kk2.sql()
                .sql("SELECT id FROM letters WHERE state = 'SENT'")
                .query(Long.class)
                .list()) {
            var file = kk2.sql()
                    .sql("SELECT CONCAT(creditor_id, '/', file_name) FROM letters WHERE id = ?")
                    .param(letterId)
                    .query(String.class)
                    .single();
            var pdf = kk2.sql()
                    .sql("SELECT pdf FROM letters WHERE id = ?")
                    .param(letterId)
                    .query((row, index) -> row.getBytes(1))
                    .single();
            var path = folder.resolve("letters").resolve(file);
            Files.createDirectories(path.getParent());
            Files.write(path, pdf);
            letters++;
        }
        var mails = Files.createDirectories(folder.resolve("mail"));
        int number = 1;
        for (var mail : kk2.mails()) {
            try (var file = Files.newOutputStream(mails.resolve("%04d.eml".formatted(number++)))) {
                mail.writeTo(file);
            } catch (jakarta.mail.MessagingException e) {
                throw new IOException(e);
            }
        }
        out.printf(
                "Open %s: %d letters as PDF in letters/, %d mails in mail/, paper letters in print/.%n",
                folder, letters, number - 1);
    }

    private void stayUp(Kk2World kk2) throws IOException {
        out.printf(
                "%nStaying up. Management pages: http://127.0.0.1:%s/actuator/health; JMX: process %d in jconsole, domain no.kapitalkontroll.kk2.%n"
                        + "Press Enter (or end the process) to stop.%n",
                kk2.environment().getOrDefault("KK2_MANAGEMENT_PORT", "9876"),
                ProcessHandle.current().pid());
        if (System.in.read() < 0) {
            awaitEnd();
        }
    }

    /** Without a keyboard it stays until it is ended from outside. */
    private static void awaitEnd() {
        try {
            Thread.currentThread().join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static int count(Kk2World kk2, String sql, LocalDate date) {
        return kk2.sql().sql(sql).param(date).query(Integer.class).single();
    }

    private static void empty(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (var files = Files.walk(folder)) {
                for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
        Files.createDirectories(folder);
    }
}

package no.kapitalkontroll.kk2.fault;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import no.kapitalkontroll.kk2.core.calendar.BusinessCalendar;
import no.kapitalkontroll.kk2.standin.InvoiceDoc;
import no.kapitalkontroll.kk2.standin.Posting;

/**
 * Five creditors and two processes over sixty business dates, drawn from a seed: on each date something befalls them, and
 * afterwards the date is run again until it is well, and now and then for nothing. Five twins with the same invoices and payments live through the same dates
 * in peace: what both have at the end must be the same.
 */
final class RandomWalk {

    private static final int CREDITORS = 5;
    private static final int INVOICES = 3;
    static final int BUSINESS_DATES = 60;
    private static final int MOST_REPEATS = 4;
    /** One in so many dates that were well is run again all the same. */
    private static final int AGAIN_FOR_NOTHING = 4;

    private static final LocalDate FIRST = LocalDate.parse("2026-09-14");

    /** Moments that come on every date; others come when there is a letter or a voucher. */
    private static final CrashPoint[] OF_EVERY_RUN = {
        CrashPoint.RUN_CLAIMED,
        CrashPoint.INVOICES_READ,
        CrashPoint.PAYMENTS_READ,
        CrashPoint.ENRICHED,
        CrashPoint.DECIDED,
        CrashPoint.REPORTING,
        CrashPoint.REPORTED
    };

    /** Between two transactions: who stands still within one lets everybody else wait for its rows. */
    private static final CrashPoint[] FREEZING = {
        CrashPoint.RUN_CLAIMED,
        CrashPoint.INVOICES_READ,
        CrashPoint.PLANNED,
        CrashPoint.LETTERS_CLAIMED,
        CrashPoint.LETTERS_LOOKED_AT,
        CrashPoint.MAIL_CONNECTING,
        CrashPoint.MAIL_ACCEPTED,
        CrashPoint.FILE_WRITTEN,
        CrashPoint.FILE_RENAMED,
        CrashPoint.VOUCHER_CLAIMED,
        CrashPoint.VOUCHER_ANSWERED
    };

    /** The same invoice of a creditor in trouble and of its twin, and a payment that both get. */
    private record Twin(InvoiceDoc troubled, InvoiceDoc calm, int paidOnDate, String amount) {}

    private final FaultWorld world;
    private final Random random;
    private final int dates;
    private final BusinessCalendar calendar = new BusinessCalendar();
    private final List<FaultCreditor> troubled = new ArrayList<>();
    private final List<FaultCreditor> calm = new ArrayList<>();
    private final List<List<Twin>> twins = new ArrayList<>();
    private final Map<WalkFault, Integer> befell = new EnumMap<>(WalkFault.class);
    private final Kk2Child[] children = new Kk2Child[2];
    private int deaths;
    private final AtomicInteger repeats = new AtomicInteger();
    private final Executor repairers = Executors.newCachedThreadPool(work -> {
        var thread = new Thread(work, "repair");
        thread.setDaemon(true);
        return thread;
    });

    /** @param dates how many of the sixty are run; the days between them pass without a run */
    RandomWalk(FaultWorld world, long seed, int dates) {
        this.world = world;
        this.random = new Random(seed * 7919);
        this.dates = dates;
        for (int i = 0; i < CREDITORS; i++) {
            troubled.add(world.creditor());
            calm.add(world.creditor());
            twins.add(new ArrayList<>());
            for (int n = 0; n < INVOICES; n++) {
                twins.get(i).add(twin(i));
            }
        }
    }

    private Twin twin(int i) {
        var amount = new BigDecimal(50_000 + random.nextInt(2_000_000)).movePointLeft(2);
        var due = LocalDate.parse("2026-08-24").plusDays(random.nextInt(40)).toString();
        var paper = random.nextInt(5) == 0;
        var paid =
                switch (random.nextInt(4)) {
                    case 0 -> amount;
                    case 1 -> amount.add(new BigDecimal("100.00"));
                    case 2 -> amount.add(new BigDecimal("700.00"));
                    default -> amount.movePointLeft(1).setScale(2, RoundingMode.DOWN);
                };
        return new Twin(
                invoice(troubled.get(i), amount, due, paper),
                invoice(calm.get(i), amount, due, paper),
                random.nextInt(3) == 0 ? -1 : random.nextInt(dates),
                paid.toPlainString());
    }

    private static InvoiceDoc invoice(FaultCreditor creditor, BigDecimal amount, String due, boolean paper) {
        var text = amount.toPlainString();
        return paper ? creditor.paperInvoice(text, due) : creditor.invoice(text, due);
    }

    // --- the dates

    /** All dates, and then what is not as it must be; nothing: all is well. */
    List<String> play() {
        try {
            return live();
        } catch (RuntimeException | AssertionError failure) {
            // whatever state they are in, the next walk shall not begin with it
            Stream.of(children).filter(Objects::nonNull).forEach(Kk2Child::close);
            throw failure;
        } finally {
            world.forget(troubled);
            world.forget(calm);
        }
    }

    private List<String> live() {
        children[0] = world.child();
        children[1] = world.child();
        var last = FIRST;
        for (int n = 0; n < dates; n++) {
            last = calendar.plusBusinessDays(FIRST, n * BUSINESS_DATES / dates);
            pay(n, last);
            liveInPeace(last);
            liveThroughTrouble(last);
        }
        List<String> wrong = new ArrayList<>();
        for (int i = 0; i < CREDITORS; i++) {
            var evidence = new GatherEvidence(world).of(troubled.get(i), last);
            wrong.addAll(new Invariants().violations(evidence));
            var inPeace = ends(calm.get(i));
            var afterTrouble = ends(troubled.get(i));
            if (!inPeace.equals(afterTrouble)) {
                wrong.add("creditor %d ended as%n%s%nand in peace as%n%s".formatted(i, afterTrouble, inPeace));
            }
        }
        world.giveBack(children[0]);
        world.giveBack(children[1]);
        return wrong;
    }

    private void pay(int n, LocalDate date) {
        for (int i = 0; i < CREDITORS; i++) {
            for (var twin : twins.get(i)) {
                if (twin.paidOnDate() == n) {
                    troubled.get(i).pays(twin.troubled(), date.toString(), twin.amount());
                    calm.get(i).pays(twin.calm(), date.toString(), twin.amount());
                }
            }
        }
    }

    /** All at once, on both. */
    private void liveInPeace(LocalDate date) {
        world.tripletex().setToday(date);
        List<CompletableFuture<Kk2Child.Ran>> runs = new ArrayList<>();
        for (int i = 0; i < CREDITORS; i++) {
            runs.add(alive(i % 2).beginRun(calm.get(i).id(), date));
        }
        for (var run : runs) {
            if (!run.join().isWell()) {
                throw new IllegalStateException(
                        "not even in peace: " + run.join().problems());
            }
        }
    }

    private void liveThroughTrouble(LocalDate date) {
        var faults = WalkFault.values();
        var fault = faults[random.nextInt(faults.length)];
        var order = new ArrayList<>(troubled);
        Collections.shuffle(order, random);
        fault.set(world, random);
        var struck = order.get(0);
        var came = false;
        switch (fault) {
            case PROCESS_KILLED ->
                alive(0).dieAt(
                                random.nextBoolean() ? one(OF_EVERY_RUN) : one(CrashPoint.values()),
                                1 + random.nextInt(2));
            case PROCESS_FROZEN_PAST_ITS_LEASE -> came = freeze(struck, date);
            case DATABASE_KILLED -> came = killDatabase(struck, date);
            default -> {}
        }
        var unwell = runOnBoth(order, date);
        came |= fault == WalkFault.PROCESS_KILLED ? !children[0].isAlive() : fault.came(world);
        befell.merge(came ? fault : WalkFault.NOTHING, 1, Integer::sum);
        world.inOrder();
        for (var child : children) {
            if (child.isAlive()) {
                child.letGo();
            }
        }
        world.leasesRunOut();
        List<CompletableFuture<Void>> repairs = new ArrayList<>();
        for (int i = 0; i < CREDITORS; i++) {
            var creditor = order.get(i);
            var onceMore = random.nextInt(AGAIN_FOR_NOTHING) == 0;
            if (onceMore || unwell.contains(creditor)) {
                var child = alive(i % 2);
                repairs.add(CompletableFuture.runAsync(() -> runUntilWell(child, creditor, date), repairers));
            }
        }
        repairs.forEach(CompletableFuture::join);
    }

    private CrashPoint one(CrashPoint... of) {
        return of[random.nextInt(of.length)];
    }

    /** All at once on both processes: one of the two gets a creditor, whichever. Those that have not been run well are returned. */
    private Set<FaultCreditor> runOnBoth(List<FaultCreditor> order, LocalDate date) {
        world.tripletex().setToday(date);
        Map<FaultCreditor, List<CompletableFuture<Kk2Child.Ran>>> runs = new LinkedHashMap<>();
        for (var creditor : order) {
            runs.put(
                    creditor,
                    IntStream.range(0, children.length)
                            .mapToObj(
                                    i -> alive(i).beginRun(creditor.id(), date).handle((ran, died) -> ran))
                            .toList());
        }
        return runs.entrySet().stream()
                .filter(entry -> !endedWell(
                        entry.getValue().stream().map(CompletableFuture::join).toList()))
                .map(Map.Entry::getKey)
                .collect(toSet());
    }

    /** None died, none that began was ill, and one began. */
    private static boolean endedWell(List<Kk2Child.Ran> both) {
        return both.stream().allMatch(ran -> ran != null && (ran.isWell() || !ran.began()))
                && both.stream().anyMatch(Kk2Child.Ran::isWell);
    }

    /** Whether it came to the moment that was drawn. */
    private boolean freeze(FaultCreditor creditor, LocalDate date) {
        var point = one(FREEZING);
        var frozen = alive(0).holdAt(point);
        world.tripletex().setToday(date);
        var run = frozen.beginRun(creditor.id(), date).handle((ran, died) -> ran);
        var comes = frozen.comesTo(point, run);
        if (comes) {
            frozen.freeze();
            world.leasesRunOut();
            world.run(alive(1), creditor, date.toString());
            frozen.thaw();
        }
        frozen.letGo();
        run.join();
        return comes;
    }

    /** Whether it came to the moment that was drawn. */
    private boolean killDatabase(FaultCreditor creditor, LocalDate date) {
        var point = one(CrashPoint.values());
        var child = alive(0).holdAt(point);
        world.tripletex().setToday(date);
        var run = child.beginRun(creditor.id(), date).handle((ran, died) -> ran);
        var comes = child.comesTo(point, run);
        if (comes) {
            world.database().kill();
            world.database().start();
        }
        child.letGo();
        run.join();
        world.leasesRunOut();
        return comes;
    }

    private void runUntilWell(Kk2Child child, FaultCreditor creditor, LocalDate date) {
        var ran = child.run(creditor.id(), date);
        for (int n = 1; n < MOST_REPEATS && !ran.isWell(); n++) {
            repeats.incrementAndGet();
            ran = child.run(creditor.id(), date);
        }
        if (!ran.isWell()) {
            throw new IllegalStateException(
                    "%s is not well on %s after %s: %s".formatted(creditor.id(), date, befell, ran.problems()));
        }
    }

    private Kk2Child alive(int i) {
        if (!children[i].isAlive()) {
            deaths++;
            children[i] = world.child();
        }
        return children[i];
    }

    // --- the end

    /** Cases, letters and books of a creditor, told by the order of its invoices. */
    private List<String> ends(FaultCreditor creditor) {
        var ends = new ArrayList<>(
                world.sql().sql("""
                        SELECT CONCAT_WS(' ', c.invoice_id - (SELECT MIN(invoice_id) FROM invoices WHERE creditor_id = c.creditor_id),
                                         c.state, c.step, c.close_reason, c.refund_due,
                                         (SELECT GROUP_CONCAT(l.kind, ' ', l.letter_date, ' ', l.state ORDER BY l.id SEPARATOR ', ')
                                            FROM letters l WHERE l.case_id = c.id AND l.state <> 'CANCELLED'))
                          FROM cases c WHERE c.creditor_id = ? ORDER BY c.invoice_id
                        """).param(creditor.id()).query(String.class).list());
        Map<Integer, BigDecimal> booked = creditor.company().vouchers("KK2-" + creditor.id() + "-").stream()
                .flatMap(voucher -> voucher.postings().stream())
                .collect(toMap(Posting::accountNumber, Posting::amount, BigDecimal::add, TreeMap::new));
        ends.add(booked.toString());
        return ends;
    }

    int deaths() {
        return deaths;
    }

    int repeats() {
        return repeats.get();
    }

    /** How often each fault befell it. */
    Map<WalkFault, Integer> befell() {
        return Map.copyOf(befell);
    }
}

package no.kapitalkontroll.kk2.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import no.kapitalkontroll.kk2.embedded.EmbeddedMariaDb;
import no.kapitalkontroll.kk2.standin.StandInTripletex;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Everything that a child lives among: the stand-in Tripletex, the mail server and MariaDB, each behind a gate, outside the
 * process that is killed. One world serves all fault tests of a JVM: each test founds a creditor of its own, and a child that
 * stands ready knows every creditor.
 */
public final class FaultWorld implements AutoCloseable {

    /**
     * A letter at the moment at which its mail had come whole.
     *
     * @param openThen what was open of its invoice just then, as Tripletex would have answered
     */
    record SeenMail(String creditor, int invoice, LocalDate day, BigDecimal openThen, WitnessMailServer.Mail mail) {}

    private static final Pattern OURS = Pattern.compile("<kk2\\.([a-z0-9-]+)\\.(\\d+)@.*>");
    private static final Pattern LETTER = Pattern.compile("\\d{4}-\\d{2}-\\d{2}-(\\d+)-.*");

    /** Nobody waits for a test: calls are repeated at once, and what is unknown may be asked about at once. */
    private static final List<String> HASTY = List.of(
            "kk2.unknown.minimum-age=0s",
            "kk2.tripletex.retry-pause-ms=0",
            "kk2.tripletex.login-pause-seconds=0",
            "camel.main.jmx-enabled=false",
            "spring.jmx.enabled=false");

    private static final int KILLED = 137;

    private static FaultWorld shared;

    private final Path folder;
    private final StandInTripletex tripletex = StandInTripletex.start();
    private final WitnessMailServer mail = new WitnessMailServer();
    private final MariaDbProcess database;
    private final TcpGate databaseGate;
    private final TcpGate tripletexGate;
    private final TcpGate mailGate = new TcpGate(mail.port());
    private final Map<String, String> environment = new HashMap<>();
    private final Map<String, FaultCreditor> creditors = new HashMap<>();
    private final List<SeenMail> seen = new CopyOnWriteArrayList<>();
    private final Deque<Kk2Child> standby = new ArrayDeque<>();
    private final List<Kk2Child> children = new ArrayList<>();
    private final PreparedJar.Start start;
    private int founded;
    private int begun;

    private FaultWorld(Path folder) {
        this.folder = folder;
        database = new MariaDbProcess(folder.resolve("mariadb"));
        databaseGate = new TcpGate(database.port());
        tripletexGate = new TcpGate(URI.create(tripletex.baseUrl()).getPort());
        environment.put("KK2_TRIPLETEX_URL", "http://127.0.0.1:" + tripletexGate.port() + "/v2");
        environment.put("KK2_TRIPLETEX_CONSUMER_TOKEN", StandInTripletex.CONSUMER_TOKEN);
        environment.put("KK2_CREDITORS", made("creditors").toString());
        environment.put("KK2_ROUTES", Path.of("routes").toAbsolutePath().toString());
        environment.put("KK2_DB_URL", MariaDbProcess.url(databaseGate.port()));
        environment.put("KK2_DB_USER", EmbeddedMariaDb.USER);
        environment.put("KK2_DB_PASSWORD", EmbeddedMariaDb.PASSWORD);
        environment.put("KK2_SMTP_HOST", "127.0.0.1");
        environment.put("KK2_SMTP_PORT", String.valueOf(mailGate.port()));
        environment.put("KK2_PRINT_DIR", made("print").toString());
        mail.listen(this::see);
        // somebody has to be there, or the program does not start
        var first = creditor();
        first.invoice("12500.00", "2026-08-31");
        start = PreparedJar.child(how -> {
            // a run with a letter: its classes are wanted in the archive too
            var child = begin(how, List.of());
            run(child, first, "2026-09-15");
            child.stop();
        });
    }

    /** The world of this JVM, made at the first call. */
    static synchronized FaultWorld shared() {
        if (shared == null) {
            shared = new FaultWorld(Path.of(
                            "target",
                            "faults",
                            String.valueOf(ProcessHandle.current().pid()))
                    .toAbsolutePath());
            Runtime.getRuntime().addShutdownHook(new Thread(shared::close, "end-fault-world"));
        }
        shared.inOrder();
        return shared;
    }

    /** Gates open, scripts and faults forgotten: as a test finds it. */
    void inOrder() {
        databaseGate.open();
        sql().sql("SET GLOBAL read_only = 0").update();
        tripletexGate.open();
        mailGate.open();
        mail.behave();
        tripletex.recover();
    }

    // --- who lives here

    /** @param keys lines of the creditor file that differ from the usual ones */
    public FaultCreditor creditor(String... keys) {
        var creditor = FaultCreditor.found(tripletex, folder.resolve("creditors"), ++founded, keys);
        creditors.put(creditor.id(), creditor);
        return creditor;
    }

    /**
     * Their story is told. What was kept of it is forgotten, and what the children logged so far with it: a world of a thousand
     * creditors is as quick as one of ten.
     */
    void forget(Collection<FaultCreditor> gone) {
        for (var creditor : gone) {
            creditor.removeFiles();
            creditors.remove(creditor.id());
            seen.removeIf(one -> one.creditor().equals(creditor.id()));
            mail.forget(one -> one.recipient().endsWith("@" + creditor.id() + ".example"));
            tripletex.log().forget(creditor.company().name());
        }
        children.removeIf(child -> !child.isAlive());
        children.forEach(Kk2Child::forgetLog);
    }

    public StandInTripletex tripletex() {
        return tripletex;
    }

    public WitnessMailServer mail() {
        return mail;
    }

    public MariaDbProcess database() {
        return database;
    }

    public TcpGate databaseGate() {
        return databaseGate;
    }

    public TcpGate tripletexGate() {
        return tripletexGate;
    }

    public TcpGate mailGate() {
        return mailGate;
    }

    public JdbcClient sql() {
        return database.sql();
    }

    public Path prints(FaultCreditor creditor) {
        return folder.resolve("print").resolve(creditor.id());
    }

    /** Paper letters that a printer would fetch. */
    int files(FaultCreditor creditor) {
        var names = prints(creditor).toFile().list((folder, name) -> !name.startsWith("."));
        return names == null ? 0 : names.length;
    }

    // --- children

    /** One that takes orders; the next one is started meanwhile, for this one may be about to die. */
    public Kk2Child child() {
        var next = standby.poll();
        while (next != null && !next.isAlive()) {
            next = standby.poll();
        }
        var child = next == null ? begin(start, List.of()) : next;
        child.awaitReady();
        if (standby.isEmpty()) {
            standby.add(begin(start, List.of()));
        }
        return child;
    }

    /** One with these properties ({@code key=value}). */
    public Kk2Child child(String... properties) {
        return begin(start, List.of(properties)).awaitReady();
    }

    /** One that is not waited for: it may never take orders. */
    public Kk2Child childThatMayNotStart() {
        return begin(start, List.of());
    }

    /** One whose log has no room left. */
    public Kk2Child childWithFullLog() {
        var child = Kk2Child.start(start, environment, HASTY, Path.of("/dev/full"));
        children.add(child);
        return child.awaitReady();
    }

    /** One that was not hurt serves the next test. */
    public void giveBack(Kk2Child child) {
        standby.addFirst(child);
    }

    private Kk2Child begin(PreparedJar.Start how, List<String> properties) {
        List<String> all = new ArrayList<>(HASTY);
        all.addAll(properties);
        var child = Kk2Child.start(how, environment, all, folder.resolve("child-" + ++begun + ".log"));
        children.add(child);
        return child;
    }

    /** A date for Tripletex and for the run, and the run to its end. */
    public Kk2Child.Ran run(Kk2Child child, FaultCreditor creditor, String date) {
        tripletex.setToday(LocalDate.parse(date));
        return child.run(creditor.id(), LocalDate.parse(date));
    }

    /** The run of this date kills its process at the point, in the middle of whatever it does there. */
    public void runDiesAt(CrashPoint point, int nth, Kk2Child child, FaultCreditor creditor, String date) {
        tripletex.setToday(LocalDate.parse(date));
        child.dieAt(point, nth);
        var run = child.beginRun(creditor.id(), LocalDate.parse(date)).handle((ran, died) -> ran);
        assertThat(run.join()).as("the run never came to %s", point).isNull();
        assertThat(child.awaitDeath()).isEqualTo(KILLED);
    }

    /** A process has died: when its leases have run out, another one runs the date to its end. */
    public Kk2Child takesOver(FaultCreditor creditor, String date) {
        leasesRunOut();
        var child = child();
        run(child, creditor, date);
        return child;
    }

    /** What a dead process held is taken over after minutes; nobody waits for them here. */
    public void leasesRunOut() {
        sql().sql(
                        "UPDATE run_leases SET lease_until = UTC_TIMESTAMP(6) - INTERVAL 1 MINUTE WHERE lease_until IS NOT NULL")
                .update();
        sql().sql("UPDATE effects SET lease_until = UTC_TIMESTAMP(6) - INTERVAL 1 MINUTE WHERE lease_until IS NOT NULL")
                .update();
    }

    // --- what was seen

    private void see(WitnessMailServer.Mail one) {
        var ours = OURS.matcher(one.messageId());
        var letter = LETTER.matcher(one.attachment());
        if (ours.matches() && letter.matches() && creditors.containsKey(ours.group(1))) {
            var number = Integer.parseInt(letter.group(1));
            var open = creditors.get(ours.group(1)).company().invoices().stream()
                    .filter(invoice -> invoice.number() == number)
                    .findFirst()
                    .map(invoice -> invoice.outstanding())
                    .orElse(BigDecimal.ZERO);
            seen.add(new SeenMail(ours.group(1), number, tripletex.today(), open, one));
        }
    }

    List<SeenMail> mails(FaultCreditor creditor) {
        return seen.stream().filter(one -> one.creditor().equals(creditor.id())).toList();
    }

    /** All that all children logged. */
    String logs() {
        var text = new StringBuilder();
        children.forEach(child -> text.append(child.log()));
        return text.toString();
    }

    /**
     * The checker after a fault: what the outside saw against our tables, and then the same run once more, which must write
     * nothing.
     *
     * @param date of the last run
     */
    public void holdsFor(FaultCreditor creditor, Kk2Child child, String date) {
        var gather = new GatherEvidence(this);
        var before = gather.of(creditor, LocalDate.parse(date));
        assertThat(new Invariants().violations(before)).isEmpty();
        run(child, creditor, date);
        var after = gather.of(creditor, LocalDate.parse(date));
        assertThat(Invariants.rerun(before, after)).isEmpty();
        assertThat(tripletex.violations()).isEmpty();
    }

    private Path made(String name) {
        try {
            return Files.createDirectories(folder.resolve(name)).toAbsolutePath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        children.stream().filter(Kk2Child::isAlive).forEach(Kk2Child::close);
        database.close();
        tripletex.close();
    }
}

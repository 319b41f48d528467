package no.kapitalkontroll.kk2.route;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import no.kapitalkontroll.kk2.creditor.ReadCreditorFiles;
import no.kapitalkontroll.kk2.embedded.DayClock;
import no.kapitalkontroll.kk2.embedded.EmbeddedMariaDb;
import no.kapitalkontroll.kk2.embedded.OwnPort;
import no.kapitalkontroll.kk2.installation.Installation;
import no.kapitalkontroll.kk2.installation.Mode;
import no.kapitalkontroll.kk2.installation.ReadInstallation;
import no.kapitalkontroll.kk2.law.ReadLaw;
import no.kapitalkontroll.kk2.schema.MigrateSchema;
import no.kapitalkontroll.kk2.standin.StandInTripletex;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/**
 * What stands around the routes while they are tested one by one: MariaDB, a mail server, the stand-in Tripletex. All route
 * tests share one Spring context; each test has a creditor of its own, so that none sees another one's rows.
 */
final class RouteWorld implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    /** A Tuesday: an invoice due on {@link #DUE} is taken on it. */
    static final LocalDate TODAY = LocalDate.of(2026, 9, 15);

    static final LocalDate DUE = LocalDate.of(2026, 8, 31);

    static final StandInTripletex TRIPLETEX = StandInTripletex.start();
    /** The port stays the same while the mail server is away. */
    static final int MAIL_PORT = OwnPort.next();

    static final GreenMail MAIL = new GreenMail(new ServerSetup(MAIL_PORT, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    static final GreenMail MAILBOX = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP));
    static final String MAILBOX_USER = "retur@kk2.example";
    static final String MAILBOX_PASSWORD = "retur";
    static final DayClock CLOCK = new DayClock(TODAY);

    /** One a JVM: creditors are counted anew in each, and what an earlier one printed must not be met. */
    static final Path FOLDER = Path.of(
                    "target",
                    "route-tests",
                    String.valueOf(ProcessHandle.current().pid()))
            .toAbsolutePath();

    private static final AtomicInteger CREDITORS = new AtomicInteger();
    /** Valid ones; two creditors of one number would be refused. */
    private static final List<String> ORGANISATIONS = List.of("914286018", "845623104");

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        MAIL.start();
        MAILBOX.start();
        MAILBOX.setUser(MAILBOX_USER, MAILBOX_PASSWORD);
        var environment = new HashMap<>(Map.of(
                "KK2_TRIPLETEX_URL",
                TRIPLETEX.baseUrl(),
                "KK2_TRIPLETEX_CONSUMER_TOKEN",
                StandInTripletex.CONSUMER_TOKEN,
                "KK2_CREDITORS",
                made("creditors").toString(),
                "KK2_ROUTES",
                "routes",
                "KK2_DB_URL",
                EmbeddedMariaDb.shared().newDatabase(),
                "KK2_DB_USER",
                EmbeddedMariaDb.USER,
                "KK2_DB_PASSWORD",
                EmbeddedMariaDb.PASSWORD,
                "KK2_SMTP_HOST",
                "127.0.0.1",
                "KK2_SMTP_PORT",
                String.valueOf(MAIL_PORT),
                "KK2_PRINT_DIR",
                made("print").toString()));
        environment.put("KK2_IMAP_HOST", "127.0.0.1");
        environment.put("KK2_IMAP_PORT", String.valueOf(MAILBOX.getImap().getPort()));
        environment.put("KK2_IMAP_USER", MAILBOX_USER);
        environment.put("KK2_IMAP_PASSWORD", MAILBOX_PASSWORD);
        environment.put("KK2_OCR_DIR", made("ocr").toString());
        var installation = (Installation) new ReadInstallation().from(environment, Mode.RUN);
        new MigrateSchema(installation.database()).toNewest().ifPresent(problem -> {
            throw new IllegalStateException(problem);
        });
        var law = ReadLaw.of(installation);
        var beans = context.getBeanFactory();
        beans.registerSingleton("installation", installation);
        beans.registerSingleton("mode", Mode.RUN);
        beans.registerSingleton("clock", CLOCK);
        beans.registerSingleton("lawBook", law);
        beans.registerSingleton(
                "readCreditorFiles",
                new ReadCreditorFiles(environment, law.procedures().keySet()));
        context.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource("route tests", properties(installation)));
    }

    private static Map<String, Object> properties(Installation installation) {
        return Map.ofEntries(
                Map.entry("spring.datasource.url", installation.database().url()),
                Map.entry("spring.datasource.username", EmbeddedMariaDb.USER),
                Map.entry("spring.datasource.password", EmbeddedMariaDb.PASSWORD),
                Map.entry("camel.main.routes-include-pattern", "file:routes/*.camel.yaml"),
                Map.entry("camel.component.quartz.auto-start-scheduler", false),
                Map.entry("kk2.start-daily-run.enabled", false),
                Map.entry("kk2.purge-personal-data.enabled", false),
                Map.entry("kk2.tripletex.url", TRIPLETEX.baseUrl()),
                Map.entry("kk2.tripletex.consumer-token", StandInTripletex.CONSUMER_TOKEN),
                Map.entry("kk2.tripletex.attempts", 2),
                Map.entry("kk2.tripletex.retry-pause-ms", 1),
                Map.entry("kk2.tripletex.login-pause-seconds", 0),
                Map.entry("kk2.smtp.host", "127.0.0.1"),
                Map.entry("kk2.smtp.port", MAIL_PORT),
                // small, so that a handful of rows makes several batches
                Map.entry("kk2.claims.batch-size", 2),
                Map.entry("kk2.dispatch-mail.batch-size", 2),
                Map.entry("kk2.unknown.minimum-age", "0s"),
                Map.entry("kk2.letters.workers", "1"));
    }

    /** A company in Tripletex and the file of its creditor, the only one in force until the next one is founded. */
    static SmallCompany found(String... moreLines) {
        var id = "route-" + CREDITORS.incrementAndGet();
        empty(made("creditors"));
        return new SmallCompany(
                id, ORGANISATIONS.get(0), TRIPLETEX, made("creditors"), made("tokens"), List.of(moreLines));
    }

    /** One more beside it. */
    static SmallCompany foundAnother() {
        var id = "route-" + CREDITORS.incrementAndGet();
        return new SmallCompany(id, ORGANISATIONS.get(1), TRIPLETEX, made("creditors"), made("tokens"), List.of());
    }

    static Path prints() {
        return made("print");
    }

    static Path giroFiles() {
        return made("ocr");
    }

    static Path creditors() {
        return made("creditors");
    }

    static void moveTo(LocalDate date) {
        CLOCK.moveTo(date);
        TRIPLETEX.setToday(date);
    }

    private static Path made(String name) {
        try {
            return Files.createDirectories(FOLDER.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void empty(Path folder) {
        try (var files = Files.newDirectoryStream(folder)) {
            for (var file : files) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package no.kapitalkontroll.kk2;

import java.io.UncheckedIOException;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.kapitalkontroll.kk2.cases.KeptProcedures;
import no.kapitalkontroll.kk2.creditor.BrokenFile;
import no.kapitalkontroll.kk2.creditor.ReadCreditorFiles;
import no.kapitalkontroll.kk2.installation.Installation;
import no.kapitalkontroll.kk2.installation.Installation.LogFormat;
import no.kapitalkontroll.kk2.installation.Mode;
import no.kapitalkontroll.kk2.installation.ReadInstallation;
import no.kapitalkontroll.kk2.installation.RefusedSettings;
import no.kapitalkontroll.kk2.law.BrokenLawFile;
import no.kapitalkontroll.kk2.law.LawBook;
import no.kapitalkontroll.kk2.law.ProcedureFile;
import no.kapitalkontroll.kk2.law.ReadLaw;
import no.kapitalkontroll.kk2.letter.CheckTemplates;
import no.kapitalkontroll.kk2.letter.LetterTemplates;
import no.kapitalkontroll.kk2.route.RouteFolder;
import no.kapitalkontroll.kk2.route.UnreadableRoute;
import no.kapitalkontroll.kk2.run.DailyRun;
import no.kapitalkontroll.kk2.schema.MigrateSchema;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Reads the environment, refuses what cannot work with one clear line each, and starts Spring and Camel with the rest. */
public final class StartKk2 {

    private static final int DATABASE_TIMEOUT_MS = 10_000;

    private StartKk2() {}

    /** The service; refused settings end the process with code 2. */
    static void service(Map<String, String> environment) {
        try {
            start(environment, Mode.SERVICE, Map.of(), Map.of());
        } catch (RefusedToStart refused) {
            refused.problems().forEach(System.err::println);
            System.exit(2);
        }
    }

    static ConfigurableApplicationContext command(Map<String, String> environment, Mode mode) {
        return start(environment, mode, Map.of(), Map.of());
    }

    /**
     * Starts KK2.
     *
     * @param more further properties, over everything else
     * @param parts beans by name that stand in for KK2's own, such as a clock
     * @throws RefusedToStart when a setting, the database, a law file, the routes or all creditor files stand in the way
     */
    public static ConfigurableApplicationContext start(
            Map<String, String> environment, Mode mode, Map<String, Object> more, Map<String, Object> parts) {
        var answer = new ReadInstallation().from(environment, mode);
        if (answer instanceof RefusedSettings refused) {
            throw new RefusedToStart(refused.problems().stream()
                    .map(problem -> "%s: %s; remedy: %s".formatted(problem.key(), problem.problem(), problem.remedy()))
                    .toList());
        }
        var installation = (Installation) answer;
        refuseRoutes(installation);
        refuseDatabase(installation);
        new MigrateSchema(installation.database()).toNewest().ifPresent(problem -> {
            throw new RefusedToStart(List.of(problem));
        });
        var law = law(installation);
        refuseChangedProcedures(installation, law);
        var templates = templates(installation, refuseCreditors(installation, environment, law));
        Map<String, Object> properties = new HashMap<>(properties(installation, mode));
        properties.putAll(more);
        var application = new SpringApplicationBuilder(Kk2Application.class)
                .properties(logging(installation))
                .bannerMode(Banner.Mode.OFF)
                .web(mode == Mode.SERVICE ? WebApplicationType.SERVLET : WebApplicationType.NONE)
                .registerShutdownHook(true)
                .initializers(context -> {
                    refuseOtherPages(context.getEnvironment());
                    context.getEnvironment()
                            .getPropertySources()
                            .addFirst(new MapPropertySource("installation", properties));
                    var beans = context.getBeanFactory();
                    beans.registerSingleton("installation", installation);
                    beans.registerSingleton("mode", mode);
                    parts.forEach(beans::registerSingleton);
                    beans.registerSingleton("lawBook", law);
                    beans.registerSingleton("letterTemplates", templates);
                    beans.registerSingleton(
                            "readCreditorFiles",
                            new ReadCreditorFiles(environment, law.procedures().keySet()));
                });
        try {
            return application.run();
        } catch (RuntimeException failure) {
            throw UnreadableRoute.in(failure)
                    .map(problem -> new RefusedToStart(List.of("KK2_ROUTES: " + problem)))
                    .map(RuntimeException.class::cast)
                    .orElse(failure);
        }
    }

    /** The log begins before anything else does: what is added later comes too late for it. */
    private static Map<String, Object> logging(Installation installation) {
        var format = installation.logFormat();
        return format == LogFormat.TEXT
                ? Map.of()
                : Map.of("kk2.log.form", "json", "logging.structured.format.console", format.word());
    }

    private static Map<String, Object> properties(Installation installation, Mode mode) {
        Map<String, Object> properties = new HashMap<>();
        properties.put("spring.datasource.url", installation.database().url());
        properties.put("spring.datasource.username", installation.database().user());
        properties.put(
                "spring.datasource.password", installation.database().password().reveal());
        properties.put(
                "camel.main.routes-include-pattern",
                "file:" + installation.routes().toAbsolutePath() + "/*.camel.yaml");
        properties.put("kk2.tripletex.url", installation.tripletexUrl().toString());
        properties.put("kk2.tripletex.consumer-token", installation.consumerToken());
        installation.smtp().ifPresent(smtp -> {
            properties.put("kk2.smtp.host", smtp.host());
            properties.put("kk2.smtp.port", smtp.port());
        });
        if (installation.imap().isEmpty()) {
            properties.put("kk2.read-bounces.enabled", false);
        }
        properties.put("kk2.run.cron", installation.runCron());
        installation.printDirectory().ifPresent(folder -> properties.put("kk2.print.folder", folder.toString()));
        installation.traceCollector().ifPresent(uri -> properties.put("kk2.trace.collector", uri.toString()));
        if (mode != Mode.SERVICE) {
            properties.put("kk2.start-daily-run.enabled", false);
            properties.put("kk2.purge-personal-data.enabled", false);
        }
        properties.put("spring.jmx.enabled", mode == Mode.SERVICE);
        properties.put("camel.component.quartz.auto-start-scheduler", mode == Mode.SERVICE);
        properties.put("server.port", installation.managementPort());
        // SECURITY: the pages have no login; above everything that the environment could say
        properties.put("server.address", "127.0.0.1");
        return properties;
    }

    /** On a port of their own the pages would listen on every address, without login and TLS. */
    private static void refuseOtherPages(Environment environment) {
        var elsewhere = Stream.of("management.server.port", "management.server.address")
                .filter(environment::containsProperty)
                .map(
                        key -> "KK2_MANAGEMENT_PORT: " + key
                                + " is set too, and the pages have no login of their own; remedy: remove it; what asks from elsewhere goes through a proxy beside KK2 that knows who asks")
                .toList();
        if (!elsewhere.isEmpty()) {
            throw new RefusedToStart(elsewhere);
        }
    }

    private static void refuseRoutes(Installation installation) {
        var problems = new RouteFolder(installation.routes()).problems();
        if (!problems.isEmpty()) {
            throw new RefusedToStart(
                    problems.stream().map(problem -> "KK2_ROUTES: " + problem).toList());
        }
    }

    private static void refuseDatabase(Installation installation) {
        var database = installation.database();
        var login = new Properties();
        login.setProperty("user", database.user());
        login.setProperty("password", database.password().reveal());
        login.setProperty("connectTimeout", String.valueOf(DATABASE_TIMEOUT_MS));
        try (var connection = DriverManager.getConnection(database.url(), login)) {
            connection.isValid(1);
        } catch (SQLException e) {
            throw new RefusedToStart(List.of(
                    "KK2_DB_URL: the database cannot be reached (SQL state %s); remedy: start it, or mend KK2_DB_URL, KK2_DB_USER and KK2_DB_PASSWORD"
                            .formatted(e.getSQLState())));
        }
    }

    private static LawBook law(Installation installation) {
        try {
            return ReadLaw.of(installation);
        } catch (BrokenLawFile broken) {
            throw new RefusedToStart(broken.sentences());
        }
    }

    /** A case must go on as it began: a version that cases follow may not mean something else from one day to the next. */
    private static void refuseChangedProcedures(Installation installation, LawBook law) {
        var database = installation.database();
        var jdbc = JdbcClient.create(new DriverManagerDataSource(
                database.url(), database.user(), database.password().reveal()));
        var anyIsKept = jdbc.sql(
                                "SELECT COUNT(*) FROM information_schema.tables WHERE table_schema = DATABASE() AND table_name = 'procedure_versions'")
                        .query(Integer.class)
                        .single()
                > 0;
        var changed = anyIsKept ? new KeptProcedures(jdbc, Clock.systemUTC(), law).changed() : List.<ProcedureFile>of();
        if (!changed.isEmpty()) {
            throw new RefusedToStart(changed.stream()
                    .map(file ->
                            "%s: version %d is not what it was when cases began with it; remedy: give it a new version number, these cases then keep the old one"
                                    .formatted(file.file(), file.procedure().version()))
                    .toList());
        }
    }

    /** @return all creditors, those whose file is broken too: their last good version stays in force */
    private static Set<String> refuseCreditors(
            Installation installation, Map<String, String> environment, LawBook law) {
        var files = new ReadCreditorFiles(environment, law.procedures().keySet()).read(installation.creditors());
        if (files.valid().isEmpty()) {
            var problems = new ArrayList<String>();
            files.broken().forEach(broken -> problems.add(DailyRun.sentence(broken)));
            problems.add(
                    "KK2_CREDITORS: there is no valid creditor file in " + installation.creditors()
                            + "; remedy: write one with java -jar kk2.jar init (docker/creditors/fjellheim.yaml is an example)");
            throw new RefusedToStart(problems);
        }
        return Stream.concat(
                        files.valid().stream().map(file -> file.creditor().id()),
                        files.broken().stream().map(BrokenFile::creditorIdGuess))
                .collect(Collectors.toSet());
    }

    private static LetterTemplates templates(Installation installation, Set<String> creditors) {
        try {
            var templates = installation.templates().map(LetterTemplates::new).orElseGet(LetterTemplates::new);
            var problems = new CheckTemplates(templates).problems(creditors);
            if (!problems.isEmpty()) {
                throw new RefusedToStart(problems.stream()
                        .map(problem -> "KK2_TEMPLATES: " + problem)
                        .toList());
            }
            return templates;
        } catch (UncheckedIOException e) {
            throw new RefusedToStart(
                    List.of("KK2_TEMPLATES: cannot be read; remedy: give the KK2 process the right to it"));
        }
    }
}

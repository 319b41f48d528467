package no.kapitalkontroll.kk2.installation;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import no.kapitalkontroll.kk2.creditor.Secret;
import no.kapitalkontroll.kk2.installation.Installation.Database;
import no.kapitalkontroll.kk2.installation.Installation.Imap;
import no.kapitalkontroll.kk2.installation.Installation.LogFormat;
import no.kapitalkontroll.kk2.installation.Installation.Login;
import no.kapitalkontroll.kk2.installation.Installation.Smtp;
import no.kapitalkontroll.kk2.yaml.Kind;
import org.mariadb.jdbc.Configuration;
import org.mariadb.jdbc.export.SslMode;
import org.quartz.CronExpression;

/** The environment → the installation, or everything that is wrong with it. All names and defaults stand here. */
public final class ReadInstallation {

    private static final LocalDate LAW_CONFIRMED_UNTIL = LocalDate.of(2026, 12, 31);
    private static final int SUBMISSION_PORT = 587;
    private static final int IMAPS_PORT = 993;
    private static final int MANAGEMENT_PORT = 9876;
    private static final String DAILY_AT_SIX = "0 0 6 * * ?";

    private static final Kind<Integer> PORT = Kind.number(1, 65_535);
    private static final Kind<Boolean> STARTTLS =
            Kind.words("required, never", Map.of("required", true, "never", false), true);
    private static final Kind<String> HOST = Kind.matching(
            "a host name",
            "write a host name or an address, without port",
            Pattern.compile("[A-Za-z0-9.:\\[\\]_-]{1,253}"),
            "",
            text -> text);
    private static final Kind<String> CRON = new Kind<>(
            "a Quartz cron expression",
            "write six or seven fields, like " + DAILY_AT_SIX + " (daily at 06:00, Oslo time)",
            DAILY_AT_SIX,
            text -> Optional.of(text).filter(CronExpression::isValidExpression));
    private static final Kind<LogFormat> LOG_FORMAT = Kind.oneOf(LogFormat.class, LogFormat::word);
    private static final Kind<URI> ADDRESS = new Kind<>(
            "a plain address of a service",
            "write it like https://tripletex.no/v2, without user, query and fragment",
            URI.create("https://localhost"),
            ReadInstallation::address);

    private static final String TLS_ONLY = "goes without verified TLS to a host that is not loopback";

    private final Path routesBesideJar;

    public ReadInstallation() {
        this(Path.of("routes"));
    }

    /** @param routesBesideJar where the routes are when {@code KK2_ROUTES} does not say */
    ReadInstallation(Path routesBesideJar) {
        this.routesBesideJar = routesBesideJar;
    }

    /** @param mode what is needed depends on it: a mode that sends nothing needs no mail server */
    public InstallationAnswer from(Map<String, String> environment, Mode mode) {
        var settings = new Settings(environment);
        var installation = new Installation(
                tripletexUrl(settings),
                settings.requiredSecret(
                        "KK2_TRIPLETEX_CONSUMER_TOKEN", "set the consumer token that Tripletex gave you"),
                creditors(settings),
                routes(settings),
                database(settings),
                smtp(settings, mode),
                printDirectory(settings, mode),
                businessDate(settings, mode),
                mailOnlyTo(settings),
                settings.optional("KK2_LAW_CONFIRMED_UNTIL", Kind.DATE).orElse(LAW_CONFIRMED_UNTIL),
                settings.readableFile("KK2_RATES"),
                settings.readableFolder("KK2_PROCEDURES"),
                settings.readableFolder("KK2_TEMPLATES"),
                settings.readableFolder("KK2_OCR_DIR"),
                imap(settings),
                settings.optional("KK2_MANAGEMENT_PORT", PORT).orElse(MANAGEMENT_PORT),
                settings.optional("KK2_RUN_CRON", CRON).orElse(DAILY_AT_SIX),
                settings.optional("KK2_LOG_FORMAT", LOG_FORMAT).orElse(LogFormat.TEXT),
                collector(settings));
        return settings.problems().isEmpty() ? installation : new RefusedSettings(settings.problems());
    }

    private static URI tripletexUrl(Settings settings) {
        var url = settings.required("KK2_TRIPLETEX_URL", ADDRESS);
        if (!url.getScheme().equals("https") && !Loopback.is(url.getHost())) {
            settings.refuse("KK2_TRIPLETEX_URL", TLS_ONLY, "write https://…");
        }
        return url;
    }

    private static Optional<URI> collector(Settings settings) {
        var remedy = "write http://127.0.0.1:4318 for a collector on this machine, or https://… for one elsewhere";
        var collector = settings.optional(
                "KK2_OTLP_ENDPOINT",
                new Kind<>("a plain address of a collector", remedy, ADDRESS.placeholder(), ReadInstallation::address));
        if (collector.isPresent()
                && !collector.get().getScheme().equals("https")
                && !Loopback.is(collector.get().getHost())) {
            settings.refuse("KK2_OTLP_ENDPOINT", TLS_ONLY, remedy);
        }
        return collector;
    }

    private static Optional<URI> address(String written) {
        try {
            var uri = new URI(written.replaceFirst("/+$", ""));
            var plain = uri.getHost() != null
                    && List.of("http", "https").contains(uri.getScheme())
                    && uri.getUserInfo() == null
                    && uri.getQuery() == null
                    && uri.getFragment() == null;
            return plain ? Optional.of(uri) : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private static Path creditors(Settings settings) {
        if (!settings.has("KK2_CREDITORS")) {
            settings.refuse("KK2_CREDITORS", "is not set", "name the folder of creditor files");
        }
        return settings.readableFolder("KK2_CREDITORS").orElse(Path.of("."));
    }

    private Path routes(Settings settings) {
        if (!settings.has("KK2_ROUTES") && !Files.isDirectory(routesBesideJar)) {
            settings.refuse(
                    "KK2_ROUTES",
                    "is not set, and there is no folder `routes` where KK2 was started",
                    "name the folder of route files");
        }
        return settings.readableFolder("KK2_ROUTES").orElse(routesBesideJar);
    }

    private static Database database(Settings settings) {
        var url = settings.required(
                "KK2_DB_URL",
                new Kind<>(
                        "a MariaDB address",
                        "write it like jdbc:mariadb://host:3306/kk2?sslMode=verify-full",
                        "",
                        text -> configuration(text).map(parsed -> text)));
        var parsed = configuration(url);
        var local = parsed.isPresent() && isLocal(parsed.get());
        parsed.ifPresent(configuration -> refuseUnsafe(settings, configuration, local));
        var user = settings.required("KK2_DB_USER", Kind.TEXT);
        var password = local
                ? settings.secret("KK2_DB_PASSWORD").orElse(Secret.of(""))
                : settings.requiredSecret("KK2_DB_PASSWORD", "set the password of KK2_DB_USER");
        return new Database(url, user, password, login(settings, "KK2_DB_MIGRATION_USER", "KK2_DB_MIGRATION_PASSWORD"));
    }

    private static void refuseUnsafe(Settings settings, Configuration database, boolean local) {
        if (database.user() != null || database.password() != null) {
            settings.refuse("KK2_DB_URL", "holds a user or a password", "move them to KK2_DB_USER and KK2_DB_PASSWORD");
        }
        var verified = database.addresses().stream()
                .map(address -> Optional.ofNullable(address.sslMode).orElse(database.sslMode()))
                .allMatch(SslMode.VERIFY_FULL::equals);
        if (!local && !verified) {
            settings.refuse("KK2_DB_URL", TLS_ONLY, "add sslMode=verify-full (and serverSslCert for a CA of your own)");
        }
    }

    /** As the driver itself understands the address: a second reading of our own could be led astray. */
    private static Optional<Configuration> configuration(String url) {
        try {
            var parsed = url.startsWith("jdbc:mariadb:") ? Configuration.parse(url) : null;
            return Optional.ofNullable(parsed)
                    .filter(found -> !found.addresses().isEmpty());
        } catch (SQLException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static boolean isLocal(Configuration database) {
        return database.addresses().stream()
                .allMatch(address -> address.host != null ? Loopback.is(address.host) : address.localSocket != null);
    }

    private static Optional<Smtp> smtp(Settings settings, Mode mode) {
        var port = settings.optional("KK2_SMTP_PORT", PORT).orElse(SUBMISSION_PORT);
        var login = login(settings, "KK2_SMTP_USER", "KK2_SMTP_PASSWORD");
        var host = settings.optional("KK2_SMTP_HOST", HOST);
        var startTls = settings.optional("KK2_SMTP_STARTTLS", STARTTLS)
                .orElse(!host.map(Loopback::is).orElse(false));
        if (mode.sends() && !settings.has("KK2_SMTP_HOST")) {
            settings.refuse("KK2_SMTP_HOST", "is not set", "name the mail server that takes the letters");
        }
        if (!startTls && host.isPresent() && !Loopback.is(host.get())) {
            settings.refuse("KK2_SMTP_STARTTLS", TLS_ONLY, "write required, or leave it out");
        }
        return host.map(name -> new Smtp(name, port, login, startTls));
    }

    private static Optional<Imap> imap(Settings settings) {
        var host = settings.optional("KK2_IMAP_HOST", HOST);
        var port = settings.optional("KK2_IMAP_PORT", PORT).orElse(IMAPS_PORT);
        var login = login(settings, "KK2_IMAP_USER", "KK2_IMAP_PASSWORD");
        var wanted = settings.has("KK2_IMAP_HOST");
        if (wanted && !settings.has("KK2_IMAP_USER") && !settings.hasSecret("KK2_IMAP_PASSWORD")) {
            settings.refuse("KK2_IMAP_USER", "is not set", "set it, or leave KK2_IMAP_HOST out");
        }
        if (!wanted
                && (settings.has("KK2_IMAP_PORT")
                        || settings.has("KK2_IMAP_USER")
                        || settings.hasSecret("KK2_IMAP_PASSWORD"))) {
            settings.refuse(
                    "KK2_IMAP_HOST", "is not set, but other IMAP settings are", "set it, or leave them all out");
        }
        return host.isPresent() && login.isPresent()
                ? Optional.of(new Imap(host.get(), port, login.get(), !Loopback.is(host.get())))
                : Optional.empty();
    }

    private static Optional<Login> login(Settings settings, String userKey, String passwordKey) {
        var user = settings.optional(userKey, Kind.TEXT);
        var password = settings.secret(passwordKey);
        if (settings.has(userKey) != settings.hasSecret(passwordKey)) {
            var missing = settings.has(userKey) ? passwordKey : userKey;
            settings.refuse(missing, "is not set", "set user and password, or neither of them");
        }
        return user.flatMap(name -> password.map(secret -> new Login(name, secret)));
    }

    private static Optional<Path> printDirectory(Settings settings, Mode mode) {
        if (mode.sends() && !settings.has("KK2_PRINT_DIR")) {
            settings.refuse("KK2_PRINT_DIR", "is not set", "name the folder that takes the paper letters");
        }
        return settings.writableFolder("KK2_PRINT_DIR");
    }

    private static Optional<LocalDate> businessDate(Settings settings, Mode mode) {
        if (mode == Mode.SERVICE && settings.has("KK2_DATE")) {
            settings.refuse(
                    "KK2_DATE",
                    "is set, but the service goes by the clock",
                    "remove it, or call run, preview or check");
        }
        return settings.optional("KK2_DATE", Kind.DATE);
    }

    /** Set but empty is refused: somebody meant to hold the mail back, and it would go to everybody. */
    private static List<String> mailOnlyTo(Settings settings) {
        var remedy = "write addresses with commas between them, or remove it: mail then goes to every debtor";
        if (settings.isSetButBlank("KK2_MAIL_ONLY_TO")) {
            settings.refuse("KK2_MAIL_ONLY_TO", "is set but empty", remedy);
        }
        var addresses = new ArrayList<String>();
        for (var address : settings.find("KK2_MAIL_ONLY_TO")
                .map(list -> list.split("[,;]", -1))
                .orElse(new String[0])) {
            var valid = Kind.EMAIL_ADDRESS.read().apply(address.strip());
            valid.ifPresent(found -> addresses.add(found.toLowerCase(Locale.ROOT)));
            if (valid.isEmpty()) {
                settings.refuse("KK2_MAIL_ONLY_TO", "holds something that is not an e-mail address", remedy);
            }
        }
        return addresses;
    }
}

package no.kapitalkontroll.kk2.installation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.kapitalkontroll.kk2.creditor.Secret;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReadInstallationTest {

    private static final String SECRET = "s3cr3t-value";

    @TempDir
    Path folder;

    private final Map<String, String> environment = new HashMap<>();

    @BeforeEach
    void a_complete_environment() {
        environment.putAll(Map.of(
                "KK2_TRIPLETEX_URL",
                "https://tripletex.no/v2/",
                "KK2_TRIPLETEX_CONSUMER_TOKEN",
                SECRET,
                "KK2_CREDITORS",
                folder.toString(),
                "KK2_ROUTES",
                folder.toString(),
                "KK2_DB_URL",
                "jdbc:mariadb://db.firma.example:3306/kk2?sslMode=verify-full",
                "KK2_DB_USER",
                "kk2",
                "KK2_DB_PASSWORD",
                SECRET,
                "KK2_SMTP_HOST",
                "smtp.firma.example",
                "KK2_PRINT_DIR",
                folder.toString()));
    }

    @Test
    void what_is_left_out_has_its_default() {
        var installation = valid(Mode.SERVICE);

        assertThat(installation.tripletexUrl()).isEqualTo(URI.create("https://tripletex.no/v2"));
        assertThat(installation.smtp()).contains(new Installation.Smtp("smtp.firma.example", 587, none(), true));
        assertThat(installation.businessDate()).isEmpty();
        assertThat(installation.mailOnlyTo()).isEmpty();
        assertThat(installation.lawConfirmedUntil()).isEqualTo("2026-12-31");
        assertThat(installation.rates()).isEmpty();
        assertThat(installation.procedures()).isEmpty();
        assertThat(installation.templates()).isEmpty();
        assertThat(installation.ocrDirectory()).isEmpty();
        assertThat(installation.imap()).isEmpty();
        assertThat(installation.managementPort()).isEqualTo(9876);
        assertThat(installation.runCron()).isEqualTo("0 0 6 * * ?");
        assertThat(installation.logFormat()).isEqualTo(Installation.LogFormat.TEXT);
        assertThat(installation.traceCollector()).isEmpty();
    }

    @Test
    void every_setting_is_read() throws IOException {
        var rates = Files.createFile(folder.resolve("rates.yaml"));
        environment.putAll(Map.of(
                "KK2_SMTP_PORT", "25",
                "KK2_SMTP_USER", "mailer",
                "KK2_SMTP_PASSWORD", SECRET,
                "KK2_SMTP_STARTTLS", "required",
                "KK2_DATE", "2026-09-15",
                "KK2_MAIL_ONLY_TO", "Ola@firma.example, kari@firma.example",
                "KK2_LAW_CONFIRMED_UNTIL", "2027-06-30",
                "KK2_MANAGEMENT_PORT", "9000",
                "KK2_RUN_CRON", "0 30 5 ? * MON-FRI",
                "KK2_RATES", rates.toString()));
        environment.putAll(Map.of(
                "KK2_PROCEDURES",
                folder.toString(),
                "KK2_TEMPLATES",
                folder.toString(),
                "KK2_OCR_DIR",
                folder.toString(),
                "KK2_IMAP_HOST",
                "imap.firma.example",
                "KK2_IMAP_PORT",
                "1993",
                "KK2_IMAP_USER",
                "bounces",
                "KK2_IMAP_PASSWORD",
                SECRET,
                "KK2_LOG_FORMAT",
                "ecs",
                "KK2_OTLP_ENDPOINT",
                "http://127.0.0.1:4318/"));

        var installation = valid(Mode.RUN);

        assertThat(installation.consumerToken().reveal()).isEqualTo(SECRET);
        assertThat(installation.creditors()).isEqualTo(folder);
        assertThat(installation.routes()).isEqualTo(folder);
        assertThat(installation.database().user()).isEqualTo("kk2");
        assertThat(installation.database().password().reveal()).isEqualTo(SECRET);
        assertThat(installation.smtp().orElseThrow().port()).isEqualTo(25);
        assertThat(installation.smtp().orElseThrow().login().orElseThrow().user())
                .isEqualTo("mailer");
        assertThat(installation.printDirectory()).contains(folder);
        assertThat(installation.businessDate().orElseThrow()).isEqualTo("2026-09-15");
        assertThat(installation.mailOnlyTo()).containsExactly("ola@firma.example", "kari@firma.example");
        assertThat(installation.lawConfirmedUntil()).isEqualTo("2027-06-30");
        assertThat(installation.rates()).contains(rates);
        assertThat(installation.procedures()).contains(folder);
        assertThat(installation.templates()).contains(folder);
        assertThat(installation.ocrDirectory()).contains(folder);
        assertThat(installation.imap().orElseThrow().host()).isEqualTo("imap.firma.example");
        assertThat(installation.imap().orElseThrow().port()).isEqualTo(1993);
        assertThat(installation.imap().orElseThrow().tls()).isTrue();
        assertThat(installation.managementPort()).isEqualTo(9000);
        assertThat(installation.runCron()).isEqualTo("0 30 5 ? * MON-FRI");
        assertThat(installation.logFormat()).isEqualTo(Installation.LogFormat.ECS);
        assertThat(installation.traceCollector()).contains(URI.create("http://127.0.0.1:4318"));
        assertThat(installation.toString()).doesNotContain(SECRET);
    }

    @ParameterizedTest
    @CsvSource({
        "KK2_TRIPLETEX_URL",
        "KK2_TRIPLETEX_CONSUMER_TOKEN",
        "KK2_CREDITORS",
        "KK2_DB_URL",
        "KK2_DB_USER",
        "KK2_SMTP_HOST",
        "KK2_PRINT_DIR",
    })
    void a_required_setting_that_is_missing_or_blank_is_named(String key) {
        environment.remove(key);
        assertRefused(Mode.RUN, key);

        environment.put(key, "  ");
        assertRefused(Mode.RUN, key);
    }

    @Test
    void the_routes_are_beside_the_jar_when_nothing_is_said() {
        environment.remove("KK2_ROUTES");

        var answer = new ReadInstallation(folder).from(environment, Mode.RUN);

        assertThat(answer)
                .asInstanceOf(type(Installation.class))
                .satisfies(installation -> assertThat(installation.routes()).isEqualTo(folder));
    }

    @Test
    void routes_that_are_nowhere_are_named() {
        environment.remove("KK2_ROUTES");

        var answer = new ReadInstallation(folder.resolve("nowhere")).from(environment, Mode.RUN);

        assertThat(answer).asInstanceOf(type(RefusedSettings.class)).satisfies(refused -> assertThat(refused.problems())
                .extracting(SettingProblem::key)
                .containsExactly("KK2_ROUTES"));
    }

    @Test
    void the_password_of_a_remote_database_is_required() {
        environment.remove("KK2_DB_PASSWORD");

        assertRefused(Mode.CHECK, "KK2_DB_PASSWORD");
    }

    @ParameterizedTest
    @EnumSource(
            value = Mode.class,
            names = {"PREVIEW", "CHECK"})
    void what_sends_nothing_needs_no_mail_server_and_no_print_folder(Mode mode) {
        environment.keySet().removeAll(List.of("KK2_SMTP_HOST", "KK2_PRINT_DIR"));

        assertThat(valid(mode).smtp()).isEmpty();
        assertThat(valid(mode).printDirectory()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "KK2_TRIPLETEX_URL | http://tripletex.no/v2",
                "KK2_TRIPLETEX_URL | http://127.0.0.1.evil.example/v2",
                "KK2_TRIPLETEX_URL | https://user:secret@tripletex.no/v2",
                "KK2_TRIPLETEX_URL | https://tripletex.no/v2?a=b",
                "KK2_TRIPLETEX_URL | tripletex.no",
                "KK2_TRIPLETEX_URL | ftp://tripletex.no",
                "KK2_TRIPLETEX_URL | http://a b",
                "KK2_TRIPLETEX_CONSUMER_TOKEN | file:/nowhere",
                "KK2_CREDITORS | /nowhere",
                "KK2_ROUTES | /nowhere",
                "KK2_DB_URL | jdbc:mysql://localhost/kk2",
                "KK2_DB_URL | mariadb",
                "KK2_DB_URL | jdbc:mariadb://db.firma.example/kk2",
                "KK2_DB_URL | jdbc:mariadb://db.firma.example/kk2?sslMode=disable",
                "KK2_DB_URL | jdbc:mariadb://db.firma.example/kk2?sslMode=trust",
                "KK2_DB_URL | jdbc:mariadb://db.firma.example/kk2?sslMode=verify-ca",
                "KK2_DB_URL | jdbc:mariadb://db.firma.example/kk2?useSsl=true&trustServerCertificate=true",
                "KK2_DB_URL | jdbc:mariadb://localhost,db.firma.example/kk2",
                "KK2_DB_URL | jdbc:mariadb://address=(host=db.firma.example)(port=3306)/kk2",
                "KK2_DB_URL | jdbc:mariadb://localhost/kk2?user=a&password=b",
                "KK2_SMTP_HOST | smtp.firma.example:587/x",
                "KK2_SMTP_PORT | 0",
                "KK2_SMTP_PORT | 65536",
                "KK2_SMTP_STARTTLS | never",
                "KK2_SMTP_STARTTLS | optional",
                "KK2_PRINT_DIR | /nowhere",
                "KK2_DATE | 15.09.2026",
                "KK2_MAIL_ONLY_TO | everybody",
                "KK2_MAIL_ONLY_TO | a@b.example,",
                "KK2_MAIL_ONLY_TO | ' '",
                "KK2_LAW_CONFIRMED_UNTIL | soon",
                "KK2_RATES | /nowhere",
                "KK2_PROCEDURES | /nowhere",
                "KK2_TEMPLATES | /nowhere",
                "KK2_OCR_DIR | /nowhere",
                "KK2_IMAP_PORT | imap",
                "KK2_MANAGEMENT_PORT | 70000",
                "KK2_RUN_CRON | 06:00",
                "KK2_RUN_CRON | 0 6 * * *",
            })
    void a_bad_value_is_refused_with_its_key(String key, String value) {
        environment.put(key, value);

        assertThat(refused(Mode.RUN)).anySatisfy(problem -> {
            assertThat(problem.key()).isEqualTo(key);
            assertThat(problem.problem()).isNotBlank();
            assertThat(problem.remedy()).isNotBlank();
        });
    }

    @Test
    void a_user_without_password_is_refused_and_the_other_way_round() {
        environment.put("KK2_SMTP_USER", "mailer");
        assertRefused(Mode.RUN, "KK2_SMTP_PASSWORD");

        environment.remove("KK2_SMTP_USER");
        environment.put("KK2_SMTP_PASSWORD", SECRET);
        assertRefused(Mode.RUN, "KK2_SMTP_USER");
    }

    @Test
    void half_a_mailbox_is_refused() {
        environment.put("KK2_IMAP_HOST", "imap.firma.example");
        assertRefused(Mode.RUN, "KK2_IMAP_USER");

        environment.remove("KK2_IMAP_HOST");
        environment.putAll(Map.of("KK2_IMAP_USER", "bounces", "KK2_IMAP_PASSWORD", SECRET));
        assertRefused(Mode.RUN, "KK2_IMAP_HOST");
    }

    @Test
    void the_service_refuses_a_date_and_the_commands_take_it() {
        environment.put("KK2_DATE", "2026-09-15");

        assertRefused(Mode.SERVICE, "KK2_DATE");
        for (var mode : List.of(Mode.RUN, Mode.PREVIEW, Mode.CHECK)) {
            assertThat(valid(mode).businessDate().orElseThrow()).isEqualTo("2026-09-15");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "127.0.0.1", "127.3.2.1", "[::1]"})
    void loopback_needs_no_tls_and_no_database_password(String host) {
        environment.remove("KK2_DB_PASSWORD");
        environment.putAll(Map.of(
                "KK2_TRIPLETEX_URL",
                "http://" + host + ":8080/v2",
                "KK2_DB_URL",
                "jdbc:mariadb://" + host.replaceAll("[\\[\\]]", "").replace("::1", "localhost") + ":3306/kk2",
                "KK2_SMTP_HOST",
                host,
                "KK2_SMTP_STARTTLS",
                "never",
                "KK2_IMAP_HOST",
                host,
                "KK2_IMAP_USER",
                "bounces",
                "KK2_IMAP_PASSWORD",
                SECRET));

        var installation = valid(Mode.SERVICE);

        assertThat(installation.tripletexUrl().getScheme()).isEqualTo("http");
        assertThat(installation.smtp().orElseThrow().startTls()).isFalse();
        assertThat(installation.imap().orElseThrow().tls()).isFalse();
        assertThat(installation.database().password().reveal()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost.evil.example",
                "127.0.0.1.evil.example",
                "127.0.0.256",
                "0.0.0.0",
                "10.0.0.1",
                "::2",
                ""
            })
    void what_only_looks_like_loopback_is_none(String host) {
        assertThat(Loopback.is(host)).isFalse();
    }

    @Test
    void secrets_may_lie_in_mounted_files() throws IOException {
        var mounted = Files.writeString(folder.resolve("token"), SECRET + "\n");
        environment.put("KK2_TRIPLETEX_CONSUMER_TOKEN", "file:" + mounted);

        assertThat(valid(Mode.RUN).consumerToken()).extracting(Secret::reveal).isEqualTo(SECRET);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "KK2_TRIPLETEX_CONSUMER_TOKEN",
                "KK2_DB_PASSWORD",
                "KK2_SMTP_PASSWORD",
                "KK2_IMAP_PASSWORD",
                "KK2_DB_MIGRATION_PASSWORD"
            })
    void every_secret_may_be_named_by_the_file_that_a_container_mounts(String key) throws IOException {
        environment.putAll(Map.of(
                "KK2_SMTP_USER", "mailer",
                "KK2_SMTP_PASSWORD", "mail-word",
                "KK2_IMAP_HOST", "imap.firma.example",
                "KK2_IMAP_USER", "bounces",
                "KK2_IMAP_PASSWORD", "bounce-word",
                "KK2_DB_MIGRATION_USER", "kk2_migrate",
                "KK2_DB_MIGRATION_PASSWORD", "migration-word"));
        var mounted = Files.writeString(folder.resolve("mounted"), "the-mounted-one\n");
        environment.remove(key);
        environment.put(key + "_FILE", mounted.toString());

        var installation = valid(Mode.SERVICE);

        assertThat(List.of(
                        installation.consumerToken(),
                        installation.database().password(),
                        installation.smtp().orElseThrow().login().orElseThrow().password(),
                        installation.imap().orElseThrow().login().password(),
                        installation.database().migration().orElseThrow().password()))
                .extracting(Secret::reveal)
                .containsOnlyOnce("the-mounted-one");
        assertThat(installation.toString()).doesNotContain("the-mounted-one");

        environment.put(key, SECRET);
        assertRefused(Mode.SERVICE, key);

        environment.remove(key);
        environment.put(key + "_FILE", "/nowhere");
        assertRefused(Mode.SERVICE, key);
    }

    @Test
    void who_migrates_the_schema_has_user_and_password_or_is_not_named() {
        assertThat(valid(Mode.RUN).database().migration()).isEmpty();

        environment.put("KK2_DB_MIGRATION_USER", "kk2_migrate");
        assertRefused(Mode.RUN, "KK2_DB_MIGRATION_PASSWORD");
    }

    @Test
    void all_problems_are_told_at_once_and_no_value_is_repeated() {
        environment.putAll(Map.of(
                "KK2_TRIPLETEX_URL",
                "https://user:" + SECRET + "@tripletex.no",
                "KK2_DB_URL",
                "jdbc:mariadb://localhost/kk2?password=" + SECRET,
                "KK2_SMTP_PORT",
                SECRET,
                "KK2_MAIL_ONLY_TO",
                SECRET));

        assertThat(refused(Mode.RUN)).hasSize(4).allSatisfy(problem -> assertThat(problem.toString())
                .doesNotContain(SECRET));
    }

    private Installation valid(Mode mode) {
        return assertThat(new ReadInstallation().from(environment, mode))
                .asInstanceOf(type(Installation.class))
                .actual();
    }

    private List<SettingProblem> refused(Mode mode) {
        return assertThat(new ReadInstallation().from(environment, mode))
                .asInstanceOf(type(RefusedSettings.class))
                .actual()
                .problems();
    }

    private void assertRefused(Mode mode, String key) {
        assertThat(refused(mode)).singleElement().satisfies(problem -> {
            assertThat(problem.key()).isEqualTo(key);
            assertThat(problem.problem()).isNotBlank();
            assertThat(problem.remedy()).isNotBlank();
        });
    }

    private static <T> Optional<T> none() {
        return Optional.empty();
    }
}

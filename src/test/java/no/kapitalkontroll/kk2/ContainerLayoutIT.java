package no.kapitalkontroll.kk2;

import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarFile;
import no.kapitalkontroll.kk2.embedded.EmbeddedMariaDb;
import no.kapitalkontroll.kk2.embedded.OwnPort;
import no.kapitalkontroll.kk2.fault.PreparedJar;
import no.kapitalkontroll.kk2.fault.WitnessMailServer;
import no.kapitalkontroll.kk2.standin.StandInTripletex;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * The jar as the image holds it: unpacked, with its archive of classes, routes and creditors mounted, secrets as files, and a
 * database user with no more rights than it needs. Its processes are killed and stopped in the middle, and what the mail server
 * and Tripletex saw is counted there. The list of classes that the image's archive is made from is written on the way.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ContainerLayoutIT {

    private static final Path JAR = Path.of("target", "kk2.jar").toAbsolutePath();
    private static final Path CLASS_LIST = Path.of("target", "kk2.classlist").toAbsolutePath();
    private static final String EMPLOYEE_TOKEN = "token-of-fjellheim-4711";
    private static final int STOP_SECONDS = 60;
    private static final EmbeddedMariaDb MARIADB = EmbeddedMariaDb.shared();

    private final StandInTripletex tripletex = StandInTripletex.start();
    private final Map<String, String> environment = new HashMap<>();
    private final List<Process> children = new ArrayList<>();
    private final String url = MARIADB.newDatabase();
    private WitnessMailServer mail;
    private Path folder;
    private Path layout;

    @BeforeAll
    void build_a_world(@TempDir Path temporary) throws Exception {
        folder = temporary;
        layout = PreparedJar.unpacked();
        mail = new WitnessMailServer();
        // the process goes by the real clock where Tripletex does: sessions
        tripletex.setToday(LocalDate.now(ZoneId.of("Europe/Oslo")));
        var company = tripletex.company("Fjellheim Renhold AS", "914286018", EMPLOYEE_TOKEN);
        for (var debtor : List.of("skogholt", "fjordgard", "lillevik")) {
            company.invoice(
                    company.customer("Kunde " + debtor).email("post@" + debtor + ".example"),
                    new BigDecimal("12500.00"),
                    LocalDate.of(2026, 8, 17),
                    LocalDate.of(2026, 8, 31));
        }
        MARIADB.makeUsers(url);
        var creditors = Files.createDirectories(folder.resolve("creditors"));
        Files.copy(Path.of("docker", "creditors", "fjellheim.yaml"), creditors.resolve("fjellheim.yaml"));
        environment.put("KK2_TRIPLETEX_URL", tripletex.baseUrl());
        environment.put("KK2_TRIPLETEX_CONSUMER_TOKEN_FILE", secret(StandInTripletex.CONSUMER_TOKEN));
        environment.put("FJELLHEIM_TRIPLETEX_TOKEN_FILE", secret(EMPLOYEE_TOKEN));
        environment.put("KK2_CREDITORS", creditors.toString());
        environment.put("KK2_ROUTES", Path.of("routes").toAbsolutePath().toString());
        environment.put("KK2_DB_URL", url);
        environment.put("KK2_DB_USER", EmbeddedMariaDb.PROGRAM);
        environment.put("KK2_DB_PASSWORD_FILE", secret(EmbeddedMariaDb.PROGRAM));
        environment.put("KK2_DB_MIGRATION_USER", EmbeddedMariaDb.MIGRATION);
        environment.put("KK2_DB_MIGRATION_PASSWORD_FILE", secret(EmbeddedMariaDb.MIGRATION));
        environment.put("KK2_SMTP_HOST", "127.0.0.1");
        environment.put("KK2_SMTP_PORT", String.valueOf(mail.port()));
        environment.put(
                "KK2_PRINT_DIR",
                Files.createDirectories(folder.resolve("print")).toString());
    }

    @AfterAll
    void end_the_world() throws IOException {
        children.forEach(Process::destroyForcibly);
        mail.close();
        tripletex.close();
    }

    @Test
    @Order(1)
    void the_jar_tells_what_it_is_made_of() throws IOException {
        assumeThat(Boolean.getBoolean("kk2.built.offline"))
                .as("built offline: Maven makes no list of parts then")
                .isFalse();
        try (var jar = new JarFile(JAR.toFile())) {
            var entry = jar.stream()
                    .filter(one -> one.getName().endsWith("META-INF/sbom/application.cdx.json"))
                    .findAny()
                    .orElseThrow();
            try (InputStream text = jar.getInputStream(entry)) {
                var parts = new ObjectMapper().readTree(text).get("components").findValuesAsText("name");

                assertThat(parts)
                        .contains("camel-core-engine", "mariadb-java-client")
                        .doesNotContain("greenmail");
            }
        }
    }

    @Test
    @Order(2)
    void the_service_gets_ready_on_loopback_and_ends_in_time_when_it_is_stopped() throws Exception {
        Files.deleteIfExists(CLASS_LIST);
        var port = OwnPort.next();
        var with = new HashMap<>(environment);
        with.put("KK2_MANAGEMENT_PORT", String.valueOf(port));
        // what the environment says about addresses must not open the pages
        with.put("SERVER_ADDRESS", "0.0.0.0");
        var service = java(
                "service",
                layout,
                List.of(
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:DumpLoadedClassList=" + CLASS_LIST,
                        "-jar",
                        "kk2.jar"),
                with);

        await().atMost(Duration.ofMinutes(3)).until(() -> !service.isAlive() || isUp(port));
        assertThat(service.isAlive()).as(errors("service")).isTrue();
        try (var elsewhere = new ServerSocket(port, 1, InetAddress.getByName("127.0.0.2"))) {
            assertThat(elsewhere.isBound()).isTrue();
        }

        service.destroy();

        assertThat(service.waitFor(STOP_SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(CLASS_LIST).isNotEmptyFile();
        // the image's own line
        ended(java(
                "archive",
                layout,
                List.of(
                        "-Xshare:dump",
                        "-XX:SharedClassListFile=" + CLASS_LIST,
                        "-XX:SharedArchiveFile=kk2.jsa",
                        "-XX:+UseSerialGC",
                        "-jar",
                        "kk2.jar"),
                Map.of()));
        assertThat(layout.resolve("kk2.jsa")).isNotEmptyFile();
    }

    @Test
    @Order(3)
    void of_two_instances_one_that_is_killed_and_one_that_is_stopped_lose_nothing_and_send_nothing_twice()
            throws Exception {
        mail.holdNext();
        var killed = run("killed", environment);
        mail.awaitHeld();
        var beside = run("beside", environment);
        assertThat(ended(beside)).isEqualTo(1);
        assertThat(Files.readString(folder.resolve("beside.out")) + errors("beside"))
                .contains("another run holds this creditor");
        killed.destroyForcibly().waitFor();
        mail.letGo();
        theLeasesRunOut();

        // the first mail comes again, with the same id; the answer to the one after it is kept waiting
        mail.holdNext();
        var stopped = run("stopped", environment);
        mail.awaitHeld();
        stopped.destroy();
        mail.letGo();
        assertThat(stopped.waitFor(STOP_SECONDS, TimeUnit.SECONDS)).isTrue();
        theLeasesRunOut();

        var last = run("last", environment);
        assertThat(ended(last)).as(errors("last")).isZero();

        var letters = mail.mails().stream()
                .filter(one -> !one.messageId().contains(".digest."))
                .toList();
        assertThat(mail.mails()).hasSize(letters.size() + 1);
        var byDebtor = letters.stream().collect(groupingBy(WitnessMailServer.Mail::recipient));
        assertThat(byDebtor).hasSize(3);
        assertThat(byDebtor.values()).allSatisfy(mails -> assertThat(
                        mails.stream().map(WitnessMailServer.Mail::messageId).distinct())
                .hasSize(1));
        // only the mail whose answer the killed process never heard came twice
        assertThat(letters).hasSizeBetween(3, 4);
        assertThat(sql().sql("SELECT state FROM effects").query(String.class).list())
                .containsOnly("DONE");
        assertThat(tripletex.violations()).isEmpty();
        assertThat(Files.readString(folder.resolve("last.classes"))
                        .lines()
                        .filter(line -> line.contains("shared objects file")))
                .as("classes out of the archive")
                .hasSizeGreaterThan(8_000);
    }

    @Test
    @Order(4)
    void a_dump_holds_no_token_and_restored_it_sends_nothing_again() throws Exception {
        var dump = MARIADB.dump(url);
        assertThat(dump).doesNotContain(EMPLOYEE_TOKEN).doesNotContain(StandInTripletex.CONSUMER_TOKEN);
        var elsewhere = MARIADB.newDatabase();
        MARIADB.restore(dump, elsewhere);
        var before = mail.mails();
        var with = new HashMap<>(environment);
        with.put("KK2_DB_URL", elsewhere);
        with.put("KK2_DB_USER", EmbeddedMariaDb.USER);
        with.put("KK2_DB_PASSWORD_FILE", secret(EmbeddedMariaDb.PASSWORD));
        with.keySet().removeIf(key -> key.startsWith("KK2_DB_MIGRATION"));

        var restored = run("restored", with);

        assertThat(ended(restored)).as(errors("restored")).isZero();
        assertThat(mail.mails()).isEqualTo(before);
    }

    private Process run(String name, Map<String, String> with) throws IOException {
        var environmentOfRun = new HashMap<>(with);
        environmentOfRun.put("KK2_DATE", "2026-09-15");
        return java(
                name,
                layout,
                List.of(
                        "-XX:SharedArchiveFile=kk2.jsa",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Xlog:class+load:file=" + folder.resolve(name + ".classes"),
                        "-Dkk2.unknown.minimum-age=0s",
                        // one mail at a time is under way when the process is killed
                        "-Dkk2.letters.workers=1",
                        "-Dkk2.smtp.timeout=5m",
                        "-jar",
                        "kk2.jar",
                        "run"),
                environmentOfRun);
    }

    private Process java(String name, Path where, List<String> words, Map<String, String> with) throws IOException {
        var call = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx512m"));
        call.addAll(words);
        var builder = new ProcessBuilder(call)
                .directory(where.toFile())
                .redirectOutput(folder.resolve(name + ".out").toFile())
                .redirectError(folder.resolve(name + ".err").toFile());
        builder.environment().keySet().removeIf(key -> key.startsWith("KK2_"));
        builder.environment().putAll(with);
        var child = builder.start();
        children.add(child);
        return child;
    }

    private static int ended(Process process) throws InterruptedException {
        assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
        return process.exitValue();
    }

    private String errors(String name) throws IOException {
        return Files.readString(folder.resolve(name + ".err"));
    }

    /** What a dead process held is taken over after minutes; nobody waits for them here. */
    private void theLeasesRunOut() {
        sql().sql(
                        "UPDATE run_leases SET lease_until = UTC_TIMESTAMP(6) - INTERVAL 1 MINUTE WHERE lease_until IS NOT NULL")
                .update();
        sql().sql("UPDATE effects SET lease_until = UTC_TIMESTAMP(6) - INTERVAL 1 MINUTE WHERE lease_until IS NOT NULL")
                .update();
    }

    private JdbcClient sql() {
        return JdbcClient.create(new DriverManagerDataSource(url, EmbeddedMariaDb.USER, EmbeddedMariaDb.PASSWORD));
    }

    private String secret(String value) throws IOException {
        return Files.writeString(Files.createTempFile(folder, "secret-", ""), value + "\n")
                .toString();
    }

    private static boolean isUp(int port) {
        try {
            var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d/actuator/health".formatted(port)))
                    .build();
            return HttpClient.newHttpClient()
                            .send(request, HttpResponse.BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}

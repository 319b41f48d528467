package no.kapitalkontroll.kk2;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import no.kapitalkontroll.kk2.embedded.EmbeddedMariaDb;
import no.kapitalkontroll.kk2.fault.PreparedJar;
import no.kapitalkontroll.kk2.standin.StandInTripletex;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** The real jar as an operator calls it: {@code run}, {@code preview} and {@code check}, their output and exit codes. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class Kk2JarIT {

    private static final Path JAR = Path.of("target", "kk2.jar").toAbsolutePath();
    private static final String DATE = "2026-09-15";

    private Path folder;

    private final StandInTripletex tripletex = StandInTripletex.start();
    private final GreenMail mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private final Map<String, String> environment = new HashMap<>();

    private record Called(int exit, String out, String err) {}

    @BeforeAll
    void build_a_world(@TempDir Path temporary) throws IOException {
        folder = temporary;
        mail.start();
        // the jar goes by the real clock where Tripletex does: sessions
        tripletex.setToday(LocalDate.now(java.time.ZoneId.of("Europe/Oslo")));
        var company = tripletex.company("Fjellheim Renhold AS", "914286018", "token-of-fjellheim");
        company.invoice(
                company.customer("Skogholt Handel AS").email("post@skogholt.example"),
                new BigDecimal("12500.00"),
                LocalDate.of(2026, 8, 17),
                LocalDate.of(2026, 8, 31));
        company.invoice(
                company.customer("Fjordgløtt AS").email("post@fjordglott.example"),
                new BigDecimal("990.00"),
                LocalDate.of(2026, 9, 1),
                LocalDate.of(2026, 9, 15));
        var creditors = Files.createDirectories(folder.resolve("creditors"));
        Files.writeString(creditors.resolve("fjellheim.yaml"), """
                id: fjellheim
                name: Fjellheim Renhold AS
                organisation-number: "914286018"
                address: {lines: [Storgata 1], postal-code: "0155", city: Oslo}
                contact: {name: Kundesenteret, email: kunde@fjellheim.example, phone: "22 00 00 00"}
                case-handlers: [{name: Kari Eksempel, email: kari@fjellheim.example, phone: "22 00 00 01"}]
                bank-account: "1234.56.78903"
                from-address: faktura@fjellheim.example
                start-date: 2026-01-01
                digest: false
                tripletex: {employee-token: "${FJELLHEIM_TRIPLETEX_TOKEN}", company-id: 0}
                ledger: {fee-income: 3909, interest-income: 8050, costs: 7309, bank: 1930, receivables: 1500}
                products: {fee: "S100", interest: "R100", costs: "O100"}
                """);
        environment.put("FJELLHEIM_TRIPLETEX_TOKEN", "token-of-fjellheim");
        environment.put("KK2_TRIPLETEX_URL", tripletex.baseUrl());
        environment.put("KK2_TRIPLETEX_CONSUMER_TOKEN", StandInTripletex.CONSUMER_TOKEN);
        environment.put("KK2_CREDITORS", creditors.toString());
        environment.put("KK2_ROUTES", Path.of("routes").toAbsolutePath().toString());
        environment.put("KK2_DB_URL", EmbeddedMariaDb.shared().newDatabase());
        environment.put("KK2_DB_USER", EmbeddedMariaDb.USER);
        environment.put("KK2_DB_PASSWORD", EmbeddedMariaDb.PASSWORD);
        environment.put("KK2_SMTP_HOST", "127.0.0.1");
        environment.put("KK2_SMTP_PORT", String.valueOf(mail.getSmtp().getPort()));
        environment.put(
                "KK2_PRINT_DIR",
                Files.createDirectories(folder.resolve("print")).toString());
        environment.put("KK2_DATE", DATE);
    }

    @AfterAll
    void end_the_world() {
        mail.stop();
        tripletex.close();
    }

    @Test
    @Order(1)
    void a_missing_setting_is_named_and_nothing_starts() throws Exception {
        var without = new HashMap<>(environment);
        without.remove("KK2_DB_URL");

        var called = call(without, "run");

        assertThat(called.exit()).isEqualTo(2);
        assertThat(called.err()).contains("KK2_DB_URL");
        assertThat(called.out()).isEmpty();
    }

    @Test
    @Order(2)
    void a_database_that_is_down_is_one_clear_line() throws Exception {
        var down = new HashMap<>(environment);
        down.put("KK2_DB_URL", "jdbc:mariadb://127.0.0.1:1/kk2");

        var called = callUnpacked(down, "run");

        assertThat(called.exit()).isEqualTo(2);
        assertThat(called.err().lines().filter(line -> line.startsWith("KK2_DB_URL: the database cannot be reached")))
                .hasSize(1);
    }

    @Test
    @Order(3)
    void an_unknown_command_gets_the_help() throws Exception {
        var called = call(environment, "dunn");

        assertThat(called.exit()).isEqualTo(2);
        assertThat(called.err()).contains("java -jar kk2.jar preview");
    }

    @Test
    @Order(4)
    void check_finds_nothing_to_mend() throws Exception {
        var called = callUnpacked(environment, "check");

        assertThat(called.out().lines()).allMatch(line -> line.matches("(OK|WARN) \\S+ .*: .*"));
        assertThat(called.exit()).isZero();
    }

    @Test
    @Order(5)
    void preview_writes_json_lines_and_nothing_else_on_an_empty_database() throws Exception {
        var called = callUnpacked(environment, "preview");

        assertThat(called.exit()).as(called.err()).isZero();
        List<String> lines = called.out().lines().toList();
        assertThat(lines).hasSize(2);
        assertThat(lines.get(0))
                .matches("\\{\"creditor\":\"fjellheim\",\"invoiceNumber\":\\d+,\"decision\":\"take\",\"reason\":null,"
                        + "\"step\":\"collection-notice\",\"letter\":\"collection-notice\",\"principal\":12500\\.00,"
                        + "\"interest\":62\\.93,\"fees\":38\\.00,\"costs\":0\\.00,\"total\":12600\\.93}");
        var second = new ObjectMapper().readTree(lines.get(1));
        assertThat(second.get("reason").asText()).isEqualTo("not-due");
        assertThat(mail.getReceivedMessages()).isEmpty();
    }

    @Test
    @Order(6)
    void run_sends_the_letter_and_ends_with_a_summary() throws Exception {
        var called = call(environment, "run");

        assertThat(called.exit()).as(called.err()).isZero();
        assertThat(called.out()).contains("Fjellheim Renhold AS (fjellheim), " + DATE, "collection-notice 1", "0.00");
        assertThat(mail.getReceivedMessages()).hasSize(1);
    }

    @Test
    @Order(7)
    void the_same_run_again_sends_nothing_and_logs_in_json_when_asked_to() throws Exception {
        var json = new HashMap<>(environment);
        json.put("KK2_LOG_FORMAT", "ecs");

        var called = callUnpacked(json, "run");

        assertThat(called.exit()).as(called.err()).isZero();
        assertThat(called.err().lines().filter(line -> line.contains("\"message\":\"call-tripletex ")))
                .isNotEmpty()
                .allSatisfy(line -> assertThat(new ObjectMapper()
                                .readTree(line)
                                .path("creditor")
                                .asText())
                        .isEqualTo("fjellheim"));
        assertThat(mail.getReceivedMessages()).hasSize(1);
        assertThat(tripletex.violations()).isEmpty();
    }

    @Test
    @Order(8)
    void a_date_before_the_last_finished_run_is_refused() throws Exception {
        var earlier = new HashMap<>(environment);
        earlier.put("KK2_DATE", "2026-09-14");

        var called = callUnpacked(earlier, "run");

        assertThat(called.exit()).isEqualTo(2);
        assertThat(mail.getReceivedMessages()).hasSize(1);
    }

    @Test
    @Order(9)
    void a_decision_about_something_parked_that_does_not_exist_is_refused_in_words() throws Exception {
        var called = callUnpacked(environment, "retry", "E987654", "--by", "Kari Moe", "--reason", "mended");

        assertThat(called.exit()).isEqualTo(1);
        assertThat(called.out()).startsWith("refused: there is no effect 987654; remedy: ");
    }

    private Called call(Map<String, String> with, String... command) throws IOException, InterruptedException {
        return end(List.of("-jar", JAR.toString()), folder, with, command);
    }

    /** As the image calls it: unpacked, which starts sooner, and sooner still when its archive of classes has been made. */
    private Called callUnpacked(Map<String, String> with, String... command) throws IOException, InterruptedException {
        return end(
                List.of("-XX:+UseSerialGC", "-Xshare:auto", "-XX:SharedArchiveFile=kk2.jsa", "-jar", "kk2.jar"),
                PreparedJar.unpacked(),
                with,
                command);
    }

    private Called end(List<String> jar, Path where, Map<String, String> with, String... command)
            throws IOException, InterruptedException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var words = new ArrayList<>(List.of(java, "-Xmx512m", "-XX:TieredStopAtLevel=1"));
        words.addAll(jar);
        words.addAll(List.of(command));
        var out = folder.resolve("out.txt").toFile();
        var err = folder.resolve("err.txt").toFile();
        var builder = new ProcessBuilder(words)
                .directory(where.toFile())
                .redirectOutput(out)
                .redirectError(err);
        builder.environment().keySet().removeIf(key -> key.startsWith("KK2_"));
        builder.environment().putAll(with);
        var process = builder.start();
        if (!process.waitFor(3, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new IllegalStateException("kk2.jar " + words + " did not end");
        }
        return new Called(
                process.exitValue(),
                Files.readString(out.toPath(), StandardCharsets.UTF_8),
                Files.readString(err.toPath(), StandardCharsets.UTF_8));
    }
}

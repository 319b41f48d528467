package no.kapitalkontroll.kk2.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.opentelemetry.api.trace.Tracer;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import javax.management.openmbean.TabularData;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXConnectorServerFactory;
import javax.management.remote.JMXServiceURL;
import no.kapitalkontroll.kk2.StartKk2;
import no.kapitalkontroll.kk2.cases.StoredRecords;
import no.kapitalkontroll.kk2.core.claim.Invoice;
import no.kapitalkontroll.kk2.core.money.Money;
import no.kapitalkontroll.kk2.embedded.DayClock;
import no.kapitalkontroll.kk2.installation.Installation;
import no.kapitalkontroll.kk2.installation.Mode;
import no.kapitalkontroll.kk2.law.LawBook;
import no.kapitalkontroll.kk2.route.RouteFolder;
import no.kapitalkontroll.kk2.run.LoadedCreditors;
import org.apache.camel.CamelContext;
import org.apache.camel.component.quartz.QuartzComponent;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthEndpoint;
import org.springframework.boot.actuate.health.Status;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;

class ServiceTest {

    private static final MBeanServer jmx = ManagementFactory.getPlatformMBeanServer();
    private static final GreenMail mailServer =
            new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    @TempDir
    static Path folder;

    private static SmallWorld world;
    private static SmallWorld.Creditor creditor;
    private static ConfigurableApplicationContext kk2;
    private static JdbcClient jdbc;
    private static int lastInvoice = 4000;

    @BeforeAll
    static void start() {
        mailServer.start();
        world = new SmallWorld(folder);
        creditor = world.onlyCreditor();
        Map<String, String> environment = new HashMap<>(world.environment());
        environment.put("KK2_SMTP_HOST", "127.0.0.1");
        environment.put("KK2_SMTP_PORT", String.valueOf(mailServer.getSmtp().getPort()));
        // Camel's own test kit switches JMX off for the whole JVM
        System.clearProperty("org.apache.camel.jmx.disabled");
        kk2 = StartKk2.start(
                environment, Mode.SERVICE, Map.of("server.port", 0, "kk2.metrics.every", "100ms"), Map.of());
        jdbc = kk2.getBean(JdbcClient.class);
    }

    @AfterAll
    static void stop() {
        kk2.close();
        world.close();
        mailServer.stop();
    }

    // --- pages

    @Test
    void the_management_pages_answer_on_loopback_and_tell_little() throws Exception {
        assertThat(page("/actuator/health").statusCode()).isEqualTo(200);
        assertThat(page("/actuator/health").body())
                .contains("\"status\":\"UP\"")
                .doesNotContain("details");
        assertThat(page("/actuator/info").statusCode()).isEqualTo(200);
        assertThat(page("/actuator/metrics").statusCode()).isEqualTo(200);
        for (var hidden : List.of("env", "heapdump", "loggers", "beans", "configprops", "threaddump", "mappings")) {
            assertThat(page("/actuator/" + hidden).statusCode()).isEqualTo(404);
        }
    }

    @Test
    void nobody_else_can_reach_the_management_pages() throws Exception {
        var elsewhere = InetAddress.getByName("127.0.0.2");
        // the port is free on every address but the one that the service listens on
        try (var socket = new ServerSocket(port(), 1, elsewhere)) {
            assertThat(socket.isBound()).isTrue();
        }
    }

    @Test
    void gauges_have_bounded_labels() {
        var effect = parkedEffect("VOUCHER");

        await().untilAsserted(() -> assertThat(page("/actuator/prometheus").body())
                .containsPattern("kk2_effects\\{creditor=\"planted\",kind=\"VOUCHER\",state=\"PARKED\"[^}]*} [1-9]")
                .containsPattern("kk2_parked\\{creditor=\"planted\"[^}]*} [1-9]"));
        jdbc.sql("UPDATE effects SET state = 'DONE' WHERE id = ?").param(effect).update();
    }

    @Test
    void health_is_up_at_first_and_down_when_an_outcome_stays_unknown() {
        var health = kk2.getBean(HealthEndpoint.class);
        assertThat(health.healthForPath("dailyRun").getStatus()).isEqualTo(Status.UP);
        assertThat(health.healthForPath("effects").getStatus()).isEqualTo(Status.UP);

        var effect = effect("MAIL", "UNKNOWN");
        jdbc.sql("UPDATE effects SET claimed_at = UTC_TIMESTAMP(6) - INTERVAL 25 HOUR WHERE id = ?")
                .param(effect)
                .update();

        assertThat(health.healthForPath("effects").getStatus()).isEqualTo(Status.DOWN);
        assertThat((Long) attribute("Outbox", "OldestUnknownMinutes")).isGreaterThanOrEqualTo(25 * 60);
        jdbc.sql("UPDATE effects SET state = 'DONE' WHERE id = ?").param(effect).update();
    }

    @Test
    void a_creditor_without_a_finished_run_for_longer_than_a_day_is_down() {
        var clock = new DayClock(LocalDate.parse("2030-01-02"));
        var health = new DailyRunHealth(jdbc, kk2.getBean(LoadedCreditors.class), clock, 26);
        assertThat(health.health().getStatus()).isEqualTo(Status.UP);

        clock.moveTo(LocalDate.parse("2030-01-04"));

        assertThat(health.health().getStatus()).isEqualTo(Status.DOWN);
        assertThat(health.health().getDetails()).containsEntry("silent", List.of("c1"));
    }

    @Test
    void rates_that_run_out_within_a_month_degrade_but_do_not_take_down() {
        assertThat(rates("2026-11-30").getStatus()).isEqualTo(Status.UP);
        assertThat(rates("2026-12-15").getStatus()).isEqualTo(Degraded.STATUS);
        assertThat(rates("2026-12-15").getDetails())
                .containsEntry("noLateInterestFrom", "2027-01-01")
                .containsEntry("noCourtFeeFrom", "2027-01-01")
                .doesNotContainKeys("noCollectionRateFrom", "noCompensationFrom");
    }

    private static Health rates(String today) {
        var date = new BusinessDate(kk2.getBean(Installation.class), new DayClock(LocalDate.parse(today)));
        return new RatesHealth(kk2.getBean(LawBook.class), kk2.getBean(LoadedCreditors.class), date).health();
    }

    @Test
    void a_figure_that_is_not_zero_degrades_its_part_and_leaves_the_whole_up() throws Exception {
        var run = insert("""
                INSERT INTO runs (creditor_id, business_date, instance, state, started_at, finished_at, figure)
                VALUES ('planted', '2026-09-15', 'test', 'FINISHED', UTC_TIMESTAMP(6), UTC_TIMESTAMP(6), ?)
                """, 100);
        var health = kk2.getBean(HealthEndpoint.class).healthForPath("reconciliation");
        var page = page("/actuator/health");
        jdbc.sql("DELETE FROM runs WHERE id = ?").param(run).update();

        assertThat(health.getStatus()).isEqualTo(Degraded.STATUS);
        assertThat(((Health) health).getDetails()).containsEntry("planted", "100.00");
        assertThat(page.statusCode()).isEqualTo(200);
    }

    @Test
    void liveness_rests_on_nothing_but_the_process_and_readiness_on_the_database() throws Exception {
        assertThat(parts("/actuator/health/liveness")).containsExactly("livenessState");
        assertThat(parts("/actuator/health/readiness")).containsExactlyInAnyOrder("db", "readinessState");
        assertThat(parts("/actuator/health/business"))
                .containsExactlyInAnyOrder(
                        "dailyRun",
                        "ledger",
                        "effects",
                        "rates",
                        "limitation",
                        "reconciliation",
                        "creditorFiles",
                        "routes");
    }

    private static List<String> parts(String path) throws Exception {
        List<String> names = new ArrayList<>();
        new ObjectMapper()
                .readTree(page(path).body())
                .path("components")
                .fieldNames()
                .forEachRemaining(names::add);
        return names;
    }

    @Test
    void a_ledger_that_was_not_read_whole_a_refused_file_and_a_stopped_route_degrade_the_business_alone()
            throws Exception {
        var health = kk2.getBean(HealthEndpoint.class);
        var run = insert("""
                INSERT INTO runs (creditor_id, business_date, instance, state, started_at, finished_at, figure, reconciled)
                VALUES ('planted', '2026-09-15', 'test', 'FINISHED', UTC_TIMESTAMP(6), UTC_TIMESTAMP(6), ?, FALSE)
                """, 0);
        assertThat(((Health) health.healthForPath("ledger")).getDetails()).containsEntry("stale", List.of("planted"));
        jdbc.sql("DELETE FROM runs WHERE id = ?").param(run).update();

        world.file("broken.yaml", "id: broken\n");
        assertThat(((Health) health.healthForPath("creditorFiles")).getDetails())
                .containsEntry("refused", List.of("broken.yaml"));
        creditor.alone();

        var routes = kk2.getBean(CamelContext.class).getRouteController();
        routes.stopRoute("close-postings");
        assertThat(((Health) health.healthForPath("routes")).getDetails())
                .containsEntry("stopped", List.of("close-postings"));
        assertThat(page("/actuator/health/business").body()).startsWith("{\"status\":\"DEGRADED\"");
        assertThat(page("/actuator/health/business").statusCode()).isEqualTo(200);
        assertThat(page("/actuator/health").body()).startsWith("{\"status\":\"UP\"");
        routes.startRoute("close-postings");
        assertThat(health.healthForPath("routes").getStatus()).isEqualTo(Status.UP);
    }

    @Test
    void every_metric_that_an_alert_or_the_dashboard_names_is_exported() {
        var effect = parkedEffect("CLOSE_POSTINGS");
        var openCase = "UPDATE cases SET state = ? WHERE id = (SELECT case_id FROM effects WHERE id = ?)";
        jdbc.sql(openCase).params("OPEN", effect).update();
        jdbc.sql("""
                        INSERT INTO runs (creditor_id, business_date, instance, state, started_at, finished_at, figure, reconciled)
                        VALUES ('planted', '2026-09-15', 'test', 'FINISHED', UTC_TIMESTAMP(6), UTC_TIMESTAMP(6), 0.00, TRUE)
                        """).update();
        jdbc.sql("""
                        INSERT INTO differences (creditor_id, case_id, invoice_id, invoice_number, cause, red, amount, first_date)
                        SELECT creditor_id, case_id, 1, 1, 'rounding', FALSE, 0.01, '2026-09-15' FROM effects WHERE id = ?
                        """).param(effect).update();
        jdbc.sql("""
                        INSERT INTO postings (creditor_id, posting_id, voucher_id, posted_on, amount, listed, open)
                        VALUES ('planted', 1, 1, '2026-09-15', -100.00, FALSE, FALSE)
                        """).update();
        invoke("Runs", "runNow", "siv", "to have figures");

        var named = new TreeSet<>(WatchFiles.metricsOfAlerts());
        named.addAll(WatchFiles.metricsOfDashboard());
        try {
            await().untilAsserted(() -> assertThat(exported()).containsAll(named));
            await().until(() -> jdbc.sql("SELECT COUNT(*) FROM runs WHERE state = 'RUNNING'")
                            .query(Integer.class)
                            .single()
                    == 0);
        } finally {
            for (var table : List.of("runs", "differences", "postings")) {
                jdbc.sql("DELETE FROM " + table + " WHERE creditor_id = 'planted'")
                        .update();
            }
            jdbc.sql(openCase).params("CLOSED", effect).update();
            jdbc.sql("UPDATE effects SET state = 'CANCELLED' WHERE id = ?")
                    .param(effect)
                    .update();
        }
    }

    private static Set<String> exported() throws Exception {
        return page("/actuator/prometheus")
                .body()
                .lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split("[{ ]", 2)[0])
                .collect(Collectors.toSet());
    }

    @Test
    void without_a_collector_nothing_traces() {
        assertThat(kk2.getBeansOfType(Tracer.class)).isEmpty();
        assertThat(Thread.getAllStackTraces().keySet())
                .extracting(Thread::getName)
                .noneMatch(name -> name.startsWith("BatchSpanProcessor") || name.startsWith("BatchLogRecordProcessor"));
    }

    // --- JMX

    @Test
    void the_routes_are_seen_in_jmx_by_their_ids() throws Exception {
        var names = jmx.queryNames(new ObjectName("org.apache.camel:context=kk2*,type=routes,*"), null).stream()
                .map(name -> ObjectName.unquote(name.getKeyProperty("name")))
                .toList();

        assertThat(names).containsAll(RouteFolder.SHIPPED);
    }

    @Test
    void the_route_files_are_shown_with_their_hashes() {
        assertThat(texts("Routes", "Files"))
                .hasSameSizeAs(new RouteFolder(Path.of("routes")).files())
                .allMatch(line -> line.matches("\\d\\d-[a-z-]+\\.camel\\.yaml [0-9a-f]{64}"));
    }

    // the only remote side is this process itself
    @SuppressWarnings("BanJNDI")
    @Test
    void every_operation_is_described_and_answers_over_a_remote_connection() throws Exception {
        System.setProperty("java.rmi.server.hostname", "127.0.0.1");
        var server = JMXConnectorServerFactory.newJMXConnectorServer(
                new JMXServiceURL("service:jmx:rmi://127.0.0.1"), null, jmx);
        server.start();
        try (var connector = JMXConnectorFactory.connect(server.getAddress())) {
            var every = new EveryOperation(connector.getMBeanServerConnection(), creditor.id());
            every.isDescribed();
            every.answers();
        } finally {
            server.stop();
        }
    }

    @Test
    void jolokia_reads_and_calls_them_over_http_and_so_does_the_script() throws Exception {
        try (var http = new OverHttp()) {
            var table = http.ask("""
                    {"type":"read","mbean":"no.kapitalkontroll.kk2:type=Outbox","attribute":"LettersParked"}""");
            assertThat(table.at("/status").asInt()).isEqualTo(200);
            assertThat(table.at("/value").isNumber()).isTrue();

            assertThat(http.script(folder, "list").at("/value").toString())
                    .contains("no.kapitalkontroll.kk2:type=Runs", "no.kapitalkontroll.kk2:type=Rates");
            assertThat(http.script(folder, "runs").at("/status").asInt()).isEqualTo(200);
            assertThat(http.script(folder, "parked").at("/value").isArray()).isTrue();
            assertThat(http.script(folder, "retry", "E987654", "siv", "mended")
                            .at("/value")
                            .asText())
                    .startsWith("refused: there is no effect 987654");
            assertThat(http.script(folder, "hold", "nobody", "1", "2026-10-31", "siv", "she said \"no\\yes\"")
                            .at("/value")
                            .asText())
                    .startsWith("refused: there is no case on invoice 1 of nobody");
            assertThat(http.script(folder, "run", " ", "at night").at("/value").asText())
                    .startsWith("refused: say who you are");
        }
    }

    @Test
    void the_tables_have_typed_columns() {
        jdbc.sql("""
                        INSERT INTO runs (creditor_id, business_date, instance, state, started_at, figure, invoices_read)
                        VALUES ('planted', '2026-01-05', 'test', 'FAILED', '2026-01-05', 12.50, 7)
                        """).update();
        var run = ((TabularData) attribute("Runs", "LastRunTable")).get(new Object[] {"planted"});
        var failed = (int) attribute("Runs", "Failed");
        jdbc.sql("DELETE FROM runs WHERE creditor_id = 'planted'").update();

        assertThat(run.get("state")).isEqualTo("FAILED");
        assertThat(run.get("figure")).isEqualTo(new BigDecimal("12.50"));
        assertThat(run.get("invoicesRead")).isEqualTo(7);
        assertThat(failed).isEqualTo(1);
        assertThat((TabularData) attribute("Creditors", "CaseTable")).isNotNull();
        assertThat((TabularData) attribute("Creditors", "LastPayments")).isNotNull();
        assertThat((BigDecimal) attribute("Reconciliation", "TotalFigure")).isGreaterThanOrEqualTo(BigDecimal.ZERO);
    }

    @Test
    void the_rates_say_until_when_letters_can_be_dated() {
        assertThat(texts("Rates", "InForce")).anyMatch(line -> line.matches("collection-rate [0-9.]+ kroner, .*"));
        assertThat((String) attribute("Rates", "LettersUntil")).matches("\\d{4}-\\d\\d-\\d\\d");
        assertThat((String) attribute("Rates", "ConfirmedUntil"))
                .isGreaterThanOrEqualTo((String) attribute("Rates", "LettersUntil"));
    }

    @Test
    void the_reconciliation_of_a_day_is_shown_signed_and_refused_over_jmx() {
        assertThat(invoke("Reconciliation", "reconciliation", "nobody", "", ""))
                .startsWith("refused: there is no creditor");
        assertThat(invoke("Reconciliation", "reconciliation", creditor.id(), "31.10.2026", ""))
                .startsWith("refused: that is no date");
        assertThat(invoke("Reconciliation", "reconciliation", creditor.id(), "", "pdf"))
                .startsWith("refused: there is no such format");
        assertThat(invoke("Reconciliation", "reconciliation", creditor.id(), "2026-01-04", "csv"))
                .startsWith("refused: the books of c1 were not compared on 2026-01-04 or before");
        assertThat(invoke("Reconciliation", "signOff", creditor.id(), "2026-01-04", false, "siv", "seen"))
                .startsWith("refused: the books of c1 were not compared");
        assertThat(invoke("Reconciliation", "toClose", creditor.id())).isEmpty();

        jdbc.sql("""
                        INSERT INTO runs (creditor_id, business_date, instance, state, started_at, figure, reconciled)
                        VALUES (?, '2026-01-05', 'test', 'FINISHED', '2026-01-05', 0.00, TRUE)
                        """).param(creditor.id()).update();

        assertThat(invoke("Reconciliation", "reconciliation", creditor.id(), "2026-01-05", "csv"))
                .startsWith("invoice_number,case_state,");
        assertThat(invoke("Reconciliation", "reconciliation", creditor.id(), "2026-01-05", "html"))
                .startsWith("<!DOCTYPE html>");
        assertThat(invoke("Reconciliation", "signOff", creditor.id(), "2026-01-05", false, "", "seen"))
                .startsWith("refused: say who you are");
        assertThat(invoke("Reconciliation", "signOff", creditor.id(), "2026-01-05", false, "siv", "seen"))
                .startsWith("done: the reconciliation of c1 on 2026-01-05 is signed by siv");
        assertThat(invoke("Reconciliation", "reconciliation", creditor.id(), "2026-01-05", ""))
                .contains("the CSV is as signed");
        jdbc.sql("DELETE FROM runs WHERE creditor_id = ? AND business_date = '2026-01-05'")
                .param(creditor.id())
                .update();
    }

    @Test
    void a_hand_over_keeps_the_identity_number_out_of_every_answer_and_attribute() throws Exception {
        // nobody's number
        var number = "15064560090";
        assertThat(invoke("HandOvers", "handOver", creditor.id(), 78, number, "", "", false, false, "siv", "silent"))
                .startsWith("refused: there is no case")
                .doesNotContain(number);
        assertThat(invoke("HandOvers", "result", creditor.id(), 78, "won", "2026-10-23", "", "siv", "said so"))
                .startsWith("refused: a date, an amount or a word");
        assertThat(invoke("HandOvers", "result", creditor.id(), 78, "paid", "2026-10-23", "", "siv", "said so"))
                .startsWith("refused: there is no case");
        assertThat(invoke("HandOvers", "cost", creditor.id(), 78, "1 627", "2026-10-23", "r", 812, "siv", "fee"))
                .startsWith("refused: a date, an amount or a word");

        for (var bean : jmx.queryNames(new ObjectName("no.kapitalkontroll.kk2:*"), null)) {
            for (var attribute : jmx.getMBeanInfo(bean).getAttributes()) {
                assertThat(String.valueOf(jmx.getAttribute(bean, attribute.getName())))
                        .as("%s %s", bean, attribute.getName())
                        .doesNotContain(number);
            }
        }
    }

    @Test
    void the_creditors_and_their_files_are_shown() {
        assertThat(texts("Creditors", "InForce")).containsExactly("c1 standard from 2026-01-01");

        world.file("broken.yaml", "id: broken\n");
        assertThat(texts("Creditors", "BrokenFiles")).anyMatch(line -> line.startsWith("broken.yaml: "));
        creditor.alone();
        assertThat(texts("Creditors", "BrokenFiles")).isEmpty();
    }

    @Test
    void a_run_by_hand_says_who_and_is_shown_when_it_has_ended() {
        assertThat(invoke("Runs", "runNow", " ", "at night")).startsWith("refused: say who you are");
        assertThat(invoke("Runs", "runNow", "siv", "at night")).startsWith("done: a run of all creditors is started");

        await().untilAsserted(() -> assertThat(texts("Runs", "LastRuns"))
                .singleElement()
                .asString()
                .matches("c1 \\d{4}-\\d\\d-\\d\\d FINISHED, from .* to .* UTC, figure 0.00, read \\d+"));
        assertThat(texts("Reconciliation", "Figures"))
                .singleElement()
                .asString()
                .endsWith(" 0.00");
        assertThat((Long) attribute("Runs", "OldestFinishedMinutes")).isZero();
        assertThat(invoke("OperatorLog", "read", "", 1000)).contains(" siv run-now all creditors: at night");
    }

    // --- decisions

    @Test
    void a_letter_that_was_sent_after_all_is_done_by_the_word_of_the_operator_once() {
        var effect = parkedEffect("MAIL");

        assertThat(invoke("Outbox", "letterWasSent", effect, "siv", "found in the mail server's log"))
                .startsWith("done: letter");
        assertThat(invoke("Outbox", "letterWasSent", effect, "siv", "again"))
                .startsWith("refused: effect " + effect + " is DONE, not PARKED");

        assertThat(text("SELECT CONCAT_WS(' ', state, evidence) FROM effects WHERE id = ?", effect))
                .isEqualTo("DONE operator siv");
        assertThat(text("SELECT l.state FROM letters l JOIN effects e ON e.letter_id = l.id WHERE e.id = ?", effect))
                .isEqualTo("SENT");
        assertThat(text("SELECT released_by FROM parked WHERE effect_id = ?", effect))
                .isEqualTo("siv");
        assertThat(texts("""
                SELECT CONCAT_WS(' ', g.actor, g.event) FROM case_log g JOIN effects e ON e.case_id = g.case_id
                 WHERE e.id = ?
                """, effect)).containsExactly("siv letter-was-sent");
    }

    @Test
    void a_letter_that_was_not_sent_is_taken_back_with_its_fee_and_planned_anew() {
        var effect = parkedEffect("MAIL");

        assertThat(invoke("Outbox", "letterWasNotSent", effect, "siv", "not in the log"))
                .startsWith("done: effect");

        assertThat(text("SELECT state FROM effects WHERE id = ?", effect)).isEqualTo("CANCELLED");
        assertThat(text("SELECT l.state FROM letters l JOIN effects e ON e.letter_id = l.id WHERE e.id = ?", effect))
                .isEqualTo("CANCELLED");
        assertThat(text("""
                SELECT COUNT(*) FROM charges c JOIN effects e ON e.letter_id = c.letter_id
                 WHERE e.id = ? AND c.reversed_on IS NULL
                """, effect)).isEqualTo("0");
        assertThat(text(
                        "SELECT COALESCE(c.step, 'none') FROM cases c JOIN effects e ON e.case_id = c.id WHERE e.id = ?",
                        effect))
                .isEqualTo("none");
        assertThat(texts("""
                SELECT CONCAT_WS(' ', g.actor, g.event) FROM case_log g JOIN effects e ON e.case_id = g.case_id
                 WHERE e.id = ?
                """, effect)).containsExactly("kk2 letter-taken-back", "siv letter-was-not-sent");
    }

    @Test
    void a_parked_voucher_is_planned_again_with_its_proposal_and_a_letter_is_not() {
        var voucher = parkedEffect("VOUCHER");
        var mail = parkedEffect("MAIL");

        assertThat(invoke("Outbox", "retryEffect", voucher, "siv", "the account is mended"))
                .startsWith("refused: planted is not in force");
        jdbc.sql("UPDATE effects SET creditor_id = ? WHERE id = ?")
                .params(creditor.id(), voucher)
                .update();
        assertThat(invoke("Outbox", "retryEffect", voucher, "siv", "the account is mended"))
                .startsWith("done");
        assertThat(text("SELECT state FROM effects WHERE id = ?", voucher)).isEqualTo("PLANNED");
        assertThat(text(
                        "SELECT p.state FROM proposals p JOIN effects e ON e.proposal_id = p.id WHERE e.id = ?",
                        voucher))
                .isEqualTo("PLANNED");
        assertThat(invoke("Outbox", "retryEffect", mail, "siv", "try")).startsWith("refused: effect " + mail);
        assertThat(invoke("Outbox", "letterWasSent", voucher, "siv", "try")).startsWith("refused: effect " + voucher);
        assertThat(text("SELECT state FROM effects WHERE id = ?", mail)).isEqualTo("PARKED");
        // the run of another test is not to meet it
        jdbc.sql("UPDATE effects SET state = 'DONE' WHERE id = ?")
                .param(voucher)
                .update();
    }

    @Test
    void nothing_is_decided_without_a_name_and_a_reason() {
        var effect = parkedEffect("MAIL");

        assertThat(invoke("Outbox", "letterWasSent", effect, "", "why")).startsWith("refused: say who");
        assertThat(invoke("Outbox", "letterWasSent", effect, "siv", "  ")).startsWith("refused: say why");
        assertThat(invoke("Outbox", "letterWasSent", effect, "siv\nroot", "why"))
                .startsWith("refused: say who");
        assertThat(invoke("Outbox", "letterWasSent", 987_654L, "siv", "why"))
                .startsWith("refused: there is no effect 987654");
        assertThat(text("SELECT state FROM effects WHERE id = ?", effect)).isEqualTo("PARKED");
    }

    @Test
    void what_is_parked_is_released_once_but_not_past_an_undecided_effect() {
        var undecided = parkedEffect("MAIL");
        var mended = parked("invoice " + ++lastInvoice, null);

        assertThat(texts("Parked", "Waiting")).anyMatch(line -> line.startsWith("P" + mended + " planted invoice "));
        assertThat(invoke("Parked", "release", mended, "siv", "mended in Tripletex"))
                .startsWith("done: invoice");
        assertThat(invoke("Parked", "release", mended, "siv", "again")).startsWith("refused: invoice");
        assertThat(invoke(
                        "Parked",
                        "release",
                        Long.parseLong(text("SELECT id FROM parked WHERE effect_id = ?", undecided)),
                        "siv",
                        "why"))
                .startsWith("refused: effect " + undecided + " waits for a decision");
        assertThat(text("SELECT released_by FROM parked WHERE id = ?", mended)).isEqualTo("siv");
        assertThat(invoke("OperatorLog", "read", "planted", 1000))
                .contains(" siv released planted invoice " + lastInvoice + ": mended in Tripletex");
    }

    // --- statements

    @Test
    void a_statement_of_an_invoice_without_a_case_is_principal_and_interest() {
        invoice(77, "12500.00", "2026-08-31");

        assertThat(invoke("Statements", "statement", creditor.id(), 77, "2026-09-15", "table"))
                .startsWith("Statement of claim " + creditor.id() + "-77 on 2026-09-15\n")
                .contains("no case", "12 562,93");
        assertThat(invoke("Statements", "statement", creditor.id(), 77, "2026-09-15", "json"))
                .contains("\"total\" : 12562.93", "\"case\" : null");
        assertThat(Base64.getDecoder().decode(invoke("Statements", "statementPdf", creditor.id(), 77, "2026-09-15")))
                .startsWith('%', 'P', 'D', 'F');
        assertThat(invoke("Statements", "statement", creditor.id(), 78, "", ""))
                .startsWith("refused: no invoice 78 of " + creditor.id() + " is known; remedy:");
        assertThat(invoke("Statements", "statement", "nobody", 77, "", ""))
                .startsWith("refused: there is no creditor nobody; remedy:");
        assertThat(invoke("Statements", "statement", creditor.id(), 77, "15.09.2026", "table"))
                .startsWith("refused: that is no date");
        assertThat(invoke("Statements", "statement", creditor.id(), 77, "", "pdf"))
                .startsWith("refused: there is no such format");
    }

    // --- reports

    @Test
    void reports_and_accounts_are_made_as_text_and_as_files() {
        invoice(79, "12500.00", "2026-08-31");

        // other tests see a creditor that has never run
        var run = insert("""
                INSERT INTO runs (creditor_id, business_date, instance, state, started_at, finished_at, figure, reconciled)
                VALUES ('%s', '2026-08-01', 'test', 'FINISHED', UTC_TIMESTAMP(6), UTC_TIMESTAMP(6), ?, TRUE)
                """.formatted(creditor.id()), 0);
        assertThat(invoke("Reports", "report", creditor.id(), "income", "", "", "", ""))
                .startsWith("Inntekter, ")
                .contains("Ingen inntekter i perioden.");
        assertThat(invoke("Reports", "report", creditor.id(), "all", "2026-09-01", "", "", "html"))
                .startsWith("<!DOCTYPE html>");
        assertThat(invoke("Reports", "report", creditor.id(), "open-cases", "", "", "", "csv"))
                .startsWith("Steg,Saker,Hovedstol,Gebyr,Renter,Omkostninger,Sum");
        assertThat(Base64.getDecoder().decode(invoke("Reports", "reportXlsx", creditor.id(), "all", "", "", "")))
                .startsWith('P', 'K');
        assertThat(invoke("Reports", "checkIncome", creditor.id(), "", "")).contains("Ingen bilag avviker.");
        assertThat(invoke("Reports", "account", creditor.id(), 0L, 79, "", "", ""))
                .contains("Utgående saldo", "12 500,00", ", kunde ")
                .doesNotContain("Kari");
        assertThat(Base64.getDecoder().decode(invoke("Reports", "accountPdf", creditor.id(), 0L, 79, "", "")))
                .startsWith('%', 'P', 'D', 'F');
        assertThat(invoke("Reports", "account", creditor.id(), 0L, 0, "", "", ""))
                .startsWith("refused: name the customer or an invoice");
        assertThat(invoke("Reports", "report", creditor.id(), "income", "1.9.2026", "", "", ""))
                .startsWith("refused: that is no date");
        assertThat(invoke("Reports", "report", creditor.id(), "income", "", "", "", "pdf"))
                .startsWith("refused: there is no such format");
        jdbc.sql("DELETE FROM runs WHERE id = ?").param(run).update();
    }

    // --- schedule

    @Test
    void the_schedule_lies_in_the_shared_database() throws Exception {
        var scheduler = kk2.getBean(CamelContext.class)
                .getComponent("quartz", QuartzComponent.class)
                .getScheduler();

        assertThat(scheduler.getMetaData().isJobStoreClustered()).isTrue();
        assertThat(scheduler.getMetaData().isJobStoreSupportsPersistence()).isTrue();
        assertThat(text("SELECT CONCAT_WS(' ', TRIGGER_GROUP, TRIGGER_NAME) FROM QRTZ_CRON_TRIGGERS LIMIT ?", 1))
                .isEqualTo("kk2 daily-run");
    }

    // --- reading and planting

    private static int port() {
        return Integer.parseInt(kk2.getEnvironment().getRequiredProperty("local.server.port"));
    }

    private static HttpResponse<String> page(String path) throws Exception {
        try {
            return HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + path))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw e;
        }
    }

    private static ObjectName name(String type) throws Exception {
        return new ObjectName("no.kapitalkontroll.kk2:type=" + type);
    }

    private static Object attribute(String type, String attribute) {
        try {
            return jmx.getAttribute(name(type), attribute);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static List<String> texts(String type, String attribute) {
        return Arrays.asList((String[]) attribute(type, attribute));
    }

    private static String invoke(String type, String operation, Object... arguments) {
        var signature = Arrays.stream(arguments)
                .map(argument -> argument instanceof Long
                        ? "long"
                        : argument instanceof Integer
                                ? "int"
                                : argument instanceof Boolean ? "boolean" : String.class.getName())
                .toArray(String[]::new);
        try {
            return (String) jmx.invoke(name(type), operation, arguments, signature);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static List<String> texts(String sql, long id) {
        return jdbc.sql(sql).param(id).query(String.class).list();
    }

    private static String text(String sql, long id) {
        return jdbc.sql(sql).param(id).query(String.class).single();
    }

    /** A case at its first step with a letter and a proposal; the effect is of one of them. */
    private static long effect(String kind, String state) {
        var invoice = ++lastInvoice;
        var caseId = insert("""
                INSERT INTO cases (creditor_id, invoice_id, invoice_number, customer_id, invoice_amount, state, step,
                                   procedure_name, procedure_version, opened_on)
                VALUES ('planted', ?, 1, 1, 100.00, 'CLOSED', 'collection-notice', 'standard', 1, '2026-09-15')
                """, invoice);
        var letter = insert("""
                INSERT INTO letters (case_id, creditor_id, customer_id, kind, step, letter_date, deadline, fee_bearing, paper,
                                     state, file_name, notice)
                VALUES (?, 'planted', 1, 'collection-notice', 'collection-notice', '2026-09-15', '2026-09-29', TRUE, FALSE,
                        'PLANNED', 'letter.pdf', '{}')
                """, caseId);
        jdbc.sql("UPDATE cases SET letter_id = ? WHERE id = ?")
                .params(letter, caseId)
                .update();
        jdbc.sql(
                        "INSERT INTO charges (case_id, letter_id, kind, dated, amount, legal_basis) VALUES (?, ?, 'FEE', '2026-09-15', 38.00, 'law')")
                .params(caseId, letter)
                .update();
        var isVoucher = kind.equals("VOUCHER");
        var proposal = insert("""
                INSERT INTO proposals (case_id, creditor_id, n, number, dated, description, customer_id, invoice_number,
                                       subject_id, planned_on, state)
                SELECT id, 'planted', 1, CONCAT('KK2-planted-', invoice_id, '-1'), '2026-09-15', 'proposal', 1, 1, 1, '2026-09-15', 'PARKED' FROM cases
                 WHERE id = ?
                """, caseId);
        var effect = insert("""
                INSERT INTO effects (creditor_id, case_id, kind, effect_key, state, due_on, external_id, attempts, planned_at,
                                     claimed_at)
                SELECT 'planted', id, '%s', CONCAT('key-', id), '%s', '2026-09-15', 'outside', 2, UTC_TIMESTAMP(6), UTC_TIMESTAMP(6)
                  FROM cases WHERE id = ?
                """.formatted(kind, state), caseId);
        jdbc.sql("UPDATE effects SET letter_id = ?, proposal_id = ? WHERE id = ?")
                .params(isVoucher ? null : letter, isVoucher ? proposal : null, effect)
                .update();
        return effect;
    }

    private static void invoice(int number, String amount, String dueDate) {
        var money = Money.of(amount);
        var due = LocalDate.parse(dueDate);
        var invoice = new Invoice(
                number,
                1,
                number,
                due.minusDays(14),
                due,
                1,
                null,
                money,
                money,
                "NOK",
                true,
                false,
                false,
                null,
                null,
                null,
                List.of(),
                "renhold");
        jdbc.sql("""
                        INSERT INTO invoices (creditor_id, invoice_id, number, customer_id, invoice_date, due_date, amount, outstanding,
                                              credit_note, content, sha256, changed_on)
                        VALUES (?, ?, ?, 1, ?, ?, ?, ?, FALSE, ?, '', ?)
                        """)
                .params(
                        creditor.id(),
                        number,
                        number,
                        invoice.invoiceDate(),
                        due,
                        money.amount(),
                        money.amount(),
                        kk2.getBean(StoredRecords.class).write(invoice),
                        due)
                .update();
    }

    private static long parkedEffect(String kind) {
        var effect = effect(kind, "PARKED");
        parked("effect " + effect, effect);
        return effect;
    }

    private static long parked(String subject, Long effect) {
        var key = new GeneratedKeyHolder();
        jdbc.sql("""
                        INSERT INTO parked (creditor_id, subject, effect_id, reason, remedy, parked_on)
                        VALUES ('planted', ?, ?, 'a reason', 'a remedy', '2026-09-15')
                        """).params(subject, effect).update(key);
        return key.getKey().longValue();
    }

    private static long insert(String sql, long parameter) {
        var key = new GeneratedKeyHolder();
        jdbc.sql(sql).param(parameter).update(key);
        return key.getKey().longValue();
    }
}

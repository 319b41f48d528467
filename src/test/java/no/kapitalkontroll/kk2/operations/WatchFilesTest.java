package no.kapitalkontroll.kk2.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What an operator loads into Prometheus and Grafana; that every metric exists is ServiceTest's. */
class WatchFilesTest {

    @Test
    void every_alert_says_how_long_how_bad_and_what_to_do() throws IOException {
        var runbook = Pattern.compile("(?m)^## (.+)$")
                .matcher(Files.readString(WatchFiles.PROMETHEUS.resolve("RUNBOOK.md")))
                .results()
                .map(heading -> heading.group(1))
                .toList();

        assertThat(WatchFiles.alerts()).extracting(WatchFilesTest::name).containsExactlyElementsOf(runbook);
        assertThat(WatchFiles.alerts()).allSatisfy(alert -> {
            assertThat(alert.path("for").asText()).matches("\\d+[mh]");
            assertThat(alert.path("labels").path("severity").asText()).isIn("critical", "warning");
            assertThat(alert.path("annotations").path("summary").asText()).isNotBlank();
            assertThat(alert.path("annotations").path("runbook").asText())
                    .isEqualTo("RUNBOOK.md#" + name(alert).toLowerCase(Locale.ROOT));
        });
    }

    @Test
    void prometheus_reads_the_rules_and_asks_the_management_port() {
        var prometheus = WatchFiles.read(WatchFiles.PROMETHEUS.resolve("prometheus.yaml"));

        assertThat(prometheus.path("rule_files").path(0).asText()).isEqualTo("alerts.yaml");
        assertThat(prometheus
                        .path("scrape_configs")
                        .path(0)
                        .path("metrics_path")
                        .asText())
                .isEqualTo("/actuator/prometheus");
    }

    @Test
    void the_dashboard_has_its_rows_and_every_panel_its_place() {
        var rows = WatchFiles.panels().stream()
                .filter(panel -> panel.path("type").asText().equals("row"))
                .map(panel -> panel.path("title").asText())
                .toList();

        assertThat(rows).containsExactly("Today's runs", "Cases", "Outbox", "Books", "Tripletex", "JVM");
        assertThat(WatchFiles.panels())
                .extracting(panel -> panel.path("id").asInt())
                .doesNotHaveDuplicates();
        assertThat(WatchFiles.panels())
                .extracting(panel -> List.of(
                        panel.path("gridPos").path("x").asInt(),
                        panel.path("gridPos").path("y").asInt()))
                .doesNotHaveDuplicates();
    }

    @Test
    void the_names_of_metrics_are_found_in_an_expression() {
        assertThat(
                        WatchFiles.metrics(
                                "(time() - max by (creditor) (kk2_a_seconds{state=~\"A|B\"}) > 2 * 3600) and rate(kk2_b[1h]) > 0"))
                .containsExactly("kk2_a_seconds", "kk2_b");
    }

    @Test
    void no_label_is_about_a_person() {
        var labels = Pattern.compile("AS ([a-z_]+)")
                .matcher(String.join(
                        " ",
                        java.util.stream.Stream.of(Gauge.AT_ONCE, Gauge.AFTER_A_RUN)
                                .flatMap(List::stream)
                                .map(Gauge::sql)
                                .toList()))
                .results()
                .map((MatchResult column) -> column.group(1));

        assertThat(labels).isSubsetOf("creditor", "value", "id", "date", "subject", "step", "colour", "letter");
    }

    private static String name(JsonNode alert) {
        return alert.path("alert").asText();
    }
}

package no.kapitalkontroll.kk2.operations;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The dashboard and the alert rules as shipped, and the names of the metrics in their expressions. */
final class WatchFiles {

    static final Path PROMETHEUS = Path.of("docker", "prometheus");

    private static final Path DASHBOARD = Path.of("docker", "grafana", "kk2-dashboard.json");

    /** Everything in an expression that is no metric: what stands in braces or quotes, groupings, durations. */
    private static final Pattern NO_NAMES =
            Pattern.compile("\"[^\"]*\"|\\{[^}]*}|\\[[^]]*]|\\b(?:by|without|on|ignoring)\\s*\\([^)]*\\)");

    private static final Pattern NAME = Pattern.compile("\\b[a-z][a-z0-9_]*\\b(?!\\s*\\()");
    private static final Set<String> WORDS = Set.of("and", "or", "unless", "by", "without");

    /** What Prometheus itself knows of a target. */
    private static final String UP = "up";

    private WatchFiles() {}

    static List<JsonNode> alerts() {
        List<JsonNode> alerts = new ArrayList<>();
        read(PROMETHEUS.resolve("alerts.yaml")).path("groups").forEach(group -> group.path("rules")
                .forEach(alerts::add));
        return alerts;
    }

    static List<JsonNode> panels() {
        List<JsonNode> panels = new ArrayList<>();
        read(DASHBOARD).path("panels").forEach(panels::add);
        return panels;
    }

    static Set<String> metricsOfAlerts() {
        var names = new TreeSet<String>();
        alerts().forEach(alert -> names.addAll(metrics(alert.path("expr").asText())));
        return names;
    }

    static Set<String> metricsOfDashboard() {
        var names = new TreeSet<String>();
        panels().forEach(panel -> panel.path("targets")
                .forEach(target -> names.addAll(metrics(target.path("expr").asText()))));
        return names;
    }

    static Set<String> metrics(String expression) {
        var names = new TreeSet<String>();
        NAME.matcher(NO_NAMES.matcher(expression).replaceAll(" "))
                .results()
                .map(MatchResult::group)
                .filter(name -> !WORDS.contains(name) && !name.equals(UP))
                .forEach(names::add);
        return names;
    }

    static JsonNode read(Path file) {
        try {
            var mapper = file.toString().endsWith(".json") ? new ObjectMapper() : new YAMLMapper();
            return mapper.readTree(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

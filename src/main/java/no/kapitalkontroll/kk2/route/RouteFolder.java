package no.kapitalkontroll.kk2.route;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The folder of route files, looked at before Camel starts. Camel itself starts with no routes at all when the folder is
 * empty, ignores a misspelt error policy, and misses the consumer of a {@code direct:} only when it is called.
 */
public final class RouteFolder {

    /** The shipped routes: operators' scripts and JMX know them by these ids. */
    public static final Set<String> SHIPPED = Set.of(
            "start-daily-run",
            "call-tripletex",
            "run-creditor",
            "read-creditor",
            "take-steps",
            "poll-invoices",
            "poll-customers",
            "poll-payments",
            "read-giro-files",
            "enrich-claims",
            "filter-overdue",
            "reconcile",
            "advance-cases",
            "generate-letter",
            "dispatch-mail",
            "dispatch-print",
            "post-voucher",
            "attach-calculation",
            "close-postings",
            "tell-case-status",
            "keep-books",
            "resolve-unknown",
            "read-bounces",
            "send-digest",
            "park",
            "purge-personal-data");

    /** Those that an operator may switch off by their key; the others are needed for any run. */
    private static final Set<String> SWITCHES = Set.of(
            "start-daily-run",
            "dispatch-mail",
            "dispatch-print",
            "post-voucher",
            "attach-calculation",
            "close-postings",
            "tell-case-status",
            "purge-personal-data",
            "read-bounces",
            "send-digest");

    /** The steps that send to an endpoint. */
    private static final Set<String> CALLS = Set.of("to", "toD", "wireTap", "enrich");

    private final Path folder;
    private final YAMLMapper yaml = new YAMLMapper();

    public RouteFolder(Path folder) {
        this.folder = folder;
    }

    /** Everything that would make Camel start wrong, with the file named; empty: it may start. */
    public List<String> problems() {
        if (!Files.isDirectory(folder)) {
            return List.of("the folder " + folder + " is not there; name the folder of route files");
        }
        var found = new Found();
        for (var file : files()) {
            try {
                for (var item : yaml.readTree(file.toFile())) {
                    look(item, file.getFileName().toString(), found);
                }
            } catch (IOException e) {
                found.problems.add(file.getFileName() + ": is not YAML; mend it or take it out of the folder");
            }
        }
        found.policiesUsed.stream()
                .filter(use -> !found.policies.contains(use.name()))
                .forEach(use -> found.problems.add(use.file() + ": names the error policy " + use.name()
                        + ", which no file defines; correct it, or define it beside those of 00-error-policies"));
        found.called.stream()
                .filter(use -> !found.directs.contains(use.name()))
                .forEach(use -> found.problems.add(use.file() + ": sends to " + use.name()
                        + ", which no route listens to; correct it, or put that route's file back"));
        SHIPPED.stream()
                .filter(id -> !found.routes.containsKey(id))
                .sorted()
                .forEach(id -> found.problems.add("route " + id + " is missing in " + folder + "; put its file back"
                        + (SWITCHES.contains(id) ? "; it is switched off by kk2." + id + ".enabled=false" : "")));
        return found.problems;
    }

    /** Every route file, by name. */
    public List<Path> files() {
        try (var stream = Files.newDirectoryStream(folder, "*.camel.yaml")) {
            List<Path> files = new ArrayList<>();
            stream.forEach(files::add);
            files.sort(null);
            return files;
        } catch (IOException e) {
            throw new UncheckedIOException("the folder of routes cannot be read", e);
        }
    }

    private static final class Found {
        private final List<String> problems = new ArrayList<>();
        private final TreeMap<String, String> routes = new TreeMap<>();
        private final Set<String> policies = new TreeSet<>();
        private final Set<Use> policiesUsed = new LinkedHashSet<>();
        private final Set<String> directs = new TreeSet<>();
        private final Set<Use> called = new LinkedHashSet<>();
    }

    /** Something that a file names. */
    private record Use(String file, String name) {}

    private static void look(JsonNode item, String file, Found found) {
        if (item.has("routeConfiguration")) {
            found.policies.add(item.path("routeConfiguration").path("id").asText());
        }
        var route = item.path("route");
        if (route.isObject()) {
            var id = route.path("id").asText("");
            if (id.isEmpty()) {
                found.problems.add(file + ": a route without id; give it one, JMX and the log know it by that");
                return;
            }
            var twin = found.routes.put(id, file);
            if (twin != null) {
                found.problems.add(file + ": route " + id + " stands in " + twin + " too; rename or remove one");
            }
            for (var policy : route.path("routeConfigurationId").asText("").split(",", -1)) {
                if (!policy.isBlank()) {
                    found.policiesUsed.add(new Use(file, policy.strip()));
                }
            }
            var from = route.path("from").path("uri").asText("");
            if (from.startsWith("direct:")) {
                found.directs.add(withoutOptions(from));
            }
        }
        collectCalls(item, file, found);
    }

    /** Every {@code to: direct:…} and the like, however deep. */
    private static void collectCalls(JsonNode node, String file, Found found) {
        node.properties().forEach(field -> {
            var isFrom = field.getKey().equals("from");
            if (CALLS.contains(field.getKey())) {
                var uri = field.getValue().isTextual()
                        ? field.getValue().asText()
                        : field.getValue().path("uri").asText("");
                if (uri.startsWith("direct:") && !uri.contains("{{") && !uri.contains("${")) {
                    found.called.add(new Use(file, withoutOptions(uri)));
                }
            }
            collectCalls(isFrom ? field.getValue().path("steps") : field.getValue(), file, found);
        });
        if (node.isArray()) {
            node.forEach(element -> collectCalls(element, file, found));
        }
    }

    private static String withoutOptions(String uri) {
        return uri.replaceFirst("\\?.*", "");
    }
}

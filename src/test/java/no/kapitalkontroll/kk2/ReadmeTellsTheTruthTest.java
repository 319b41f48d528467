package no.kapitalkontroll.kk2;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import no.kapitalkontroll.kk2.core.procedure.DecisionKind;
import no.kapitalkontroll.kk2.core.procedure.Reason;
import no.kapitalkontroll.kk2.core.reconciliation.Cause;
import no.kapitalkontroll.kk2.route.RouteFolder;
import no.kapitalkontroll.kk2.tripletex.TripletexSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What README.md says exists does, and what operators can set, see or meet is in README.md. */
class ReadmeTellsTheTruthTest {

    private static final Path SOURCES = Path.of("src/main/java/no/kapitalkontroll/kk2");
    private static final Path ROUTES = Path.of("routes");

    private final String readme = read(Path.of("README.md"));

    @Test
    void every_environment_variable_has_its_row_and_every_row_its_variable() {
        var code = read(SOURCES.resolve("installation/ReadInstallation.java"));

        assertThat(found("(?m)^\\| `(KK2_[A-Z_]+)` \\|", readme)).isEqualTo(found("\"(KK2_[A-Z_]+)\"", code));
    }

    @Test
    void no_environment_variable_is_named_that_does_not_exist() {
        var code = read(SOURCES.resolve("installation/ReadInstallation.java"));

        assertThat(found("\"(KK2_[A-Z_]+)\"", code)).containsAll(found("\\b(KK2_[A-Z]+(?:_[A-Z]+)*)\\b", readme));
    }

    @Test
    void every_key_of_a_creditor_file_is_in_its_table() {
        var parser = read(SOURCES.resolve("creditor/ParseCreditorFile.java"));
        var keys =
                found("\\.(?:required|optional|requiredMapping|mapping|mappings|values)\\(\\s*\"([a-z-]+)\"", parser);
        var table = section("### Creditor file");

        assertThat(keys).hasSizeGreaterThan(30);
        assertThat(keys).allSatisfy(key -> assertThat(table).containsPattern("[`.]" + key + "[`.]"));
    }

    @Test
    void every_further_key_is_in_the_table() {
        var keys = new TreeSet<String>();
        texts(ROUTES).forEach(route -> keys.addAll(found("\\{\\{(kk2\\.[a-z0-9.-]+)", route)));
        texts(SOURCES).forEach(source -> keys.addAll(found("\"\\$\\{(kk2\\.[a-z0-9.-]+)", source)));
        Arrays.stream(TripletexSettings.class.getRecordComponents())
                .map(component -> "kk2.tripletex." + kebab(component.getName()))
                .forEach(keys::add);

        assertThat(keys).hasSizeGreaterThan(20);
        assertThat(keys)
                .allSatisfy(key -> assertThat(section("### Further keys")).contains("`" + key + "`"));
    }

    @Test
    void every_route_stands_in_the_pipeline_once() throws IOException {
        var ids = new ArrayList<String>();
        for (var file : new RouteFolder(ROUTES).files()) {
            for (JsonNode item : new YAMLMapper().readTree(file.toFile())) {
                if (item.has("route")) {
                    ids.add(item.path("route").path("id").asText());
                }
            }
        }
        var numbered = Pattern.compile("(?m)^\\d+\\. `([a-z-]+)`")
                .matcher(section("## The pipeline"))
                .results()
                .map(match -> match.group(1))
                .toList();

        assertThat(numbered).containsExactlyInAnyOrderElementsOf(ids);
    }

    @Test
    void the_picture_shows_every_route() {
        var picture = read(Path.of("src/docs/pipeline.svg"));

        assertThat(RouteFolder.SHIPPED).allSatisfy(id -> assertThat(picture).contains(id));
    }

    @Test
    void every_decision_reason_and_cause_is_explained() {
        var words = Stream.of(
                        Arrays.stream(DecisionKind.values()).map(DecisionKind::word),
                        Arrays.stream(Reason.values()).map(Reason::word),
                        Arrays.stream(Cause.values()).map(Cause::word))
                .flatMap(word -> word)
                .toList();

        assertThat(words).allSatisfy(word -> assertThat(readme).contains("\n| `" + word + "` |"));
    }

    @Test
    void reasons_stand_in_the_order_in_which_they_are_tried() {
        var reasons = Arrays.stream(Reason.values()).map(Reason::word).toList();

        assertThat(rows(section("### Decisions and reasons")).filter(reasons::contains))
                .containsExactlyElementsOf(reasons);
    }

    @Test
    void every_error_policy_and_exchange_property_of_the_routes_is_explained() {
        var routes = String.join("\n", texts(ROUTES));
        var extend = section("## Extend");

        assertThat(found("(?m)^- routeConfiguration:\\s+id: ([a-z-]+)", routes))
                .isNotEmpty()
                .allSatisfy(policy -> assertThat(extend).contains("| `" + policy + "` |"));
        assertThat(found("exchangeProperty\\.([A-Za-z]+)", routes))
                .isNotEmpty()
                .allSatisfy(property -> assertThat(extend).contains("| `" + property + "` |"));
    }

    @Test
    void the_example_of_a_route_can_stand_beside_the_shipped_ones(@TempDir Path folder) throws IOException {
        for (var file : new RouteFolder(ROUTES).files()) {
            Files.copy(file, folder.resolve(file.getFileName()));
        }
        var example = readme.substring(readme.indexOf("```yaml") + "```yaml".length());
        Files.writeString(folder.resolve("96-report-parked.camel.yaml"), example.substring(0, example.indexOf("```")));

        var routes = new RouteFolder(folder);

        assertThat(routes.problems()).isEmpty();
        assertThat(routes.files()).hasSize(new RouteFolder(ROUTES).files().size() + 1);
    }

    @Test
    void the_two_commands_are_named_and_the_build_server_runs_the_check() {
        assertThat(readme).contains("\n    mvn verify\n").contains("\n    mvn spring-boot:test-run\n");
        assertThat(read(Path.of(".ci/run"))).containsPattern("(?m)^exec mvn (-B )?verify\\b");
    }

    @Test
    void links_lead_to_files_and_headings_that_exist() {
        var anchors = found("(?m)^#+ (.+)$", readme).stream()
                .map(heading -> "#"
                        + heading.toLowerCase(Locale.ROOT)
                                .replaceAll("[^a-z0-9 -]", "")
                                .replace(' ', '-'))
                .collect(toCollection(TreeSet::new));

        assertThat(found("]\\(([^)]+)\\)", readme)).isNotEmpty().allSatisfy(target -> assertThat(
                        anchors.contains(target) || Files.exists(Path.of(target)))
                .as(target)
                .isTrue());
    }

    /** From a heading to the next one of the same depth or above. */
    private String section(String heading) {
        int begin = readme.indexOf("\n" + heading + "\n");
        assertThat(begin).as(heading).isNotNegative();
        int depth = heading.indexOf(' ');
        var end = Pattern.compile("(?m)^#{2," + depth + "} ").matcher(readme);
        return end.find(begin + heading.length() + 1) ? readme.substring(begin, end.start()) : readme.substring(begin);
    }

    private static Stream<String> rows(String section) {
        return Pattern.compile("(?m)^\\| `([^`]+)` \\|")
                .matcher(section)
                .results()
                .map(match -> match.group(1));
    }

    private static Set<String> found(String pattern, String text) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map((MatchResult match) -> match.group(1))
                .collect(toCollection(TreeSet::new));
    }

    private static String kebab(String name) {
        return name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }

    private static List<String> texts(Path folder) {
        try (var files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(ReadmeTellsTheTruthTest::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

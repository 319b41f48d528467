package no.kapitalkontroll.kk2.route;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Camel itself would start with in silence, or only miss when it is called. */
class RouteFolderTest {

    private static final String CUSTOM = "99-my-own.camel.yaml";

    @TempDir
    Path folder;

    @BeforeEach
    void copy_the_shipped_routes() throws IOException {
        for (var file : new RouteFolder(Path.of("routes")).files()) {
            Files.copy(file, folder.resolve(file.getFileName()));
        }
    }

    private List<String> problems() {
        return new RouteFolder(folder).problems();
    }

    private void write(String file, String text) throws IOException {
        Files.writeString(folder.resolve(file), text);
    }

    private void writeRoute(String id, String from, String to, String policy) throws IOException {
        write(CUSTOM, """
                - route:
                    id: %s
                    routeConfigurationId: %s
                    from:
                      uri: %s
                      steps:
                        - choice:
                            when:
                              - simple: "${body} == 1"
                                steps:
                                  - to: %s
                """.formatted(id, policy, from, to));
    }

    @Test
    void the_shipped_folder_may_start() {
        assertThat(problems()).isEmpty();
    }

    @Test
    void a_route_of_the_operators_own_is_welcome() throws IOException {
        writeRoute("my-own", "direct:my-own", "direct:park", "park-the-rest");

        assertThat(problems()).isEmpty();
    }

    @Test
    void a_missing_shipped_route_is_named_with_the_key_that_switches_it_off() throws IOException {
        Files.delete(folder.resolve("62-dispatch-print.camel.yaml"));

        assertThat(problems()).anySatisfy(problem -> assertThat(problem)
                .contains("route dispatch-print is missing")
                .contains(folder.toString())
                .contains("kk2.dispatch-print.enabled=false"));
    }

    @Test
    void an_empty_folder_misses_every_route() throws IOException {
        for (var file : new RouteFolder(folder).files()) {
            Files.delete(file);
        }

        assertThat(problems()).hasSize(RouteFolder.SHIPPED.size());
    }

    @Test
    void a_misspelt_policy_is_named_with_its_file_and_remedy() throws IOException {
        writeRoute("my-own", "direct:my-own", "direct:park", "park-the-rset");

        assertThat(problems()).singleElement().asString().contains(CUSTOM, "park-the-rset", "; ");
    }

    @Test
    void a_second_file_with_the_same_misspelt_policy_is_named_too() throws IOException {
        writeRoute("my-own", "direct:my-own", "direct:park", "park-the-rset");
        Files.writeString(
                folder.resolve("98-other.camel.yaml"),
                Files.readString(folder.resolve(CUSTOM)).replace("my-own", "other"));

        assertThat(problems()).hasSize(2);
    }

    @Test
    void a_direct_without_a_listener_is_named_however_deep_it_stands() throws IOException {
        writeRoute("my-own", "direct:my-own", "direct:nobody", "park-the-rest");

        assertThat(problems()).singleElement().asString().contains(CUSTOM, "direct:nobody", "; ");
    }

    @Test
    void a_tap_into_a_route_that_nobody_has_is_named_too() throws IOException {
        write(CUSTOM, """
                - route:
                    id: my-own
                    from: {uri: "direct:my-own", steps: [{wireTap: {uri: "direct:nobody"}}]}
                """);

        assertThat(problems()).singleElement().asString().contains(CUSTOM, "direct:nobody", "; ");
    }

    @Test
    void options_on_a_direct_do_not_hide_its_listener() throws IOException {
        writeRoute("my-own", "direct:my-own", "direct:park?failIfNoConsumers=false", "park-the-rest");

        assertThat(problems()).isEmpty();
    }

    @Test
    void an_id_that_stands_in_two_files_is_named_with_both() throws IOException {
        writeRoute("park", "direct:my-own", "direct:park", "park-the-rest");

        assertThat(problems()).singleElement().asString().contains(CUSTOM, "90-park.camel.yaml", "; ");
    }

    @Test
    void a_route_without_an_id_is_named() throws IOException {
        writeRoute("\"\"", "direct:my-own", "direct:park", "park-the-rest");

        assertThat(problems()).singleElement().asString().contains(CUSTOM, "without id", "; ");
    }

    @Test
    void a_file_that_is_not_yaml_is_named() throws IOException {
        write(CUSTOM, "- route: {id: [unclosed");

        assertThat(problems()).singleElement().asString().contains(CUSTOM, "is not YAML", "; ");
    }

    @Test
    void an_empty_file_is_no_route_and_no_problem() throws IOException {
        write(CUSTOM, "");

        assertThat(problems()).isEmpty();
    }

    @Test
    void a_folder_that_is_not_there_is_a_problem_and_not_a_crash() {
        assertThat(new RouteFolder(folder.resolve("nowhere")).problems())
                .singleElement()
                .asString()
                .contains("nowhere", "; ");
    }
}

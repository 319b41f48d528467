package no.kapitalkontroll.kk2.route;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.util.List;
import no.kapitalkontroll.kk2.route.ShippedRoutes.RouteFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The route files against Camel's own schema of its YAML: a misspelt key fails the build, not the start. */
class RoutesMatchCamelSchemaTest {

    private static final JsonSchema SCHEMA = schema();

    private static JsonSchema schema() {
        try (var stream =
                RoutesMatchCamelSchemaTest.class.getClassLoader().getResourceAsStream("schema/camelYamlDsl.json")) {
            return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V4)
                    .getSchema(
                            new ObjectMapper().readTree(stream),
                            SchemaValidatorsConfig.builder().build());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void the_file_is_camel_yaml(RouteFile file) {
        assertThat(problems(file.tree())).isEmpty();
    }

    @Test
    void a_misspelt_step_is_found() throws IOException {
        assertThat(problems(route("- sendTo: direct:park"))).isNotEmpty();
    }

    @Test
    void a_misspelt_key_deep_in_a_step_is_found() throws IOException {
        assertThat(problems(route("- split: {simple: \"${body}\", stopOnExeption: true, steps: []}")))
                .isNotEmpty();
    }

    @Test
    void a_word_where_a_yes_or_no_belongs_is_found() throws IOException {
        assertThat(problems(route("- split: {simple: \"${body}\", stopOnException: maybe, steps: []}")))
                .isNotEmpty();
    }

    @Test
    void a_placeholder_where_a_yes_or_no_belongs_is_none() throws IOException {
        assertThat(problems(route("- split: {simple: \"${body}\", stopOnException: \"{{kk2.stop}}\", steps: []}")))
                .isEmpty();
    }

    private static JsonNode route(String step) throws IOException {
        return new YAMLMapper().readTree("""
                - route:
                    id: broken
                    from:
                      uri: direct:broken
                      steps:
                        %s
                """.formatted(step));
    }

    /** What the schema complains about, read with placeholders as what they stand for. */
    private static List<String> problems(JsonNode tree) {
        return SCHEMA.validate(withoutPlaceholders(tree)).stream()
                .map(Object::toString)
                .toList();
    }

    /** Camel fills placeholders in before it looks at types; the schema knows nothing of them. */
    private static JsonNode withoutPlaceholders(JsonNode tree) {
        try {
            return new ObjectMapper().readTree(tree.toString().replaceAll("(?<!\"uri\"):\"\\{\\{[^}\"]*}}\"", ":true"));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    static java.util.stream.Stream<RouteFile> files() {
        return java.util.stream.Stream.concat(ShippedRoutes.all(), ShippedRoutes.examples());
    }
}

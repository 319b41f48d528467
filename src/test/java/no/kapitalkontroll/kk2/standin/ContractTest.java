package no.kapitalkontroll.kk2.standin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The compact table agrees with Tripletex' own OpenAPI description, where that lies at hand. */
class ContractTest {

    private static final Path OPENAPI =
            Path.of(System.getProperty("kk2.tripletex.openapi", "../shared/tripletex/openapi-subset.json"));

    /** Taken from the whole description: the subset lacks it. */
    private static final Set<String> BEYOND_THE_SUBSET = Set.of("/project");

    private static JsonNode openApi() throws IOException {
        assumeTrue(Files.exists(OPENAPI), "no OpenAPI description at " + OPENAPI);
        return new ObjectMapper().readTree(OPENAPI.toFile());
    }

    @Test
    void every_operation_has_the_query_and_body_of_the_openapi_description() throws IOException {
        var openApi = openApi();
        var operations = Contract.tripletex().operations().stream()
                .filter(operation -> !BEYOND_THE_SUBSET.contains(operation.path()))
                .toList();
        assertThat(operations).hasSizeGreaterThan(20).allSatisfy(operation -> {
            var described = openApi.path("paths")
                    .path(operation.path())
                    .path(operation.method().toLowerCase(Locale.ROOT));
            assertThat(described.isMissingNode()).as(operation.path()).isFalse();
            var query = new TreeMap<String, String>();
            described.path("parameters").forEach(parameter -> {
                if (parameter.get("in").asText().equals("query")) {
                    boolean required = parameter.path("required").asBoolean();
                    query.put(parameter.get("name").asText(), type(parameter.get("schema")) + (required ? "!" : ""));
                }
            });
            assertThat(new TreeMap<>(operation.query())).as(operation.path()).isEqualTo(query);
            var bodies = described.path("requestBody").path("content");
            assertThat(operation.body())
                    .as(operation.path())
                    .isEqualTo(
                            bodies.isMissingNode()
                                    ? null
                                    : type(bodies.iterator().next().get("schema")));
        });
    }

    @Test
    void every_model_has_the_properties_of_the_openapi_description() throws IOException {
        var schemas = openApi().path("components").path("schemas");
        Contract.tripletex().models().forEach((model, properties) -> {
            var described = new TreeMap<String, String>();
            schemas.path(model)
                    .path("properties")
                    .properties()
                    .forEach(p -> described.put(p.getKey(), type(p.getValue())));
            assertThat(new TreeMap<>(properties)).as(model).isEqualTo(described);
        });
    }

    @Test
    void a_literal_path_wins_over_a_placeholder() {
        var contract = Contract.tripletex();

        assertThat(contract.operation("GET", "/ledger/posting/openPost")
                        .orElseThrow()
                        .path())
                .isEqualTo("/ledger/posting/openPost");
        assertThat(contract.operation("GET", "/ledger/posting/7").orElseThrow().path())
                .isEqualTo("/ledger/posting/{id}");
        assertThat(contract.operation("PUT", "/ledger/voucher/7")).isEmpty();
    }

    private static String type(JsonNode schema) {
        if (schema.has("$ref")) {
            var reference = schema.get("$ref").asText();
            return reference.substring(reference.lastIndexOf('/') + 1);
        }
        var type = schema.path("type").asText("object");
        return type.equals("array") ? "[" + type(schema.get("items")) + "]" : type;
    }
}

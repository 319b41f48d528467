package no.kapitalkontroll.kk2.installation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * The files of containers hang together. The Compose specification's own schema cannot be had as a dependency: the schema here is of
 * the words that these files use, so that a misspelt one is found.
 */
class ContainerFilesTest {

    private static final Path DOCKER = Path.of("docker");
    private static final Pattern VARIABLE = Pattern.compile("\"(KK2_[A-Z_]+)\"");

    @ParameterizedTest
    @ValueSource(strings = {"compose.yaml", "compose.two.yaml"})
    void compose_files_say_only_what_compose_knows(String file) throws IOException {
        var schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(ContainerFilesTest.class.getResourceAsStream("/compose-words.schema.json"));

        assertThat(schema.validate(compose(file))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"compose.yaml", "compose.two.yaml"})
    void what_a_service_refers_to_is_there(String file) throws IOException {
        var compose = compose(file);
        for (var service : compose.get("services")) {
            for (var mount : service.path("volumes")) {
                var source = mount.asText().split(":", 2)[0];
                if (source.startsWith(".")) {
                    assertThat(DOCKER.resolve(source)).exists();
                } else if (!source.startsWith("$")) {
                    assertThat(compose.get("volumes").has(source)).as(source).isTrue();
                }
            }
            service.path("secrets")
                    .forEach(secret -> assertThat(compose.get("secrets").has(secret.asText()))
                            .as(secret.asText())
                            .isTrue());
            service.path("depends_on").fieldNames().forEachRemaining(other -> assertThat(
                            compose.get("services").has(other))
                    .as(other)
                    .isTrue());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"compose.yaml", "compose.two.yaml"})
    void kk2_runs_without_any_right_and_publishes_no_port_beyond_this_machine(String file) throws IOException {
        var services = compose(file).get("services");
        var instances = new ArrayList<JsonNode>();
        services.forEach(service -> {
            service.path("ports").forEach(port -> assertThat(port.asText()).startsWith("127.0.0.1:"));
            if (service.path("image").asText().equals("kk2")) {
                instances.add(service);
            }
        });

        assertThat(instances).isNotEmpty().allSatisfy(kk2 -> {
            assertThat(kk2.path("read_only").asBoolean()).isTrue();
            assertThat(kk2.path("cap_drop").get(0).asText()).isEqualTo("ALL");
            assertThat(kk2.path("security_opt").get(0).asText()).isEqualTo("no-new-privileges:true");
            // camel.main.shutdown-timeout is 45 seconds
            assertThat(kk2.path("stop_grace_period").asText()).isEqualTo("60s");
            assertThat(kk2.has("ports")).isFalse();
        });
    }

    @Test
    void no_secret_stands_in_a_file_and_every_variable_is_one_that_kk2_reads() throws IOException {
        var known = VARIABLE.matcher(Files.readString(
                        Path.of("src/main/java/no/kapitalkontroll/kk2/installation/ReadInstallation.java")))
                .results()
                .map(match -> match.group(1))
                .toList();
        for (var service : compose("compose.two.yaml").get("services")) {
            if (service.path("image").asText().equals("kk2")) {
                service.path("environment").properties().forEach(variable -> {
                    var name = variable.getKey();
                    if (name.startsWith("KK2_")) {
                        assertThat(known).contains(name.replaceFirst("_FILE$", ""));
                    }
                    if (name.matches(".*(PASSWORD|TOKEN).*")) {
                        assertThat(name).endsWith("_FILE");
                        assertThat(variable.getValue().asText()).startsWith("/run/secrets/");
                    }
                });
            }
        }
    }

    @Test
    void the_image_runs_as_nobody_special_from_what_the_build_made() throws IOException {
        var dockerfile = Files.readString(DOCKER.resolve("Dockerfile"));

        assertThat(dockerfile).containsPattern("(?m)^USER 10001$").containsPattern("(?m)^HEALTHCHECK ");
        assertThat(dockerfile.lines().filter(line -> line.startsWith("COPY ") && !line.contains("--from")))
                .containsExactly(
                        "COPY target/kk2.jar /unpack/kk2.jar",
                        "COPY target/kk2.classlist kk2.classlist",
                        "COPY routes routes");
        assertThat(dockerfile.lines().filter(line -> line.startsWith("RUN ") && line.contains("curl")))
                .isEmpty();
        // the archive fits the collector that it was made with
        assertThat(List.of(dockerfile.split("\n", -1)))
                .filteredOn(line -> line.contains("kk2.jsa"))
                .hasSize(2)
                .allMatch(line -> line.contains("-XX:+UseSerialGC"));
    }

    /** With merge keys carried out, as Compose does. */
    private static JsonNode compose(String file) throws IOException {
        var yaml = new Yaml(new SafeConstructor(new LoaderOptions()));
        Map<String, Object> read = yaml.load(Files.readString(DOCKER.resolve(file)));
        return new ObjectMapper().valueToTree(read);
    }
}

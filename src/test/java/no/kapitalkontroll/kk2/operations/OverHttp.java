package no.kapitalkontroll.kk2.operations;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jolokia.jvmagent.JolokiaServer;
import org.jolokia.jvmagent.JolokiaServerConfig;

/** Jolokia's agent in this process, as operators start it beside KK2, and docker/jmx.sh that asks it. */
final class OverHttp implements AutoCloseable {

    private static final Path SCRIPT = Path.of("docker", "jmx.sh").toAbsolutePath();
    private static final ObjectMapper JSON = new ObjectMapper();

    private final JolokiaServer jolokia;

    OverHttp() {
        try {
            jolokia = new JolokiaServer(
                    new JolokiaServerConfig(Map.of("host", "127.0.0.1", "port", "0", "discoveryEnabled", "false")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        jolokia.start(false);
    }

    /** What a request with this body is answered. */
    JsonNode ask(String body) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(
                        "http://127.0.0.1:" + jolokia.getAddress().getPort() + "/jolokia/?includeRequest=false"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return JSON.readTree(HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofString())
                .body());
    }

    /** The same by the script; what stands in the place of curl hands its request to the caller. */
    JsonNode script(Path folder, String... words) throws IOException, InterruptedException {
        var curl = folder.resolve("curl");
        Files.writeString(
                curl,
                "#!/bin/sh\nwhile [ $# -gt 0 ]; do [ \"$1\" = --data-binary ] && printf '%s' \"$2\"; shift; done\n");
        Files.setPosixFilePermissions(curl, PosixFilePermissions.fromString("rwxr-xr-x"));
        List<String> command = new ArrayList<>(List.of("sh", SCRIPT.toString()));
        command.addAll(List.of(words));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().merge("PATH", folder.toString(), (path, first) -> first + ":" + path);
        var process = builder.start();
        var body = new String(process.getInputStream().readAllBytes(), UTF_8);
        process.waitFor();
        return ask(body);
    }

    @Override
    public void close() {
        jolokia.stop();
    }
}

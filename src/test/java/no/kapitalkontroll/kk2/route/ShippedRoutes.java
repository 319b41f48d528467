package no.kapitalkontroll.kk2.route;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/** The shipped route files as text and as trees. */
final class ShippedRoutes {

    private static final YAMLMapper YAML = new YAMLMapper();

    private ShippedRoutes() {}

    /** One route file; {@code route} is a missing node in the file of policies. */
    record RouteFile(String name, String text, JsonNode tree) {

        JsonNode route() {
            return tree.path(0).path("route");
        }

        JsonNode from() {
            return route().path("from");
        }

        /** Every step of the route, however deep, in the order of the file. */
        List<Step> steps() {
            List<Step> steps = new ArrayList<>();
            collect(from().path("steps"), steps);
            return steps;
        }

        private static void collect(JsonNode list, List<Step> steps) {
            for (int i = 0; i < list.size(); i++) {
                var field = list.get(i).properties().iterator().next();
                steps.add(new Step(field.getKey(), field.getValue(), list, i));
                inner(field.getValue(), steps);
            }
        }

        private static void inner(JsonNode node, List<Step> steps) {
            if (node.isArray()) {
                node.forEach(element -> inner(element, steps));
                return;
            }
            node.properties().forEach(field -> {
                if (field.getKey().equals("steps")) {
                    collect(field.getValue(), steps);
                } else {
                    inner(field.getValue(), steps);
                }
            });
        }

        @Override
        public String toString() {
            return name;
        }
    }

    /** @param siblings the step list that it stands in, at {@code position} */
    record Step(String name, JsonNode content, JsonNode siblings, int position) {

        String uri() {
            return content.isTextual() ? content.asText() : content.path("uri").asText("");
        }

        boolean isPrecededBy(String step, String key, String value) {
            for (int i = 0; i < position; i++) {
                if (siblings.get(i).path(step).path(key).asText("").equals(value)) {
                    return true;
                }
            }
            return false;
        }
    }

    static Stream<RouteFile> all() {
        return new RouteFolder(Path.of("routes")).files().stream().map(ShippedRoutes::read);
    }

    /** The variants that operators may start from. */
    static Stream<RouteFile> examples() {
        return Stream.of("archive-mails", "print-house", "tell-another-system")
                .map(Path.of("docker", "routes-examples")::resolve)
                .flatMap(folder -> new RouteFolder(folder).files().stream())
                .map(ShippedRoutes::read);
    }

    static Stream<RouteFile> routes() {
        return all().filter(file -> file.route().isObject());
    }

    private static RouteFile read(Path path) {
        try {
            var text = Files.readString(path);
            return new RouteFile(path.getFileName().toString(), text, YAML.readTree(text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every text value with its key. */
    static void texts(JsonNode node, BiConsumer<String, String> visitor) {
        node.properties().forEach(field -> {
            if (field.getValue().isTextual()) {
                visitor.accept(field.getKey(), field.getValue().asText());
            }
            texts(field.getValue(), visitor);
        });
        if (node.isArray()) {
            node.forEach(element -> texts(element, visitor));
        }
    }
}

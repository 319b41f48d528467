package no.kapitalkontroll.kk2.route;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** One file = one route = one id = one test class. */
class EveryRouteFileHasATest {

    private static final Pattern TEST = Pattern.compile("(.+)RouteTest\\.java");

    @Test
    void every_route_file_has_a_test_class_and_every_test_class_a_file() throws IOException {
        assertThat(testClasses()).isEqualTo(routeFiles());
    }

    private static Set<String> routeFiles() {
        return new RouteFolder(Path.of("routes"))
                .files().stream()
                        .map(file -> file.getFileName().toString())
                        .filter(name -> !name.startsWith("00-"))
                        .map(name -> camelCase(name.replaceAll("^[0-9]+-|\\.camel\\.yaml$", "")))
                        .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> testClasses() throws IOException {
        try (var files = Files.walk(Path.of("src", "test", "java"))) {
            return files.map(file -> TEST.matcher(file.getFileName().toString()))
                    .filter(matcher -> matcher.matches())
                    .map(matcher -> matcher.group(1))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private static String camelCase(String id) {
        return Arrays.stream(id.split("-", -1))
                .map(word -> word.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + word.substring(1))
                .collect(Collectors.joining());
    }
}

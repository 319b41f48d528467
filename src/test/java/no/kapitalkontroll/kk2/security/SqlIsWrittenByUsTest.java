package no.kapitalkontroll.kk2.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Values reach the database as parameters. A value between quotes that a program puts into the text is how it would go wrong. */
class SqlIsWrittenByUsTest {

    private static final Path SOURCES = Path.of("src", "main", "java", "no");
    /** A constant of ours between quotes is none: its name is in capitals. */
    private static final Pattern QUOTED_BY_HAND = Pattern.compile("[=<>(,]\\s*'\"\\s*+\\+\\s*+(?![A-Z_.]+\\b)");

    private static final Pattern FORMATTED =
            Pattern.compile("(?:SELECT|WHERE|UPDATE|INSERT|DELETE)\\b[^;]*'%[sd]'[^;]*\\.formatted\\(");

    @Test
    void no_value_is_put_between_quotes_by_hand() throws IOException {
        assertThat(QUOTED_BY_HAND
                        .matcher("\"SELECT id FROM cases WHERE name = '\" + name + \"'\"")
                        .find())
                .isTrue();
        assertThat(FORMATTED
                        .matcher("\"SELECT id FROM cases WHERE name = '%s'\".formatted(name)")
                        .find())
                .isTrue();
        assertThat(filesWith(SOURCES, QUOTED_BY_HAND)).isEmpty();
        assertThat(filesWith(SOURCES, FORMATTED)).isEmpty();
    }

    @Test
    void no_sql_stands_in_a_route() throws IOException {
        assertThat(filesWith(
                        Path.of("routes"),
                        Pattern.compile("(?m)^[^#\\n]*\\b(SELECT|INSERT|UPDATE|DELETE)\\b.*\\b(FROM|INTO|SET)\\b")))
                .isEmpty();
    }

    private static List<String> filesWith(Path folder, Pattern pattern) throws IOException {
        List<String> found = new ArrayList<>();
        try (var files = Files.walk(folder)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                if (pattern.matcher(Files.readString(file)).find()) {
                    found.add(file.getFileName().toString());
                }
            }
        }
        return found;
    }
}

package no.kapitalkontroll.kk2.schema;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The rights of the program's database user follow its code. Forgetting is left out: it runs as a user of its own. */
class DatabaseRightsTest {

    private static final Path SOURCES = Path.of("src/main/java/no/kapitalkontroll/kk2");

    @Test
    void the_program_may_delete_where_it_deletes_and_nowhere_else() {
        assertThat(GrantRights.DELETED_FROM).isEqualTo(tables("DELETE\\s+FROM\\s+(\\w+)"));
    }

    @Test
    void what_is_only_added_to_is_never_changed_by_the_program() {
        assertThat(tables("INSERT\\s+(?:IGNORE\\s+)?INTO\\s+(\\w+)")).containsAll(GrantRights.ONLY_ADDED_TO);
        assertThat(tables("UPDATE\\s+(\\w+)")).doesNotContainAnyElementsOf(GrantRights.ONLY_ADDED_TO);
        assertThat(GrantRights.DELETED_FROM).doesNotContainAnyElementsOf(GrantRights.ONLY_ADDED_TO);
    }

    @Test
    void the_program_makes_and_drops_no_table() {
        assertThat(tables("(?:CREATE|ALTER|DROP|TRUNCATE)\\s+TABLE\\s+(\\w+)")).isEmpty();
    }

    private static Set<String> tables(String sql) {
        var pattern = Pattern.compile(sql);
        try (var files = Files.walk(SOURCES)) {
            return files.filter(file -> file.toString().endsWith(".java") && !forgets(file))
                    .flatMap(file -> matches(pattern, file))
                    .collect(toCollection(TreeSet::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean forgets(Path file) {
        return file.startsWith(SOURCES.resolve("retention")) || file.endsWith("ForgetLog.java");
    }

    private static Stream<String> matches(Pattern pattern, Path file) {
        try {
            return pattern.matcher(Files.readString(file)).results().map(match -> match.group(1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package no.kapitalkontroll.kk2.operations;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import no.kapitalkontroll.kk2.RefusedToStart;
import no.kapitalkontroll.kk2.StartKk2;
import no.kapitalkontroll.kk2.installation.Mode;
import no.kapitalkontroll.kk2.route.RouteFolder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An unsafe edit of a route file that Camel finds: the start is refused with a line, not with a stack trace. */
class RefusedRoutesTest {

    private static final String FILE = "31-filter-overdue.camel.yaml";

    @TempDir
    Path folder;

    private Path routes;
    private SmallWorld world;

    @BeforeEach
    void copy_the_routes() throws IOException {
        world = new SmallWorld(folder);
        world.onlyCreditor();
        routes = Files.createDirectories(folder.resolve("routes"));
        for (var file : new RouteFolder(Path.of("routes")).files()) {
            Files.copy(file, routes.resolve(file.getFileName()));
        }
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void a_step_that_does_not_exist_is_named_with_file_and_line() throws IOException {
        edit("- bean:", "- baen:");

        assertRefused("KK2_ROUTES: " + FILE + " line ", "baen", "; mend it");
    }

    private void edit(String text, String instead) throws IOException {
        var file = routes.resolve(FILE);
        Files.writeString(file, Files.readString(file).replace(text, instead));
    }

    private void assertRefused(String... parts) {
        Map<String, String> environment = new HashMap<>(world.environment());
        environment.put("KK2_ROUTES", routes.toString());
        assertThatThrownBy(() -> StartKk2.start(environment, Mode.CHECK, Map.of(), Map.of()))
                .isInstanceOf(RefusedToStart.class)
                .hasMessageContainingAll(parts);
    }
}

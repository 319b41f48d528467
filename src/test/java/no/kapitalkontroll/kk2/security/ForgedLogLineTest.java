package no.kapitalkontroll.kk2.security;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.PatternLayout;
import ch.qos.logback.classic.spi.LoggingEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Foreign text with a line break in it must not become a line of its own, which could say anything. */
class ForgedLogLineTest {

    @Test
    void a_line_break_in_what_is_logged_begins_no_line() throws IOException {
        var context = new LoggerContext();
        var layout = new PatternLayout();
        layout.setContext(context);
        layout.setPattern(pattern());
        layout.start();

        var line = layout.doLayout(
                new LoggingEvent("test", context.getLogger("test"), Level.WARN, "{}: refused", null, new Object[] {
                    "Kari\r\n06:00:01 INFO  all is well\u2028and more"
                }));

        assertThat(line.strip().lines()).hasSize(1);
        assertThat(line).doesNotContain("\u2028").contains("Kari").endsWith(System.lineSeparator());
    }

    private static String pattern() throws IOException {
        Map<String, Map<String, String>> settings = new Yaml(new SafeConstructor(new LoaderOptions()))
                .load(Files.readString(Path.of("src", "main", "resources", "application.yaml")));
        return settings.get("logging").get("pattern.console");
    }
}

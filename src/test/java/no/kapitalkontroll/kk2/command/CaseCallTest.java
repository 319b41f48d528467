package no.kapitalkontroll.kk2.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import no.kapitalkontroll.kk2.command.ReadCall.Reading;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** The words of {@code case …}: what is understood, what is refused, and that the help can be typed as it stands. */
class CaseCallTest {

    private static final Pattern WORD = Pattern.compile("'([^']*)'|(\\S+)");

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    static List<String> actions() {
        return List.copyOf(new CommandLine(new CaseCall()).getSubcommands().keySet());
    }

    @ParameterizedTest
    @MethodSource("actions")
    void each_action_has_help_with_examples_that_can_be_typed_as_they_stand(String action) {
        var help = read("case", "fjellheim", "10234", action, "--help");

        assertThat(help.exitCode()).isZero();
        var examples = said.toString(UTF_8)
                .lines()
                .filter(line -> line.strip().startsWith("java -jar kk2.jar "))
                .map(CaseCallTest::words)
                .toList();
        assertThat(examples).isNotEmpty().allSatisfy(example -> {
            assertThat(example).contains("case", action);
            assertThat(read(example.toArray(String[]::new)).call())
                    .as("%s", example)
                    .isPresent();
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hold --by Kari",
                "hold --until tomorrow --by Kari --reason x",
                "resume --step first --by Kari --reason x",
                "reject-objection --by Kari --reason x",
                "waive --what everything --by Kari --reason x",
                "waive --what fees --amount many --by Kari --reason x",
                "send-letter --kind reminder --by Kari --reason x",
                "bank-date --by Kari --reason x",
                "approve --by Kari --reason x --step hand-over",
                "forget --by Kari --reason x"
            })
    void what_is_wrongly_written_is_refused_with_the_usage(String wrong) {
        List<String> words = new ArrayList<>(List.of("case", "fjellheim", "10234"));
        words.addAll(words(wrong));

        var reading = read(words.toArray(String[]::new));

        assertThat(reading.call()).isEmpty();
        assertThat(reading.exitCode()).isEqualTo(2);
        assertThat(said.toString(UTF_8)).contains("Usage");
    }

    @Test
    void help_on_objections_says_that_somebody_who_cannot_pay_does_not_object() {
        read("case", "fjellheim", "10234", "object", "--help");

        assertThat(said.toString(UTF_8)).contains("cannot pay is no objection");
    }

    private Reading read(String... words) {
        var print = new PrintStream(said, true, UTF_8);
        return new ReadCall().read(words, "", print, print);
    }

    /** The words of a line as a shell splits them, without what starts the program. */
    private static List<String> words(String line) {
        List<String> words = new ArrayList<>();
        for (var word = WORD.matcher(line); word.find(); ) {
            words.add(word.group(1) == null ? word.group(2) : word.group(1));
        }
        words.removeAll(Arrays.asList("java", "-jar", "kk2.jar"));
        return words;
    }
}

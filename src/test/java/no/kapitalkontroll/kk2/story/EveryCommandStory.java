package no.kapitalkontroll.kk2.story;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import no.kapitalkontroll.kk2.command.ReadCall;
import org.junit.jupiter.api.Test;

/**
 * Every command and every action by the words of the command line: each has help with an example, and the example is called as
 * it stands there, on a creditor who knows nothing of its invoice. A new command is in here by itself.
 */
class EveryCommandStory {

    /** They go through all creditors, which here are those of all stories: they have stories of their own. */
    private static final Set<String> TOLD_ELSEWHERE =
            Set.of("run", "preview", "check", "init", "purge", "export-debtor");

    /** What stands between a command and its action. */
    private static final Map<String, List<String>> BETWEEN = Map.of(
            "case", List.of("fjellheim", "10234"),
            "proposal", List.of("fjellheim", "10234-1"),
            "reconciliation", List.of("fjellheim"),
            "reconcile", List.of("fjellheim"));

    private static final Pattern WORD = Pattern.compile("'([^']*)'|(\\S+)");

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final PrintStream print = new PrintStream(said, true, UTF_8);

    @Test
    void every_command_has_help_with_an_example_that_can_be_typed_as_it_stands() {
        assertThat(ReadCall.calls()).hasSizeGreaterThan(60).allSatisfy(call -> {
            assertThat(examples(call)).as("examples of %s", call).isNotEmpty().allSatisfy(example -> assertThat(
                            isACall(read(example)))
                    .as("%s", example)
                    .isTrue());
        });
    }

    @Test
    void every_command_answers_its_example_in_words() {
        var story = Story.begin();
        var calls = ReadCall.calls().stream()
                .filter(call -> !TOLD_ELSEWHERE.contains(call))
                .toList();

        assertThat(calls).allSatisfy(call -> {
            var example =
                    examples(call).stream().filter(words -> !words.contains("--out")).findFirst().orElseThrow().stream()
                            .map(word -> word.replace("fjellheim", story.id()))
                            .toList();
            said.reset();

            var exit = read(example).call().orElseThrow().execute(story.kk2().context(), print, print);

            assertThat(exit).as("%s says: %s", example, said).isIn(0, 1);
            assertThat(exit == 0 || !said.toString(UTF_8).isBlank())
                    .as("%s fails in words", example)
                    .isTrue();
        });
        story.neverBrokeTheContract();
    }

    private List<List<String>> examples(String call) {
        var words = call.split(" ", -1);
        var help = Stream.of(
                        Stream.of(words[0]),
                        words.length == 1 ? Stream.<String>empty() : BETWEEN.get(words[0]).stream(),
                        Arrays.stream(words).skip(1),
                        Stream.of("--help"))
                .flatMap(part -> part)
                .toList();
        said.reset();
        assertThat(read(help).exitCode()).as("%s", help).isZero();
        return said.toString(UTF_8)
                .lines()
                .filter(line -> line.strip().startsWith("java -jar kk2.jar "))
                .map(line -> words(line.replaceFirst(" [<>] .*", "")))
                .toList();
    }

    private static boolean isACall(ReadCall.Reading reading) {
        return reading.call().isPresent() || reading.beforehand().isPresent();
    }

    private ReadCall.Reading read(List<String> words) {
        return new ReadCall().read(words.toArray(String[]::new), "", print, print);
    }

    /** The words of a line as a shell splits them, without what starts the program. */
    private static List<String> words(String line) {
        List<String> words = new ArrayList<>();
        for (var word = WORD.matcher(line); word.find(); ) {
            words.add(word.group(1) == null ? word.group(2) : word.group(1));
        }
        words.removeAll(List.of("java", "-jar", "kk2.jar"));
        return words;
    }
}

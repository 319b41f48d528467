package no.kapitalkontroll.kk2.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.Command;

class PlanCallsTest {

    private static final Pattern WORD = Pattern.compile("'([^']*)'|(\\S+)");
    private static final String PROGRAM = "java -jar kk2.jar ";

    @Test
    void the_examples_in_their_help_can_be_called() {
        var calls = Arrays.stream(PlanCalls.class.getDeclaredClasses()).toList();

        assertThat(calls).hasSize(7).allSatisfy(call -> assertThat(examples(call))
                .isNotEmpty()
                .allSatisfy(example -> assertThat(read(words(example)).call()).containsInstanceOf(call)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"limitation", "limitation fjellheim"})
    void limitation_is_asked_for_one_creditor_or_all(String call) {
        assertThat(read(words(call)).call()).isPresent();
    }

    private static List<String> examples(Class<?> call) {
        return Arrays.stream(call.getAnnotation(Command.class).footer())
                .map(String::strip)
                .filter(line -> line.startsWith(PROGRAM))
                .map(line -> line.substring(PROGRAM.length()))
                .toList();
    }

    private static ReadCall.Reading read(String[] args) {
        var nowhere = new PrintStream(OutputStream.nullOutputStream(), true, UTF_8);
        return new ReadCall().read(args, "help", nowhere, nowhere);
    }

    private static String[] words(String line) {
        List<String> words = new ArrayList<>();
        var matcher = WORD.matcher(line);
        while (matcher.find()) {
            words.add(matcher.group(1) == null ? matcher.group(2) : matcher.group(1));
        }
        return words.toArray(String[]::new);
    }
}

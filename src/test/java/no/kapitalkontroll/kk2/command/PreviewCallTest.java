package no.kapitalkontroll.kk2.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import no.kapitalkontroll.kk2.installation.Mode;
import org.junit.jupiter.api.Test;

class PreviewCallTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void a_procedure_to_try_is_taken_by_its_file() {
        var reading = read("preview", "--procedure", "changed/patient.yaml");

        assertThat(reading.call()).get().returns(Mode.PREVIEW, Call::mode);
    }

    @Test
    void the_help_shows_how() {
        var reading = read("preview", "--help");

        assertThat(reading.exitCode()).isZero();
        assertThat(out.toString(UTF_8))
                .contains("--procedure=FILE")
                .contains("preview --procedure changed/patient.yaml");
    }

    @Test
    void an_option_without_its_file_is_refused() {
        var reading = read("preview", "--procedure");

        assertThat(reading.exitCode()).isEqualTo(2);
        assertThat(err.toString(UTF_8)).contains("--procedure");
    }

    @Test
    void a_procedure_to_try_and_letters_to_look_at_do_not_go_together() {
        var reading = read("preview", "--procedure", "changed/patient.yaml", "--letters", "letters");

        assertThat(reading.exitCode()).isEqualTo(2);
        assertThat(err.toString(UTF_8)).contains("leave one out");
    }

    private ReadCall.Reading read(String... words) {
        return new ReadCall().read(words, "help", new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8));
    }
}

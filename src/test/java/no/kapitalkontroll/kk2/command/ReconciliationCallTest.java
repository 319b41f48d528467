package no.kapitalkontroll.kk2.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import no.kapitalkontroll.kk2.installation.Mode;
import org.junit.jupiter.api.Test;

/** How the words after {@code reconciliation} and {@code to-close} are read; what they then say is in ReconciliationStory. */
class ReconciliationCallTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void a_creditor_is_enough() {
        assertThat(read("reconciliation", "fjellheim").call()).get().satisfies(call -> assertThat(call.mode())
                .isEqualTo(Mode.CASE));
        assertThat(read("to-close", "fjellheim").call()).isPresent();
    }

    @Test
    void day_format_and_file_may_be_named() {
        assertThat(read("reconciliation", "fjellheim", "--on", "2026-10-05", "--format", "html", "--out", "a.html")
                        .call())
                .isPresent();
    }

    @Test
    void a_sign_off_says_who_and_why() {
        assertThat(read(
                                "reconciliation",
                                "fjellheim",
                                "--on",
                                "2026-10-05",
                                "sign-off",
                                "--by",
                                "Kari",
                                "--reason",
                                "month")
                        .call())
                .isPresent();
        assertThat(read("reconciliation", "fjellheim", "sign-off", "--by", "Kari")
                        .exitCode())
                .isEqualTo(2);
        assertThat(err.toString(UTF_8)).contains("--reason");
    }

    @Test
    void what_cannot_be_read_is_refused_with_2() {
        assertThat(read("reconciliation").exitCode()).isEqualTo(2);
        assertThat(read("reconciliation", "fjellheim", "--on", "5.10.2026").exitCode())
                .isEqualTo(2);
        assertThat(read("reconciliation", "fjellheim", "--format", "pdf").exitCode())
                .isEqualTo(2);
        assertThat(err.toString(UTF_8)).contains("[TABLE, CSV, HTML]");
    }

    @Test
    void help_shows_an_example() {
        assertThat(read("reconciliation", "--help").exitCode()).isZero();
        assertThat(out.toString(UTF_8)).contains("java -jar kk2.jar reconciliation fjellheim --on 2026-10-05 sign-off");
    }

    private ReadCall.Reading read(String... args) {
        return new ReadCall().read(args, "help", new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8));
    }
}

package no.kapitalkontroll.kk2.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import no.kapitalkontroll.kk2.installation.Mode;
import org.junit.jupiter.api.Test;

/** How the words after {@code statement} are read; what it then says is in StatementStory. */
class StatementCallTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void creditor_and_invoice_are_enough() {
        var reading = read("statement", "fjellheim", "10234");

        assertThat(reading.call()).get().satisfies(call -> assertThat(call.mode())
                .isEqualTo(Mode.CASE));
    }

    @Test
    void day_format_and_file_may_be_named() {
        assertThat(read("statement", "fjellheim", "10234", "--on", "2026-10-05", "--format", "pdf", "--out", "a.pdf")
                        .call())
                .isPresent();
    }

    @Test
    void what_cannot_be_read_is_refused_with_2() {
        assertThat(read("statement", "fjellheim").exitCode()).isEqualTo(2);
        assertThat(read("statement", "fjellheim", "ten").exitCode()).isEqualTo(2);
        assertThat(read("statement", "fjellheim", "10234", "--on", "5.10.2026").exitCode())
                .isEqualTo(2);
        assertThat(read("statement", "fjellheim", "10234", "--colour", "blue").exitCode())
                .isEqualTo(2);
        assertThat(read("statement", "fjellheim", "10234", "--format", "excel").exitCode())
                .isEqualTo(2);
        assertThat(err.toString(UTF_8)).contains("[TABLE, JSON, PDF]");
    }

    @Test
    void a_pdf_without_a_file_is_refused_before_anything_starts() {
        assertThat(read("statement", "fjellheim", "10234", "--format", "pdf").exitCode())
                .isEqualTo(2);
        assertThat(err.toString(UTF_8)).contains("--format pdf needs --out FILE");
    }

    @Test
    void help_shows_an_example() {
        assertThat(read("statement", "--help").exitCode()).isZero();
        assertThat(out.toString(UTF_8))
                .contains("java -jar kk2.jar statement fjellheim 10234 --format pdf --out claim.pdf");
    }

    private ReadCall.Reading read(String... args) {
        return new ReadCall().read(args, "help", new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8));
    }
}

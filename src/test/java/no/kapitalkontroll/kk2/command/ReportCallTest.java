package no.kapitalkontroll.kk2.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import no.kapitalkontroll.kk2.installation.Mode;
import org.junit.jupiter.api.Test;

/** How the words after {@code report} and {@code account} are read; what they then say is in ReportStory. */
class ReportCallTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void creditor_and_name_are_enough() {
        assertThat(read("report", "fjellheim", "income").call()).get().satisfies(call -> assertThat(call.mode())
                .isEqualTo(Mode.CASE));
    }

    @Test
    void dates_format_and_file_may_be_named() {
        assertThat(read("report", "fjellheim", "all", "--on", "2026-09-30", "--format", "xlsx", "--out", "a.xlsx")
                        .call())
                .isPresent();
        assertThat(read("report", "fjellheim", "income", "--from", "2026-09-01", "--to", "2026-09-30", "--check")
                        .call())
                .isPresent();
        assertThat(read("account", "fjellheim", "--customer", "10042", "--from", "2026-01-01", "--format", "html")
                        .call())
                .isPresent();
    }

    @Test
    void what_does_not_go_together_is_refused_with_2_before_anything_starts() {
        assertThat(read("report", "fjellheim").exitCode()).isEqualTo(2);
        assertThat(read("report", "fjellheim", "income", "--format", "xlsx").exitCode())
                .isEqualTo(2);
        assertThat(read("report", "fjellheim", "refunds", "--check").exitCode()).isEqualTo(2);
        assertThat(read("report", "fjellheim", "income", "--on", "30.9.2026").exitCode())
                .isEqualTo(2);
        assertThat(read("account", "fjellheim").exitCode()).isEqualTo(2);
        assertThat(read("account", "fjellheim", "--customer", "1", "--invoice", "2")
                        .exitCode())
                .isEqualTo(2);
        assertThat(read("account", "fjellheim", "--invoice", "2", "--format", "pdf")
                        .exitCode())
                .isEqualTo(2);
        assertThat(err.toString(UTF_8))
                .contains(
                        "--format xlsx needs --out FILE", "--check goes with income", "--format pdf needs --out FILE");
    }

    @Test
    void help_names_every_report_with_an_example() {
        assertThat(read("report", "--help").exitCode()).isZero();
        assertThat(read("account", "--help").exitCode()).isZero();
        assertThat(out.toString(UTF_8))
                .contains("work-list", "credit-time", "java -jar kk2.jar report fjellheim income --from")
                .contains("java -jar kk2.jar account fjellheim --customer 10042");
    }

    private ReadCall.Reading read(String... args) {
        return new ReadCall().read(args, "help", new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8));
    }
}

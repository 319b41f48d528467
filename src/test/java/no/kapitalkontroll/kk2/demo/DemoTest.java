package no.kapitalkontroll.kk2.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The main job, whole: what a new user sees, held against the stand-in's books on every date. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DemoTest {

    private static final Path FOLDER = Path.of("target", "demo-test").toAbsolutePath();

    private final ByteArrayOutputStream screen = new ByteArrayOutputStream();
    private PlayDemo demo;
    private List<String> disagreements;

    @BeforeAll
    void play() throws IOException {
        demo = new PlayDemo(new PrintStream(screen, true, StandardCharsets.UTF_8), FOLDER);
        disagreements = demo.play(false);
    }

    @Test
    void every_case_agrees_with_the_books_and_every_invoice_has_one_decision_on_every_date() {
        assertThat(disagreements).isEmpty();
    }

    @Test
    void every_decision_and_reason_that_the_world_can_show_occurs() {
        assertThat(demo.reasons())
                .contains(
                        "take",
                        "advance",
                        "hand-over",
                        "not-charged",
                        "credit-note",
                        "foreign-currency",
                        "before-start-date",
                        "credited",
                        "paid",
                        "not-due",
                        "within-14-days",
                        "factoring",
                        "debtor-abroad",
                        "tripletex-dunning-on",
                        "stop-remark",
                        "free-credit",
                        "no-address",
                        "below-minimum",
                        "parked",
                        "ledger-not-fresh",
                        "difference",
                        "deadline-running",
                        "not-a-business-day",
                        "on-hold",
                        "regime-unconfirmed",
                        "awaiting-approval");
    }

    @Test
    void the_daily_figure_is_zero_but_for_the_differences_that_the_world_plants() {
        Map<String, String> figures = new TreeMap<>();
        demo.last()
                .forEach((creditor, outcome) ->
                        figures.put(creditor, outcome.figure().toString()));
        var red = demo.problems().keySet().stream()
                .filter(problem -> problem.contains(": red: "))
                .map(problem -> problem.substring(
                        0, problem.indexOf(", -") > 0 ? problem.indexOf(", -") : problem.lastIndexOf(", ")))
                .toList();

        assertThat(red)
                .hasSize(3)
                .anyMatch(problem -> problem.startsWith("fjellheim") && problem.contains("proposal deleted"))
                .anyMatch(problem -> problem.startsWith("storskog") && problem.contains("proposal edited"))
                .anyMatch(problem -> problem.startsWith("havgap") && problem.contains("invoice edited"));
        assertThat(figures.keySet()).containsExactly("fjellheim", "havgap", "storskog");
    }

    @Test
    void the_screen_ends_with_a_summary_of_each_creditor_and_names_the_folder_of_letters() throws IOException {
        var text = screen.toString(StandardCharsets.UTF_8);

        assertThat(text)
                .contains("Fjellheim Renhold AS", "Havgap Båtservice AS", "Storskog Elektro AS")
                .contains("letters sent", "proposals", "income proposed", "reconciliation")
                .contains(FOLDER.toString());
        try (var letters = Files.walk(FOLDER.resolve("letters"))) {
            assertThat(letters.filter(file -> file.toString().endsWith(".pdf"))).hasSizeGreaterThan(150);
        }
    }
}

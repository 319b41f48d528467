package no.kapitalkontroll.kk2.law;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import no.kapitalkontroll.kk2.core.money.Money;
import no.kapitalkontroll.kk2.core.notice.LetterKind;
import no.kapitalkontroll.kk2.core.procedure.Procedure;
import no.kapitalkontroll.kk2.core.procedure.ProcedureStep;
import no.kapitalkontroll.kk2.core.procedure.Step;
import no.kapitalkontroll.kk2.yaml.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReadProceduresTest {

    private static final String VALID = """
            name: mine
            version: 3
            steps:
              - {step: reminder, letter: reminder}
              - {step: collection-notice, letter: collection-notice}
              - {step: payment-demand, letter: payment-demand, enforcement-notice: true, approval: true}
              - {step: hand-over, approval: true}
            """;

    @TempDir
    Path folder;

    @Test
    void the_standard_procedure_is_notice_demand_and_hand_over() {
        assertThat(shipped("standard"))
                .isEqualTo(new Procedure(
                        "standard",
                        1,
                        List.of(
                                new ProcedureStep(Step.COLLECTION_NOTICE, LetterKind.COLLECTION_NOTICE, false, false),
                                new ProcedureStep(Step.PAYMENT_DEMAND, LetterKind.PAYMENT_DEMAND, true, false),
                                new ProcedureStep(Step.HAND_OVER, null, false, true))));
    }

    @Test
    void the_jar_brings_the_variants_that_creditors_ask_for() {
        assertThat(new ReadProcedures().procedures(Optional.empty()))
                .containsOnlyKeys(
                        "standard",
                        "reminder-free-first",
                        "reminder-first",
                        "approve-before-demand",
                        "approve-each-letter",
                        "separate-enforcement-notice");
        assertThat(shipped("reminder-free-first").steps())
                .extracting(ProcedureStep::step)
                .containsExactly(Step.REMINDER_FREE, Step.COLLECTION_NOTICE, Step.PAYMENT_DEMAND, Step.HAND_OVER);
        assertThat(shipped("reminder-first").steps())
                .extracting(ProcedureStep::step)
                .containsExactly(Step.REMINDER, Step.COLLECTION_NOTICE, Step.PAYMENT_DEMAND, Step.HAND_OVER);
        assertThat(shipped("approve-before-demand").steps())
                .extracting(ProcedureStep::approval)
                .containsExactly(false, true, true);
        assertThat(shipped("approve-each-letter").steps())
                .extracting(ProcedureStep::approval)
                .containsExactly(true, true, true);
        assertThat(shipped("separate-enforcement-notice").steps())
                .extracting(ProcedureStep::enforcementNotice)
                .as("only the letter of its own is the notice of § 4-18")
                .containsExactly(false, false, true, false);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "standard",
                "reminder-free-first",
                "reminder-first",
                "approve-before-demand",
                "approve-each-letter",
                "separate-enforcement-notice"
            })
    void every_shipped_procedure_begins_with_a_word_to_the_operator(String name) {
        assertThat(new ReadProcedures().procedures(Optional.empty()).get(name).text())
                .startsWith("# ");
    }

    @Test
    void what_is_left_out_has_its_default() throws IOException {
        var mine = mine(VALID);

        assertThat(mine.version()).isEqualTo(3);
        assertThat(mine.daysAfterDue()).isEqualTo(14);
        assertThat(mine.limits()).isEqualTo(Procedure.Limits.CREDITORS);
        assertThat(mine.steps().get(0))
                .isEqualTo(new ProcedureStep(Step.REMINDER, LetterKind.REMINDER, false, false, true, 14, 3));
    }

    @Test
    void every_key_is_read() throws IOException {
        var mine = mine("""
                name: mine
                version: 12
                days-after-due: 21
                minimum-claim: 250.00
                small-rest: 40.00
                small-principal-rest: 5.50
                steps:
                  - {step: reminder, letter: reminder, fee: false, deadline-days: 7, grace-business-days: 2}
                  - {step: collection-notice, letter: collection-notice, deadline-days: 20, approval: true}
                  - {step: payment-demand, letter: payment-demand, grace-business-days: 5}
                  - {step: enforcement-notice, letter: enforcement-notice}
                  - {step: hand-over, approval: true}
                """);

        assertThat(mine)
                .isEqualTo(new Procedure(
                        "mine",
                        12,
                        21,
                        new Procedure.Limits(Money.of("250"), Money.of("40"), Money.of("5.5")),
                        List.of(
                                new ProcedureStep(Step.REMINDER, LetterKind.REMINDER, false, false, false, 7, 2),
                                new ProcedureStep(
                                        Step.COLLECTION_NOTICE, LetterKind.COLLECTION_NOTICE, false, true, true, 20, 3),
                                new ProcedureStep(
                                        Step.PAYMENT_DEMAND, LetterKind.PAYMENT_DEMAND, false, false, true, 14, 5),
                                new ProcedureStep(
                                        Step.ENFORCEMENT_NOTICE,
                                        LetterKind.ENFORCEMENT_NOTICE,
                                        true,
                                        false,
                                        true,
                                        14,
                                        3),
                                new ProcedureStep(Step.HAND_OVER, null, false, true))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "name: mine | name: standard | name",
                "name: mine | name: Mine | name",
                "name: mine | name: other | name",
                "version: 3 | version: 0 | version",
                "version: 3 | verison: 3 | verison",
                "version: 3 | version: 3\\nminimum-claim: -1 | minimum-claim",
                "version: 3 | version: 3\\nsmall-rests: 10 | small-rests",
                "version: 3 | version: 3\\ndays-after-due: soon | days-after-due",
                "steps: | stages: | steps",
                "step: reminder, | step: warning, | steps[0].step",
                "letter: reminder} | leter: reminder} | steps[0].letter",
                "letter: reminder} | leter: reminder} | steps[0].leter",
                "letter: reminder} | letter: reminder, deadline-days: 91} | steps[0].deadline-days",
                "letter: reminder} | letter: reminder, grace-business-days: many} | steps[0].grace-business-days",
                "letter: reminder} | letter: receipt} | steps[0].letter",
                "letter: reminder} | letter: payment-demand} | steps[0].letter",
                "letter: payment-demand | letter: reminder | steps[2].letter",
                "approval: true} | approval: 1} | steps[2].approval",
                "hand-over, | hand-over, letter: reminder, | steps[3].letter",
                "hand-over, | hand-over, deadline-days: 14, | steps[3].deadline-days",
                "hand-over, | hand-over, fee: true, | steps[3].fee",
                "step: collection-notice, letter: collection-notice | step: reminder, letter: reminder | steps",
                "step: reminder, letter: reminder | step: payment-demand, letter: payment-demand, fee: false | steps",
            })
    void a_bad_procedure_is_refused_with_file_and_key(String line, String instead, String key) throws IOException {
        assertThat(problems(changed(line, instead)))
                .anyMatch(problem -> problem.key().equals(key));
    }

    /** One line for each kind of illegal procedure: key and paragraph. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "version: 3 | version: 3\\ndays-after-due: 13 | days-after-due | inkassoforskriften § 1-2",
                "letter: collection-notice | letter: collection-notice, deadline-days: 13 | steps[1].deadline-days | inkassoloven § 9",
                "letter: payment-demand | letter: payment-demand, deadline-days: 13 | steps[2].deadline-days | inkassoloven § 10",
                "letter: payment-demand | letter: payment-demand, deadline-days: 13 | steps[2].deadline-days | tvangsfullbyrdelsesloven § 4-18",
                "letter: reminder} | letter: reminder, deadline-days: 13} | steps[0].deadline-days | inkassoforskriften §§ 1-2 and 1-3",
                "letter: reminder} | letter: reminder, grace-business-days: 1} | steps[0].grace-business-days | inkassoloven § 9",
                "letter: payment-demand | letter: payment-demand, grace-business-days: 0 | steps[2].grace-business-days | § 8",
                "enforcement-notice: true, | '' | steps | tvangsfullbyrdelsesloven § 4-18",
                "letter: collection-notice | letter: collection-notice, enforcement-notice: true | steps[1].enforcement-notice | tvangsfullbyrdelsesloven § 4-18",
                "hand-over, approval: true | hand-over | steps[3].approval | inkassoloven § 11",
                "hand-over, approval: true | hand-over, approval: false | steps[3].approval | inkassoloven § 11",
            })
    void an_illegal_procedure_is_refused_with_the_paragraph(String line, String instead, String key, String paragraph)
            throws IOException {
        assertThat(problems(changed(line, instead))).anySatisfy(problem -> {
            assertThat(problem.key()).isEqualTo(key);
            assertThat(problem.problem()).contains(paragraph);
            assertThat(problem.remedy()).isNotBlank();
        });
    }

    @Test
    void a_demand_bears_no_fee_when_nothing_before_it_gave_fourteen_days() throws IOException {
        var demandFirst = """
                name: mine
                version: 1
                steps:
                  - {step: reminder-free, letter: reminder-free}
                  - {step: payment-demand, letter: payment-demand}
                """;

        assertThat(problems(demandFirst)).singleElement().satisfies(problem -> {
            assertThat(problem.key()).isEqualTo("steps[1].fee");
            assertThat(problem.problem()).contains("inkassoforskriften § 1-2 third paragraph");
            assertThat(problem.remedy()).contains("fee: false");
        });
        assertThat(mine(demandFirst.replace("letter: payment-demand", "letter: payment-demand, fee: false"))
                        .steps())
                .hasSize(2);
    }

    @Test
    void a_hand_over_without_payment_demand_is_refused() throws IOException {
        assertThat(problems(without("payment-demand")))
                .extracting(Problem::problem)
                .anyMatch(problem ->
                        problem.contains("without a payment demand") && problem.contains("inkassoloven § 11"));
    }

    @Test
    void a_demand_must_not_be_too_old_when_the_case_is_handed_over() throws IOException {
        var late = changed("letter: payment-demand,", "letter: payment-demand, deadline-days: 80,")
                .replace(
                        "  - {step: hand-over",
                        "  - {step: enforcement-notice, letter: enforcement-notice, deadline-days: 80}\n  - {step: hand-over");

        assertThat(problems(late)).singleElement().satisfies(problem -> {
            assertThat(problem.key()).isEqualTo("steps");
            assertThat(problem.problem()).contains("six months").contains("inkassoloven § 11");
        });
    }

    @Test
    void three_reminders_with_fees_are_one_too_many() throws IOException {
        var three = changed("  - {step: reminder,", "  - {step: reminder, letter: reminder}\n  - {step: reminder,");

        assertThat(problems(three))
                .extracting(Problem::problem)
                .anyMatch(problem -> problem.contains("inkassoforskriften § 1-3"));
    }

    @Test
    void a_reminder_may_give_a_week_when_no_later_letter_rests_on_it() throws IOException {
        var free = changed("letter: reminder}", "letter: reminder, fee: false, deadline-days: 7}");

        assertThat(mine(free).steps().get(0).deadlineDays()).isEqualTo(7);
    }

    @Test
    void a_letter_that_bears_no_fee_by_law_cannot_be_given_one() throws IOException {
        var text = changed(
                "{step: reminder, letter: reminder}", "{step: reminder-free, letter: reminder-free, fee: true}");

        assertThat(problems(text)).singleElement().satisfies(problem -> {
            assertThat(problem.key()).isEqualTo("steps[0].fee");
            assertThat(problem.problem()).contains("inkassoforskriften § 1-2");
        });
    }

    @Test
    void a_separate_notice_is_always_the_notice() throws IOException {
        var text = changed("enforcement-notice: true, ", "")
                .replace(
                        "  - {step: hand-over",
                        "  - {step: enforcement-notice, letter: enforcement-notice, enforcement-notice: false}\n  - {step: hand-over");

        assertThat(problems(text)).extracting(Problem::key).contains("steps[3].enforcement-notice");
    }

    @Test
    void everything_that_is_wrong_is_said_at_once() throws IOException {
        var problems = problems("""
                name: mine
                version: 0
                days-after-due: 7
                colour: blue
                steps:
                  - {step: collection-notice, letter: collection-notice, deadline-days: 10}
                  - {step: payment-demand, letter: payment-demand, grace-business-days: 0}
                  - {step: hand-over}
                """);

        assertThat(problems)
                .extracting(Problem::key)
                .containsExactlyInAnyOrder(
                        "version",
                        "days-after-due",
                        "colour",
                        "steps[0].deadline-days",
                        "steps[1].grace-business-days",
                        "steps[1].fee",
                        "steps[2].approval",
                        "steps");
    }

    @Test
    void a_step_that_is_not_understood_is_complained_about_once() throws IOException {
        assertThat(problems(changed("step: collection-notice,", "step: warning,")))
                .extracting(Problem::key)
                .containsExactly("steps[1].step");
    }

    @Test
    void a_name_that_is_taken_is_refused_in_the_folder_and_tried_alone() throws IOException {
        write("standard.yaml", VALID.replace("mine", "standard"));

        assertThatExceptionOfType(BrokenLawFile.class)
                .isThrownBy(() -> new ReadProcedures().procedures(Optional.of(folder)))
                .withMessageContaining("standard.yaml name: line 1: is the name of another procedure");
        assertThat(new ReadProcedures().alone(folder.resolve("standard.yaml")).version())
                .isEqualTo(3);
    }

    @Test
    void a_kept_text_is_read_as_it_was() {
        assertThat(new ReadProcedures().kept("mine", VALID).version()).isEqualTo(3);
    }

    @Test
    void what_an_editor_leaves_behind_is_no_procedure() throws IOException {
        write("mine.yaml", VALID);
        write(".#mine.yaml", "half a line");

        assertThat(new ReadProcedures().procedures(Optional.of(folder))).containsKey("mine");
    }

    @Test
    void a_folder_that_is_gone_is_refused_by_name() {
        assertThatExceptionOfType(BrokenLawFile.class)
                .isThrownBy(() -> new ReadProcedures().procedures(Optional.of(folder.resolve("gone"))))
                .withMessageContaining("gone");
    }

    private static Procedure shipped(String name) {
        return new ReadProcedures().procedures(Optional.empty()).get(name).procedure();
    }

    private Procedure mine(String text) throws IOException {
        write("mine.yaml", text);
        return new ReadProcedures().procedures(Optional.of(folder)).get("mine").procedure();
    }

    private List<Problem> problems(String text) throws IOException {
        write("mine.yaml", text);
        try {
            new ReadProcedures().procedures(Optional.of(folder));
        } catch (BrokenLawFile refused) {
            assertThat(refused).hasMessageContaining("mine.yaml ");
            return refused.problems();
        }
        throw new AssertionError("the procedure was taken: " + text);
    }

    private static String changed(String line, String instead) {
        assertThat(VALID).contains(line);
        return VALID.replace(line, instead.replace("\\n", "\n"));
    }

    private static String without(String step) {
        return VALID.lines()
                .filter(line -> !line.contains("step: " + step))
                .reduce("", (text, line) -> text + line + "\n");
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }
}

package no.kapitalkontroll.kk2.law;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import no.kapitalkontroll.kk2.core.notice.LetterKind;
import no.kapitalkontroll.kk2.core.procedure.Procedure;
import no.kapitalkontroll.kk2.core.procedure.ProcedureStep;
import no.kapitalkontroll.kk2.core.procedure.Step;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReadProceduresTest {

    private static final String VALID = """
            name: mine
            version: 3
            steps:
              - {step: collection-notice, letter: reminder-free}
              - {step: payment-demand, letter: payment-demand, enforcement-notice: true, approval: true}
              - {step: hand-over, approval: true}
            """;

    @TempDir
    Path folder;

    @Test
    void the_standard_procedure_is_notice_demand_and_hand_over() {
        var procedures = new ReadProcedures().procedures(Optional.empty());

        assertThat(procedures.get("standard"))
                .isEqualTo(new Procedure(
                        "standard",
                        1,
                        List.of(
                                new ProcedureStep(Step.COLLECTION_NOTICE, LetterKind.COLLECTION_NOTICE, false, false),
                                new ProcedureStep(Step.PAYMENT_DEMAND, LetterKind.PAYMENT_DEMAND, true, false),
                                new ProcedureStep(Step.HAND_OVER, null, false, true))));
    }

    @Test
    void the_variant_also_approves_the_demand_and_nothing_else_differs() {
        var procedures = new ReadProcedures().procedures(Optional.empty());

        assertThat(procedures).containsOnlyKeys("standard", "approve-before-demand");
        assertThat(procedures.get("approve-before-demand").steps())
                .extracting(ProcedureStep::approval)
                .containsExactly(false, true, true);
    }

    @Test
    void a_procedure_of_the_operator_is_added() throws IOException {
        write("mine.yaml", VALID);

        var mine = new ReadProcedures().procedures(Optional.of(folder)).get("mine");

        assertThat(mine.version()).isEqualTo(3);
        assertThat(mine.steps().get(0).letter()).isEqualTo(LetterKind.REMINDER_FREE);
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
                "steps: | stages: | steps",
                "step: collection-notice, | step: warning, | steps[0].step",
                "letter: reminder-free | leter: reminder-free | steps[0].letter",
                "letter: reminder-free | letter: payment-demand | steps[0].letter",
                "letter: payment-demand | letter: reminder | steps[1].letter",
                "approval: true} | approval: 1} | steps[1].approval",
                "hand-over, | hand-over, letter: reminder, | steps[2].letter",
                "hand-over, | hand-over, enforcement-notice: true, | steps[2].enforcement-notice",
                "hand-over, approval: true | hand-over | steps[2].approval",
                "enforcement-notice: true | enforcement-notice: false | steps",
                "step: collection-notice, letter: reminder-free | step: payment-demand, letter: payment-demand | steps",
            })
    void a_bad_procedure_is_refused_with_file_and_key(String line, String instead, String key) throws IOException {
        assertThat(VALID).contains(line);
        write("mine.yaml", VALID.replace(line, instead));

        assertThatExceptionOfType(BrokenLawFile.class)
                .isThrownBy(() -> new ReadProcedures().procedures(Optional.of(folder)))
                .withMessageContaining("mine.yaml " + key + ":")
                .satisfies(refused -> assertThat(refused.problems())
                        .allSatisfy(problem -> assertThat(problem.remedy()).isNotBlank()));
    }

    @Test
    void a_name_that_is_taken_is_refused() throws IOException {
        write("standard.yaml", VALID.replace("mine", "standard"));

        assertThatExceptionOfType(BrokenLawFile.class)
                .isThrownBy(() -> new ReadProcedures().procedures(Optional.of(folder)))
                .withMessageContaining("standard.yaml name: line 1: is the name of another procedure");
    }

    @Test
    void a_folder_that_is_gone_is_refused_by_name() {
        assertThatExceptionOfType(BrokenLawFile.class)
                .isThrownBy(() -> new ReadProcedures().procedures(Optional.of(folder.resolve("gone"))))
                .withMessageContaining("gone");
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }
}

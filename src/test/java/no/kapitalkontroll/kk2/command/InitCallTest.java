package no.kapitalkontroll.kk2.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import no.kapitalkontroll.kk2.core.bookkeeping.AccountRole;
import no.kapitalkontroll.kk2.creditor.Creditor;
import no.kapitalkontroll.kk2.creditor.ReadCreditorFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Guards: init never overwrites a file, takes no token, and writes only what the parser of creditor files accepts. */
class InitCallTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-09-15T08:00:00Z"), ZoneOffset.UTC);

    /** What a person types, in the order of the questions; an empty line takes the suggestion, or leaves out. */
    private static final List<String> ANSWERS = List.of(
            "fjellheim",
            "Fjellheim \"Ren\" & Søn: AS",
            "914286018",
            "Storgata 1",
            "0155",
            "Oslo",
            "Kari Fjell",
            "regnskap@fjellheim.example",
            "22 00 00 00",
            "Ola Heim",
            "ola@fjellheim.example",
            "",
            "Siv Saksvik",
            "siv@fjellheim.example",
            "22 00 00 01",
            "",
            "",
            "1234.56.78903",
            "faktura@fjellheim.example",
            "",
            "3900",
            "",
            "",
            "1920",
            "",
            "S100",
            "R100",
            "O100",
            "");

    @TempDir
    Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int init(List<String> answers, String... options) {
        var words = new ArrayList<>(List.of("init", "--folder", folder.toString()));
        words.addAll(Arrays.asList(options));
        var reading = new ReadCall()
                .read(
                        words.toArray(String[]::new),
                        "help",
                        new PrintStream(out, true, UTF_8),
                        new PrintStream(err, true, UTF_8));
        return reading.beforehand()
                .orElseThrow()
                .execute(
                        Map.of(),
                        CLOCK,
                        new BufferedReader(new StringReader(String.join("\n", answers))),
                        new PrintStream(out, true, UTF_8),
                        new PrintStream(err, true, UTF_8));
    }

    private static List<String> with(int position, String... lines) {
        var answers = new ArrayList<>(ANSWERS);
        answers.addAll(position, Arrays.asList(lines));
        return answers;
    }

    private Creditor written() {
        var files =
                new ReadCreditorFiles(Map.of("FJELLHEIM_TRIPLETEX_TOKEN", "secret"), Set.of("standard")).read(folder);
        assertThat(files.broken()).isEmpty();
        return files.valid().get(0).creditor();
    }

    @Test
    void the_answers_become_a_commented_file_that_is_valid_and_says_the_same() throws IOException {
        assertThat(init(ANSWERS)).isZero();

        var creditor = written();
        assertThat(creditor.name()).isEqualTo("Fjellheim \"Ren\" & Søn: AS");
        assertThat(creditor.organisationNumber()).isEqualTo("914286018");
        assertThat(creditor.address().postalCode()).isEqualTo("0155");
        assertThat(creditor.contact().phone()).contains("22 00 00 00");
        assertThat(creditor.caseHandlers())
                .extracting(person -> person.name() + person.phone().orElse(""))
                .containsExactly("Ola Heim", "Siv Saksvik22 00 00 01");
        assertThat(creditor.logo()).isEmpty();
        assertThat(creditor.bankAccount()).isEqualTo("12345678903");
        assertThat(creditor.collecting().startDate()).isEqualTo(LocalDate.parse("2026-09-15"));
        assertThat(creditor.accounts())
                .containsEntry(AccountRole.FEE_INCOME, 3900)
                .containsEntry(AccountRole.INTEREST_INCOME, 8050)
                .containsEntry(AccountRole.COSTS, 7309)
                .containsEntry(AccountRole.BANK, 1920)
                .containsEntry(AccountRole.RECEIVABLES, 1500);
        assertThat(creditor.tripletex().employeeToken().reveal()).isEqualTo("secret");
        assertThat(Files.readString(folder.resolve("fjellheim.yaml")))
                .contains("# printed on the letters")
                .contains("employee-token: \"${FJELLHEIM_TRIPLETEX_TOKEN}\"")
                .doesNotContain("{{");
    }

    @Test
    void it_says_where_the_token_is_made_and_what_comes_next() {
        init(ANSWERS);

        assertThat(err.toString(UTF_8))
                .contains("Company → Employees → the employee →")
                .contains("API access → New key, application «KapitalKontroll2»")
                .endsWith(
                        "next: set FJELLHEIM_TRIPLETEX_TOKEN to the token, for the KK2 process; then: java -jar kk2.jar check"
                                + System.lineSeparator());
        assertThat(out.toString(UTF_8))
                .isEqualTo("written: " + folder.resolve("fjellheim.yaml") + System.lineSeparator());
    }

    @Test
    void a_wrong_answer_is_told_at_once_and_asked_for_again() {
        assertThat(init(with(2, "914286019", ""))).isZero();

        assertThat(err.toString(UTF_8))
                .contains("that is not an organisation number; write its nine digits, the last one is a check digit")
                .doesNotContain("914286019");
        assertThat(written().organisationNumber()).isEqualTo("914286018");
    }

    @Test
    void a_token_in_the_place_of_its_name_is_refused_and_not_repeated() {
        var answers = new ArrayList<>(ANSWERS.subList(0, ANSWERS.size() - 1));
        answers.add("eyJ0b2tlbklkIjoxMjM0NX0");

        assertThat(init(answers)).isZero();

        assertThat(err.toString(UTF_8)).contains("never the token itself").doesNotContain("eyJ0b2tlbklkIjoxMjM0NX0");
        assertThat(folder.resolve("fjellheim.yaml")).content().doesNotContain("eyJ0b2tlbklkIjoxMjM0NX0");
    }

    @Test
    void a_file_that_is_there_is_never_overwritten() throws IOException {
        Files.writeString(folder.resolve("fjellheim.yaml"), "mine");

        assertThat(init(with(1, "fjellheim-as"))).isZero();

        assertThat(folder.resolve("fjellheim.yaml")).hasContent("mine");
        assertThat(folder.resolve("fjellheim-as.yaml")).exists();
        assertThat(err.toString(UTF_8)).contains("there must be no file of that name yet");
    }

    @Test
    void two_accounts_that_may_not_be_one_are_asked_for_again() {
        var answers = new ArrayList<>(ANSWERS);
        answers.set(23, "1500");
        answers.add("1920");

        assertThat(init(answers)).isZero();

        assertThat(err.toString(UTF_8)).contains("ledger.bank is the account of another key too");
        assertThat(written().accounts()).containsEntry(AccountRole.BANK, 1920);
    }

    @Test
    void a_script_may_give_answers_with_the_call() {
        var rest = new ArrayList<>(ANSWERS.subList(3, ANSWERS.size()));
        assertThat(init(
                        rest,
                        "--set",
                        "id=fjellheim",
                        "--set",
                        "name=Fjellheim AS",
                        "--set",
                        "organisation-number=914286018"))
                .isZero();

        assertThat(written().name()).isEqualTo("Fjellheim AS");
    }

    @Test
    void answers_that_are_wrong_or_missing_in_a_script_leave_no_file() {
        assertThat(init(ANSWERS, "--set", "bank-account=1234.56.78904")).isEqualTo(1);
        assertThat(init(ANSWERS.subList(0, 5))).isEqualTo(1);
        assertThat(init(ANSWERS, "--set", "colour=blue")).isEqualTo(1);

        assertThat(folder).isEmptyDirectory();
        assertThat(err.toString(UTF_8))
                .contains(
                        "refused: bank-account: the answer given with the call; remedy: is not a Norwegian bank account")
                .contains("refused: address.city: the answers ended before it")
                .contains("refused: colour: nobody asks for it");
    }
}

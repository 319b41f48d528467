package no.kapitalkontroll.kk2.story;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import no.kapitalkontroll.kk2.RefusedToStart;
import no.kapitalkontroll.kk2.cases.KeptProcedures;
import no.kapitalkontroll.kk2.law.LawBook;
import no.kapitalkontroll.kk2.law.ProcedureFile;
import no.kapitalkontroll.kk2.law.ReadProcedures;
import no.kapitalkontroll.kk2.operations.PreviewCommand;
import no.kapitalkontroll.kk2.standin.InvoiceDoc;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An operator changes a procedure: what KK2 refuses, what a preview of the change says, and what the cases make of it. */
class ProcedureVersionsStory {

    private static final String FIRST = """
            name: mine
            version: 1
            steps:
              - {step: collection-notice, letter: collection-notice}
              - {step: payment-demand, letter: payment-demand, enforcement-notice: true}
              - {step: hand-over, approval: true}
            """;

    /** A free reminder comes first, and the notice is given two more days. */
    private static final String SECOND = """
            name: mine
            version: 2
            steps:
              - {step: reminder-free, letter: reminder-free}
              - {step: collection-notice, letter: collection-notice, grace-business-days: 5}
              - {step: payment-demand, letter: payment-demand, enforcement-notice: true}
              - {step: hand-over, approval: true}
            """;

    @TempDir
    Path procedures;

    @TempDir
    Path drafts;

    private StoryWorld world;
    private Story story;

    private record Answer(int exit, List<String> out, List<String> err) {}

    @BeforeEach
    void a_world_with_a_procedure_of_the_operator() {
        world = StoryWorld.apart("procedures");
        world.kk2().environment().put("KK2_PROCEDURES", procedures.toString());
        inForce(FIRST);
        story = Story.in(world, TripletexManner.AS_SEEN_MOST, "procedure: mine");
        world.kk2().start();
    }

    @Test
    void a_change_is_tried_first_and_an_open_case_keeps_the_version_that_it_began_with() {
        var old = story.invoice("12500.00", "2026-08-31");
        var ripe = story.invoice("12500.00", "2026-09-01");
        var young = story.invoice("12500.00", "2026-09-10");
        story.on("2026-09-15");

        // tried: the decisions by the changed procedure, and what is different about them
        var before = Tables.of(world.kk2());
        var tried = preview("2026-09-16", draft(SECOND));

        assertThat(tried.exit()).isZero();
        assertThat(tried.out())
                .hasSize(3)
                .anyMatch(line -> line.contains("\"invoiceNumber\":" + ripe.number())
                        && line.contains("\"decision\":\"take\",\"reason\":null,\"step\":\"reminder-free\"")
                        && line.contains("\"fees\":0.00"));
        assertThat(tried.err())
                .contains(
                        differs(
                                old,
                                "wait deadline-running at collection-notice, then payment-demand on 2026-10-05",
                                "wait deadline-running at collection-notice, then payment-demand on 2026-10-07"),
                        differs(
                                ripe,
                                "take to collection-notice, fees 38.00, then payment-demand on 2026-10-06",
                                "take to reminder-free, fees 0.00, then collection-notice on 2026-10-06"),
                        differs(
                                young,
                                "skip within-14-days, then collection-notice on 2026-09-25",
                                "skip within-14-days, then reminder-free on 2026-09-25"),
                        "procedure mine version 2: 3 invoices would be treated differently on this date");
        assertThat(Tables.of(world.kk2())).as("nothing is written").isEqualTo(before);

        // refused: an illegal one, by its paragraph
        var illegal = preview(
                "2026-09-16",
                draft(SECOND.replace("letter: payment-demand", "letter: payment-demand, deadline-days: 10")));
        assertThat(illegal.exit()).isEqualTo(2);
        assertThat(illegal.out()).isEmpty();
        assertThat(illegal.err())
                .singleElement()
                .asString()
                .contains("steps[2].deadline-days")
                .contains("§ 10");

        // warned of: the same version with another meaning; and one that nobody follows
        var sameVersion = preview("2026-09-16", draft(SECOND.replace("version: 2", "version: 1")));
        assertThat(String.join("\n", sameVersion.err())).contains("give the changed file a new version number");
        var strange = drafts.resolve("strange.yaml");
        Founding.write(strange, FIRST.replace("mine", "strange"));
        assertThat(preview("2026-09-16", strange).err())
                .contains(
                        "procedure strange: no invoice follows a procedure of this name; name it in a creditor file (procedure or business-procedure)");

        // started with: not an illegal file, not another meaning of a version in use, but another comment
        inForce(FIRST.replace("letter: collection-notice", "letter: collection-notice, deadline-days: 13"));
        refusedToStart("steps[0].deadline-days", "inkassoloven § 9");
        inForce(FIRST.replace("letter: collection-notice", "letter: collection-notice, deadline-days: 21"));
        refusedToStart(
                "mine.yaml: version 1 is not what it was when cases began with it", "give it a new version number");
        inForce("# only a comment\n" + FIRST);
        assertThat(changedFiles()).isEmpty();
        inForce(SECOND);
        world.kk2().restart();

        // in force: for new cases; the old one goes on as it began, by the text that was kept
        story.on("2026-09-16");
        story.on("2026-10-05");

        assertThat(story.letters(ripe)).extracting(LetterSeen::kind).containsExactly("reminder-free");
        assertThat(story.letters(old))
                .extracting(LetterSeen::kind)
                .containsExactly("collection-notice", "payment-demand");
        assertThat(story.sql()
                        .sql("SELECT CONCAT(name, ' ', version) FROM procedure_versions ORDER BY version")
                        .query(String.class)
                        .list())
                .containsExactly("mine 1", "mine 2");
    }

    @Test
    void an_own_template_that_lacks_what_the_law_wants_stops_the_start() throws IOException {
        var templates = Files.createDirectories(drafts.resolve("templates"));
        var language = Files.createDirectories(templates.resolve(story.id()).resolve("nb"));
        Founding.write(language.resolve("payment-demand.ftlh"), """
                <#import "../layout.ftlh" as layout><#import "phrases.ftlh" as nb>
                <@layout.letter "Betalingsoppfordring" nb><p>Betal straks.</p></@layout.letter>
                """);
        world.kk2().close();
        world.kk2().environment().put("KK2_TEMPLATES", templates.toString());

        refusedToStart("KK2_TEMPLATES", story.id() + "/nb/payment-demand.ftlh", "inkassoloven § 10");

        world.kk2().environment().remove("KK2_TEMPLATES");
        world.kk2().start();
    }

    private String differs(InvoiceDoc invoice, String today, String tried) {
        return "%s invoice %d: %s → %s".formatted(story.id(), invoice.number(), today, tried);
    }

    private Answer preview(String date, Path procedure) {
        world.kk2().moveTo(LocalDate.parse(date));
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        var exit = world.kk2()
                .bean(PreviewCommand.class)
                .execute(procedure, new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8));
        return new Answer(
                exit,
                out.toString(UTF_8).lines().toList(),
                err.toString(UTF_8).lines().toList());
    }

    private void refusedToStart(String... words) {
        assertThatExceptionOfType(RefusedToStart.class)
                .isThrownBy(() -> world.kk2().start())
                .satisfies(refused -> assertThat(refused.problems())
                        .anySatisfy(problem -> assertThat(problem).contains(words)));
    }

    private List<ProcedureFile> changedFiles() {
        var loaded = new ReadProcedures().procedures(Optional.of(procedures));
        var rates = world.kk2().bean(LawBook.class).rates();
        return new KeptProcedures(
                        world.kk2().sql(),
                        world.kk2().clock(),
                        new LawBook(rates, loaded, LocalDate.parse("2026-12-31")))
                .changed();
    }

    private void inForce(String text) {
        Founding.write(procedures.resolve("mine.yaml"), text);
    }

    private Path draft(String text) {
        var file = drafts.resolve("mine.yaml");
        Founding.write(file, text);
        return file;
    }

    @AfterEach
    void the_contract_was_kept() throws Exception {
        assertThat(world.violations()).isEmpty();
        world.kk2().close();
        world.mail().close();
    }
}

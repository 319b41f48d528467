package no.kapitalkontroll.kk2.story;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import no.kapitalkontroll.kk2.operations.Command;
import no.kapitalkontroll.kk2.operations.OutgoingFolder;
import no.kapitalkontroll.kk2.operations.PreviewCommand;
import no.kapitalkontroll.kk2.standin.Fault;
import no.kapitalkontroll.kk2.standin.InvoiceDoc;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands run and preview, as an operator sees them (rules § 8). */
class CommandsStory {

    private StoryWorld world;
    private Story story;
    private Story neighbour;
    private InvoiceDoc ripe;
    private InvoiceDoc twin;
    private InvoiceDoc young;

    private record Answer(int exit, List<String> out, List<String> err) {}

    @BeforeEach
    void a_world_with_two_creditors() {
        world = StoryWorld.apart("commands");
        story = Story.in(world, TripletexManner.AS_SEEN_MOST, "");
        neighbour = Story.in(world, TripletexManner.AS_SEEN_MOST, "");
        var customer = story.customer();
        ripe = story.invoice(customer, "12500.00", "2026-08-31");
        twin = story.invoice(customer, "12500.00", "2026-08-31");
        young = story.invoice("1000.00", "2026-09-10");
        neighbour.invoice("500.00", "2026-09-20");
        world.kk2().start();
    }

    @Test
    void preview_says_what_the_run_then_does_and_says_it_again_afterwards() {
        var empty = Tables.of(world.kk2());

        var before = call("preview", "2026-09-15");

        assertThat(before.exit()).isZero();
        assertThat(before.out())
                .containsExactly(
                        line(
                                story,
                                ripe,
                                "'decision':'take','reason':null,'step':'collection-notice','letter':'collection-notice','principal':12500.00,'interest':62.93,'fees':38.00,'costs':0.00,'total':12600.93"),
                        line(
                                story,
                                twin,
                                "'decision':'take','reason':null,'step':'collection-notice','letter':'collection-notice','principal':12500.00,'interest':62.93,'fees':0.00,'costs':0.00,'total':12562.93"),
                        line(
                                story,
                                young,
                                "'decision':'skip','reason':'within-14-days','step':null,'letter':null,'principal':1000.00,'interest':0.00,'fees':0.00,'costs':0.00,'total':1000.00"),
                        line(
                                neighbour,
                                neighbour.company().invoices().get(0),
                                "'decision':'skip','reason':'not-due','step':null,'letter':null,'principal':500.00,'interest':0.00,'fees':0.00,'costs':0.00,'total':500.00"));
        assertThat(before.err())
                .containsSubsequence(
                        story.id() + ": no run has finished yet; on 2026-09-15 these cases would start:",
                        "  invoice %d: take to collection-notice, total 12600.93".formatted(ripe.number()),
                        "  invoice %d: take to collection-notice, total 12562.93".formatted(twin.number()),
                        story.id()
                                + ": take 2: principal 25000.00, interest 125.86, fees 38.00, costs 0.00, total 25163.86",
                        story.id() + ": left alone 1",
                        neighbour.id() + ": no run has finished yet; on 2026-09-15 these cases would start:",
                        "  none");
        assertThat(Tables.of(world.kk2())).isEqualTo(empty);
        assertThat(world.mail().mails()).isEmpty();

        var run = call("run", "2026-09-15");

        assertThat(run.exit()).isZero();
        assertThat(story.letters(ripe)).extracting(LetterSeen::total).containsExactly("12600.93");
        assertThat(story.letters(twin)).extracting(LetterSeen::total).containsExactly("12562.93");
        assertThat(run.out()).anyMatch(text -> text.contains("letters sent") && text.contains("collection-notice 2"));
        assertThat(run.err()).isNotEmpty();

        var ran = Tables.of(world.kk2());
        var after = call("preview", "2026-09-15");

        assertThat(after.out()).isEqualTo(before.out());
        assertThat(after.err()).containsSubsequence(story.id() + ": against the run of 2026-09-15:", "  none");
        assertThat(Tables.of(world.kk2())).isEqualTo(ran);
    }

    @Test
    void preview_follows_a_case_to_its_demand_and_its_end() {
        call("run", "2026-09-15");

        assertThat(call("preview", "2026-09-16").out().get(0))
                .isEqualTo(
                        line(
                                story,
                                ripe,
                                "'decision':'wait','reason':'deadline-running','step':'collection-notice','letter':null,'principal':12500.00,'interest':67.12,'fees':38.00,'costs':0.00,'total':12605.12"));
        var demand = call("preview", "2026-10-05");
        assertThat(demand.err())
                .contains(
                        story.id() + ": against the run of 2026-09-15:",
                        "  invoice %d: take to collection-notice → advance to payment-demand".formatted(ripe.number()));
        assertThat(demand.out().get(0))
                .isEqualTo(
                        line(
                                story,
                                ripe,
                                "'decision':'advance','reason':null,'step':'payment-demand','letter':'payment-demand','principal':12500.00,'interest':146.83,'fees':151.00,'costs':0.00,'total':12797.83"));

        story.pays(ripe, "2026-09-18", "12613.51");
        assertThat(call("preview", "2026-09-18").out().get(0))
                .isEqualTo(
                        line(
                                story,
                                ripe,
                                "'decision':'close','reason':'paid','step':'collection-notice','letter':null,'principal':0.00,'interest':0.00,'fees':0.00,'costs':0.00,'total':0.00"));
    }

    @Test
    void preview_writes_the_letters_and_vouchers_that_the_run_then_sends(@TempDir Path folder) throws IOException {
        var letters = folder.resolve("letters");
        var empty = Tables.of(world.kk2());

        assertThat(letters(letters, "2026-09-15").exit()).isZero();

        assertThat(Tables.of(world.kk2())).isEqualTo(empty);
        assertThat(world.mail().mails()).isEmpty();
        var pdf = Files.readAllBytes(
                letters.resolve("%s/mail/2026-09-15-%d-collection-notice.pdf".formatted(story.id(), ripe.number())));
        assertThat(letters.resolve(story.id() + "/mail"))
                .isDirectoryContaining(
                        file -> file.endsWith("2026-09-15-%d-collection-notice.pdf".formatted(twin.number())));
        assertThat(letters(letters, "2026-09-15").exit()).isEqualTo(2);

        call("run", "2026-09-15");
        assertThat(story.sql()
                        .sql("SELECT pdf FROM letters WHERE creditor_id = ? ORDER BY id LIMIT 1")
                        .param(story.id())
                        .query(byte[].class)
                        .single())
                .isEqualTo(pdf);

        story.pays(ripe, "2026-09-18", "12613.51");
        world.tripletex().log().clear();
        var later = folder.resolve("later");
        assertThat(letters(later, "2026-09-18").exit()).isZero();
        assertThat(world.tripletex().log().of("POST", "/ledger/voucher")).isEmpty();
        call("run", "2026-09-18");
        var voucher = "%s/vouchers/KK2-%s-%d-1.json".formatted(story.id(), story.id(), ripe.number());
        var sent = world.tripletex().log().of("POST", "/ledger/voucher");
        assertThat(sent).hasSize(1);
        assertThat(new ObjectMapper().readTree(later.resolve(voucher).toFile()))
                .isEqualTo(new ObjectMapper().readTree(sent.get(0).body()));
    }

    private Answer letters(Path folder, String date) {
        world.kk2().moveTo(LocalDate.parse(date));
        return answer(
                (out, err) -> world.kk2().bean(PreviewCommand.class).execute(new OutgoingFolder(folder), out, err));
    }

    @Test
    void run_names_what_went_wrong_and_refuses_a_date_that_is_over() {
        world.mail().down(true);

        var down = call("run", "2026-09-15");

        assertThat(down.exit()).isEqualTo(1);
        assertThat(String.join("\n", down.out())).contains("! effect");

        world.mail().down(false);
        assertThat(call("run", "2026-09-16").exit()).isZero();
        assertThat(call("run", "2026-09-15").exit()).isEqualTo(2);
        assertThat(call("preview", "2026-09-14").exit()).isZero();
    }

    @Test
    void a_broken_creditor_file_is_named_and_the_others_run() {
        assertThat(call("run", "2026-09-14").exit()).isZero();
        Founding.write(neighbour.file(), "id: " + neighbour.id() + "\ncolour: blue\n");

        var run = call("run", "2026-09-15");
        var preview = call("preview", "2026-09-15");

        assertThat(run.exit()).isEqualTo(1);
        assertThat(String.join("\n", run.out()))
                .contains(neighbour.id() + ".yaml: colour")
                .contains("remedy:");
        assertThat(story.mails(ripe)).hasSize(1);
        assertThat(preview.exit()).isEqualTo(1);
        assertThat(preview.out()).hasSize(4).allMatch(text -> text.startsWith("{"));
        assertThat(String.join("\n", preview.err())).contains(neighbour.id() + ".yaml: colour");
    }

    @Test
    void a_wrong_token_is_named_by_preview_and_the_other_creditor_is_shown() {
        Founding.write(story.token(), "not-the-token");

        var preview = call("preview", "2026-09-15");

        assertThat(preview.exit()).isEqualTo(1);
        assertThat(preview.out()).hasSize(1);
        assertThat(String.join("\n", preview.err())).contains(story.id()).contains("employee token");
    }

    /** Both would write the same rows: without the guard the run goes on, meets the preview's locks and gives up. */
    @Test
    void a_run_that_begins_beside_a_preview_waits_for_it_and_then_does_its_work() throws Exception {
        call("run", "2026-09-14");
        var stall = Fault.stall();
        story.tripletex().failNext("GET", "/invoice", stall);

        var preview = CompletableFuture.supplyAsync(() -> call("preview", "2026-09-15"));
        stall.awaitRequest();
        var run = CompletableFuture.supplyAsync(() -> call("run", "2026-09-15"));
        await().until(this::aTransactionWaits);
        stall.release();

        assertThat(preview.get().exit()).isZero();
        assertThat(run.get().exit()).isZero();
        assertThat(story.mails(ripe)).hasSize(1);
    }

    @Test
    void a_preview_beside_a_run_says_so_and_shows_the_other_creditor() throws Exception {
        var stall = Fault.stall();
        story.tripletex().failNext("GET", "/invoice", stall);

        var run = CompletableFuture.supplyAsync(() -> call("run", "2026-09-15"));
        stall.awaitRequest();
        var preview = call("preview", "2026-09-15");
        stall.release();

        assertThat(preview.exit()).isEqualTo(1);
        assertThat(preview.out()).hasSize(1);
        assertThat(String.join("\n", preview.err()))
                .contains(story.id() + ": a run holds this creditor now")
                .contains("remedy: preview it when that run has ended");
        assertThat(run.get().exit()).isZero();
    }

    private boolean aTransactionWaits() {
        return world.kk2()
                        .sql()
                        .sql("SELECT COUNT(*) FROM information_schema.innodb_trx WHERE trx_state = 'LOCK WAIT'")
                        .query(Integer.class)
                        .single()
                > 0;
    }

    private static String line(Story story, InvoiceDoc invoice, String rest) {
        return "{'creditor':'%s','invoiceNumber':%d,%s}"
                .formatted(story.id(), invoice.number(), rest)
                .replace('\'', '"');
    }

    private Answer call(String command, String date) {
        world.kk2().moveTo(LocalDate.parse(date));
        return answer(world.kk2().bean(command, Command.class));
    }

    private static Answer answer(Command command) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        var exit = command.execute(new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8));
        return new Answer(
                exit,
                out.toString(UTF_8).lines().toList(),
                err.toString(UTF_8).lines().toList());
    }

    @AfterEach
    void the_contract_was_kept() throws Exception {
        assertThat(world.violations()).isEmpty();
        world.kk2().close();
        world.mail().close();
    }
}

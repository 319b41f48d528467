package no.kapitalkontroll.kk2.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.ZipInputStream;
import no.kapitalkontroll.kk2.caselog.VerifyLogs;
import no.kapitalkontroll.kk2.handling.AddNote;
import no.kapitalkontroll.kk2.handling.CaseRef;
import no.kapitalkontroll.kk2.handling.Operator;
import no.kapitalkontroll.kk2.handling.ReadLog;
import no.kapitalkontroll.kk2.handling.WithdrawCase;
import no.kapitalkontroll.kk2.retention.EraseDebtor;
import no.kapitalkontroll.kk2.retention.ExportDebtor;
import no.kapitalkontroll.kk2.retention.PurgePersonalData;
import no.kapitalkontroll.kk2.retention.RunPurge;
import no.kapitalkontroll.kk2.standin.InvoiceDoc;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Guards: nothing of an open case is purged or erased, what was purged never comes back, the books and the proof of the log
 * stay, and a debtor gets all that is stored.
 */
class PersonalDataStory {

    private static final Operator KARI = new Operator("Kari Moe", "Ola ringte om sykdom");

    @TempDir
    Path folder;

    private Story story;
    private InvoiceDoc settled;

    @BeforeEach
    void a_case_that_was_paid() {
        story = Story.begin();
        settled = story.invoice("12500.00", "2026-08-31");
        story.on("2026-09-15");
        assertThat(story.kk2()
                        .bean(AddNote.class)
                        .add(ref(settled), KARI, LocalDate.parse("2026-09-15"))
                        .isDone())
                .isTrue();
        story.pays(settled, "2026-09-20", "12600.93");
        story.on("2026-09-21");
        story.accountantApproves("2026-09-30");
        story.on("2026-09-22");
        story.on("2026-09-23");
        assertThat(story.caseOf(settled)).startsWith("CLOSED");
    }

    private CaseRef ref(InvoiceDoc invoice) {
        return new CaseRef(story.id(), invoice.number());
    }

    /** Of this story's creditor alone: the others share the database. */
    private int purgeOn(String date) {
        var purge = story.kk2().bean(PurgePersonalData.class);
        return purge.batches(LocalDate.parse(date), KARI).stream()
                .filter(batch -> batch.creditorId().equals(story.id()))
                .mapToInt(batch -> purge.purge(batch).values().stream()
                        .mapToInt(Integer::intValue)
                        .sum())
                .sum();
    }

    private int rows(String table) {
        return story.sql()
                .sql("SELECT COUNT(*) FROM " + table + " WHERE creditor_id = ?")
                .param(story.id())
                .query(Integer.class)
                .single();
    }

    @Test
    void a_closed_case_goes_whole_when_its_time_has_passed_and_its_proof_stays() {
        assertThat(purgeOn("2031-12-31")).as("five years after the end of 2026").isZero();
        assertThat(story.kk2()
                        .bean(RunPurge.class)
                        .foresee(LocalDate.parse("2032-01-01"))
                        .toString())
                .contains(story.id() + " cases 1", story.id() + " case_log ", story.id() + " letters 1");

        assertThat(purgeOn("2032-01-01")).isPositive();
        assertThat(purgeOn("2032-01-01")).as("again").isZero();

        for (var table : new String[] {
            "cases", "letters", "effects", "proposals", "invoices", "customers", "decisions", "postings"
        }) {
            assertThat(rows(table)).as(table).isZero();
        }
        var verified = story.kk2().bean(VerifyLogs.class).verify(story.id(), settled.number());
        assertThat(verified.isWhole()).isTrue();
        assertThat(verified.sentence()).startsWith("0 logs").contains("1 purged with ");
        assertThat(story.sql()
                        .sql(
                                "SELECT SUM(purged_rows) FROM purge_log WHERE creditor_id = ? AND table_name = 'cases' AND actor = 'Kari Moe'")
                        .param(story.id())
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void a_claim_that_was_given_up_and_purged_is_never_collected_anew() {
        var givenUp = story.invoice("900.00", "2026-08-31");
        story.on("2026-09-24");
        story.on("2026-09-25");
        assertThat(story.kk2()
                        .bean(WithdrawCase.class)
                        .withdraw(ref(givenUp), KARI, LocalDate.parse("2026-09-25"))
                        .isDone())
                .isTrue();
        story.runs("2026-09-28");

        purgeOn("2032-01-01");
        assertThat(rows("cases")).isZero();
        var mails = story.mails(givenUp).size();
        // the first run of a week reads everything since the start date; the invoice is still open in Tripletex
        var outcome = story.runs("2032-01-05");

        assertThat(outcome.problems()).isEmpty();
        assertThat(rows("invoices")).isZero();
        assertThat(rows("cases")).isZero();
        assertThat(story.mails(givenUp)).hasSize(mails);
    }

    @Test
    void a_case_with_something_unfinished_is_held_back_and_told() {
        story.sql()
                .sql("UPDATE cases SET refund_due = 10.00 WHERE creditor_id = ?")
                .param(story.id())
                .update();

        assertThat(purgeOn("2032-01-01")).isZero();

        assertThat(story.kk2()
                        .bean(RunPurge.class)
                        .foresee(LocalDate.parse("2032-01-01"))
                        .toString())
                .contains(story.id() + ": 1 cases are past their time and not settled");
    }

    @Test
    void a_debtor_gets_everything_with_its_purpose() throws IOException {
        var file = folder.resolve("debtor.zip");

        assertThat(story.kk2()
                        .bean(ExportDebtor.class)
                        .export(story.id(), settled.customer().number(), file, LocalDate.parse("2026-10-01"))
                        .isDone())
                .isTrue();

        var files = unzipped(file);
        var contents = new ObjectMapper().readTree(files.get("contents.json"));
        assertThat(contents.path("tables")).hasSizeGreaterThan(30).allSatisfy(table -> {
            assertThat(table.path("purpose").asText()).isNotBlank();
            assertThat(table.path("kept").asText()).isNotBlank();
            assertThat(files).containsKey(table.path("file").asText());
        });
        assertThat(text(files, "customers.json")).contains(settled.customer().name());
        assertThat(text(files, "case_log.json")).contains("Ola ringte om sykdom");
        assertThat(text(files, "charges.json")).contains("38.00");
        assertThat(files.keySet())
                .filteredOn(name -> name.startsWith("letters/pdf-"))
                .hasSize(1);
        assertThat(text(files, "letters.json")).contains("letters/pdf-");
    }

    private static String text(Map<String, byte[]> files, String name) {
        return new String(files.get(name), StandardCharsets.UTF_8);
    }

    private static Map<String, byte[]> unzipped(Path file) throws IOException {
        Map<String, byte[]> files = new HashMap<>();
        try (var zip = new ZipInputStream(Files.newInputStream(file))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), zip.readAllBytes());
            }
        }
        return files;
    }

    @Test
    void erasure_is_refused_while_a_case_is_open_and_keeps_the_books() {
        var open = story.invoice(settled.customer(), "5000.00", "2026-09-08");
        story.on("2026-09-24");
        var erase = story.kk2().bean(EraseDebtor.class);
        var date = LocalDate.parse("2026-09-24");
        var number = settled.customer().number();

        assertThat(erase.erase(story.id(), number, KARI, date).toString())
                .contains("refused", "open cases: " + open.number());

        story.pays(open, "2026-09-25", "5100.00");
        story.on("2026-09-28");
        story.accountantApproves("2026-09-30");
        story.on("2026-09-29");
        var proposals = story.proposals(settled);
        var fees = story.fees(settled);
        var asked = new Operator("Kari Moe", "asked by letter");
        var done = erase.erase(story.id(), number, asked, date.plusDays(5));

        assertThat(done.isDone()).as(done.toString()).isTrue();
        assertThat(story.proposals(settled)).isEqualTo(proposals);
        assertThat(story.fees(settled)).isEqualTo(fees);
        assertThat(story.kk2().bean(ReadLog.class).read(ref(settled), date).toString())
                .doesNotContain("Ola")
                .contains("(erased)", "asked by letter");
        assertThat(story.kk2().bean(VerifyLogs.class).verify(story.id(), null).isWhole())
                .isTrue();
        assertThat(story.sql()
                        .sql("SELECT content FROM customers WHERE creditor_id = ?")
                        .param(story.id())
                        .query(String.class)
                        .list())
                .noneMatch(content -> content.contains(settled.customer().name()));
        story.on("2026-09-30");
        assertThat(erase.erase(story.id(), number, asked, date.plusDays(6)).isDone())
                .isTrue();
    }

    @AfterEach
    void the_contract_was_kept() {
        story.neverBrokeTheContract();
    }
}

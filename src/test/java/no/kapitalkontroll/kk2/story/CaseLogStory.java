package no.kapitalkontroll.kk2.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import no.kapitalkontroll.kk2.caselog.ExportLog;
import no.kapitalkontroll.kk2.caselog.VerifyLogFile;
import no.kapitalkontroll.kk2.caselog.VerifyLogs;
import no.kapitalkontroll.kk2.cases.CaseLog;
import no.kapitalkontroll.kk2.cases.ParkedId;
import no.kapitalkontroll.kk2.handling.AddNote;
import no.kapitalkontroll.kk2.handling.CaseRef;
import no.kapitalkontroll.kk2.handling.Operator;
import no.kapitalkontroll.kk2.operations.DismissParked;
import no.kapitalkontroll.kk2.operations.RetryParked;
import no.kapitalkontroll.kk2.standin.InvoiceDoc;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Guards: the log of a case refuses every change, two writers at once do not fork it, and what got past the guards is told. */
class CaseLogStory {

    private static final Operator KARI = new Operator("Kari Moe", "debtor called");
    private static final LocalDate TAKEN = LocalDate.parse("2026-09-15");

    @TempDir
    Path folder;

    private Story story;
    private InvoiceDoc invoice;

    @BeforeEach
    void a_case_with_a_note() {
        story = Story.begin();
        invoice = story.invoice("12500.00", "2026-08-31");
        story.on("2026-09-15");
        note();
    }

    private void note() {
        assertThat(story.kk2().bean(AddNote.class).add(ref(), KARI, TAKEN).isDone())
                .isTrue();
    }

    private CaseRef ref() {
        return new CaseRef(story.id(), invoice.number());
    }

    private long caseId() {
        return story.sql()
                .sql("SELECT id FROM cases WHERE creditor_id = ?")
                .param(story.id())
                .query(Long.class)
                .single();
    }

    private VerifyLogs.Verified verified() {
        return story.kk2().bean(VerifyLogs.class).verify(story.id(), null);
    }

    /** As somebody would who knows the database well. */
    private void tamper(String... statements) {
        new TransactionTemplate(story.kk2().bean(PlatformTransactionManager.class)).executeWithoutResult(status -> {
            story.sql().sql("SET @kk2_forget = 'purge'").update();
            for (var statement : statements) {
                story.sql()
                        .sql(statement.replace(":case", String.valueOf(caseId())))
                        .update();
            }
            story.sql().sql("SET @kk2_forget = NULL").update();
        });
    }

    @Test
    void every_entry_is_chained_and_none_can_be_changed_or_deleted() {
        assertThat(verified().isWhole()).isTrue();
        assertThat(verified().sentence()).startsWith("1 logs with ").contains(" 0 broken");

        for (var change : List.of(
                "UPDATE case_log SET detail = 'x' WHERE case_id = ?",
                "UPDATE case_log SET hash = 'x' WHERE case_id = ?",
                "DELETE FROM case_log WHERE case_id = ?")) {
            assertThatThrownBy(() -> story.sql().sql(change).param(caseId()).update())
                    .hasMessageContaining("only ever added to");
        }
        assertThat(verified().isWhole()).isTrue();
    }

    @Test
    void writers_at_once_stand_behind_each_other() throws Exception {
        var writers = Executors.newFixedThreadPool(4);
        try {
            Callable<Void> writer = () -> {
                for (int i = 0; i < 10; i++) {
                    story.kk2().bean(CaseLog.class).add(caseId(), TAKEN, CaseLog.KK2, "note", "at once");
                }
                return null;
            };
            for (var done : writers.invokeAll(List.of(writer, writer, writer, writer))) {
                done.get();
            }
        } finally {
            writers.shutdown();
        }

        assertThat(verified().isWhole()).isTrue();
    }

    @Test
    void a_broken_log_is_named_by_the_next_runs_and_nothing_stops() {
        tamper(
                "CREATE TEMPORARY TABLE copied SELECT * FROM case_log WHERE case_id = :case AND sequence = 2",
                "DELETE FROM case_log WHERE case_id = :case AND sequence = 2",
                "UPDATE copied SET detail = 'nothing'",
                "INSERT INTO case_log SELECT * FROM copied",
                "DROP TEMPORARY TABLE copied");
        assertThat(verified().broken()).singleElement().asString().contains("the text of entry 2 was changed");

        story.onEvery("2026-09-16", "2026-09-22");
        story.on("2026-10-05");

        assertThat(story.parked())
                .singleElement()
                .asString()
                .startsWith("case-log " + invoice.number())
                .contains("the text of entry 2 was changed");
        assertThat(story.mails(invoice)).hasSize(2);
    }

    @Test
    void a_broken_log_is_not_retried_away_and_once_looked_into_is_told_by_verify_log_alone() {
        tamper("DELETE FROM case_log WHERE case_id = :case ORDER BY sequence DESC LIMIT 1");
        story.onEvery("2026-09-16", "2026-09-22");

        assertThat(story.kk2().bean(RetryParked.class).retry(parkedId(), KARI).toString())
                .contains("it is still so: it ends after entry");
        assertThat(story.parked()).hasSize(1);

        assertThat(story.kk2()
                        .bean(DismissParked.class)
                        .dismiss(parkedId(), KARI)
                        .isDone())
                .isTrue();
        story.onEvery("2026-09-23", "2026-09-29");
        assertThat(story.parked()).isEmpty();
        assertThat(verified().isWhole()).isFalse();
    }

    private ParkedId parkedId() {
        return ParkedId.ofRow(story.sql()
                .sql("SELECT id FROM parked WHERE creditor_id = ?")
                .param(story.id())
                .query(Long.class)
                .single());
    }

    @Test
    void a_tail_that_was_cut_off_and_a_case_that_vanished_are_missed() {
        tamper("DELETE FROM case_log WHERE case_id = :case ORDER BY sequence DESC LIMIT 1");
        assertThat(verified().broken()).singleElement().asString().contains("it ends after entry");

        tamper("DELETE FROM case_log WHERE case_id = :case", "DELETE FROM case_log_heads WHERE case_id = :case");
        assertThat(verified().broken()).singleElement().asString().contains("its head is missing");
    }

    @Test
    void an_exported_log_proves_itself() throws Exception {
        var file = folder.resolve("log.jsonl");
        var verify = story.kk2().bean(VerifyLogFile.class);

        assertThat(story.kk2().bean(ExportLog.class).export(ref(), file).isDone())
                .isTrue();
        assertThat(story.kk2().bean(ExportLog.class).export(ref(), file).isDone())
                .as("a file that is there is left alone")
                .isFalse();

        assertThat(verify.verify(file).toString()).contains("whole; last hash");
        assertThat(Files.readString(file)).contains("\"who\":\"Kari Moe\"", "\"detail\":\"debtor called\"");
        var lines = Files.readAllLines(file);
        Files.write(file, lines.subList(0, lines.size() - 1));
        assertThat(verify.verify(file).toString()).contains("broken").contains("it ends after entry");
        Files.writeString(file, String.join("\n", lines).replace("debtor called", "debtor did not call"));
        assertThat(verify.verify(file).isDone()).isFalse();
        Files.writeString(file, "nothing");
        assertThat(verify.verify(file).toString()).contains("no exported log");
    }

    @AfterEach
    void the_contract_was_kept() {
        story.neverBrokeTheContract();
    }
}

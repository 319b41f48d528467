package no.kapitalkontroll.kk2.route;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import no.kapitalkontroll.kk2.standin.Fault;
import no.kapitalkontroll.kk2.standin.InvoiceDoc;
import org.junit.jupiter.api.Test;

class DispatchPrintRouteTest extends OneRoute {

    DispatchPrintRouteTest() {
        super("dispatch-print");
    }

    private InvoiceDoc overdueWithoutEmail() {
        return fjellheim.overdue(fjellheim.debtor().withoutEmail());
    }

    private Path folder() {
        return RouteWorld.prints().resolve(fjellheim.id());
    }

    private List<String> files() throws IOException {
        List<String> names = new ArrayList<>();
        if (Files.isDirectory(folder())) {
            try (var files = Files.newDirectoryStream(folder())) {
                files.forEach(file -> names.add(file.getFileName().toString()));
            }
        }
        names.sort(null);
        return names;
    }

    @Test
    void a_letter_lies_in_the_creditors_folder_whole_and_is_sent() throws IOException {
        var invoice = overdueWithoutEmail();
        var day = writeLetters(day());

        assertThat(call(day).getException()).isNull();

        // paper is dated one business day ahead
        assertThat(files()).containsExactly("2026-09-16-" + invoice.number() + "-collection-notice.pdf");
        assertThat(effects()).containsExactly("PRINT DONE");
        assertThat(letters()).containsExactly("collection-notice SENT");
    }

    @Test
    void without_paper_letters_no_folder_is_made() {
        assertThat(call(day()).getException()).isNull();

        assertThat(folder()).doesNotExist();
    }

    @Test
    void a_folder_that_cannot_be_written_to_leaves_the_letter_for_the_next_run() throws IOException {
        overdueWithoutEmail();
        var day = writeLetters(day());
        Files.writeString(folder(), "a file where the folder should be");

        assertThat(call(day).getException()).isNull();

        assertThat(effects()).containsExactly("PRINT FAILED");
        assertThat(day.notes()).singleElement().asString().contains("KK2_PRINT_DIR");

        Files.delete(folder());
        call(day());

        assertThat(effects()).containsExactly("PRINT DONE");
        assertThat(files()).hasSize(1);
    }

    @Test
    void the_last_look_keeps_the_letter_of_a_claim_that_was_paid_meanwhile() throws IOException {
        var invoice = overdueWithoutEmail();
        var day = writeLetters(day());
        fjellheim.books().pay(invoice, TODAY, invoice.amount());

        assertThat(call(day).getException()).isNull();

        assertThat(effects()).containsExactly("PRINT CANCELLED");
        assertThat(letters()).containsExactly("collection-notice CANCELLED");
        assertThat(files()).isEmpty();
    }

    @Test
    void when_the_last_look_fails_the_letters_wait() {
        overdueWithoutEmail();
        var day = writeLetters(day());
        RouteWorld.TRIPLETEX.failNext(2, "GET", "/invoice", Fault.status(503));

        assertThat(call(day).getException()).isNull();

        assertThat(effects()).containsExactly("PRINT FAILED");
    }

    @Test
    void a_letter_that_does_not_match_its_hash_is_parked_and_its_neighbours_are_written() throws IOException {
        overdueWithoutEmail();
        overdueWithoutEmail();
        var day = writeLetters(day());
        sql.sql("UPDATE letters SET pdf = 'another letter' WHERE creditor_id = ? ORDER BY id LIMIT 1")
                .param(fjellheim.id())
                .update();

        assertThat(call(day).getException()).isNull();

        assertThat(effects()).containsExactly("PRINT CLAIMED", "PRINT DONE");
        assertThat(parked()).singleElement().asString().startsWith("effect ");
        assertThat(files()).hasSize(1);
    }
}

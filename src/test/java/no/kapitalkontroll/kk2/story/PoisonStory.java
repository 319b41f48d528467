package no.kapitalkontroll.kk2.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import no.kapitalkontroll.kk2.standin.InvoiceDoc;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * One claim that nobody can put together, though all its neighbours can be. Guard: claims that are read together are read one by
 * one when that fails, and the one that fails alone is parked ({@code ReadClaims.readable}); without it the creditor's whole run fails,
 * on every date.
 */
class PoisonStory {

    private final Story story = Story.begin();

    /** Rows that cannot be, each with how it is mended. */
    private record Poison(String what, String spoil, String mend) {

        @Override
        public String toString() {
            return what;
        }
    }

    static Stream<Poison> poisons() {
        return Stream.of(
                new Poison(
                        "an invoice in the mirror that is no record",
                        "UPDATE invoices SET content = 'spoiled' WHERE creditor_id = ? AND invoice_id = ?",
                        ""),
                new Poison(
                        "a letter of a kind that nobody knows",
                        "UPDATE letters SET kind = 'telegram' WHERE creditor_id = ? AND case_id IN (SELECT id FROM cases WHERE invoice_id = ?)",
                        "UPDATE letters SET kind = 'collection-notice' WHERE creditor_id = ? AND case_id IN (SELECT id FROM cases WHERE invoice_id = ?)"));
    }

    @ParameterizedTest
    @MethodSource("poisons")
    void a_claim_that_cannot_be_put_together_is_parked_and_its_neighbours_go_on(Poison poison) {
        var bad = story.invoice("12500.00", "2026-08-31");
        var good = List.of(story.invoice("8000.00", "2026-08-31"), story.invoice("900.00", "2026-08-31"));
        story.on("2026-09-15");
        var content = contentOf(bad);
        apply(poison.spoil(), bad);

        var outcome = story.runs("2026-10-05");

        assertThat(outcome.isWell()).isFalse();
        assertThat(outcome.figure()).as("the run came to its end").isNotNull();
        for (var neighbour : good) {
            assertThat(story.decision(neighbour, "2026-10-05")).isEqualTo("advance");
            assertThat(story.mails(neighbour)).hasSize(2);
        }
        assertThat(story.decision(bad, "2026-10-05")).isEqualTo("wait parked");
        assertThat(story.mails(bad)).hasSize(1);
        assertThat(story.parked())
                .singleElement()
                .asString()
                .startsWith("invoice " + bad.id() + ": invoice number " + bad.number());
        assertThat(story.runs("2026-10-05").isWell()).as("and again").isFalse();
        assertThat(story.parked()).hasSize(1);

        apply(poison.mend(), bad);
        mend(bad, content);
        assertThat(story.on("2026-10-06").isWell()).isTrue();

        assertThat(story.parked()).isEmpty();
        assertThat(story.decision(bad, "2026-10-06")).isEqualTo("advance");
        assertThat(story.mails(bad)).hasSize(2);
    }

    private String contentOf(InvoiceDoc invoice) {
        return story.sql()
                .sql("SELECT content FROM invoices WHERE creditor_id = ? AND invoice_id = ?")
                .params(story.id(), invoice.id())
                .query(String.class)
                .single();
    }

    private void mend(InvoiceDoc invoice, String content) {
        story.sql()
                .sql("UPDATE invoices SET content = ? WHERE creditor_id = ? AND invoice_id = ?")
                .params(content, story.id(), invoice.id())
                .update();
    }

    private void apply(String sql, InvoiceDoc invoice) {
        if (!sql.isEmpty()) {
            assertThat(story.sql().sql(sql).params(story.id(), invoice.id()).update())
                    .isEqualTo(1);
        }
    }

    @AfterEach
    void the_contract_was_kept() {
        story.neverBrokeTheContract();
    }
}

package no.kapitalkontroll.kk2.route;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class GenerateLetterRouteTest extends OneRoute {

    GenerateLetterRouteTest() {
        super("generate-letter");
    }

    private List<String> hashes() {
        return sql.sql(
                        "SELECT COALESCE(sha256, 'none') FROM letters WHERE creditor_id = ? AND (pdf IS NULL OR SHA2(pdf, 256) = sha256) ORDER BY id")
                .param(fjellheim.id())
                .query(String.class)
                .list();
    }

    @Test
    void a_planned_letter_gets_its_bytes_and_their_hash() {
        fjellheim.overdue();
        var day = planLetters(day());

        assertThat(call(day).getException()).isNull();

        assertThat(hashes()).singleElement().asString().hasSize(64);
        var pdf = sql.sql("SELECT pdf FROM letters WHERE creditor_id = ?")
                .param(fjellheim.id())
                .query((row, index) -> row.getBytes(1))
                .single();
        assertThat(new String(pdf, 0, 5, US_ASCII)).isEqualTo("%PDF-");
    }

    @Test
    void without_planned_letters_nothing_happens() {
        assertThat(call(day()).getException()).isNull();

        assertThat(letters()).isEmpty();
    }

    @Test
    void a_letter_is_made_once() {
        fjellheim.overdue();
        var day = planLetters(day());
        call(day);
        sql.sql("UPDATE letters SET notice = 'spoiled' WHERE creditor_id = ?")
                .param(fjellheim.id())
                .update();

        assertThat(call(day).getException()).isNull();

        assertThat(parked()).isEmpty();
    }

    @Test
    void a_letter_that_cannot_be_made_is_parked_and_its_neighbours_are_made() {
        fjellheim.overdue();
        fjellheim.overdue();
        fjellheim.overdue();
        var day = planLetters(day());
        var poisoned = sql.sql("SELECT id FROM letters WHERE creditor_id = ? ORDER BY id LIMIT 1 OFFSET 1")
                .param(fjellheim.id())
                .query(Long.class)
                .single();
        sql.sql("UPDATE letters SET notice = 'spoiled' WHERE id = ?")
                .param(poisoned)
                .update();

        assertThat(call(day).getException()).isNull();

        assertThat(hashes()).hasSize(3).filteredOn("none"::equals).hasSize(1);
        assertThat(parked()).singleElement().asString().startsWith("letter " + poisoned + ": ");
    }
}

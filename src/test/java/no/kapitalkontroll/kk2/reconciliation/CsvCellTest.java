package no.kapitalkontroll.kk2.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Guard: a cell that a spreadsheet would run as a formula is text. */
class CsvCellTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=HYPERLINK(\"http://x.example\")",
                "+1",
                "-1+cmd|' /C calc'!A0",
                "@SUM(A1)",
                "\t=1",
                "\r=1",
                "\n=1"
            })
    void what_starts_a_formula_is_led_by_an_apostrophe(String text) {
        assertThat(CsvCell.text(text)).isEqualTo("'" + text);
    }

    @Test
    void other_text_stays_as_it_is() {
        assertThat(CsvCell.text("refund due -386.49")).isEqualTo("refund due -386.49");
        assertThat(CsvCell.text("")).isEmpty();
    }
}

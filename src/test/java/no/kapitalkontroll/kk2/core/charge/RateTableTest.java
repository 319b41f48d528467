package no.kapitalkontroll.kk2.core.charge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class RateTableTest {

    private static final LocalDate JAN_1 = LocalDate.of(2026, 1, 1);
    private static final LocalDate JUN_30 = LocalDate.of(2026, 6, 30);
    private static final LocalDate JUL_1 = LocalDate.of(2026, 7, 1);

    private final RateTable table = TestRates.table();

    @Test
    void a_rate_holds_from_its_first_to_its_last_day() {
        assertThat(percentOn(JUN_30)).isEqualTo("12.00");
        assertThat(percentOn(JUL_1)).isEqualTo("12.25");
        assertThat(table.at(RateKind.LATE_INTEREST, LocalDate.of(2027, 1, 1))).isEmpty();
        assertThat(table.at(RateKind.LATE_INTEREST, LocalDate.of(2009, 12, 31))).isEmpty();
        assertThat(table.at(RateKind.COURT_FEE, JAN_1)).isEmpty();
    }

    @Test
    void a_rate_without_start_has_always_held() {
        assertThat(table.at(RateKind.NOTICE_FRACTION, LocalDate.of(1990, 1, 1))).isPresent();
    }

    @Test
    void the_first_gap_is_the_first_day_without_a_rate() {
        var newYear = LocalDate.of(2027, 1, 1);

        assertThat(table.firstGap(RateKind.LATE_INTEREST, JAN_1, newYear)).isEmpty();
        assertThat(table.firstGap(RateKind.LATE_INTEREST, JAN_1, newYear.plusDays(1)))
                .contains(new MissingRate(RateKind.LATE_INTEREST, newYear));
        assertThat(table.firstGap(RateKind.COMPENSATION, LocalDate.of(2020, 7, 1), JAN_1))
                .contains(new MissingRate(RateKind.COMPENSATION, LocalDate.of(2021, 1, 1)));
        assertThat(table.firstGap(RateKind.COLLECTION_RATE, JAN_1, LocalDate.of(2099, 1, 1)))
                .isEmpty();
        assertThat(table.firstGap(RateKind.COURT_FEE, JAN_1, JAN_1)).isEmpty();
    }

    @Test
    void the_rates_of_a_period_come_in_date_order() {
        assertThat(table.between(RateKind.LATE_INTEREST, JUN_30, JUL_1.plusDays(1)))
                .extracting(Rate::validFrom)
                .containsExactly(JAN_1, JUL_1);
        assertThat(table.between(RateKind.LATE_INTEREST, JUN_30, JUL_1)).hasSize(1);
        assertThat(table.between(RateKind.LATE_INTEREST, JUL_1, JUL_1)).isEmpty();
        assertThat(table.between(RateKind.COURT_FEE, JAN_1, JUL_1)).isEmpty();
    }

    @Test
    void overlapping_rows_are_refused() {
        var half = TestRates.row(RateKind.COURT_FEE, JAN_1, JUN_30, "1345");

        assertRefused(half, TestRates.row(RateKind.COURT_FEE, JUN_30, null, "1400"));
        assertRefused(half, TestRates.row(RateKind.COURT_FEE, JAN_1, null, "1400"));
        assertRefused(half, TestRates.row(RateKind.COURT_FEE, null, null, "1400"));
        assertRefused(TestRates.row(RateKind.COURT_FEE, JUL_1, JUN_30, "1345"));
    }

    @Test
    void rows_of_different_kinds_may_share_their_days() {
        var rows = List.of(
                TestRates.row(RateKind.COURT_FEE, JAN_1, null, "1345"),
                TestRates.row(RateKind.COLLECTION_RATE, JAN_1, null, "750"));

        assertThat(new RateTable(rows).at(RateKind.COURT_FEE, JUL_1)).contains(rows.get(0));
    }

    private static void assertRefused(Rate... rows) {
        assertThatThrownBy(() -> new RateTable(List.of(rows))).isInstanceOf(IllegalArgumentException.class);
    }

    private String percentOn(LocalDate day) {
        return table.at(RateKind.LATE_INTEREST, day).orElseThrow().value().toPlainString();
    }
}

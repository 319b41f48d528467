package no.kapitalkontroll.kk2.core.charge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.TreeMap;
import no.kapitalkontroll.kk2.core.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LateInterestTest {

    private static final LocalDate LONG_AGO = LocalDate.of(2010, 1, 1);

    private final LateInterest lateInterest = new LateInterest(TestRates.table(), DayCount.ACTUAL_ACTUAL);

    @ParameterizedTest(name = "{0} from {1} to {2} is {3}")
    @CsvSource({
        // the enforcement officer's own example
        "10000, 2024-06-15, 2024-06-27, 40.98",
        "8000, 2024-06-27, 2025-03-10, 699.96",
        "3000, 2025-03-10, 2025-07-01, 116.10",
        "3000, 2025-07-01, 2025-11-21, 143.98",
        "3000, 2025-08-14, 2025-11-21, 99.68",
        // two rates of 2026
        "12500, 2026-05-20, 2026-07-01, 172.60",
        "12500, 2026-07-01, 2026-11-22, 604.11",
        "12500, 2026-05-20, 2026-11-22, 776.71",
        // the letters of the standard procedure
        "12500, 2026-08-31, 2026-09-15, 62.93",
        "12500, 2026-08-31, 2026-10-05, 146.83",
        "12500, 2026-09-05, 2026-09-22, 71.32",
        "12500, 2026-09-05, 2026-10-12, 155.22",
    })
    void interest_is_right_to_the_ore(String principal, LocalDate from, LocalDate to, String expected) {
        assertThat(accrue(principal, from, to).total()).isEqualTo(Money.of(expected));
    }

    @Test
    void a_fixed_year_of_365_days_costs_more_in_a_leap_year() {
        var fixed = new LateInterest(TestRates.table(), DayCount.ACTUAL_365);

        var statement = fixed.accrue(constant("10000"), LocalDate.of(2024, 6, 15), LocalDate.of(2024, 6, 27));

        assertThat(statement.total()).isEqualTo(Money.of("41.10"));
        assertThat(statement.lines()).extracting(InterestLine::daysInYear).containsExactly(365);
    }

    @Test
    void a_line_ends_at_new_year_and_where_the_percent_changes() {
        var lines = accrue("8000", LocalDate.of(2024, 6, 27), LocalDate.of(2025, 7, 3))
                .lines();

        assertThat(lines)
                .extracting(InterestLine::from)
                .containsExactly(LocalDate.of(2024, 6, 27), LocalDate.of(2025, 1, 1), LocalDate.of(2025, 7, 1));
        assertThat(lines).extracting(InterestLine::days).containsExactly(188L, 181L, 2L);
        assertThat(lines).extracting(InterestLine::daysInYear).containsExactly(366, 365, 365);
    }

    @Test
    void a_payment_lowers_the_base_from_its_own_date() {
        var principal = history("10000", "2024-06-15", "8000", "2024-06-27", "3000", "2025-03-10");

        var lines = lateInterest
                .accrue(principal, LocalDate.of(2024, 6, 15), LocalDate.of(2025, 11, 21))
                .lines();

        assertThat(lines)
                .extracting(line -> line.amount().toString())
                .containsExactly("40.98", "513.66", "186.30", "116.10", "143.98");
    }

    @Test
    void an_entry_that_changes_nothing_cuts_no_line() {
        var principal = history("1000", "2026-01-01", "1000", "2026-02-01");

        assertThat(lateInterest
                        .accrue(principal, LocalDate.of(2026, 1, 1), LocalDate.of(2026, 3, 1))
                        .lines())
                .hasSize(1);
    }

    @Test
    void no_days_and_no_debt_bear_no_interest() {
        var day = LocalDate.of(2026, 5, 1);

        assertThat(accrue("1000", day, day).lines()).isEmpty();
        assertThat(accrue("1000", day, day.minusDays(1)).lines()).isEmpty();
        assertThat(accrue("0", day, day.plusYears(5)).lines()).isEmpty();
        assertThat(lateInterest
                        .accrue(history("1000", "2026-06-01"), day, LocalDate.of(2026, 6, 1))
                        .lines())
                .isEmpty();
    }

    @Test
    void a_missing_rate_is_an_error_only_while_something_is_open() {
        var from = LocalDate.of(2026, 12, 1);
        var to = LocalDate.of(2027, 2, 1);
        var paid = history("1000", "2026-12-01", "0", "2026-12-20");

        assertThat(lateInterest.firstGap(constant("1000"), from, to))
                .contains(new MissingRate(RateKind.LATE_INTEREST, LocalDate.of(2027, 1, 1)));
        assertThatThrownBy(() -> accrue("1000", from, to)).isInstanceOf(IllegalStateException.class);
        assertThat(lateInterest.firstGap(paid, from, to)).isEmpty();
        assertThat(lateInterest.accrue(paid, from, to).lines()).hasSize(1);
    }

    @Test
    void half_an_ore_is_rounded_up() {
        var table = new RateTable(List.of(TestRates.row(RateKind.LATE_INTEREST, null, null, "10")));

        var statement = new LateInterest(table, DayCount.ACTUAL_ACTUAL)
                .accrue(constant("18.25"), LocalDate.of(2026, 1, 1), LocalDate.of(2026, 1, 2));

        assertThat(statement.total()).isEqualTo(Money.of("0.01"));
    }

    private InterestStatement accrue(String principal, LocalDate from, LocalDate to) {
        return lateInterest.accrue(constant(principal), from, to);
    }

    private static PrincipalHistory constant(String principal) {
        return history(principal, LONG_AGO.toString());
    }

    private static PrincipalHistory history(String... amountsAndDates) {
        var open = new TreeMap<LocalDate, Money>();
        for (int i = 0; i < amountsAndDates.length; i += 2) {
            open.put(LocalDate.parse(amountsAndDates[i + 1]), Money.of(amountsAndDates[i]));
        }
        return new PrincipalHistory(open);
    }
}

package no.kapitalkontroll.kk2.core.limitation;

import static no.kapitalkontroll.kk2.core.limitation.InterruptingEvent.ACKNOWLEDGED;
import static no.kapitalkontroll.kk2.core.limitation.InterruptingEvent.BANKRUPTCY_CLAIM;
import static no.kapitalkontroll.kk2.core.limitation.InterruptingEvent.CONCILIATION;
import static no.kapitalkontroll.kk2.core.limitation.InterruptingEvent.JUDGMENT;
import static no.kapitalkontroll.kk2.core.limitation.InterruptingEvent.PETITION;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class LimitationPeriodTest {

    private final LimitationPeriod limitation = new LimitationPeriod();

    @ParameterizedTest
    @CsvSource({
        // the day of the same number, which is still the creditor's
        "2023-11-20, 2026-11-21",
        // the 29th of February: the last day of the month, which in 2027 is a Sunday
        "2020-02-29, 2023-03-01",
        "2024-02-29, 2027-03-02",
        // ends on a Saturday: Monday
        "2023-10-31, 2026-11-03",
        // ends on 17 May, a Sunday; on Maundy Thursday before Easter; on 25 December, a Friday
        "2023-05-17, 2026-05-19",
        "2023-04-02, 2026-04-08",
        "2023-12-25, 2026-12-29",
        // New Year's Eve is a business day
        "2022-12-31, 2026-01-01"
    })
    void three_years_from_the_due_date_to_the_end_of_a_business_day(LocalDate dueDate, LocalDate timeBarredFrom) {
        assertThat(limitation.timeBarredFrom(dueDate, List.of())).contains(timeBarredFrom);
    }

    @ParameterizedTest
    @EnumSource(names = {"ACKNOWLEDGED", "PROMISE", "INTEREST_PAID"})
    void an_acknowledgment_gives_a_new_full_period(InterruptingEvent event) {
        assertThat(after(on(event, "2025-03-04"))).contains(LocalDate.parse("2028-03-07"));
    }

    @Test
    void an_acknowledgment_on_the_last_day_counts_and_one_after_it_does_not() {
        assertThat(after(on(ACKNOWLEDGED, "2026-11-20"))).contains(LocalDate.parse("2029-11-21"));
        assertThat(after(on(ACKNOWLEDGED, "2026-11-21"))).contains(LocalDate.parse("2026-11-21"));
    }

    @Test
    void nothing_is_time_barred_while_a_step_is_pending() {
        assertThat(after(on(CONCILIATION, "2026-11-01"))).isEmpty();
        assertThat(after(on(BANKRUPTCY_CLAIM, "2026-11-01"))).isEmpty();
    }

    @Test
    void a_step_that_came_to_nothing_gives_one_year_and_never_less_than_was_left() {
        assertThat(after(ended(PETITION, "2026-11-01", "2027-02-01"))).contains(LocalDate.parse("2028-02-02"));
        assertThat(after(ended(PETITION, "2024-01-02", "2024-02-01"))).contains(LocalDate.parse("2026-11-21"));
    }

    @Test
    void a_step_begun_too_late_moves_nothing() {
        assertThat(after(on(PETITION, "2026-11-21"))).contains(LocalDate.parse("2026-11-21"));
    }

    @Test
    void a_step_within_the_year_after_a_failed_one_counts() {
        assertThat(after(ended(PETITION, "2026-11-01", "2027-02-01"), on(CONCILIATION, "2028-02-01")))
                .isEmpty();
    }

    @Test
    void a_judgment_gives_ten_years_and_ends_what_was_pending() {
        assertThat(after(on(CONCILIATION, "2026-11-01"), on(JUDGMENT, "2027-03-01")))
                .contains(LocalDate.parse("2037-03-03"));
    }

    @Test
    void an_acknowledgment_never_shortens_a_judgment() {
        assertThat(after(on(JUDGMENT, "2026-03-02"), on(ACKNOWLEDGED, "2027-03-01")))
                .contains(LocalDate.parse("2036-03-04"));
    }

    @Test
    void warnings_begin_four_months_ahead_and_come_nearer() {
        var from = LocalDate.parse("2026-10-31");

        assertThat(LimitationWarning.on(LocalDate.parse("2026-06-29"), from)).isEmpty();
        assertThat(LimitationWarning.on(LocalDate.parse("2026-06-30"), from)).contains(LimitationWarning.FOUR_MONTHS);
        assertThat(LimitationWarning.on(LocalDate.parse("2026-08-31"), from)).contains(LimitationWarning.TWO_MONTHS);
        assertThat(LimitationWarning.on(from, from)).contains(LimitationWarning.TIME_BARRED);
    }

    /** Of a claim due on 20 November 2023, time-barred from 21 November 2026 when nothing happens. */
    private Optional<LocalDate> after(Interruption... interruptions) {
        return limitation.timeBarredFrom(LocalDate.parse("2023-11-20"), List.of(interruptions));
    }

    private static Interruption on(InterruptingEvent event, String on) {
        return new Interruption(event, LocalDate.parse(on), null);
    }

    private static Interruption ended(InterruptingEvent event, String on, String ended) {
        return new Interruption(event, LocalDate.parse(on), LocalDate.parse(ended));
    }
}

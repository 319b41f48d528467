package no.kapitalkontroll.kk2.core.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BusinessCalendarTest {

    private final BusinessCalendar calendar = new BusinessCalendar();

    @ParameterizedTest
    @ValueSource(
            strings = {"2024-03-31", "2025-04-20", "2026-04-05", "2027-03-28", "2028-04-16", "2029-04-01", "2030-04-21"
            })
    void easter_falls_where_the_almanac_says(LocalDate easter) {
        assertThat(BusinessCalendar.easterSunday(easter.getYear())).isEqualTo(easter);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-01-01",
                "2026-04-02",
                "2026-04-03",
                "2026-04-06",
                "2026-05-01",
                "2026-05-14",
                "2027-05-17",
                "2026-05-25",
                "2026-12-25",
                "2028-12-26"
            })
    void a_public_holiday_on_a_weekday_is_no_business_day(LocalDate holiday) {
        assertThat(calendar.isBusinessDay(holiday)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-08-29", "2026-08-30", "2026-05-17", "2026-04-05", "2026-05-24"})
    void a_weekend_is_no_business_day(LocalDate weekend) {
        assertThat(calendar.isBusinessDay(weekend)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-12-24", "2026-12-31", "2026-04-01", "2026-04-07", "2026-05-18", "2026-05-15"})
    void the_days_around_holidays_are_business_days(LocalDate day) {
        assertThat(calendar.isBusinessDay(day)).isTrue();
    }

    @Test
    void the_same_or_next_business_day_passes_over_easter() {
        assertThat(calendar.sameOrNext(LocalDate.of(2026, 4, 2))).isEqualTo("2026-04-07");
        assertThat(calendar.sameOrNext(LocalDate.of(2026, 4, 1))).isEqualTo("2026-04-01");
    }

    @Test
    void business_days_are_counted_after_the_date() {
        assertThat(calendar.plusBusinessDays(LocalDate.of(2026, 11, 20), 0)).isEqualTo("2026-11-20");
        assertThat(calendar.plusBusinessDays(LocalDate.of(2026, 11, 20), 1)).isEqualTo("2026-11-23");
        assertThat(calendar.plusBusinessDays(LocalDate.of(2026, 11, 21), 1)).isEqualTo("2026-11-23");
        assertThat(calendar.plusBusinessDays(LocalDate.of(2026, 3, 31), 2)).isEqualTo("2026-04-07");
    }

    @Test
    void business_days_are_never_counted_backwards() {
        assertThatThrownBy(() -> calendar.plusBusinessDays(LocalDate.of(2026, 11, 20), -1))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void nothing_is_a_business_day_while_the_creditor_s_holiday_stop_lasts() {
        var summer =
                new BusinessCalendar(List.of(new HolidayStop(LocalDate.of(2026, 7, 6), LocalDate.of(2026, 7, 31))));

        assertThat(summer.isBusinessDay(LocalDate.of(2026, 7, 3))).isTrue();
        assertThat(summer.isBusinessDay(LocalDate.of(2026, 7, 6))).isFalse();
        assertThat(summer.isBusinessDay(LocalDate.of(2026, 7, 31))).isFalse();
        assertThat(summer.sameOrNext(LocalDate.of(2026, 7, 6))).isEqualTo("2026-08-03");
        assertThat(summer.plusBusinessDays(LocalDate.of(2026, 7, 2), 2)).isEqualTo("2026-08-03");
    }

    @Test
    void christmas_eve_is_a_business_day_unless_a_stop_covers_it() {
        var christmas =
                new BusinessCalendar(List.of(new HolidayStop(LocalDate.of(2026, 12, 24), LocalDate.of(2026, 12, 31))));

        assertThat(calendar.isBusinessDay(LocalDate.of(2026, 12, 24))).isTrue();
        assertThat(christmas.sameOrNext(LocalDate.of(2026, 12, 24))).isEqualTo("2027-01-04");
    }

    @Test
    void a_stop_that_ends_before_it_starts_is_refused() {
        var day = LocalDate.of(2026, 7, 6);

        assertThatThrownBy(() -> new HolidayStop(day, day.minusDays(1))).isInstanceOf(IllegalArgumentException.class);
        assertThat(new HolidayStop(day, day).covers(day)).isTrue();
    }
}

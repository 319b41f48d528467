package no.kapitalkontroll.kk2.core.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class LegalDatesTest {

    private final LegalDates dates = new LegalDates(new BusinessCalendar());

    @Test
    void an_invoice_due_on_a_monday_walks_the_procedure() {
        var due = LocalDate.of(2026, 8, 31);

        assertThat(dates.takingDate(due, LegalDates.DAYS_AFTER_DUE)).isEqualTo("2026-09-15");
        assertThat(dates.deadline(dates.takingDate(due, LegalDates.DAYS_AFTER_DUE), LegalDates.DEADLINE_DAYS))
                .isEqualTo("2026-09-29");
        assertThat(dates.nextStepFrom(LocalDate.of(2026, 9, 29), LegalDates.GRACE_BUSINESS_DAYS))
                .isEqualTo("2026-10-05");
        assertThat(dates.deadline(LocalDate.of(2026, 10, 5), LegalDates.DEADLINE_DAYS))
                .isEqualTo("2026-10-19");
        assertThat(dates.nextStepFrom(LocalDate.of(2026, 10, 19), LegalDates.GRACE_BUSINESS_DAYS))
                .isEqualTo("2026-10-23");
    }

    @Test
    void an_invoice_due_on_a_saturday_counts_from_the_monday_after() {
        var due = LocalDate.of(2026, 9, 5);

        assertThat(dates.effectiveDueDate(due)).isEqualTo("2026-09-07");
        assertThat(dates.takingDate(due, LegalDates.DAYS_AFTER_DUE)).isEqualTo("2026-09-22");
        assertThat(dates.deadline(LocalDate.of(2026, 9, 22), LegalDates.DEADLINE_DAYS))
                .isEqualTo("2026-10-06");
        assertThat(dates.nextStepFrom(LocalDate.of(2026, 10, 6), LegalDates.GRACE_BUSINESS_DAYS))
                .isEqualTo("2026-10-12");
        assertThat(dates.nextStepFrom(
                        dates.deadline(LocalDate.of(2026, 10, 12), LegalDates.DEADLINE_DAYS),
                        LegalDates.GRACE_BUSINESS_DAYS))
                .isEqualTo("2026-10-30");
    }

    @Test
    void easter_gives_the_debtor_longer() {
        var due = LocalDate.of(2026, 3, 12);

        assertThat(dates.takingDate(due, LegalDates.DAYS_AFTER_DUE)).isEqualTo("2026-03-27");
        assertThat(dates.deadline(LocalDate.of(2026, 3, 27), LegalDates.DEADLINE_DAYS))
                .isEqualTo("2026-04-10");
        assertThat(dates.nextStepFrom(LocalDate.of(2026, 4, 10), LegalDates.GRACE_BUSINESS_DAYS))
                .isEqualTo("2026-04-16");
    }

    @Test
    void a_taking_date_on_a_weekend_moves_to_monday() {
        assertThat(dates.takingDate(LocalDate.of(2026, 8, 28), LegalDates.DAYS_AFTER_DUE))
                .isEqualTo("2026-09-14");
    }

    @Test
    void a_deadline_is_a_business_day_at_least_fourteen_days_away_and_the_next_step_keeps_the_grace() {
        var calendar =
                new BusinessCalendar(List.of(new HolidayStop(LocalDate.of(2026, 7, 6), LocalDate.of(2026, 7, 31))));
        var stopped = new LegalDates(calendar);
        for (var day = LocalDate.of(2026, 1, 1); day.getYear() < 2029; day = day.plusDays(1)) {
            var deadline = stopped.deadline(day, LegalDates.DEADLINE_DAYS);
            var next = stopped.nextStepFrom(deadline, LegalDates.GRACE_BUSINESS_DAYS);

            assertThat(deadline).isAfterOrEqualTo(day.plusDays(14));
            assertThat(calendar.isBusinessDay(deadline)).isTrue();
            assertThat(calendar.isBusinessDay(next)).isTrue();
            assertThat(deadline.plusDays(1).datesUntil(next).filter(calendar::isBusinessDay))
                    .hasSize(LegalDates.GRACE_BUSINESS_DAYS);
        }
    }

    @Test
    void a_holiday_stop_gives_the_debtor_longer() {
        var stopped = new LegalDates(
                new BusinessCalendar(List.of(new HolidayStop(LocalDate.of(2026, 7, 6), LocalDate.of(2026, 7, 31)))));

        assertThat(stopped.deadline(LocalDate.of(2026, 6, 26), 14)).isEqualTo("2026-08-03");
        assertThat(stopped.nextStepFrom(LocalDate.of(2026, 7, 3), 3)).isEqualTo("2026-08-06");
    }
}

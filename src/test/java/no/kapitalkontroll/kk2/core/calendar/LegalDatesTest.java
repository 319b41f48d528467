package no.kapitalkontroll.kk2.core.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
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
}

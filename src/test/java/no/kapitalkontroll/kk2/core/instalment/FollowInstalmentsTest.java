package no.kapitalkontroll.kk2.core.instalment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import no.kapitalkontroll.kk2.core.calendar.BusinessCalendar;
import no.kapitalkontroll.kk2.core.calendar.LegalDates;
import no.kapitalkontroll.kk2.core.instalment.FollowInstalments.Since;
import no.kapitalkontroll.kk2.core.instalment.FollowInstalments.Standing;
import no.kapitalkontroll.kk2.core.money.Money;
import org.junit.jupiter.api.Test;

/** Three terms of 100.00, on Monday 5 October, Monday 2 November and Tuesday 1 December 2026. */
class FollowInstalmentsTest {

    private static final Term FIRST = new Term(1, LocalDate.parse("2026-10-05"), Money.of("100.00"));
    private static final Term SECOND = new Term(2, LocalDate.parse("2026-11-02"), Money.of("100.00"));
    private static final Term THIRD = new Term(3, LocalDate.parse("2026-12-01"), Money.of("100.00"));

    private final FollowInstalments follow = new FollowInstalments(new LegalDates(new BusinessCalendar()));
    private final InstalmentPlan plan = new InstalmentPlan(List.of(FIRST, SECOND, THIRD), 3);

    @Test
    void a_term_is_missed_on_the_business_day_after_its_grace() {
        assertThat(standing("0.00", "2026-10-08")).isEqualTo(new Standing.Kept());
        assertThat(standing("0.00", "2026-10-09")).isEqualTo(new Standing.Missed(FIRST, Money.of("100.00")));
    }

    @Test
    void a_term_that_falls_on_a_saturday_has_its_grace_from_monday_on() {
        var saturday = new Term(1, LocalDate.parse("2026-10-03"), Money.of("100.00"));
        var one = new InstalmentPlan(List.of(saturday), 3);
        var nothing = new Since(Money.ZERO, Money.ZERO);

        assertThat(follow.standing(one, nothing, LocalDate.parse("2026-10-07"))).isEqualTo(new Standing.Kept());
        assertThat(follow.standing(one, nothing, LocalDate.parse("2026-10-08")))
                .isEqualTo(new Standing.Missed(saturday, Money.of("100.00")));
    }

    @Test
    void a_term_paid_in_part_lacks_the_rest() {
        assertThat(standing("99.99", "2026-10-09")).isEqualTo(new Standing.Missed(FIRST, Money.of("0.01")));
    }

    @Test
    void what_was_paid_early_or_beyond_a_term_counts_for_the_next() {
        assertThat(standing("200.00", "2026-11-30")).isEqualTo(new Standing.Kept());
        assertThat(standing("150.00", "2026-11-06")).isEqualTo(new Standing.Missed(SECOND, Money.of("50.00")));
    }

    @Test
    void a_term_paid_late_but_before_it_was_missed_is_kept() {
        assertThat(standing("100.00", "2026-10-09")).isEqualTo(new Standing.Kept());
    }

    @Test
    void a_payment_that_bounced_makes_its_term_missed_again() {
        assertThat(standing("100.00", "2026-11-02")).isEqualTo(new Standing.Kept());
        assertThat(standing("0.00", "2026-11-02")).isEqualTo(new Standing.Missed(FIRST, Money.of("100.00")));
    }

    @Test
    void all_terms_paid_early_end_the_plan() {
        assertThat(standing("300.00", "2026-10-01")).isEqualTo(new Standing.Paid());
        assertThat(standing("350.00", "2026-10-01")).isEqualTo(new Standing.Paid());
    }

    @Test
    void a_credit_makes_the_last_terms_smaller() {
        var credited = new Since(Money.of("200.00"), Money.of("90.00"));

        assertThat(follow.standing(plan, credited, LocalDate.parse("2026-11-30")))
                .isEqualTo(new Standing.Kept());
        assertThat(follow.standing(plan, credited, LocalDate.parse("2026-12-07")))
                .isEqualTo(new Standing.Missed(THIRD, Money.of("10.00")));
        assertThat(follow.standing(plan, new Since(Money.ZERO, Money.of("300.00")), LocalDate.parse("2026-12-07")))
                .isEqualTo(new Standing.Paid());
    }

    private Standing standing(String paid, String on) {
        return follow.standing(plan, new Since(Money.of(paid), Money.ZERO), LocalDate.parse(on));
    }
}

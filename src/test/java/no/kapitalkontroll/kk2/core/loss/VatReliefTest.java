package no.kapitalkontroll.kk2.core.loss;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class VatReliefTest {

    private static final LocalDate DUE = LocalDate.parse("2026-03-02");

    private final VatRelief vatRelief = new VatRelief();

    @Test
    void six_months_and_three_reminders_are_a_ground_with_their_dates_as_evidence() {
        var judged =
                vatRelief.judge(facts(null, "2026-03-20", "2026-04-10", "2026-05-04"), LocalDate.parse("2026-09-02"));

        assertThat(judged.ground()).contains(LossGround.SIX_MONTHS_AND_THREE_REMINDERS);
        assertThat(judged.evidence())
                .containsExactly(
                        "due 2026-03-02",
                        "reminder sent 2026-03-20",
                        "reminder sent 2026-04-10",
                        "reminder sent 2026-05-04");
        assertThat(judged.lacking()).isEmpty();
    }

    @Test
    void the_day_before_six_months_have_passed_is_too_early() {
        var judged =
                vatRelief.judge(facts(null, "2026-03-20", "2026-04-10", "2026-05-04"), LocalDate.parse("2026-09-01"));

        assertThat(judged.ground()).isEmpty();
        assertThat(judged.lacking()).containsExactly("six months after the due date have not passed before 2026-09-02");
    }

    @Test
    void reminders_that_follow_too_fast_are_not_counted() {
        var judged =
                vatRelief.judge(facts(null, "2026-03-20", "2026-04-02", "2026-04-03"), LocalDate.parse("2026-10-01"));

        assertThat(judged.ground()).isEmpty();
        assertThat(judged.lacking()).containsExactly("2 of 3 reminders were sent at least 14 days apart");
    }

    @Test
    void a_known_ground_needs_neither_months_nor_reminders() {
        assertThat(vatRelief
                        .judge(facts(LossGround.BANKRUPTCY), LocalDate.parse("2026-03-03"))
                        .ground())
                .contains(LossGround.BANKRUPTCY);
    }

    @Test
    void the_ground_of_dates_is_met_by_dates_only() {
        var judged = vatRelief.judge(facts(LossGround.SIX_MONTHS_AND_THREE_REMINDERS), LocalDate.parse("2026-03-03"));

        assertThat(judged.ground()).isEmpty();
        assertThat(judged.lacking()).hasSize(2);
    }

    private static VatRelief.Facts facts(LossGround known, String... reminders) {
        return new VatRelief.Facts(
                DUE, Arrays.stream(reminders).map(LocalDate::parse).toList(), known);
    }
}

package no.kapitalkontroll.kk2.core.procedure;

import static no.kapitalkontroll.kk2.core.procedure.ClaimFixture.DEMANDED;
import static no.kapitalkontroll.kk2.core.procedure.ClaimFixture.DUE;
import static no.kapitalkontroll.kk2.core.procedure.ClaimFixture.HANDED_OVER;
import static no.kapitalkontroll.kk2.core.procedure.ClaimFixture.TAKEN;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Optional;
import no.kapitalkontroll.kk2.core.calendar.BusinessCalendar;
import no.kapitalkontroll.kk2.core.calendar.LegalDates;
import no.kapitalkontroll.kk2.core.charge.TestRates;
import org.junit.jupiter.api.Test;

class ForeseeNextStepTest {

    private static final LegalDates DATES = new LegalDates(new BusinessCalendar());

    private final DecideClaim decideClaim = new DecideClaim(DATES, TestRates.table());
    private final ForeseeNextStep foreseeNextStep = new ForeseeNextStep(DATES, TestRates.table());
    private final ClaimFixture given = new ClaimFixture();

    @Test
    void an_invoice_will_be_taken_when_its_days_have_passed() {
        assertThat(after(DUE)).contains(new NextStep(Step.COLLECTION_NOTICE, TAKEN));
        assertThat(after(TAKEN.minusDays(1))).contains(new NextStep(Step.COLLECTION_NOTICE, TAKEN));
    }

    @Test
    void a_letter_of_today_is_followed_after_its_deadline_and_its_grace() {
        assertThat(after(TAKEN)).contains(new NextStep(Step.PAYMENT_DEMAND, DEMANDED));
    }

    @Test
    void a_letter_planned_earlier_today_keeps_the_deadline_that_is_printed_on_it() {
        given.standing = ClaimFixture.standing(Step.COLLECTION_NOTICE, TAKEN, false, LocalDate.of(2026, 10, 1));

        assertThat(after(TAKEN)).contains(new NextStep(Step.PAYMENT_DEMAND, LocalDate.of(2026, 10, 7)));
    }

    @Test
    void a_running_deadline_is_followed_by_the_next_step() {
        given.standing = ClaimFixture.atDemand();

        assertThat(after(DEMANDED.plusDays(1))).contains(new NextStep(Step.HAND_OVER, HANDED_OVER));
    }

    @Test
    void a_weekend_ends_on_monday() {
        given.standing = ClaimFixture.atDemand();

        assertThat(after(HANDED_OVER.plusDays(1))).contains(new NextStep(Step.HAND_OVER, HANDED_OVER.plusDays(3)));
    }

    @Test
    void nobody_knows_when_a_person_or_a_mail_server_will_move() {
        given.standing = ClaimFixture.standing(Step.COLLECTION_NOTICE, TAKEN, false, ClaimFixture.NOTICE_DEADLINE);
        assertThat(after(DEMANDED)).as("its letter has not left").isEmpty();
        given.standing = ClaimFixture.stopped(ClaimFixture.atNotice(), Reason.DISPUTED);
        assertThat(after(DEMANDED)).isEmpty();
        given.standing = ClaimFixture.handedOver();
        assertThat(after(HANDED_OVER)).isEmpty();
        given.principal = "0";
        assertThat(after(HANDED_OVER)).isEmpty();
    }

    private Optional<NextStep> after(LocalDate date) {
        var claim = given.claim();
        return foreseeNextStep.after(decideClaim.decide(claim, given.terms(), date), claim, given.terms(), date);
    }
}

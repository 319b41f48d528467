package no.kapitalkontroll.kk2.core.procedure;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import no.kapitalkontroll.kk2.core.calendar.BusinessCalendar;
import no.kapitalkontroll.kk2.core.calendar.LegalDates;
import no.kapitalkontroll.kk2.core.notice.LetterKind;
import no.kapitalkontroll.kk2.core.procedure.ForeseeSteps.Foreseen;
import org.junit.jupiter.api.Test;

/** The plan that lies before a claim has the very dates on which the decisions then fall (rules § 1). */
class ForeseeStepsTest {

    private final ForeseeSteps foresee = new ForeseeSteps(new LegalDates(new BusinessCalendar()));
    private final ClaimFixture given = new ClaimFixture();

    @Test
    void an_invoice_that_is_no_case_has_the_whole_procedure_before_it() {
        assertThat(foresee.of(given.claim(), ClaimFixture.DUE))
                .containsExactly(
                        new Foreseen(Step.COLLECTION_NOTICE, LetterKind.COLLECTION_NOTICE, ClaimFixture.TAKEN, false),
                        new Foreseen(Step.PAYMENT_DEMAND, LetterKind.PAYMENT_DEMAND, ClaimFixture.DEMANDED, false),
                        new Foreseen(Step.HAND_OVER, null, ClaimFixture.HANDED_OVER, true));
    }

    @Test
    void a_case_goes_on_from_the_deadline_of_its_letter_or_from_the_end_of_its_stop() {
        given.standing = ClaimFixture.atNotice();

        assertThat(foresee.of(given.claim(), ClaimFixture.TAKEN.plusDays(1)))
                .extracting(Foreseen::earliest)
                .containsExactly(ClaimFixture.DEMANDED, ClaimFixture.HANDED_OVER);
        // a Saturday
        assertThat(foresee.of(given.claim(), LocalDate.of(2026, 10, 10)))
                .first()
                .extracting(Foreseen::earliest)
                .isEqualTo(LocalDate.of(2026, 10, 12));
    }

    @Test
    void nothing_lies_before_a_claim_that_is_handed_over_or_closed() {
        given.standing = ClaimFixture.handedOver();
        assertThat(foresee.of(given.claim(), ClaimFixture.HANDED_OVER)).isEmpty();

        given.standing = ClaimFixture.closed(ClaimFixture.DEMANDED, Reason.WITHDRAWN);
        assertThat(foresee.of(given.claim(), ClaimFixture.DEMANDED)).isEmpty();
    }
}

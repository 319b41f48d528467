package no.kapitalkontroll.kk2.core.procedure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import no.kapitalkontroll.kk2.core.notice.LetterKind;
import org.junit.jupiter.api.Test;

class ProcedureTest {

    private static final ProcedureStep NOTICE =
            new ProcedureStep(Step.COLLECTION_NOTICE, LetterKind.COLLECTION_NOTICE, false, false);
    private static final ProcedureStep HAND_OVER = new ProcedureStep(Step.HAND_OVER, null, false, true);

    private final Procedure procedure = new Procedure("short", 1, List.of(NOTICE, HAND_OVER));

    @Test
    void the_steps_follow_each_other() {
        assertThat(procedure.after(null)).contains(NOTICE);
        assertThat(procedure.after(Step.COLLECTION_NOTICE)).contains(HAND_OVER);
        assertThat(procedure.after(Step.HAND_OVER)).isEmpty();
    }

    @Test
    void a_step_that_the_procedure_lacks_is_followed_by_the_next_one_in_the_order_of_the_law() {
        assertThat(procedure.at(Step.PAYMENT_DEMAND)).isEmpty();
        assertThat(procedure.after(Step.PAYMENT_DEMAND)).contains(HAND_OVER);
        assertThat(procedure.at(Step.HAND_OVER)).contains(HAND_OVER);
    }

    @Test
    void an_approved_step_waits_for_nobody() {
        assertThat(procedure.approved(Step.HAND_OVER).at(Step.HAND_OVER)).get().returns(false, ProcedureStep::approval);
    }

    @Test
    void a_procedure_that_is_known_by_name_only_leads_nowhere() {
        var missing = Procedure.missing("gone", 2);

        assertThat(missing.isMissing()).isTrue();
        assertThat(missing.after(null)).isEmpty();
        assertThat(procedure.isMissing()).isFalse();
    }
}

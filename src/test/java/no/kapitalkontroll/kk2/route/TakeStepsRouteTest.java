package no.kapitalkontroll.kk2.route;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import no.kapitalkontroll.kk2.cases.CreditorDay;
import no.kapitalkontroll.kk2.run.ClaimRun;
import no.kapitalkontroll.kk2.run.RestingSteps;
import no.kapitalkontroll.kk2.run.RunOutcome;
import no.kapitalkontroll.kk2.run.RunRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;

class TakeStepsRouteTest extends OneRoute {

    private static final String[] STEPS = {
        "read-bounces",
        "read-creditor",
        "enrich-claims",
        "advance-cases",
        "generate-letter",
        "dispatch-mail",
        "dispatch-print",
        "keep-books",
        "send-digest"
    };

    @Autowired
    ClaimRun claimRun;

    TakeStepsRouteTest() {
        super("take-steps");
    }

    /** What run-creditor hands over: a day whose run is begun. */
    private CreditorDay begun() {
        RouteWorld.moveTo(TODAY);
        return claimRun.begin(new RunRequest(fjellheim.id(), TODAY)).day();
    }

    private RunOutcome takeSteps() {
        var taken = call(begun());
        assertThat(taken.getException()).isNull();
        return taken.getMessage().getBody(RunOutcome.class);
    }

    @Test
    void the_steps_come_in_their_order_and_the_run_is_finished() throws Exception {
        mock(STEPS);
        List<String> order = new ArrayList<>();
        for (var step : STEPS) {
            mocked(step).whenAnyExchangeReceived(exchange -> order.add(step));
        }

        var outcome = takeSteps();

        assertThat(order).containsExactly(STEPS);
        assertThat(outcome.isWell()).isTrue();
        assertThat(outcome.creditorId()).isEqualTo(fjellheim.id());
        assertThat(sql.sql("SELECT state FROM runs WHERE creditor_id = ?")
                        .param(fjellheim.id())
                        .query(String.class)
                        .list())
                .containsExactly("FINISHED");
        assertThat(sql.sql("SELECT lease_until IS NULL FROM run_leases WHERE creditor_id = ?")
                        .param(fjellheim.id())
                        .query(Boolean.class)
                        .single())
                .isTrue();
    }

    @Test
    void a_step_that_fails_ends_the_day_and_leaves_the_failure_to_the_caller() throws Exception {
        mock(STEPS);
        mocked("enrich-claims").whenAnyExchangeReceived(exchange -> {
            throw new IllegalStateException("as foreseen by nobody");
        });
        mocked("advance-cases").expectedMessageCount(0);

        assertThat(call(begun()).getException()).isInstanceOf(IllegalStateException.class);

        mocked("advance-cases").assertIsSatisfied();
    }

    /** Guard: {@code failIfNoConsumers: false} at each of them, here and in keep-books, and {@link RestingSteps}. */
    @ParameterizedTest
    @MethodSource("stepsThatMayRest")
    void a_step_that_an_operator_stopped_is_passed_over_named_and_made_up_for(String step) throws Exception {
        fjellheim.overdue();
        camel.getRouteController().stopRoute(step);

        var outcome = takeSteps();

        camel.getRouteController().startRoute(step);
        assertThat(outcome.problems())
                .singleElement()
                .asString()
                .startsWith("step " + step + " rests since an operator stopped it");
        assertThat(takeSteps().problems()).isEmpty();
        assertThat(effects()).containsExactly("MAIL DONE");
    }

    static List<String> stepsThatMayRest() {
        return RestingSteps.THAT_MAY_REST;
    }
}

package no.kapitalkontroll.kk2.route;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import no.kapitalkontroll.kk2.run.ClaimRun;
import no.kapitalkontroll.kk2.run.RunOutcome;
import no.kapitalkontroll.kk2.run.RunRequest;
import no.kapitalkontroll.kk2.standin.Fault;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class RunCreditorRouteTest extends OneRoute {

    @Autowired
    ClaimRun claimRun;

    RunCreditorRouteTest() {
        super("run-creditor");
    }

    private RunOutcome run(LocalDate date) {
        RouteWorld.moveTo(date);
        return producer.requestBody("direct:run-creditor", new RunRequest(fjellheim.id(), date), RunOutcome.class);
    }

    private List<String> runs() {
        return sql.sql("SELECT state FROM runs WHERE creditor_id = ? ORDER BY id")
                .param(fjellheim.id())
                .query(String.class)
                .list();
    }

    private boolean leaseIsFree() {
        return sql.sql("SELECT lease_until IS NULL FROM run_leases WHERE creditor_id = ?")
                .param(fjellheim.id())
                .query(Boolean.class)
                .single();
    }

    @Test
    void a_creditor_without_invoices_has_a_well_run() {
        assertThat(run(TODAY).problems()).isEmpty();
        assertThat(runs()).containsExactly("FINISHED");
    }

    @Test
    void a_creditor_that_another_instance_runs_is_left_alone() throws Exception {
        mock("take-steps");
        assertThat(claimRun.begin(new RunRequest(fjellheim.id(), TODAY)).isWon())
                .isTrue();

        var outcome = run(TODAY);

        assertThat(outcome.problems()).singleElement().asString().contains("another run holds this creditor");
        assertThat(outcome.refused()).isFalse();
        mocked("take-steps").expectedMessageCount(0);
        mocked("take-steps").assertIsSatisfied();
    }

    @Test
    void a_date_before_the_last_finished_run_is_refused() {
        run(TODAY);

        var outcome = run(TODAY.minusDays(1));

        assertThat(outcome.refused()).isTrue();
        assertThat(runs()).containsExactly("FINISHED");
    }

    @Test
    void a_refused_token_parks_the_creditor_with_tripletex_own_remedy() {
        fjellheim.overdue();
        RouteWorld.TRIPLETEX.failNext(5, "GET", "/invoice", Fault.status(403));

        var outcome = run(TODAY);

        assertThat(outcome.problems()).singleElement().asString().contains("Tripletex DEFINITE: status 403");
        assertThat(parked()).singleElement().asString().startsWith("creditor: Tripletex DEFINITE: status 403");
        assertThat(parked().get(0)).doesNotContain("see the log");
        assertThat(runs()).containsExactly("FAILED");
        assertThat(leaseIsFree()).isTrue();
    }

    @Test
    void the_next_run_that_comes_through_mends_it() {
        RouteWorld.TRIPLETEX.failNext(5, "GET", "/invoice", Fault.status(403));
        run(TODAY);
        RouteWorld.TRIPLETEX.recover();

        var outcome = run(TODAY);

        assertThat(outcome.problems()).isEmpty();
        assertThat(parked()).isEmpty();
    }

    @Test
    void an_unforeseen_error_is_named_without_its_text() throws Exception {
        mock("take-steps");
        mocked("take-steps").whenAnyExchangeReceived(exchange -> {
            throw new IllegalStateException("Kari Nordmann");
        });

        var outcome = run(TODAY);

        assertThat(outcome.problems()).containsExactly("the run failed: IllegalStateException");
        assertThat(parked()).singleElement().asString().doesNotContain("Kari");
        assertThat(leaseIsFree()).isTrue();
    }

    /** Guard: the condition of {@code park-the-rest}; without it the run stands still for as long as its lease holds. */
    @Test
    void a_step_that_fails_with_nothing_in_hand_ends_the_run_aloud_and_gives_its_lease_back() throws Exception {
        fjellheim.overdue();
        // the question for letters to write fails, not one of the letters
        sql.sql("ALTER TABLE letters RENAME COLUMN pdf TO pdf_away").update();
        RunOutcome outcome;
        try {
            outcome = run(TODAY);
        } finally {
            sql.sql("ALTER TABLE letters RENAME COLUMN pdf_away TO pdf").update();
        }

        assertThat(outcome.problems()).singleElement().asString().startsWith("the run failed: ");
        assertThat(runs()).containsExactly("FAILED");
        assertThat(leaseIsFree()).isTrue();
        assertThat(parked()).singleElement().asString().startsWith("creditor: ");

        assertThat(run(TODAY).problems()).isEmpty();
        assertThat(effects()).containsExactly("MAIL DONE");
    }

    @Test
    void a_run_that_cannot_even_begin_says_so_and_takes_nothing_with_it() {
        var request = new RunRequest("a-creditor-id-that-no-column-has-room-for", TODAY);

        var outcome = producer.requestBody("direct:run-creditor", request, RunOutcome.class);

        assertThat(outcome.problems()).singleElement().asString().startsWith("the run did not begin");
    }

    @Test
    void the_whole_run_twice_sends_once() {
        fjellheim.overdue();

        run(TODAY);
        var again = run(TODAY);

        assertThat(again.problems()).isEmpty();
        assertThat(RouteWorld.MAIL.getReceivedMessages()).hasSize(1);
        assertThat(effects()).containsExactly("MAIL DONE");
    }
}

package no.kapitalkontroll.kk2.route;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import no.kapitalkontroll.kk2.run.RunRequest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StartDailyRunRouteTest extends OneRoute {

    StartDailyRunRouteTest() {
        super("start-daily-run");
    }

    @BeforeEach
    void fire_by_hand_and_run_nothing() throws Exception {
        weave(route -> {
            route.replaceFromWith("direct:the-clock");
            route.weaveByToUri("direct:run-creditor").replace().to("mock:run-creditor");
        });
        camel.getRouteController().startRoute("start-daily-run");
    }

    private void fire() {
        producer.sendBody("direct:the-clock", null);
    }

    private List<String> started() {
        return mocked("run-creditor").getExchanges().stream()
                .map(exchange -> exchange.getMessage().getBody(RunRequest.class))
                .map(request -> request.creditorId() + " " + request.date())
                .toList();
    }

    private void lastFinishedRun(LocalDate date) {
        sql.sql(
                        "INSERT INTO runs (creditor_id, business_date, instance, state, started_at) VALUES (?, ?, 'x', 'FINISHED', ?)")
                .params(fjellheim.id(), date, date.atStartOfDay())
                .update();
    }

    @Test
    void every_creditor_in_force_is_run_for_today() {
        var other = RouteWorld.foundAnother();

        fire();

        assertThat(started()).containsExactlyInAnyOrder(fjellheim.id() + " 2026-09-15", other.id() + " 2026-09-15");
    }

    @Test
    void today_is_the_date_in_oslo() {
        RouteWorld.CLOCK.advance(Duration.ofHours(17));

        fire();

        // 23:00 in Oslo; another hour later it is tomorrow there, though not yet by UTC
        RouteWorld.CLOCK.advance(Duration.ofHours(1));
        fire();

        assertThat(started()).containsExactly(fjellheim.id() + " 2026-09-15", fjellheim.id() + " 2026-09-16");
    }

    @Test
    void without_a_creditor_nothing_is_run() {
        RouteWorld.empty(RouteWorld.creditors());

        fire();

        assertThat(started()).isEmpty();
    }

    @Test
    void a_broken_file_stops_nobody_else() throws IOException {
        Files.writeString(RouteWorld.creditors().resolve("broken.yaml"), "id: broken\nnonsense: yes\n");

        fire();

        assertThat(started()).containsExactly(fjellheim.id() + " 2026-09-15");
    }

    @Test
    void one_creditor_that_fails_leaves_the_others_their_run() {
        RouteWorld.foundAnother();
        mocked("run-creditor").whenExchangeReceived(1, exchange -> {
            throw new IllegalStateException("out of order");
        });

        fire();

        assertThat(started()).hasSize(2);
    }

    @Test
    void nothing_is_run_when_the_clock_has_jumped_ahead() {
        lastFinishedRun(TODAY.minusDays(15));

        fire();

        assertThat(started()).isEmpty();
    }

    @Test
    void a_pause_of_two_weeks_is_no_jump() {
        lastFinishedRun(TODAY.minusDays(14));

        fire();

        assertThat(started()).hasSize(1);
    }

    @Test
    void nothing_is_run_when_the_clock_has_gone_back() {
        lastFinishedRun(TODAY.plusDays(1));

        fire();

        assertThat(started()).isEmpty();
    }
}

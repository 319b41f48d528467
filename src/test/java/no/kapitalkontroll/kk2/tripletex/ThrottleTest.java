package no.kapitalkontroll.kk2.tripletex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.URI;
import java.time.Duration;
import no.kapitalkontroll.kk2.creditor.Secret;
import no.kapitalkontroll.kk2.outbox.FailureClass;
import no.kapitalkontroll.kk2.tripletex.Throttle.Limits;
import org.junit.jupiter.api.Test;

class ThrottleTest {

    private static final Limits SILENT = new Limits(null, null, null, null);

    private final PatientSleeper sleeper = new PatientSleeper();
    private final TripletexSettings settings = new TripletexSettings(
            URI.create("https://tripletex.no/v2"), Secret.of("consumer"), 120, 60, 64, 1000, 60, 0, 30);
    private final Throttle throttle = new Throttle(
            creditor -> new TripletexAccess.Credentials(Secret.of(creditor.replaceAll("-.*", "")), 0),
            settings,
            sleeper);

    @Test
    void nobody_waits_before_anything_is_known() {
        for (int i = 0; i < 500; i++) {
            throttle.await(call("a"));
        }

        assertThat(sleeper.slept()).isEmpty();
    }

    @Test
    void nobody_waits_while_there_is_budget() {
        throttle.heard(call("a"), 200, limits(100, 3, 6));

        throttle.await(call("a"));
        throttle.await(call("a"));
        throttle.await(call("a"));
        assertThat(sleeper.slept()).isEmpty();

        throttle.await(call("a"));
        assertThat(sleeper.slept()).containsExactly(Duration.ofSeconds(7));
    }

    @Test
    void answers_that_overtake_each_other_do_not_add_budget() {
        throttle.heard(call("a"), 200, limits(100, 1, 6));
        throttle.heard(call("a"), 200, limits(100, 40, 6));

        throttle.await(call("a"));
        throttle.await(call("a"));

        assertThat(sleeper.slept()).hasSize(1);
    }

    @Test
    void a_new_window_brings_a_new_budget() {
        throttle.heard(call("a"), 200, limits(100, 0, 2));
        sleeper.pass(Duration.ofSeconds(4));
        throttle.heard(call("a"), 200, limits(100, 99, 8));

        for (int i = 0; i < 99; i++) {
            throttle.await(call("a"));
        }

        assertThat(sleeper.slept()).isEmpty();
    }

    @Test
    void creditors_of_one_token_share_its_budget() {
        throttle.heard(call("token-one"), 200, limits(100, 0, 5));

        throttle.await(call("token-two"));
        assertThat(sleeper.slept()).hasSize(1);

        throttle.await(call("other"));
        assertThat(sleeper.slept()).hasSize(1);
    }

    @Test
    void a_429_waits_as_long_as_it_says() {
        throttle.heard(call("a"), 429, limits(100, 0, 4));

        throttle.await(call("a"));

        assertThat(sleeper.sleptInAll()).isBetween(Duration.ofSeconds(5), Duration.ofMillis(5500));
    }

    @Test
    void a_silent_429_waits_one_usual_window() {
        throttle.heard(call("a"), 429, SILENT);

        throttle.await(call("a"));

        assertThat(sleeper.sleptInAll()).isBetween(Duration.ofSeconds(10), Duration.ofMillis(10500));
    }

    @Test
    void a_silent_429_inside_a_known_window_waits_for_its_end() {
        throttle.heard(call("a"), 200, limits(100, 50, 3));
        sleeper.pass(Duration.ofSeconds(2));
        throttle.heard(call("a"), 429, SILENT);

        throttle.await(call("a"));

        assertThat(sleeper.sleptInAll()).isBetween(Duration.ofSeconds(2), Duration.ofMillis(2500));
    }

    @Test
    void a_late_answer_from_before_the_429_does_not_open_the_gate() {
        throttle.heard(call("a"), 429, limits(100, 0, 8));
        throttle.heard(call("a"), 200, limits(100, 20, 8));

        throttle.await(call("a"));

        assertThat(sleeper.slept()).hasSize(1);
    }

    @Test
    void retry_after_counts_and_is_capped() {
        throttle.heard(call("a"), 429, new Limits(null, null, null, Duration.ofSeconds(20)));
        throttle.await(call("a"));
        assertThat(sleeper.sleptInAll()).isBetween(Duration.ofSeconds(20), Duration.ofMillis(20500));

        sleeper.forget();
        throttle.heard(call("a"), 429, new Limits(null, null, null, Duration.ofDays(9)));
        throttle.await(call("a"));
        assertThat(sleeper.sleptInAll()).isEqualTo(Duration.ofSeconds(60));
    }

    @Test
    void a_wait_beyond_the_deadline_fails_at_once_and_nothing_was_sent() {
        CallInProgress late = call("a");
        sleeper.pass(Duration.ofSeconds(115));
        throttle.heard(late, 200, limits(100, 0, 30));

        TripletexFailure failure = catchThrowableOfType(TripletexFailure.class, () -> throttle.await(late));

        assertThat(failure.failureClass()).isEqualTo(FailureClass.RETRY);
        assertThat(sleeper.slept()).isEmpty();
    }

    private CallInProgress call(String creditorId) {
        return new TripletexCalls(settings, sleeper).begin(TripletexCall.get(creditorId, "/invoice"), 4);
    }

    private static Limits limits(int limit, int remaining, int resetSeconds) {
        return new Limits(limit, remaining, Duration.ofSeconds(resetSeconds), null);
    }
}

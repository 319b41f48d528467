package no.kapitalkontroll.kk2.tripletex;

import static java.nio.charset.StandardCharsets.UTF_8;
import static no.kapitalkontroll.kk2.tripletex.ScriptedTripletex.dropped;
import static no.kapitalkontroll.kk2.tripletex.ScriptedTripletex.json;
import static no.kapitalkontroll.kk2.tripletex.ScriptedTripletex.ok;
import static no.kapitalkontroll.kk2.tripletex.ScriptedTripletex.refusal;
import static no.kapitalkontroll.kk2.tripletex.ScriptedTripletex.truncated;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import no.kapitalkontroll.kk2.outbox.FailureClass;
import org.apache.camel.ProducerTemplate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Route 11 against a real socket: what is sent, how often, and what each answer means. */
@ExtendWith(OutputCaptureExtension.class)
class CallTripletexRouteTest extends OnTheWire {

    private static final String VALUE = "{\"value\":{\"id\":7}}";

    @Autowired
    ProducerTemplate producer;

    // What goes out

    @Test
    void a_read_brings_the_whole_answer() {
        TRIPLETEX.then(ok(VALUE));

        assertThat(client.call(read()).path("value").path("id").asLong()).isEqualTo(7);
        assertThat(sleeper.slept()).isEmpty();
    }

    @Test
    void signs_in_with_company_and_session() {
        TRIPLETEX.then(ok(VALUE));

        client.call(readOf("signs-in"));

        String authorization = TRIPLETEX.requests().get(0).headers().get("Authorization");
        String pair = new String(Base64.getDecoder().decode(authorization.substring("Basic ".length())), UTF_8);
        assertThat(pair).matches("4711:session-\\d+");
        assertThat(TRIPLETEX.logins()).singleElement().satisfies(login -> {
            assertThat(login.method()).isEqualTo("POST");
            assertThat(login.query()).isEmpty();
            assertThat(login.headers()).doesNotContainKey("Authorization");
            assertThat(login.body())
                    .contains(CONSUMER_TOKEN, EMPLOYEE_TOKEN + "-signs-in", "\"expirationDate\":\"2026-09-17\"");
        });
    }

    @Test
    void encodes_the_angle_bracket_and_the_fields_but_not_the_colon() {
        TRIPLETEX.then(ok(VALUE));
        TRIPLETEX.then(ok(VALUE));

        client.call(TripletexCall.get(FJELLHEIM, "/token/session/>whoAmI").with("fields", "*,company(*), år&b=c"));
        client.call(TripletexCall.put(FJELLHEIM, "/ledger/posting/:closePostings", TripletexJson.object()));

        ScriptedTripletex.Seen first = TRIPLETEX.requests().get(0);
        assertThat(first.path()).isEqualTo("/v2/token/session/%3EwhoAmI");
        assertThat(first.query()).isEqualTo("fields=%2A%2Ccompany%28%2A%29%2C%20%C3%A5r%26b%3Dc");
        assertThat(TRIPLETEX.requests().get(1).path()).isEqualTo("/v2/ledger/posting/:closePostings");
        assertThat(TRIPLETEX.requests().get(1).method()).isEqualTo("PUT");
    }

    @Test
    void sends_nothing_that_was_left_on_the_message() {
        TRIPLETEX.then(ok(VALUE));

        producer.requestBodyAndHeaders(
                "direct:call-tripletex",
                read(),
                Map.of(
                        "caseId", "42",
                        "CamelHttpUri", "http://127.0.0.1:1/elsewhere",
                        "CamelHttpMethod", "DELETE",
                        "Cookie", "a=b",
                        "Authorization", "Bearer stolen"));

        assertThat(TRIPLETEX.requests()).singleElement().satisfies(seen -> {
            assertThat(seen.method()).isEqualTo("GET");
            assertThat(seen.headers()).doesNotContainKeys("caseId", "Cookie");
            assertThat(seen.headers().get("Authorization")).startsWith("Basic ");
        });
    }

    @Test
    void leaves_nothing_of_request_or_answer_on_the_message_but_the_body() {
        TRIPLETEX.then(json(200, VALUE, "X-Odd", "odd"));

        var exchange =
                producer.request("direct:call-tripletex", e -> e.getMessage().setBody(read()));

        assertThat(exchange.getMessage().getHeaders()).isEmpty();
    }

    @Test
    void keeps_no_cookie() {
        TRIPLETEX.then(ok(VALUE), ok(VALUE));

        client.call(read());
        client.call(read());

        assertThat(TRIPLETEX.requests().get(1).headers()).doesNotContainKey("Cookie");
    }

    @Test
    void amounts_go_out_as_plain_numbers_with_two_decimals() {
        TRIPLETEX.then(json(201, VALUE));

        client.call(TripletexCall.post(
                FJELLHEIM, "/ledger/voucher", TripletexJson.object().put("amountGross", new BigDecimal("1000000.00"))));

        assertThat(TRIPLETEX.requests().get(0).body()).isEqualTo("{\"amountGross\":1000000.00}");
        assertThat(TRIPLETEX.requests().get(0).headers().get("Content-Type")).startsWith("application/json");
    }

    // How often

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 503, 408})
    void a_write_is_sent_once_when_nobody_knows_whether_it_went_through(int status) {
        TRIPLETEX.then(json(status, "{}"), json(201, VALUE));

        assertThat(failureOf(write()).failureClass()).isEqualTo(FailureClass.UNKNOWN);
        assertThat(TRIPLETEX.requests()).hasSize(1);
    }

    @Test
    void a_throttled_write_is_sent_exactly_once_per_attempt() {
        TRIPLETEX.then(json(429, "{}"), json(429, "{}"), json(201, VALUE));

        client.call(write());

        assertThat(TRIPLETEX.requests()).hasSize(3);
        assertThat(sleeper.slept()).hasSize(2);
    }

    /** Guard: {@code CallInProgress.requireStillOurs}, right before the request. */
    @Test
    void a_write_that_somebody_else_has_taken_over_is_not_sent() {
        TRIPLETEX.then(json(201, VALUE));

        assertThat(failureOf(write().onlyWhile(() -> false)).failureClass()).isEqualTo(FailureClass.RETRY);

        assertThat(TRIPLETEX.requests()).isEmpty();
    }

    @Test
    void who_stood_still_after_it_had_asked_whether_a_write_is_still_its_own_does_not_send_it() {
        TRIPLETEX.then(json(201, VALUE));

        var failure = failureOf(write().onlyWhile(() -> {
            sleeper.sleep(Duration.ofMinutes(11));
            return true;
        }));

        assertThat(failure.failureClass()).isEqualTo(FailureClass.RETRY);
        assertThat(TRIPLETEX.requests()).isEmpty();
    }

    @Test
    void a_write_that_stays_throttled_certainly_did_not_happen() {
        TRIPLETEX.then(json(429, "{}"), json(429, "{}"), json(429, "{}"), json(429, "{}"), json(201, VALUE));

        assertThat(failureOf(write()).failureClass()).isEqualTo(FailureClass.RETRY);
        assertThat(TRIPLETEX.requests()).hasSize(4);
    }

    @Test
    void a_write_whose_connection_is_dropped_is_unknown_and_not_repeated() {
        TRIPLETEX.then(dropped(), json(201, VALUE));

        assertThat(failureOf(write()).failureClass()).isEqualTo(FailureClass.UNKNOWN);
        assertThat(TRIPLETEX.requests()).hasSize(1);
    }

    @Test
    void a_write_without_an_answer_in_time_is_unknown() {
        TRIPLETEX.then(TRIPLETEX.silent(), json(201, VALUE));

        TripletexFailure failure = failureOf(write());

        assertThat(failure.failureClass()).isEqualTo(FailureClass.UNKNOWN);
        assertThat(failure.status()).isZero();
        assertThat(TRIPLETEX.requests()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<html>login</html>", "{\"value\":{\"id\":7}", "[1]", "{} trailing"})
    void a_write_with_an_unreadable_answer_is_unknown(String answer) {
        TRIPLETEX.then(json(201, answer));

        assertThat(failureOf(write()).failureClass()).isEqualTo(FailureClass.UNKNOWN);
        assertThat(TRIPLETEX.requests()).hasSize(1);
    }

    @Test
    void a_refused_write_is_definite_and_tells_code_and_field() {
        TRIPLETEX.then(refusal(422, 18000, "postings.vatType.id", "Kontoen 3000 for Kari Nordmann er låst"));

        TripletexFailure failure = failureOf(write());

        assertThat(failure.failureClass()).isEqualTo(FailureClass.DEFINITE);
        assertThat(failure.code()).isEqualTo(18000);
        assertThat(failure)
                .hasMessage("Tripletex DEFINITE: status 422, code 18000, field postings.vatType.id,"
                        + " request body-request-id");
        assertThat(failure.remedy()).contains("VAT").doesNotContain("Kari");
        assertThat(TRIPLETEX.requests()).hasSize(1);
    }

    @Test
    void a_read_is_repeated_until_it_succeeds() {
        TRIPLETEX.then(json(503, "{}"), dropped(), truncated("{\"value\":"), ok(VALUE));

        client.call(read());

        assertThat(TRIPLETEX.requests()).hasSize(4);
        assertThat(sleeper.slept())
                .containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(4));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<html>login</html>", "{\"values\":[{\"id\":1}", "null"})
    void a_read_that_stays_unreadable_fails_and_may_be_tried_later(String answer) {
        TRIPLETEX.then(ok(answer), ok(answer), ok(answer), ok(answer));

        assertThat(failureOf(read()).failureClass()).isEqualTo(FailureClass.RETRY);
        assertThat(TRIPLETEX.requests()).hasSize(4);
    }

    @Test
    void a_redirect_is_never_followed() {
        TRIPLETEX.then(json(302, "{}", "Location", TRIPLETEX.url() + "/elsewhere"));

        assertThat(failureOf(write()).failureClass()).isEqualTo(FailureClass.UNKNOWN);
        assertThat(TRIPLETEX.requests()).singleElement().satisfies(seen -> assertThat(seen.path())
                .doesNotContain("elsewhere"));
    }

    @Test
    void an_answer_beyond_the_limit_is_cut_off() {
        TRIPLETEX.then(ok("{\"value\":\"" + "x".repeat(1024 * 1024) + "\"}"));

        TripletexFailure failure = failureOf(read());

        assertThat(failure.failureClass()).isEqualTo(FailureClass.DEFINITE);
        assertThat(failure.remedy()).contains("page-size");
    }

    @Test
    void an_answer_that_drips_is_given_up_on() {
        TRIPLETEX.then(TRIPLETEX.dripping(), ok(VALUE));

        client.call(read());

        assertThat(TRIPLETEX.requests()).hasSize(2);
    }

    // Sessions

    @Test
    void one_session_serves_many_calls() {
        TRIPLETEX.then(ok(VALUE), ok(VALUE), ok(VALUE));

        client.call(readOf("many-calls"));
        client.call(readOf("many-calls"));
        client.call(readOf("many-calls"));

        assertThat(TRIPLETEX.logins()).hasSize(1);
    }

    @Test
    void each_creditor_has_its_own_session() {
        TRIPLETEX.then(ok(VALUE), ok(VALUE));

        client.call(readOf("first"));
        client.call(readOf("second"));

        assertThat(TRIPLETEX.logins()).hasSize(2);
        assertThat(TRIPLETEX.requests().get(0).headers().get("Authorization"))
                .isNotEqualTo(TRIPLETEX.requests().get(1).headers().get("Authorization"));
    }

    @Test
    void a_session_is_renewed_before_midnight_in_oslo() {
        TRIPLETEX.then(ok(VALUE), ok(VALUE), ok(VALUE));
        clock.set("2026-10-23T08:00:00Z");
        client.call(readOf("midnight"));

        // the night of the 25th has 25 hours; the session ends when that day begins, 22:00 UTC
        clock.set("2026-10-24T20:59:00Z");
        client.call(readOf("midnight"));
        assertThat(TRIPLETEX.logins()).hasSize(1);

        clock.set("2026-10-24T21:01:00Z");
        client.call(readOf("midnight"));
        assertThat(TRIPLETEX.logins()).hasSize(2);
    }

    @Test
    void the_expiration_date_is_counted_in_oslo() {
        TRIPLETEX.then(ok(VALUE));
        clock.set("2026-09-15T22:30:00Z");

        client.call(readOf("oslo"));

        assertThat(TRIPLETEX.logins().get(0).body()).contains("\"expirationDate\":\"2026-09-18\"");
    }

    @Test
    void a_refused_session_is_renewed_once_and_the_call_repeated() {
        TRIPLETEX.then(unauthorised(), json(201, VALUE));

        client.call(TripletexCall.post("renewed", "/ledger/voucher", TripletexJson.object()));

        assertThat(TRIPLETEX.requests()).hasSize(2);
        assertThat(TRIPLETEX.logins()).hasSize(2);
    }

    @Test
    void a_second_refusal_is_final_and_starts_no_storm_of_logins() {
        TRIPLETEX.then(unauthorised(), unauthorised(), ok(VALUE));

        TripletexFailure failure = failureOf(readOf("revoked"));
        assertThat(failure.failureClass()).isEqualTo(FailureClass.DEFINITE);
        assertThat(failure.status()).isEqualTo(401);
        for (int i = 0; i < 5; i++) {
            assertThat(failureOf(readOf("revoked")).status()).isEqualTo(401);
        }
        assertThat(TRIPLETEX.logins()).hasSize(2);

        sleeper.pass(Duration.ofSeconds(31));
        client.call(readOf("revoked"));
        assertThat(TRIPLETEX.requests()).hasSize(3);
    }

    @Test
    void a_refused_login_is_definite_and_not_tried_again_at_once() {
        TRIPLETEX.atLogin(refusal(422, 18000, "consumerToken", "The consumer token is invalid or does not exist."));

        TripletexFailure failure = failureOf(readOf("unknown"));
        assertThat(failure.failureClass()).isEqualTo(FailureClass.DEFINITE);
        assertThat(failure.remedy()).contains("test-");
        failureOf(readOf("unknown"));

        assertThat(TRIPLETEX.logins()).hasSize(1);
        assertThat(TRIPLETEX.requests()).isEmpty();
    }

    @Test
    void a_login_is_repeated_and_when_it_fails_a_write_certainly_did_not_happen() {
        TRIPLETEX.atLogin(json(503, "{}"), dropped(), json(500, "{}"), json(500, "{}"));

        TripletexFailure failure =
                failureOf(TripletexCall.post("login-down", "/ledger/voucher", TripletexJson.object()));

        assertThat(failure.failureClass()).isEqualTo(FailureClass.RETRY);
        assertThat(TRIPLETEX.logins()).hasSize(4);
        assertThat(TRIPLETEX.requests()).isEmpty();
    }

    @Test
    void many_threads_with_a_dead_session_share_one_renewal() throws Exception {
        TRIPLETEX.then(ok(VALUE));
        client.call(readOf("crowd"));
        int threads = 6;
        CountDownLatch allRefused = new CountDownLatch(threads);
        for (int i = 0; i < threads; i++) {
            TRIPLETEX.then(exchange -> {
                allRefused.countDown();
                ScriptedTripletex.await(allRefused);
                unauthorised().send(exchange);
            });
        }
        for (int i = 0; i < threads; i++) {
            TRIPLETEX.then(ok(VALUE));
        }

        ExecutorService crowd = Executors.newFixedThreadPool(threads);
        try {
            List<Future<?>> calls = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                calls.add(crowd.submit(() -> client.call(readOf("crowd"))));
            }
            for (Future<?> call : calls) {
                call.get();
            }
        } finally {
            crowd.shutdownNow();
        }

        assertThat(TRIPLETEX.logins()).hasSize(2);
        assertThat(TRIPLETEX.requests()).hasSize(1 + 2 * threads);
    }

    // The rate limit, seen from outside

    @Test
    void a_used_up_budget_waits_for_the_next_window_and_only_for_its_own_token() {
        TRIPLETEX.then(
                json(200, VALUE, "X-Rate-Limit-Limit", "100", "X-Rate-Limit-Remaining", "0", "X-Rate-Limit-Reset", "6"),
                ok(VALUE),
                ok(VALUE));

        client.call(readOf("busy"));
        client.call(readOf("idle"));
        assertThat(sleeper.slept()).isEmpty();

        client.call(readOf("busy"));
        assertThat(sleeper.sleptInAll()).isBetween(Duration.ofSeconds(6), Duration.ofSeconds(8));
    }

    @Test
    void an_absurd_retry_after_is_capped_and_the_call_ends_by_its_deadline() {
        TRIPLETEX.then(
                json(429, "{}", "Retry-After", "999999"),
                json(429, "{}", "Retry-After", "999999"),
                json(429, "{}", "Retry-After", "999999"),
                ok(VALUE));

        assertThat(failureOf(readOf("absurd")).failureClass()).isEqualTo(FailureClass.RETRY);
        assertThat(TRIPLETEX.requests()).hasSize(3);
        assertThat(sleeper.slept()).containsExactly(Duration.ofSeconds(60), Duration.ofSeconds(60));
    }

    // What is said of it

    @Test
    void no_token_and_no_foreign_text_reaches_the_log_or_an_exception(CapturedOutput output) {
        TRIPLETEX.then(
                unauthorised(),
                refusal(422, 18000, "customer\\nkari@nordmann.example", "Kari Nordmann finnes ikke"),
                json(201, "{\"value\": Kari Nordmann"),
                dropped());

        StringWriter traces = new StringWriter();
        for (int i = 0; i < 3; i++) {
            failureOf(TripletexCall.post(
                                    "quiet",
                                    "/ledger/voucher",
                                    TripletexJson.object().put("description", "Kari Nordmann"))
                            .with("externalVoucherNumber", "Kari Nordmann"))
                    .printStackTrace(new PrintWriter(traces, true));
        }

        String said = output.getAll() + traces;
        assertThat(output.getAll()).contains("call-tripletex quiet POST /ledger/voucher 422");
        assertThat(said)
                .doesNotContain(
                        CONSUMER_TOKEN,
                        EMPLOYEE_TOKEN,
                        "session-",
                        "Authorization",
                        "Kari",
                        "Nordmann",
                        "kari@nordmann.example");
    }

    @Test
    void the_log_line_has_the_request_id(CapturedOutput output) {
        TRIPLETEX.then(json(200, VALUE, "x-tlx-request-id", "abc-1\u001b[31m"));

        client.call(read());

        assertThat(output.getAll()).containsPattern("call-tripletex fjellheim GET /invoice 200 \\d+ ms abc-131m");
    }

    private static ScriptedTripletex.Reply unauthorised() {
        return refusal(401, 3000, "", "Unauthorized");
    }

    private static TripletexCall read() {
        return readOf(FJELLHEIM);
    }

    private static TripletexCall readOf(String creditorId) {
        return TripletexCall.get(creditorId, "/invoice");
    }

    private static TripletexCall write() {
        return TripletexCall.post(FJELLHEIM, "/ledger/voucher", TripletexJson.object());
    }

    private TripletexFailure failureOf(TripletexCall call) {
        TripletexFailure failure = catchThrowableOfType(TripletexFailure.class, () -> client.call(call));
        assertThat(failure).isNotNull();
        return failure;
    }
}

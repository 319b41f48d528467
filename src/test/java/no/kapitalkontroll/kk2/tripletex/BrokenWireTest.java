package no.kapitalkontroll.kk2.tripletex;

import static java.nio.charset.StandardCharsets.UTF_8;
import static no.kapitalkontroll.kk2.tripletex.ScriptedTripletex.json;
import static no.kapitalkontroll.kk2.tripletex.ScriptedTripletex.ok;
import static no.kapitalkontroll.kk2.tripletex.ScriptedTripletex.truncated;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.List;
import no.kapitalkontroll.kk2.outbox.FailureClass;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * What breaks on the way and not in the answer: bodies that end too soon although what came reads well, bytes that trickle, answers
 * that lead elsewhere. Guards: the client that keeps to length and chunks and whose deadline counts to the last byte
 * ({@link SendOnce}), one judge of what an outcome means ({@link JudgeAnswer}), addresses that are made here alone
 * ({@link TripletexCall}), a wait that is heard and capped ({@link Throttle}).
 */
class BrokenWireTest extends OnTheWire {

    private static final String WHOLE_JSON = "{\"value\":{\"id\":7}}";

    @Autowired
    ReadInvoices readInvoices;

    @Test
    void an_answer_shorter_than_its_length_is_none_although_its_json_is_whole() {
        TRIPLETEX.then(truncated(WHOLE_JSON), truncated(WHOLE_JSON), truncated(WHOLE_JSON), truncated(WHOLE_JSON));

        assertThat(failureOf(read()).failureClass()).isEqualTo(FailureClass.RETRY);
        assertThat(TRIPLETEX.requests()).hasSize(4);
    }

    @Test
    void an_answer_without_its_last_chunk_is_none_although_its_json_is_whole() {
        TRIPLETEX.then(cut(), cut(), cut(), cut());

        assertThat(failureOf(read()).failureClass()).isEqualTo(FailureClass.RETRY);
        assertThat(TRIPLETEX.requests()).hasSize(4);
    }

    @Test
    void a_write_whose_answer_is_cut_drips_or_never_ends_is_unknown_and_sent_once() {
        for (var reply : new ScriptedTripletex.Reply[] {
            truncated(WHOLE_JSON), cut(), TRIPLETEX.dripping(), ok("{\"value\":\"" + "x".repeat(1024 * 1024) + "\"}")
        }) {
            TRIPLETEX.forget();
            TRIPLETEX.then(reply, json(201, WHOLE_JSON));

            assertThat(failureOf(write()).failureClass()).isEqualTo(FailureClass.UNKNOWN);
            assertThat(TRIPLETEX.requests()).hasSize(1);
        }
    }

    @Test
    void an_address_in_an_answer_is_never_followed() {
        try (var elsewhere = new ScriptedTripletex()) {
            for (int page = 0; page < 2; page++) {
                var rows = page == 0
                        ? "{\"id\":1,\"url\":\"%1$s/invoice/1\"},{\"id\":2},{\"id\":3}"
                        : "{\"id\":3},{\"id\":4}";
                TRIPLETEX.then(json(
                        200,
                        "{\"fullResultSize\":4,\"next\":\"%1$s/invoice?from=3\",\"url\":\"//evil.example\",\"values\":[%2$s]}"
                                .formatted(elsewhere.url(), rows.formatted(elsewhere.url())),
                        "Link",
                        "<" + elsewhere.url() + "/invoice?from=3>; rel=\"next\""));
            }

            readInvoices.byIds(FJELLHEIM, List.of(1L, 2L, 3L, 4L));

            assertThat(TRIPLETEX.requests()).hasSize(2).allMatch(seen -> seen.path()
                    .equals("/v2/invoice"));
            assertThat(TRIPLETEX.requests().get(1).value("from")).isEqualTo("2");
            assertThat(elsewhere.requests()).isEmpty();
            assertThat(elsewhere.logins()).isEmpty();
        }
    }

    @ParameterizedTest(name = "Retry-After: {0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "20 | 20",
                "Tue, 15 Sep 2026 08:00:20 GMT | 20",
                // it lies behind us: at once
                "Tue, 15 Sep 2026 07:00:00 GMT | 0",
                "Fri, 15 Sep 2028 08:00:00 GMT | 60",
                "999999 | 60",
                // says nothing: one usual window
                "soon | 10",
                "-5 | 10"
            })
    void a_throttled_call_waits_as_long_as_it_is_told_and_never_longer_than_a_minute(String told, int seconds) {
        var creditor = "throttled-" + told.hashCode();
        for (var call : new TripletexCall[] {readOf(creditor), writeOf(creditor + "-write")}) {
            TRIPLETEX.forget();
            sleeper.forget();
            TRIPLETEX.then(json(429, "{}", "Retry-After", told), json(201, WHOLE_JSON));

            client.call(call);

            assertThat(TRIPLETEX.requests()).hasSize(2);
            assertThat(sleeper.sleptInAll())
                    .isBetween(
                            Duration.ofSeconds(seconds),
                            Duration.ofSeconds(seconds).plusMillis(500));
        }
    }

    /** Whole as JSON, but the connection breaks before the end of the chunks. */
    private static ScriptedTripletex.Reply cut() {
        return exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write(WHOLE_JSON.getBytes(UTF_8));
            exchange.getResponseBody().flush();
            // the server hangs up on whoever fails here
            throw new IllegalStateException("cut");
        };
    }

    private static TripletexCall read() {
        return readOf(FJELLHEIM);
    }

    private static TripletexCall readOf(String creditorId) {
        return TripletexCall.get(creditorId, "/invoice");
    }

    private static TripletexCall write() {
        return writeOf(FJELLHEIM);
    }

    private static TripletexCall writeOf(String creditorId) {
        return TripletexCall.post(creditorId, "/ledger/voucher", TripletexJson.object());
    }

    private TripletexFailure failureOf(TripletexCall call) {
        var failure = catchThrowableOfType(TripletexFailure.class, () -> client.call(call));
        assertThat(failure).isNotNull();
        return failure;
    }
}

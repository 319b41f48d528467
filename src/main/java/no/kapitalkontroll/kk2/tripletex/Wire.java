package no.kapitalkontroll.kk2.tripletex;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Message;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Writes a call on the wire and reads what came back. The only place that knows headers; it logs each attempt with ids and
 * codes, never with a query, a body or a token.
 */
@Component("tripletexWire")
public final class Wire {

    private static final Logger LOG = LoggerFactory.getLogger(Wire.class);
    /** Stands in no PDF of ours: their streams are packed, and this is none of their words. */
    private static final String BOUNDARY = "kk2-9d1f7c3ab5e84420-form";

    private static final String REQUEST_ID = "x-tlx-request-id";

    private final Throttle throttle;
    private final Sessions sessions;
    private final Clock clock;
    private final Sleeper sleeper;
    private final MeterRegistry meters;

    Wire(Throttle throttle, Sessions sessions, Clock clock, Sleeper sleeper, MeterRegistry meters) {
        this.throttle = throttle;
        this.sessions = sessions;
        this.clock = clock;
        this.sleeper = sleeper;
        this.meters = meters;
    }

    /** Step of the route: the request, on a message that was emptied before. */
    public void write(Exchange exchange, @ExchangeProperty("call") CallInProgress progress) {
        TripletexCall call = progress.call();
        Message message = exchange.getMessage();
        message.setHeader(Exchange.HTTP_METHOD, call.method());
        message.setHeader(Exchange.HTTP_PATH, call.encodedPath());
        message.setHeader(Exchange.HTTP_QUERY, call.encodedQuery());
        message.setHeader("Accept", call.answers().accept());
        if (progress.session() != null) {
            message.setHeader("Authorization", progress.session().authorization());
        }
        if (call.file() != null) {
            message.setHeader(Exchange.CONTENT_TYPE, "multipart/form-data; boundary=" + BOUNDARY);
            message.setBody(form(call.file()));
        } else if (call.body() == null) {
            message.setBody(null);
        } else {
            message.setHeader(Exchange.CONTENT_TYPE, "application/json; charset=utf-8");
            message.setBody(call.body().toString());
        }
        progress.requireStillOurs(sleeper);
        progress.sent(sleeper.nanos());
    }

    /** One part, called {@code file} (RFC 7578). */
    private static byte[] form(TripletexCall.FilePart file) {
        var head =
                "--%s\r\nContent-Disposition: form-data; name=\"file\"; filename=\"%s\"\r\nContent-Type: application/pdf\r\n\r\n"
                        .formatted(BOUNDARY, file.name());
        var form = new ByteArrayOutputStream();
        form.writeBytes(head.getBytes(StandardCharsets.US_ASCII));
        form.writeBytes(file.content());
        form.writeBytes("\r\n--%s--\r\n".formatted(BOUNDARY).getBytes(StandardCharsets.US_ASCII));
        return form.toByteArray();
    }

    /** Step of the route: whatever was answered. */
    public void read(Exchange exchange, @ExchangeProperty("call") CallInProgress progress) {
        Message message = exchange.getMessage();
        int status = message.getHeader(Exchange.HTTP_RESPONSE_CODE, 0, Integer.class);
        byte[] bytes = message.getBody(byte[].class);
        Optional<ObjectNode> body = status / 100 == 2 && progress.call().answers() == TripletexCall.Content.PDF
                ? TripletexJson.aroundPdf(bytes)
                : TripletexJson.parse(bytes);
        String requestId = message.getHeader(REQUEST_ID, String.class);
        throttle.heard(progress, status, limits(message));
        empty(message);
        TripletexFailure failure = JudgeAnswer.answered(progress, status, requestId, body);
        if (status == 401 && !progress.isOpen() && progress.session() != null) {
            sessions.refusedForGood(progress, failure);
        }
        log(progress, status, failure == null ? requestId : failure.requestId());
    }

    /** Step of the route: no answer, or one cut off. */
    public void broken(Exchange exchange, @ExchangeProperty("call") CallInProgress progress) {
        empty(exchange.getMessage());
        IOException caught = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, IOException.class);
        JudgeAnswer.broken(progress, caught == null ? new IOException() : caught);
        log(progress, 0, caught == null ? null : caught.getClass().getSimpleName());
    }

    /** Nothing of a request or an answer stays on the exchange, its Authorization least of all. */
    private static void empty(Message message) {
        message.removeHeaders("*");
        message.setBody(null);
    }

    private void log(CallInProgress progress, int status, String requestId) {
        Duration took = progress.tookSince(sleeper.nanos());
        Timer.builder("kk2.tripletex.calls")
                .description("Attempts of calls to Tripletex by outcome, the waits before them not counted")
                .tag("creditor", progress.call().creditorId())
                .tag("method", progress.call().method())
                .tag("outcome", outcome(status))
                .register(meters)
                .record(took);
        LOG.info(
                "call-tripletex {} {} {} ms {}",
                progress,
                status,
                took.toMillis(),
                requestId == null ? "-" : requestId.replaceAll("[^A-Za-z0-9_.-]", ""));
    }

    /** A few words: an operator asks who has to do something. */
    private static String outcome(int status) {
        return switch (status / 100) {
            case 0 -> "broken";
            case 2 -> "answered";
            case 4 -> status == 429 ? "throttled" : "refused";
            default -> "failed";
        };
    }

    private Throttle.Limits limits(Message message) {
        return new Throttle.Limits(
                number(message, "X-Rate-Limit-Limit"),
                number(message, "X-Rate-Limit-Remaining"),
                seconds(number(message, "X-Rate-Limit-Reset")),
                retryAfter(message.getHeader("Retry-After", String.class)));
    }

    /** Null when it is missing or no sensible number. */
    private static Integer number(Message message, String header) {
        return number(message.getHeader(header, String.class));
    }

    private static Integer number(String text) {
        return text != null && text.strip().matches("\\d{1,9}") ? Integer.valueOf(text.strip()) : null;
    }

    private static Duration seconds(Integer seconds) {
        return seconds == null ? null : Duration.ofSeconds(seconds);
    }

    private Duration retryAfter(String text) {
        if (text == null || number(text) != null) {
            return seconds(number(text));
        }
        try {
            ZonedDateTime until = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME);
            Duration wait = Duration.between(clock.instant(), until);
            return wait.isNegative() ? Duration.ZERO : wait;
        } catch (DateTimeException neither) {
            return null;
        }
    }
}

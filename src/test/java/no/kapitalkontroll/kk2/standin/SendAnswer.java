package no.kapitalkontroll.kk2.standin;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** From an answer to HTTP. */
final class SendAnswer {

    private static final String JSON_TYPE = "application/json; charset=utf-8";
    private static final ObjectMapper JSON = new ObjectMapper().enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN);

    private SendAnswer() {}

    static void send(HttpExchange exchange, Answer answer) throws IOException {
        send(exchange, answer.status(), type(answer), bytes(answer));
    }

    static void send(HttpExchange exchange, int status, String contentType, String body) throws IOException {
        send(exchange, status, contentType, body.getBytes(StandardCharsets.UTF_8));
    }

    /** Promises the whole answer and sends half of it. */
    static void truncated(HttpExchange exchange, Answer answer) throws IOException {
        var bytes = bytes(answer);
        exchange.getResponseHeaders().set("Content-Type", type(answer));
        exchange.sendResponseHeaders(answer.status(), bytes.length);
        exchange.getResponseBody().write(bytes, 0, bytes.length / 2);
        exchange.getResponseBody().flush();
    }

    private static void send(HttpExchange exchange, int status, String contentType, byte[] bytes) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", contentType);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private static String type(Answer answer) {
        return answer.pdf() == null ? JSON_TYPE : "application/pdf";
    }

    private static byte[] bytes(Answer answer) throws IOException {
        if (answer.pdf() != null) {
            return answer.pdf();
        }
        return answer.body() == null ? new byte[0] : JSON.writeValueAsBytes(answer.body());
    }
}

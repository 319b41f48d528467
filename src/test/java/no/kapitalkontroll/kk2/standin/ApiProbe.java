package no.kapitalkontroll.kk2.standin;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** A bare client for the stand-in's own tests: a path and query in, a status and JSON out. */
final class ApiProbe {

    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    /** @param json null when the answer has no body */
    record Reply(int status, JsonNode json, HttpResponse<String> response) {

        JsonNode value() {
            return json.get("value");
        }

        JsonNode values() {
            return json.get("values");
        }

        int code() {
            return json.get("code").asInt();
        }

        String field() {
            return json.get("validationMessages").get(0).get("field").textValue();
        }

        String message() {
            return json.get("validationMessages").get(0).get("message").asText();
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse(null);
        }
    }

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final StandInTripletex tripletex;
    private final String authorization;

    private ApiProbe(StandInTripletex tripletex, String authorization) {
        this.tripletex = tripletex;
        this.authorization = authorization;
    }

    static ApiProbe withoutSession(StandInTripletex tripletex) {
        return new ApiProbe(tripletex, null);
    }

    static ApiProbe of(StandInTripletex tripletex, Company company) {
        return as(tripletex, "0", session(tripletex, company));
    }

    static ApiProbe as(StandInTripletex tripletex, String user, String sessionToken) {
        var credentials = (user + ":" + sessionToken).getBytes(StandardCharsets.UTF_8);
        return new ApiProbe(tripletex, "Basic " + Base64.getEncoder().encodeToString(credentials));
    }

    static String session(StandInTripletex tripletex, Company company) {
        var reply = withoutSession(tripletex)
                .post(
                        "/token/session/:create",
                        sessionBody(
                                StandInTripletex.CONSUMER_TOKEN,
                                company.employeeToken(),
                                tripletex.today().plusDays(1).toString()));
        return reply.value().get("token").asText();
    }

    static String sessionBody(String consumerToken, String employeeToken, String expirationDate) {
        return "{\"consumerToken\":\"%s\",\"employeeToken\":\"%s\",\"expirationDate\":\"%s\"}"
                .formatted(consumerToken, employeeToken, expirationDate);
    }

    static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    Reply get(String pathAndQuery) {
        return send("GET", pathAndQuery, "");
    }

    Reply post(String pathAndQuery, String body) {
        return send("POST", pathAndQuery, body);
    }

    Reply put(String pathAndQuery, String body) {
        return send("PUT", pathAndQuery, body);
    }

    Reply delete(String pathAndQuery) {
        return send("DELETE", pathAndQuery, "");
    }

    private Reply send(String method, String pathAndQuery, String body) {
        try {
            return exchange(method, pathAndQuery, body);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** @throws IOException when the connection breaks */
    Reply exchange(String method, String pathAndQuery, String body) throws IOException {
        var request = HttpRequest.newBuilder(URI.create(tripletex.baseUrl() + pathAndQuery.replace(">", "%3E")))
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (authorization != null) {
            request.header("Authorization", authorization);
        }
        try {
            var response = http.send(request.build(), BodyHandlers.ofString());
            return new Reply(response.statusCode(), json(response), response);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private static JsonNode json(HttpResponse<String> response) throws IOException {
        boolean isJson =
                response.headers().firstValue("Content-Type").orElse("").startsWith("application/json; charset");
        return isJson ? JSON.readTree(response.body()) : null;
    }
}

package no.kapitalkontroll.kk2.standin;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** From HTTP to a call: path without {@code /v2}, decoded query, and the company whose session it carries. */
final class ReadRequest {

    private final Sessions sessions;
    private final Supplier<LocalDate> today;
    private final Switches switches;

    ReadRequest(Sessions sessions, Supplier<LocalDate> today, Switches switches) {
        this.sessions = sessions;
        this.today = today;
        this.switches = switches;
    }

    Call read(HttpExchange exchange, long ordinal) throws IOException {
        var uri = exchange.getRequestURI();
        // A plus sign is itself in a path, a space only in a query.
        var path = decode(uri.getRawPath().replace("+", "%2B"));
        var type = exchange.getRequestHeaders().getFirst("Content-Type");
        // a document keeps a character for each of its bytes
        var body = new String(
                exchange.getRequestBody().readAllBytes(),
                type != null && type.startsWith("multipart/") ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8);
        return new Call(
                exchange.getRequestMethod(),
                path.startsWith("/v2/") ? path.substring("/v2".length()) : path,
                List.of(),
                query(uri.getRawQuery()),
                body,
                company(exchange.getRequestHeaders().getFirst("Authorization")),
                exchange.getRequestHeaders().containsKey("If-None-Match"),
                switches,
                ordinal);
    }

    private static Map<String, String> query(String raw) {
        var query = new LinkedHashMap<String, String>();
        if (raw != null) {
            for (var pair : raw.split("&", -1)) {
                int equals = pair.indexOf('=');
                var name = equals < 0 ? pair : pair.substring(0, equals);
                var value = equals < 0 ? "" : pair.substring(equals + 1);
                // A list may come as one value with commas or as the name again and again.
                query.merge(decode(name), decode(value), (first, second) -> first + "," + second);
            }
        }
        return query;
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    /** The user name is 0 or nothing for the token's own company, or that company's id. */
    private Company company(String authorization) {
        if (authorization == null || !authorization.startsWith("Basic ")) {
            return null;
        }
        var credentials = credentials(authorization.substring("Basic ".length()));
        int colon = credentials.indexOf(':');
        if (colon < 0) {
            return null;
        }
        var user = credentials.substring(0, colon);
        return sessions.companyOf(credentials.substring(colon + 1), today.get())
                .filter(company -> user.isEmpty() || user.equals("0") || user.equals(String.valueOf(company.id())))
                .orElse(null);
    }

    private static String credentials(String encoded) {
        try {
            return new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }
}

package no.kapitalkontroll.kk2.tripletex;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * One request to Tripletex, not yet sent. Only query parameters that Tripletex declares may be named: it ignores others
 * without a word and then answers with too much.
 *
 * @param path below the base address, ids and fixed words only
 * @param body null when there is none
 * @param file goes instead of a body, as the part {@code file} of a form; null when there is none
 * @param kind decides what may be repeated and whether a session is needed
 * @param answers what a good answer is made of
 * @param stillOurs asked each time right before it leaves; false: somebody else makes it by now
 */
public record TripletexCall(
        String creditorId,
        String method,
        String path,
        List<Parameter> query,
        JsonNode body,
        FilePart file,
        Kind kind,
        Content answers,
        BooleanSupplier stillOurs) {

    /** A query parameter, not yet encoded. */
    public record Parameter(String name, String value) {}

    /** A PDF on its way. */
    record FilePart(
            String name,
            @SuppressWarnings("ArrayRecordComponent") byte[] content) {

        // SECURITY: a name cannot break out of the head of its part
        private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,100}");

        FilePart {
            if (!NAME.matcher(name).matches()) {
                throw new IllegalArgumentException("not the name of a file");
            }
        }
    }

    /** What a call does on the other side. */
    public enum Kind {
        /** Changes nothing: may be repeated after any failure. */
        READ,
        /** Changes the books: repeated only when it certainly was not processed. */
        WRITE,
        /** Makes a session; a lost one costs nothing, so it may be repeated. */
        LOGIN
    }

    /** What a good answer is made of; one that says no is JSON always. */
    public enum Content {
        JSON("application/json"),
        PDF("application/pdf, application/octet-stream, application/json");

        private final String accept;

        Content(String accept) {
            this.accept = accept;
        }

        String accept() {
            return accept;
        }
    }

    // SECURITY: a path cannot leave our host, whatever it was built from
    private static final Pattern PATH = Pattern.compile("(/[A-Za-z0-9:>]+)+");

    public TripletexCall {
        if (!PATH.matcher(path).matches()) {
            throw new IllegalArgumentException("not a path of the API");
        }
        query = List.copyOf(query);
    }

    /** A call that is answered in JSON. */
    public TripletexCall(
            String creditorId, String method, String path, List<Parameter> query, JsonNode body, Kind kind) {
        this(creditorId, method, path, query, body, null, kind, Content.JSON, () -> true);
    }

    /** A document; the answer of the route is an object with its bytes under {@code pdf}. */
    static TripletexCall pdf(String creditorId, String path) {
        return new TripletexCall(creditorId, "GET", path, List.of(), null, null, Kind.READ, Content.PDF, () -> true);
    }

    static TripletexCall get(String creditorId, String path) {
        return new TripletexCall(creditorId, "GET", path, List.of(), null, Kind.READ);
    }

    static TripletexCall post(String creditorId, String path, JsonNode body) {
        return new TripletexCall(creditorId, "POST", path, List.of(), body, Kind.WRITE);
    }

    static TripletexCall upload(String creditorId, String path, String fileName, byte[] pdf) {
        return new TripletexCall(
                creditorId,
                "POST",
                path,
                List.of(),
                null,
                new FilePart(fileName, pdf),
                Kind.WRITE,
                Content.JSON,
                () -> true);
    }

    static TripletexCall put(String creditorId, String path, JsonNode body) {
        return new TripletexCall(creditorId, "PUT", path, List.of(), body, Kind.WRITE);
    }

    static TripletexCall login(String creditorId, JsonNode tokens) {
        return new TripletexCall(creditorId, "POST", "/token/session/:create", List.of(), tokens, Kind.LOGIN);
    }

    /** This call with one more query parameter. */
    TripletexCall with(String name, Object value) {
        List<Parameter> longer = new ArrayList<>(query);
        longer.add(new Parameter(name, value.toString()));
        return new TripletexCall(creditorId, method, path, longer, body, file, kind, answers, stillOurs);
    }

    /** This call, to be made only as long as that is so. */
    TripletexCall onlyWhile(BooleanSupplier itIsOurs) {
        return new TripletexCall(creditorId, method, path, query, body, file, kind, answers, itIsOurs);
    }

    boolean repeatable() {
        return kind != Kind.WRITE;
    }

    /** {@code >} must be encoded, {@code :} must not. */
    String encodedPath() {
        return path.replace(">", "%3E");
    }

    /** The query as it goes out, or null. */
    String encodedQuery() {
        return query.isEmpty()
                ? null
                : query.stream().map(p -> p.name() + "=" + encoded(p.value())).collect(Collectors.joining("&"));
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A");
    }

    /** Ids only: query and body may hold tokens or personal data. */
    @Override
    public String toString() {
        return creditorId + " " + method + " " + path;
    }
}

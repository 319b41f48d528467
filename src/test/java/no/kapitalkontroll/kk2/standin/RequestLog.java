package no.kapitalkontroll.kk2.standin;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;

/** The witness: every request that came in, in order of arrival. */
public final class RequestLog {

    /**
     * @param path without {@code /v2}, decoded
     * @param company null when the request carried no valid session
     */
    public record Request(
            Instant at, String company, String method, String path, Map<String, String> query, String body) {

        @Override
        public String toString() {
            return method + " " + path + " " + query;
        }
    }

    private final List<Request> requests = new CopyOnWriteArrayList<>();

    RequestLog() {}

    void add(Request request) {
        requests.add(request);
    }

    public List<Request> all() {
        return List.copyOf(requests);
    }

    /** @param path exact, or with {@code *} for any run of characters */
    public List<Request> of(String method, String path) {
        var pattern = Pattern.compile(Pattern.quote(path).replace("*", "\\E.*\\Q"));
        return requests.stream()
                .filter(r ->
                        r.method().equals(method) && pattern.matcher(r.path()).matches())
                .toList();
    }

    public int count(String method, String path) {
        return of(method, path).size();
    }

    public int count() {
        return requests.size();
    }

    /** All that came from a company. */
    public void forget(String company) {
        requests.removeIf(request -> company.equals(request.company()));
    }

    public void clear() {
        requests.clear();
    }
}

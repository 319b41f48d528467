package no.kapitalkontroll.kk2.tripletex;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The other side of the wire: answers what the script says, in its order, and remembers every request. Logins are answered by
 * themselves unless the script says otherwise.
 */
final class ScriptedTripletex implements AutoCloseable {

    /** One answer. */
    interface Reply {
        void send(HttpExchange exchange) throws IOException;
    }

    record Seen(String method, String path, String query, Map<String, String> headers, String body) {

        String value(String parameter) {
            for (String pair : query.split("&", -1)) {
                if (pair.startsWith(parameter + "=")) {
                    return URLDecoder.decode(pair.substring(parameter.length() + 1), StandardCharsets.UTF_8);
                }
            }
            return null;
        }
    }

    private static final String LOGIN = "/v2/token/session/:create";

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Deque<Reply> replies = new ArrayDeque<>();
    private final Deque<Reply> loginReplies = new ArrayDeque<>();
    private final List<Seen> requests = new CopyOnWriteArrayList<>();
    private final List<Seen> logins = new CopyOnWriteArrayList<>();
    private final AtomicInteger sessionNumber = new AtomicInteger();
    private final CountDownLatch ending = new CountDownLatch(1);

    ScriptedTripletex() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/v2";
    }

    synchronized void forget() {
        replies.clear();
        loginReplies.clear();
        requests.clear();
        logins.clear();
    }

    synchronized ScriptedTripletex then(Reply... next) {
        replies.addAll(List.of(next));
        return this;
    }

    synchronized ScriptedTripletex atLogin(Reply... next) {
        loginReplies.addAll(List.of(next));
        return this;
    }

    List<Seen> requests() {
        return requests;
    }

    List<Seen> logins() {
        return logins;
    }

    static Reply ok(String json) {
        return json(200, json);
    }

    static Reply json(int status, String json, String... headers) {
        return exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.getResponseHeaders().set("Set-Cookie", "session=cookie");
            for (int i = 0; i < headers.length; i += 2) {
                exchange.getResponseHeaders().set(headers[i], headers[i + 1]);
            }
            byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        };
    }

    static Reply document(String contentType, byte[] bytes) {
        return exchange -> {
            exchange.getResponseHeaders().set("Content-Type", contentType);
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        };
    }

    static Reply refusal(int status, int code, String field, String words) {
        return json(status, """
                {"status":%d,"code":%d,"message":"%s","requestId":"body-request-id",
                 "validationMessages":[{"field":"%s","message":"%s"}]}""".formatted(status, code, words, field, words));
    }

    static Reply list(int from, long fullResultSize, String... rows) {
        return ok("{\"fullResultSize\":" + fullResultSize + ",\"from\":" + from + ",\"count\":" + rows.length
                + ",\"versionDigest\":null,\"values\":[" + String.join(",", rows) + "]}");
    }

    /** The whole of a list, in one page. */
    static Reply list(String... rows) {
        return list(0, rows.length, rows);
    }

    /** The connection ends without a word. */
    static Reply dropped() {
        return HttpExchange::close;
    }

    /** Promises more than it sends. */
    static Reply truncated(String half) {
        return exchange -> {
            byte[] bytes = half.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, bytes.length + 100L);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        };
    }

    /** Says nothing until the test is over. */
    Reply silent() {
        return exchange -> {
            await(ending);
            exchange.close();
        };
    }

    /** One byte at a time, for ever, until the other side hangs up. */
    Reply dripping() {
        return exchange -> {
            exchange.sendResponseHeaders(200, 0);
            OutputStream out = exchange.getResponseBody();
            while (!isOver(50)) {
                out.write(' ');
                out.flush();
            }
        };
    }

    private boolean isOver(long withinMillis) {
        try {
            return ending.await(withinMillis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    static void await(CountDownLatch latch) {
        try {
            if (!latch.await(30, TimeUnit.SECONDS)) {
                throw new IllegalStateException("waited too long");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, String.join(",", values)));
        Seen seen = new Seen(
                exchange.getRequestMethod(),
                exchange.getRequestURI().getRawPath(),
                exchange.getRequestURI().getRawQuery() == null
                        ? ""
                        : exchange.getRequestURI().getRawQuery(),
                headers,
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        boolean login = LOGIN.equals(seen.path());
        (login ? logins : requests).add(seen);
        try {
            next(login).send(exchange);
        } catch (IOException hungUp) {
            exchange.close();
        }
    }

    private synchronized Reply next(boolean login) {
        Reply scripted = login ? loginReplies.poll() : replies.poll();
        if (scripted != null) {
            return scripted;
        }
        return login
                ? json(201, "{\"value\":{\"id\":1,\"token\":\"session-" + sessionNumber.incrementAndGet() + "\"}}")
                : json(418, "{\"status\":418,\"code\":1,\"message\":\"not in the script\"}");
    }

    @Override
    public void close() {
        ending.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}

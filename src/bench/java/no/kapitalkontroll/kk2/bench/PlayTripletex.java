package no.kapitalkontroll.kk2.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/**
 * Answers as Tripletex does to what KK2 and the floor ask for, out of {@link InventedBooks}: from indexes, with no list gone
 * through, so that it is not what is measured. Lists with more than 10 000 rows are refused as Tripletex refuses them.
 */
final class PlayTripletex implements AutoCloseable {

    private static final int MOST_ROWS = 10_000;
    private static final int THREADS = 8;
    private static final LocalDate PAID_ON = InventedBooks.FIRST_RUN.plusDays(1);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final InventedBooks books;
    private final HttpServer server;
    private final AtomicInteger paid = new AtomicInteger();
    private final AtomicLong calls = new AtomicLong();
    private final AtomicLong lastVoucher = new AtomicLong(7_000_000_000L);
    private final Map<Long, Voucher> vouchers = new ConcurrentSkipListMap<>();
    private final Map<String, Long> byNumber = new java.util.concurrent.ConcurrentHashMap<>();
    private final java.util.Set<String> unknownPaths = java.util.concurrent.ConcurrentHashMap.newKeySet();

    private record Voucher(long id, JsonNode body, boolean attached) {}

    /** A list of rows, of which only those of the page are written. */
    private record Rows(int size, IntConsumer write) {}

    PlayTripletex(InventedBooks books) throws IOException {
        this.books = books;
        // else every answer waits 40 ms for the client's acknowledgement
        System.setProperty("sun.net.httpserver.nodelay", "true");
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::handle);
        server.setExecutor(Executors.newFixedThreadPool(THREADS, task -> {
            var thread = new Thread(task, "play-tripletex");
            thread.setDaemon(true);
            return thread;
        }));
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    /** The first debtors pay what they owe and 58 kroner on top: a fee, and a part of the interest. */
    void pay(int debtors) {
        paid.set(debtors);
    }

    long calls() {
        return calls.get();
    }

    int vouchers() {
        return vouchers.size();
    }

    /** What it was asked and does not know. */
    Collection<String> unknownPaths() {
        return unknownPaths;
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            calls.incrementAndGet();
            var path = exchange.getRequestURI().getPath().substring("/v2".length());
            var out = new StringBuilder(1 << 16);
            var status = answer(
                    exchange.getRequestMethod(),
                    path,
                    query(exchange.getRequestURI().getRawQuery()),
                    exchange.getRequestBody().readAllBytes(),
                    out);
            var bytes = out.toString().getBytes(UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json;charset=utf-8");
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private int answer(String method, String path, Map<String, String> query, byte[] body, StringBuilder out)
            throws IOException {
        if (path.equals("/token/session/:create")) {
            out.append("{\"value\":{\"id\":1,\"token\":\"bench\"}}");
            return 201;
        }
        if (method.equals("POST") && path.equals("/ledger/voucher")) {
            return post(body, out);
        }
        if (path.startsWith("/ledger/voucher/") && path.endsWith("/attachment")) {
            var id = Long.parseLong(path.split("/", -1)[3]);
            vouchers.computeIfPresent(id, (any, voucher) -> new Voucher(id, voucher.body(), true));
            out.append("{\"value\":{\"id\":").append(id).append("}}");
            return 201;
        }
        if (path.matches("/ledger/voucher/\\d+")) {
            var voucher = vouchers.get(Long.parseLong(path.substring("/ledger/voucher/".length())));
            if (voucher == null) {
                return problem(404, 6000, out);
            }
            write(voucher, out.append("{\"value\":"));
            out.append('}');
            return 200;
        }
        return switch (path) {
            case "/invoice" -> invoices(query, out);
            case "/customer" -> customers(query, out);
            case "/ledger/posting/openPost" -> openPostings(query, out);
            case "/ledger/posting" ->
                postings(LocalDate.parse(query.get("dateFrom")), LocalDate.parse(query.get("dateTo")), query, out);
            case "/ledger/voucher/>externalVoucherNumber" -> {
                var found = byNumber.get(query.get("externalVoucherNumber"));
                yield list(found == null ? List.of() : List.of(vouchers.get(found)), query, out);
            }
            case "/ledger/voucher/>nonPosted" -> list(List.copyOf(vouchers.values()), query, out);
            case "/ledger/voucher" -> list(List.of(), query, out);
            case "/ledger/account" -> fixed(List.of(query.get("number").split(",", -1)), this::account, query, out);
            case "/product" -> fixed(List.of("S100", "R100", "O100"), this::product, query, out);
            case "/ledger/vatType" -> fixed(List.of("0"), number -> "{\"id\":7,\"number\":\"0\"}", query, out);
            default -> {
                unknownPaths.add(method + " " + path);
                yield problem(404, 6000, out);
            }
        };
    }

    private static int problem(int status, int code, StringBuilder out) {
        out.append("{\"status\":%d,\"code\":%d,\"message\":\"%s\",\"requestId\":\"bench\"}"
                .formatted(status, code, status == 422 ? "Result set too large. Limit of 10.000 reached" : "refused"));
        return status;
    }

    // --- lists

    private int invoices(Map<String, String> query, StringBuilder out) {
        if (query.containsKey("id")) {
            var ids = ids(query, InventedBooks.INVOICE, books.invoices());
            return page(new Rows(ids.length, row -> invoice(ids[row], out)), query, out);
        }
        if (query.containsKey("invoiceNumber")) {
            var index = Integer.parseInt(query.get("invoiceNumber")) - 1;
            return page(new Rows(index < books.invoices() ? 1 : 0, row -> invoice(index, out)), query, out);
        }
        var from = LocalDate.parse(query.get("invoiceDateFrom"));
        var to = LocalDate.parse(query.get("invoiceDateTo"));
        // two runs of ascending dates: those due, and the others
        int dueFrom = first(0, books.due(), from);
        int dueTo = first(0, books.due(), to);
        int otherFrom = first(books.due(), books.invoices(), from);
        int otherTo = first(books.due(), books.invoices(), to);
        int fromDue = dueTo - dueFrom;
        return page(
                new Rows(
                        fromDue + otherTo - otherFrom,
                        row -> invoice(row < fromDue ? dueFrom + row : otherFrom + row - fromDue, out)),
                query,
                out);
    }

    private int first(int from, int to, LocalDate notBefore) {
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (books.invoiceDate(middle).isBefore(notBefore)) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return from;
    }

    private int customers(Map<String, String> query, StringBuilder out) {
        var ids = "true".equals(query.get("isInactive"))
                ? new int[0]
                : ids(query, InventedBooks.CUSTOMER, Integer.MAX_VALUE);
        return page(new Rows(ids.length, row -> customer(ids[row], out)), query, out);
    }

    /** Everything on the account is open. */
    private int openPostings(Map<String, String> query, StringBuilder out) {
        var to = LocalDate.parse(query.get("date"));
        return query.containsKey("customerId")
                ? ofCustomer((int) (Long.parseLong(query.get("customerId")) - InventedBooks.CUSTOMER), query, out)
                : postings(LocalDate.MIN, to, query, out);
    }

    private int ofCustomer(int customer, Map<String, String> query, StringBuilder out) {
        int first = books.firstOfCustomer(customer);
        int to = books.afterLastOfCustomer(customer);
        int sales = to - first;
        int payments = Math.max(0, Math.min(to, paid.get()) - first);
        return page(
                new Rows(sales + payments, row -> {
                    if (row < sales) {
                        sale(first + row, out);
                    } else {
                        payment(first + row - sales, out);
                    }
                }),
                query,
                out);
    }

    private int postings(LocalDate from, LocalDate to, Map<String, String> query, StringBuilder out) {
        int dueFrom = first(0, books.due(), from);
        int fromDue = first(0, books.due(), to) - dueFrom;
        int otherFrom = first(books.due(), books.invoices(), from);
        int sales = fromDue + first(books.due(), books.invoices(), to) - otherFrom;
        boolean withPayments = !PAID_ON.isBefore(from) && PAID_ON.isBefore(to);
        return page(
                new Rows(sales + (withPayments ? paid.get() : 0), row -> {
                    if (row < fromDue) {
                        sale(dueFrom + row, out);
                    } else if (row < sales) {
                        sale(otherFrom + row - fromDue, out);
                    } else {
                        payment(row - sales, out);
                    }
                }),
                query,
                out);
    }

    private int list(List<Voucher> found, Map<String, String> query, StringBuilder out) {
        return page(new Rows(found.size(), row -> write(found.get(row), out)), query, out);
    }

    private int fixed(
            List<String> names,
            java.util.function.Function<String, String> json,
            Map<String, String> query,
            StringBuilder out) {
        return page(new Rows(names.size(), row -> out.append(json.apply(names.get(row)))), query, out);
    }

    private static int page(Rows rows, Map<String, String> query, StringBuilder out) {
        if (rows.size() > MOST_ROWS) {
            return problem(422, 23000, out);
        }
        int from = Integer.parseInt(query.getOrDefault("from", "0"));
        int to = Math.min(rows.size(), from + Integer.parseInt(query.getOrDefault("count", "1000")));
        out.append("{\"fullResultSize\":")
                .append(to < rows.size() ? to + 1 : rows.size())
                .append(",\"from\":")
                .append(from)
                .append(",\"count\":")
                .append(Math.max(0, to - from))
                .append(",\"values\":[");
        for (int row = from; row < to; row++) {
            if (row > from) {
                out.append(',');
            }
            rows.write().accept(row);
        }
        out.append("]}");
        return 200;
    }

    private static int[] ids(Map<String, String> query, long base, int most) {
        return IntStream.of(java.util.Arrays.stream(query.get("id").split(",", -1))
                        .mapToInt(id -> (int) (Long.parseLong(id) - base))
                        .toArray())
                .filter(index -> index >= 0 && index < most)
                .sorted()
                .toArray();
    }

    // --- rows

    private boolean isPaid(int index) {
        return index < paid.get();
    }

    private void invoice(int index, StringBuilder out) {
        int amount = books.amount(index);
        out.append("{\"id\":")
                .append(InventedBooks.INVOICE + index)
                .append(",\"version\":")
                .append(isPaid(index) ? 2 : 1)
                .append(",\"invoiceNumber\":")
                .append(books.number(index))
                .append(",\"invoiceDate\":\"")
                .append(books.invoiceDate(index))
                .append("\",\"invoiceDueDate\":\"")
                .append(books.dueDate(index))
                .append("\",\"customer\":{\"id\":")
                .append(InventedBooks.CUSTOMER + books.customer(index))
                .append("},\"kid\":\"\",\"amountCurrency\":")
                .append(amount)
                .append(".00,\"amountCurrencyOutstanding\":")
                .append(isPaid(index) ? -58 : amount)
                .append(
                        ".00,\"currency\":{\"id\":1,\"code\":\"NOK\"},\"isCharged\":true,\"isCreditNote\":false,\"isCredited\":false,"
                                + "\"creditedInvoice\":0,\"voucher\":{\"id\":")
                .append(InventedBooks.VOUCHER + index)
                .append("},\"invoiceRemark\":null,\"reminders\":[],\"orderLines\":[{\"id\":")
                .append(8_000_000_000L + index)
                .append(",\"description\":\"Renhold av kontor\"}],\"postings\":[");
        sale(index, out);
        if (isPaid(index)) {
            payment(index, out.append(','));
        }
        out.append("]}");
    }

    private void sale(int index, StringBuilder out) {
        posting(index, InventedBooks.SALE + index, InventedBooks.VOUCHER + index, out);
        out.append(books.invoiceDate(index))
                .append("\",\"amount\":")
                .append(books.amount(index))
                .append(".00}");
    }

    private void payment(int index, StringBuilder out) {
        posting(index, InventedBooks.PAYMENT + index, InventedBooks.PAYMENT_VOUCHER + index, out);
        out.append(PAID_ON)
                .append("\",\"amount\":-")
                .append(books.amount(index) + 58)
                .append(".00}");
    }

    private void posting(int index, long id, long voucher, StringBuilder out) {
        out.append("{\"id\":")
                .append(id)
                .append(",\"voucher\":{\"id\":")
                .append(voucher)
                .append(",\"externalVoucherNumber\":\"\"},\"customer\":{\"id\":")
                .append(InventedBooks.CUSTOMER + books.customer(index))
                .append("},\"closeGroup\":null,\"invoiceNumber\":\"")
                .append(books.number(index))
                .append(
                        "\",\"description\":\"\",\"account\":{\"id\":1500,\"number\":1500,\"ledgerType\":\"CUSTOMER\"},\"date\":\"");
    }

    private void customer(int index, StringBuilder out) {
        out.append("{\"id\":")
                .append(InventedBooks.CUSTOMER + index)
                .append(",\"version\":1,\"name\":\"Kunde ")
                .append(index)
                .append("\",\"customerNumber\":")
                .append(10_001 + index)
                .append(
                        ",\"organizationNumber\":\"\",\"isPrivateIndividual\":true,\"language\":\"NO\",\"overdueNoticeEmail\":\"\","
                                + "\"invoiceEmail\":\"\",\"email\":\"kunde")
                .append(index)
                .append("@kunde.example\",\"isFactoring\":false,\"isAutomaticReminderEnabled\":false,"
                        + "\"isAutomaticNoticeOfDebtCollectionEnabled\":false,\"physicalAddress\":null,"
                        + "\"postalAddress\":{\"addressLine1\":\"Kundeveien ")
                .append(index)
                .append(
                        "\",\"addressLine2\":\"\",\"postalCode\":\"0484\",\"city\":\"Oslo\",\"country\":{\"isoAlpha2Code\":\"NO\"}}}");
    }

    private String account(String number) {
        return ("{\"id\":%1$s,\"number\":%1$s,\"ledgerType\":\"%2$s\",\"vatLocked\":false,\"vatType\":null,"
                        + "\"legalVatTypes\":[{\"id\":7,\"number\":\"0\"}],\"isInactive\":false,\"isBankAccount\":%3$s}")
                .formatted(number, number.equals("1500") ? "CUSTOMER" : "GENERAL", number.equals("1930"));
    }

    private String product(String number) {
        return "{\"id\":%d,\"number\":\"%s\",\"isInactive\":false}".formatted((int) number.charAt(0), number);
    }

    // --- vouchers

    private int post(byte[] body, StringBuilder out) throws IOException {
        var id = lastVoucher.incrementAndGet();
        var json = JSON.readTree(body);
        var voucher = new Voucher(id, json, false);
        vouchers.put(id, voucher);
        byNumber.put(json.path("externalVoucherNumber").asText(), id);
        write(voucher, out.append("{\"value\":"));
        out.append('}');
        return 201;
    }

    private static void write(Voucher voucher, StringBuilder out) {
        var body = voucher.body();
        List<String> lines = new ArrayList<>();
        for (var line : body.path("postings")) {
            lines.add(
                    "{\"id\":%d,\"row\":%d,\"account\":{\"id\":%4$s,\"number\":%4$s},\"amount\":%3$s,\"customer\":%5$s,\"product\":%6$s,\"invoiceNumber\":\"%7$s\",\"closeGroup\":null}"
                            .formatted(
                                    voucher.id() * 10 + lines.size(),
                                    lines.size() + 1,
                                    line.path("amountGross").decimalValue().toPlainString(),
                                    line.path("account").path("id").asText(),
                                    reference(line.path("customer")),
                                    reference(line.path("product")),
                                    line.path("invoiceNumber").asText("")));
        }
        out.append(
                "{\"id\":%d,\"externalVoucherNumber\":\"%s\",\"description\":\"%s\",\"date\":\"%s\",\"number\":0,\"attachment\":%s,\"postings\":[%s]}"
                        .formatted(
                                voucher.id(),
                                body.path("externalVoucherNumber").asText(),
                                body.path("description").asText(),
                                body.path("date").asText(),
                                voucher.attached() ? "{\"id\":" + voucher.id() + "}" : "null",
                                String.join(",", lines)));
    }

    private static String reference(JsonNode thing) {
        return thing.has("id") ? "{\"id\":" + thing.path("id").asLong() + "}" : "null";
    }

    private static Map<String, String> query(String raw) {
        Map<String, String> query = new HashMap<>();
        if (raw != null) {
            for (var pair : raw.split("&", -1)) {
                int equals = pair.indexOf('=');
                query.put(pair.substring(0, equals), URLDecoder.decode(pair.substring(equals + 1), UTF_8));
            }
        }
        return query;
    }
}

package no.kapitalkontroll.kk2.standin;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Tripletex, as far as KK2 sees it: an HTTP server on the loopback address with companies in memory. It behaves as the
 * real one is known to, its awkward sides included; what is not known is a {@linkplain Switches switch}.
 */
public final class StandInTripletex implements AutoCloseable {

    /** The consumer token that it accepts. */
    public static final String CONSUMER_TOKEN = "standin-consumer-token";

    private static final ZoneId OSLO = ZoneId.of("Europe/Oslo");
    private final Clock clock;
    private final HttpServer server;
    private final ExecutorService threads;
    private final Switches switches = new Switches();
    private final Sessions sessions = new Sessions();
    private final RateLimit rateLimit;
    private final RequestLog log = new RequestLog();
    private final ContractCheck contractCheck = new ContractCheck();
    private final Faults faults = new Faults();
    private final Endpoints endpoints = new Endpoints();
    private final ReadRequest readRequest = new ReadRequest(sessions, this::today, switches);
    private final List<Company> companies = new CopyOnWriteArrayList<>();
    private final AtomicLong lastRequest = new AtomicLong();
    private final Play play = new Play(this);
    private volatile LocalDate today;

    private StandInTripletex(Clock clock) {
        this.clock = clock;
        this.rateLimit = new RateLimit(clock);
        // Else every answer waits 40 ms for the client's acknowledgement; read once, when the first server starts.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        try {
            this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.threads = Executors.newCachedThreadPool(task -> {
            var thread = new Thread(task, "stand-in-tripletex");
            thread.setDaemon(true);
            return thread;
        });
        new SessionEndpoints(sessions, CONSUMER_TOKEN, this::today, this::companyByToken).register(endpoints);
        InvoiceEndpoints.register(endpoints);
        LedgerEndpoints.register(endpoints);
        VoucherEndpoints.register(endpoints, this::today);
        VoucherStatusEndpoints.register(endpoints);
    }

    public static StandInTripletex start() {
        return start(Clock.system(OSLO));
    }

    /** @param clock for the rate limit's windows, and for today as long as nobody {@linkplain #setToday sets} it */
    public static StandInTripletex start(Clock clock) {
        var tripletex = new StandInTripletex(clock);
        tripletex.server.createContext("/", tripletex::handle);
        tripletex.server.setExecutor(tripletex.threads);
        tripletex.server.start();
        return tripletex;
    }

    public Company company(String name, String organisationNumber, String employeeToken) {
        int ordinal = companies.size() + 1;
        var company =
                new Company(this, 5_000_000L + ordinal, name, organisationNumber, employeeToken, 1000 * ordinal + 1);
        companies.add(company);
        return company;
    }

    public List<Company> companies() {
        return List.copyOf(companies);
    }

    private Optional<Company> companyByToken(String employeeToken) {
        return companies.stream()
                .filter(c -> c.employeeToken().equals(employeeToken))
                .findFirst();
    }

    /** {@code http://127.0.0.1:port/v2}. */
    public String baseUrl() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/v2";
    }

    public LocalDate today() {
        var set = today;
        return set != null ? set : LocalDate.ofInstant(clock.instant(), OSLO);
    }

    public void setToday(LocalDate date) {
        today = date;
    }

    public Switches switches() {
        return switches;
    }

    public RequestLog log() {
        return log;
    }

    /** Where requests broke the API's contract, though the answer may not have shown it. */
    public List<String> violations() {
        return contractCheck.violations();
    }

    public void limitRate(int callsPerWindow, Duration windowLength) {
        rateLimit.set(callsPerWindow, windowLength);
    }

    /** The next request with this method and path prefix (without {@code /v2}) meets the fault. */
    public void failNext(String method, String pathPrefix, Fault fault) {
        faults.once(1, method, pathPrefix, fault);
    }

    public void failNext(int times, String method, String pathPrefix, Fault fault) {
        faults.once(times, method, pathPrefix, fault);
    }

    /** Every such request of the company fails on this date. */
    public void failOn(Company company, LocalDate date, String method, String pathPrefix, Fault fault) {
        faults.onDate(company, date, method, pathPrefix, fault);
    }

    /** How many faults of {@link #failNext} have not come yet. */
    public int faultsAhead() {
        return faults.ahead();
    }

    /** Forgets the faults that have not come yet. */
    public void recover() {
        faults.clear();
    }

    /** The people in and around Tripletex. */
    public Play play() {
        return play;
    }

    /** Sets the date, and lets happen what people do before KK2's run of it. */
    public void playDay(LocalDate date) {
        setToday(date);
        play.playDay(date);
    }

    /** Lets happen what people do after KK2's run of this date. */
    public void playEvening(LocalDate date) {
        play.playEvening(date);
    }

    Sessions sessions() {
        return sessions;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    // --- one request

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var requestId = "req-" + lastRequest.incrementAndGet();
            exchange.getResponseHeaders().set("x-tlx-request-id", requestId);
            var call = readRequest.read(exchange, lastRequest.get());
            log.add(new RequestLog.Request(
                    clock.instant(),
                    call.company() == null ? null : call.company().name(),
                    call.method(),
                    call.path(),
                    call.query(),
                    call.body()));
            contractCheck.check(call.method(), call.path(), call.query(), call.body());
            var fault = faults.take(call.company(), today(), call.method(), call.path());
            if (fault.isPresent()) {
                answerWith(fault.get(), exchange, call, requestId);
            } else {
                SendAnswer.send(exchange, process(exchange, call, requestId));
            }
        } catch (InterruptedException e) {
            // The server is being closed while a request was stalled.
            Thread.currentThread().interrupt();
        }
    }

    private Answer process(HttpExchange exchange, Call call, String requestId) {
        try {
            if (call.path().equals("/token/session/:create")) {
                return endpoints.answer(call);
            }
            if (call.company() == null) {
                throw ApiProblem.unauthorized();
            }
            takeFromRateLimit(exchange, call.company());
            synchronized (call.books()) {
                return endpoints.answer(call);
            }
        } catch (ApiProblem problem) {
            return new Answer(problem.status(), problem.body(requestId));
        } catch (RuntimeException e) {
            contractCheck.standInFailed(call, e);
            return new Answer(500, ApiProblem.of(500, 1000, null).body(requestId));
        }
    }

    private void takeFromRateLimit(HttpExchange exchange, Company company) {
        var state = rateLimit.take(company);
        var headers = exchange.getResponseHeaders();
        headers.set("X-Rate-Limit-Limit", String.valueOf(state.limit()));
        headers.set("X-Rate-Limit-Remaining", String.valueOf(state.remaining()));
        if (!state.exceeded() || switches.rateResetOn429) {
            headers.set("X-Rate-Limit-Reset", String.valueOf(state.secondsLeft()));
        }
        if (state.exceeded()) {
            throw ApiProblem.of(429, 429, "Too many requests");
        }
    }

    private void answerWith(Fault fault, HttpExchange exchange, Call call, String requestId)
            throws IOException, InterruptedException {
        if (fault instanceof Fault.Status status) {
            SendAnswer.send(exchange, status.status(), status.contentType(), status.body());
        } else if (fault instanceof Fault.TooManyRequests) {
            SendAnswer.send(exchange, 429, "application/json", "");
        } else if (fault instanceof Fault.Drop drop) {
            // Closing the exchange without an answer breaks the connection.
            if (drop.processed()) {
                process(exchange, call, requestId);
            }
        } else if (fault instanceof Fault.Truncated) {
            SendAnswer.truncated(exchange, process(exchange, call, requestId));
        } else if (fault instanceof Fault.Garbage garbage) {
            process(exchange, call, requestId);
            SendAnswer.send(exchange, 200, garbage.contentType(), garbage.body());
        } else if (fault instanceof Fault.Stall stall) {
            stall.reached().countDown();
            stall.gate().await();
            SendAnswer.send(exchange, process(exchange, call, requestId));
        }
    }
}

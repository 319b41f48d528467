package no.kapitalkontroll.kk2.story;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import javax.management.RuntimeMBeanException;
import javax.management.openmbean.CompositeData;
import javax.management.openmbean.TabularData;
import no.kapitalkontroll.kk2.core.giro.GiroFileText;
import no.kapitalkontroll.kk2.embedded.Kk2World;
import no.kapitalkontroll.kk2.installation.Mode;
import no.kapitalkontroll.kk2.run.RunOutcome;
import no.kapitalkontroll.kk2.standin.Company;
import no.kapitalkontroll.kk2.standin.CustomerCard;
import no.kapitalkontroll.kk2.standin.Fault;
import no.kapitalkontroll.kk2.standin.InvoiceDoc;
import no.kapitalkontroll.kk2.standin.StandInTripletex;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.core.env.Environment;

/**
 * Guard: no personal data and no token in logs, JMX, metrics, traces, pages and exception texts, whatever goes wrong. Every field that
 * comes from outside is marked by a word of its own. What tells of people by design is asked for on purpose and is not looked
 * at here: the operations Cases.log and Cases.show of JMX, statements, accounts, dossiers and letters. The field that Tripletex
 * names in a refusal is a word of its interface and is told.
 */
@ExtendWith(OutputCaptureExtension.class)
class MarkedDataStory {

    /** A marked word says which field it stood in. */
    private static final Pattern MARKED = Pattern.compile("zq[a-z]+qz");

    private static final MBeanServer JMX = ManagementFactory.getPlatformMBeanServer();

    @TempDir
    Path folder;

    private final StandInTripletex tripletex = StandInTripletex.start();
    private final MailHouse mail = new MailHouse();
    private final List<String> said = new ArrayList<>();
    private final List<String> spans = new CopyOnWriteArrayList<>();
    private HttpServer collector;
    private Kk2World kk2;
    private Company company;

    @BeforeEach
    void a_marked_world() throws Exception {
        kk2 = new Kk2World(tripletex, folder, LocalDate.parse("2026-09-14"));
        kk2.environment().put("KK2_SMTP_PORT", String.valueOf(mail.port()));
        collector = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        collector.createContext("/v1/traces", this::collect);
        collector.start();
        kk2.environment()
                .put(
                        "KK2_OTLP_ENDPOINT",
                        "http://127.0.0.1:" + collector.getAddress().getPort());
        kk2.properties()
                .putAll(Map.of(
                        "server.port",
                        0,
                        "kk2.tripletex.retry-pause-ms",
                        "0",
                        "kk2.tripletex.login-pause-seconds",
                        "0"));
        company = tripletex.company("zqcompanyqz AS", "914286018", "zqtokenqz");
        company.account(1930).bank("12345678903");
        var token = Files.writeString(folder.resolve("token"), "zqtokenqz");
        Files.writeString(kk2.creditors().resolve("marked.yaml"), """
                id: marked
                name: zqcompanyqz AS
                organisation-number: "914286018"
                address: {lines: [zqstreetqz 1], postal-code: "0155", city: Oslo}
                contact: {name: zqcontactqz, email: zqcontactmailqz@creditor.example, phone: "22 00 00 00"}
                case-handlers: [{name: zqhandlerqz, email: zqhandlermailqz@creditor.example}]
                bank-account: "1234.56.78903"
                from-address: zqfromqz@creditor.example
                start-date: 2026-01-01
                tripletex: {employee-token: "file:%s", company-id: 0}
                ledger: {fee-income: 3909, interest-income: 8050, costs: 7309, bank: 1930, receivables: 1500}
                products: {fee: S100, interest: R100, costs: O100}
                """.formatted(token));
        // Camel's own test kit switches JMX off for the whole JVM
        System.clearProperty("org.apache.camel.jmx.disabled");
        kk2.start(Mode.SERVICE);
    }

    /** Texts stand in the binary form of spans as they are. */
    private void collect(HttpExchange exchange) throws IOException {
        spans.add(new String(exchange.getRequestBody().readAllBytes(), ISO_8859_1));
        exchange.sendResponseHeaders(200, -1);
        exchange.close();
    }

    private CustomerCard debtor() {
        return company.customer("zqnameqz Nordmann")
                .privatePerson()
                .email("zqmailqz@debtor.example")
                .postalAddress("zqlineqz 3", "0155", "zqcityqz", "NO")
                .physicalAddress("zqphysicalqz 3", "0155", "Oslo", "NO");
    }

    private InvoiceDoc invoice(CustomerCard debtor) {
        var due = LocalDate.parse("2026-08-31");
        tripletex.setToday(due.minusDays(14));
        return company.invoice(debtor, new BigDecimal("12500.00"), due.minusDays(14), due)
                .line("zqorderqz")
                .comment("zqcommentqz");
    }

    private void run(String date) {
        for (RunOutcome outcome : kk2.run(LocalDate.parse(date))) {
            said.addAll(outcome.problems());
        }
    }

    @Test
    void nothing_that_was_marked_is_found_where_it_does_not_belong(CapturedOutput log) throws Exception {
        var collected = invoice(debtor());
        var unreachable = invoice(debtor().email("zqrefusedqz@debtor.example"));
        mail.refuse("zqrefusedqz@debtor.example");
        invoice(debtor()).remark("zqremarkqz", null);
        invoice(debtor().withoutEmail().withoutAddress());
        var malformed = invoice(debtor()).malformed(true);

        run("2026-09-15");
        actionsOfPeople(collected, unreachable);
        malformed.malformed(false);
        everythingGoesWrong(collected);

        assertThat(planted()).contains("zqnameqz", "zqmailqz", "zqlineqz", "zqremarkqz", "zqnoteqz", "zqorderqz");
        assertThat(mail.mails()).anyMatch(one -> one.recipient().equals("zqmailqz@debtor.example"));
        kk2.bean(SdkTracerProvider.class).forceFlush().join(30, TimeUnit.SECONDS);
        var told = new ArrayList<>(said);
        told.addAll(spans);
        told.add(log.getAll());
        told.addAll(attributes());
        told.addAll(pages());
        told.addAll(kk2.sql()
                .sql("SELECT CONCAT_WS(' ', subject, reason, remedy) FROM parked")
                .query(String.class)
                .list());
        told.addAll(kk2.sql()
                .sql("SELECT problem FROM runs WHERE problem IS NOT NULL")
                .query(String.class)
                .list());

        assertThat(told).anyMatch(text -> text.startsWith("no.kapitalkontroll.kk2:type=Parked"));
        assertThat(log.getAll()).contains("parked: marked");
        assertThat(spans).anyMatch(text -> text.contains("call-tripletex"));
        assertThat(marked(told)).isEmpty();
        assertThat(told).noneMatch(text -> text.contains(StandInTripletex.CONSUMER_TOKEN));
    }

    private void actionsOfPeople(InvoiceDoc collected, InvoiceDoc unreachable) throws Exception {
        var invoice = collected.number();
        operate("Cases", "note", "marked", invoice, "zqwhoqz", "zqnoteqz");
        operate("Cases", "hold", "marked", invoice, "", "zqwhoqz", "zqwhyqz");
        operate("Cases", "resume", "marked", invoice, "", "zqwhoqz", "zqwhyqz");
        operate("Cases", "object", "marked", invoice, "", "", "zqwhoqz", "zqobjectionqz");
        operate("Cases", "rejectObjection", "marked", invoice, "zqanswerqz", "zqwhoqz", "zqwhyqz");
        operate("Cases", "hold", "marked", invoice, "zqdateqz", "zqwhoqz", "zqwhyqz");
        operate("Cases", "waive", "marked", unreachable.number(), "zqwhatqz", "zqamountqz", "zqwhoqz", "zqwhyqz");
        operate("PersonalData", "verifyLog", "marked", 0);
        operate("PersonalData", "foreseePurge");
        var giro = Files.createDirectories(kk2.giroFiles().resolve("marked"));
        Files.writeString(
                giro.resolve("a.txt"),
                new GiroFileText("12345678903")
                        .paysWithWords("zqwordsqz", 100, LocalDate.parse("2026-09-16"))
                        .text());
    }

    private void everythingGoesWrong(InvoiceDoc collected) {
        company.bankVoucher(
                collected.customer(), collected.number(), LocalDate.parse("2026-09-15"), new BigDecimal("12650.00"));
        var body =
                "{\"status\":422,\"code\":18000,\"message\":\"zqerrorqz\",\"validationMessages\":[{\"field\":\"postings\",\"message\":\"zqvalidationqz\"}]}";
        tripletex.failNext(9, "POST", "/ledger/voucher", Fault.status(422, body));
        run("2026-09-16");
        tripletex.failNext(9, "GET", "/invoice", Fault.status(500, body));
        run("2026-09-17");
        tripletex.recover();
        tripletex.failNext(
                9, "GET", "/customer", new Fault.Garbage("application/json", "{\"value\": {\"zqjsonqz\": zqbrokenqz"));
        run("2026-09-18");
        tripletex.recover();
        tripletex.failNext(9, "GET", "/ledger", new Fault.Garbage("text/html", "<html>zqhtmlqz</html>"));
        run("2026-09-21");
        tripletex.recover();
        tripletex.failNext(9, "PUT", "/token", Fault.status(401, body));
        company.expireSessions();
        run("2026-09-22");
        tripletex.recover();
        mail.takeWithoutAnswer(9);
        run("2026-09-29");
        run("2026-10-05");
        mail.down(true);
        run("2026-10-06");
        mail.down(false);
        run("2026-10-07");
    }

    /** What an operation answers is told to whoever may operate: no name in it either. */
    private void operate(String type, String operation, Object... arguments) throws JMException {
        var signature = Arrays.stream(arguments)
                .map(argument -> argument instanceof Integer ? "int" : String.class.getName())
                .toArray(String[]::new);
        said.add(text(
                JMX.invoke(new ObjectName("no.kapitalkontroll.kk2:type=" + type), operation, arguments, signature)));
    }

    /** The marked words that KK2 stores. */
    private Set<String> planted() {
        return marked(kk2.sql().sql("""
                        SELECT content FROM customers UNION ALL SELECT content FROM invoices UNION ALL SELECT detail FROM case_log
                        """).query(String.class).list());
    }

    private static Set<String> marked(Collection<String> texts) {
        return texts.stream()
                .flatMap(text -> MARKED.matcher(text).results().map(MatchResult::group))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Every attribute of every bean of every domain, and what those say that cannot be read. */
    private static List<String> attributes() throws JMException {
        List<String> texts = new ArrayList<>();
        for (var name : JMX.queryNames(null, null)) {
            texts.add(name.toString());
            for (var attribute : JMX.getMBeanInfo(name).getAttributes()) {
                if (attribute.isReadable()) {
                    texts.add(name + " " + attribute.getName() + " " + attribute(name, attribute.getName()));
                }
            }
        }
        return texts;
    }

    private static String attribute(ObjectName name, String attribute) {
        try {
            return text(JMX.getAttribute(name, attribute));
        } catch (JMException | RuntimeMBeanException unreadable) {
            return String.valueOf(unreadable);
        }
    }

    private static String text(Object value) {
        if (value instanceof Object[] several) {
            return Arrays.stream(several).map(MarkedDataStory::text).toList().toString();
        }
        if (value instanceof CompositeData composite) {
            return composite.values().stream()
                    .map(MarkedDataStory::text)
                    .toList()
                    .toString();
        }
        if (value instanceof TabularData table) {
            return table.values().stream().map(MarkedDataStory::text).toList().toString();
        }
        return String.valueOf(value);
    }

    private List<String> pages() throws Exception {
        List<String> texts = new ArrayList<>();
        for (var path :
                List.of("", "/health", "/health/dailyRun", "/info", "/prometheus", "/metrics", "/metrics/kk2.parked")) {
            texts.add(page("/actuator" + path));
        }
        return texts;
    }

    private String page(String path) throws Exception {
        var port = kk2.bean(Environment.class).getRequiredProperty("local.server.port");
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .body();
    }

    @AfterEach
    void stop() throws Exception {
        kk2.close();
        collector.stop(0);
        mail.close();
    }
}

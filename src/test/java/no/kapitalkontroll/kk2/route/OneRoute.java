package no.kapitalkontroll.kk2.route;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import no.kapitalkontroll.kk2.Kk2Application;
import no.kapitalkontroll.kk2.cases.CreditorDay;
import no.kapitalkontroll.kk2.cases.PollInvoices;
import no.kapitalkontroll.kk2.run.LoadedCreditors;
import no.kapitalkontroll.kk2.standin.InvoiceDoc;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.AdviceWith;
import org.apache.camel.builder.AdviceWithRouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.model.BeanDefinition;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.test.spring.junit5.CamelSpringBootTest;
import org.apache.camel.test.spring.junit5.UseAdviceWith;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;

/**
 * One shipped route, called alone: what it sends to other routes is woven out where a test says so, and the route is read
 * from its file again afterwards. Earlier steps are played by their own routes on the test's own creditor.
 */
@CamelSpringBootTest
@UseAdviceWith
@SpringBootTest(classes = Kk2Application.class, webEnvironment = SpringBootTest.WebEnvironment.NONE)
@ContextConfiguration(initializers = RouteWorld.class)
abstract class OneRoute {

    static final LocalDate TODAY = RouteWorld.TODAY;

    private static final AtomicLong RUNS = new AtomicLong(1_000);

    private final String routeId;
    private boolean advised;

    @Autowired
    CamelContext camel;

    @Autowired
    ProducerTemplate producer;

    @Autowired
    JdbcClient sql;

    @Autowired
    LoadedCreditors creditors;

    @Autowired
    PollInvoices pollInvoices;

    SmallCompany fjellheim;

    OneRoute(String routeId) {
        this.routeId = routeId;
    }

    @BeforeEach
    void found_a_creditor() {
        camel.start();
        RouteWorld.moveTo(TODAY);
        RouteWorld.TRIPLETEX.recover();
        RouteWorld.TRIPLETEX.log().clear();
        RouteWorld.MAIL.reset();
        found();
    }

    @AfterEach
    void read_the_route_anew() throws Exception {
        MockEndpoint.resetMocks(camel);
        if (advised) {
            camel.getRouteController().stopRoute(routeId);
            camel.removeRoute(routeId);
            var file = PluginHelper.getResourceLoader(camel).resolveResource("file:" + fileOf(routeId));
            PluginHelper.getRoutesLoader(camel).loadRoutes(file);
        }
    }

    final void found(String... moreLines) {
        fjellheim = RouteWorld.found(moreLines);
        assertThat(creditors.reload().broken()).isEmpty();
    }

    static Path fileOf(String routeId) {
        try (var files = Files.newDirectoryStream(Path.of("routes"), "[0-9][0-9]-" + routeId + ".camel.yaml")) {
            return files.iterator().next();
        } catch (java.io.IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    // --- the route under test

    /** Weaves this test's route only. */
    final void weave(Weaving weaving) throws Exception {
        advised = true;
        AdviceWith.adviceWith(camel, routeId, weaving::weave);
    }

    interface Weaving {
        void weave(AdviceWithRouteBuilder route) throws Exception;
    }

    /** Lets this route's first bean step fail for one item, for a reason nobody foresees. */
    final void poison(Predicate<Exchange> item) throws Exception {
        weave(route -> route.weaveByType(BeanDefinition.class)
                .selectFirst()
                .before()
                .process(exchange -> {
                    if (item.test(exchange)) {
                        throw new IllegalStateException("poisoned");
                    }
                }));
    }

    /** Replaces what the route sends to another one by a mock of the same name. */
    final void mock(String... otherRoutes) throws Exception {
        weave(route -> {
            for (var other : otherRoutes) {
                route.weaveByToUri("direct:" + other + "*").replace().to("mock:" + other);
            }
        });
    }

    final MockEndpoint mocked(String otherRoute) {
        return camel.getEndpoint("mock:" + otherRoute, MockEndpoint.class);
    }

    final CreditorDay day() {
        return day(TODAY);
    }

    /** Another run on this date. */
    final CreditorDay day(LocalDate date) {
        RouteWorld.moveTo(date);
        return new CreditorDay(fjellheim.id(), date, RUNS.incrementAndGet(), "route test", decided -> {});
    }

    /** Calls this test's route; a failure is left on the exchange. */
    final Exchange call(CreditorDay day) {
        return call(day, null);
    }

    final Exchange call(CreditorDay day, Object body) {
        return send(routeId, day, body);
    }

    final Exchange send(String route, CreditorDay day, Object body) {
        return producer.request("direct:" + route, exchange -> {
            exchange.setProperty("day", day);
            exchange.getMessage().setBody(body);
        });
    }

    // --- earlier steps, played by their own routes

    final void step(String route, CreditorDay day) {
        assertThat(send(route, day, null).getException()).isNull();
    }

    final CreditorDay readAndDecide(CreditorDay day) {
        step("read-creditor", day);
        step("enrich-claims", day);
        return day;
    }

    final void readInvoices(CreditorDay day) {
        var done = producer.request("direct:poll-invoices", exchange -> {
            exchange.setProperty("day", day);
            exchange.setProperty("readings", pollInvoices.plan(day));
        });
        assertThat(done.getException()).isNull();
    }

    /** Everything up to planned letters. */
    final CreditorDay planLetters(CreditorDay day) {
        readAndDecide(day);
        step("advance-cases", day);
        return day;
    }

    /** Everything up to letters with their bytes. */
    final CreditorDay writeLetters(CreditorDay day) {
        planLetters(day);
        step("generate-letter", day);
        return day;
    }

    /** Letters sent today, and in two days the debtors have paid all that they asked for: proposals are planned. */
    final CreditorDay planProposal(InvoiceDoc... invoices) {
        step("dispatch-mail", writeLetters(day()));
        var paidOn = TODAY.plusDays(2);
        RouteWorld.moveTo(paidOn);
        for (var invoice : invoices) {
            fjellheim.books().pay(invoice, paidOn, SmallCompany.kroner("12600.93"));
        }
        var day = planLetters(day(paidOn));
        RouteWorld.TRIPLETEX.log().clear();
        return day;
    }

    // --- what it left behind

    final List<String> effects() {
        return sql.sql("SELECT CONCAT(kind, ' ', state) FROM effects WHERE creditor_id = ? ORDER BY id")
                .param(fjellheim.id())
                .query(String.class)
                .list();
    }

    final List<String> parked() {
        return sql.sql(
                        "SELECT CONCAT(subject, ': ', reason, ' / ', remedy) FROM parked WHERE creditor_id = ? AND released_on IS NULL ORDER BY id")
                .param(fjellheim.id())
                .query(String.class)
                .list();
    }

    final List<String> letters() {
        return sql.sql("SELECT CONCAT(kind, ' ', state) FROM letters WHERE creditor_id = ? ORDER BY id")
                .param(fjellheim.id())
                .query(String.class)
                .list();
    }

    final List<String> decisions() {
        return sql.sql(
                        "SELECT CONCAT(decision, ' ', COALESCE(reason, '-')) FROM decisions WHERE creditor_id = ? AND last_date IS NULL ORDER BY invoice_number")
                .param(fjellheim.id())
                .query(String.class)
                .list();
    }

    final int count(String table) {
        return sql.sql("SELECT COUNT(*) FROM " + table + " WHERE creditor_id = ?")
                .param(fjellheim.id())
                .query(Integer.class)
                .single();
    }
}

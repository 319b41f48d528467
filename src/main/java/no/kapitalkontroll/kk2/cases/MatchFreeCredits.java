package no.kapitalkontroll.kk2.cases;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import no.kapitalkontroll.kk2.core.coverage.MatchCredits;
import no.kapitalkontroll.kk2.core.coverage.MatchCredits.FreeCredit;
import no.kapitalkontroll.kk2.core.coverage.MatchCredits.Match;
import no.kapitalkontroll.kk2.core.coverage.MatchCredits.OpenClaim;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Proposes for each payment without an invoice what it probably pays. Numbers only: nobody is named. */
@Component
public class MatchFreeCredits {

    private static final int CUSTOMERS_AT_ONCE = 200;

    private final JdbcClient jdbc;
    private final FreeCredits freeCredits;
    private final ReadClaims readClaims;

    MatchFreeCredits(JdbcClient jdbc, FreeCredits freeCredits, ReadClaims readClaims) {
        this.jdbc = jdbc;
        this.freeCredits = freeCredits;
        this.readClaims = readClaims;
    }

    /** All of a creditor, customer by customer. */
    @Transactional(readOnly = true)
    public List<Match> of(String creditorId, LocalDate today) {
        return of(creditorId, today, any -> true);
    }

    /** Those that stop a claim by the decisions in force. */
    @Transactional(readOnly = true)
    public List<Match> thatStop(String creditorId, LocalDate today) {
        var stopped =
                Set.copyOf(jdbc.sql("""
                        SELECT DISTINCT i.customer_id FROM decisions d
                          JOIN invoices i ON i.creditor_id = d.creditor_id AND i.invoice_id = d.invoice_id
                         WHERE d.creditor_id = ? AND d.last_date IS NULL AND d.reason = 'free-credit'
                        """).param(creditorId).query(Long.class).list());
        return stopped.isEmpty() ? List.of() : of(creditorId, today, stopped::contains);
    }

    private List<Match> of(String creditorId, LocalDate today, Predicate<Long> asked) {
        Map<Long, List<FreeCredit>> credits = new TreeMap<>(freeCredits.list(creditorId));
        credits.keySet().removeIf(asked.negate());
        var customers = List.copyOf(credits.keySet());
        var matchCredits = new MatchCredits(readClaims.rules(creditorId).coverPayments());
        List<Match> matches = new ArrayList<>();
        for (int from = 0; from < customers.size(); from += CUSTOMERS_AT_ONCE) {
            var some = customers.subList(from, Math.min(from + CUSTOMERS_AT_ONCE, customers.size()));
            var open = openClaims(creditorId, some, today);
            some.forEach(customer ->
                    matches.addAll(matchCredits.match(credits.get(customer), open.getOrDefault(customer, List.of()))));
        }
        return List.copyOf(matches);
    }

    private Map<Long, List<OpenClaim>> openClaims(String creditorId, List<Long> customers, LocalDate today) {
        var ids = jdbc.sql("""
                        SELECT invoice_id FROM invoices
                         WHERE creditor_id = :creditor AND customer_id IN (:customers) AND outstanding > 0 AND NOT credit_note
                         ORDER BY invoice_id
                        """)
                .param("creditor", creditorId)
                .param("customers", customers)
                .query(Long.class)
                .list();
        record Open(long customerId, OpenClaim claim) {}
        return readClaims.of(new CreditorDay(creditorId, today, 0, "free credits", decided -> {}), ids).stream()
                .filter(claim -> claim.balance().principal().isPositive())
                .map(claim -> new Open(
                        claim.invoice().customerId(),
                        new OpenClaim(
                                claim.invoice().number(),
                                claim.invoice().dueDate(),
                                claim.balance().principal(),
                                claim.ledger())))
                .collect(groupingBy(Open::customerId, TreeMap::new, mapping(Open::claim, toList())));
    }
}

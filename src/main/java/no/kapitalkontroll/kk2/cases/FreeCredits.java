package no.kapitalkontroll.kk2.cases;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import no.kapitalkontroll.kk2.core.coverage.MatchCredits.FreeCredit;
import no.kapitalkontroll.kk2.core.money.Money;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Open credit on a customer's account that nothing of ours explains, and what a giro file shows and nobody has placed yet: money
 * without an invoice, or an invoice without a case that was paid too much. What is open on an invoice with a case is explained by
 * its proposals and its listed refund.
 */
@Component
public class FreeCredits {

    private final JdbcClient jdbc;

    public FreeCredits(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Positive amounts by customer; customers without free credit are left out. */
    public Map<Long, Money> of(String creditorId, Collection<Long> customerIds) {
        if (customerIds.isEmpty()) {
            return Map.of();
        }
        Map<Long, Money> free = new HashMap<>();
        var inCredit = withOpenCredit(creditorId, customerIds);
        if (!inCredit.isEmpty()) {
            jdbc.sql("""
                            SELECT customer_id, net FROM (
                              SELECT p.customer_id, COALESCE(i.credited_invoice_id, p.invoice_id) AS counts_for, SUM(p.amount) AS net
                                FROM postings p FORCE INDEX (ix_postings_customer_open_amount)
                                LEFT JOIN invoices i ON i.creditor_id = p.creditor_id AND i.invoice_id = p.invoice_id
                               WHERE p.creditor_id = :creditor AND p.open AND p.customer_id IN (:ids)
                               GROUP BY p.customer_id, COALESCE(i.credited_invoice_id, p.invoice_id)
                            ) g
                            WHERE net < 0 AND NOT EXISTS (
                              SELECT 1 FROM cases c WHERE c.creditor_id = :creditor AND c.invoice_id = g.counts_for)
                            """).param("creditor", creditorId).param("ids", inCredit).query(row -> {
                free.merge(row.getLong(1), new Money(row.getBigDecimal(2)).negated(), Money::plus);
            });
        }
        unplaced(creditorId, customerIds).forEach((customer, amount) -> free.merge(customer, amount, Money::plus));
        return free;
    }

    /** Of most customers nothing else has to be read. */
    private List<Long> withOpenCredit(String creditorId, Collection<Long> customerIds) {
        return jdbc.sql("""
                        SELECT DISTINCT customer_id FROM postings FORCE INDEX (ix_postings_customer_open_amount)
                         WHERE creditor_id = :creditor AND open = TRUE AND customer_id IN (:ids) AND amount < 0
                        """)
                .param("creditor", creditorId)
                .param("ids", customerIds)
                .query(Long.class)
                .list();
    }

    /** Payments in giro files whose KID leads to several invoices of the customer: a person has to say which one they pay. */
    private Map<Long, Money> unplaced(String creditorId, Collection<Long> customerIds) {
        Map<Long, Money> unplaced = new HashMap<>();
        jdbc.sql("""
                        SELECT customer_id, SUM(amount) FROM (
                          SELECT DISTINCT t.id, t.amount, i.customer_id FROM giro_transactions t
                            JOIN invoices i ON i.creditor_id = t.creditor_id AND i.kid = t.kid
                           WHERE t.creditor_id = :creditor AND t.fate = 'AMBIGUOUS' AND t.amount > 0 AND i.customer_id IN (:ids)) u
                         GROUP BY customer_id
                        """).param("creditor", creditorId).param("ids", customerIds).query(row -> {
            unplaced.put(row.getLong(1), new Money(row.getBigDecimal(2)));
        });
        return unplaced;
    }

    /** Each free payment, by customer: what came back is left out, and of the oldest what else went off. */
    Map<Long, List<FreeCredit>> list(String creditorId) {
        record Open(long customerId, Long countsFor, FreeCredit posting) {}
        Map<List<Long>, List<FreeCredit>> accounts = new LinkedHashMap<>();
        jdbc.sql("""
                        SELECT p.posting_id, p.posted_on, p.amount, p.customer_id, COALESCE(i.credited_invoice_id, p.invoice_id) AS counts_for
                          FROM postings p LEFT JOIN invoices i ON i.creditor_id = p.creditor_id AND i.invoice_id = p.invoice_id
                         WHERE p.creditor_id = :creditor AND p.open AND p.customer_id IN
                               (SELECT n.customer_id FROM postings n WHERE n.creditor_id = :creditor AND n.open AND n.amount < 0)
                           AND NOT EXISTS (SELECT 1 FROM cases c WHERE c.creditor_id = p.creditor_id
                                              AND c.invoice_id = COALESCE(i.credited_invoice_id, p.invoice_id))
                         ORDER BY p.customer_id, p.posted_on, p.posting_id
                        """)
                .param("creditor", creditorId)
                .query((row, index) -> new Open(
                        row.getLong("customer_id"),
                        row.getObject("counts_for", Long.class),
                        new FreeCredit(
                                row.getLong("posting_id"),
                                row.getObject("posted_on", LocalDate.class),
                                new Money(row.getBigDecimal("amount")).negated())))
                .list()
                .forEach(open -> accounts.computeIfAbsent(
                                Arrays.asList(open.customerId(), open.countsFor()), any -> new ArrayList<>())
                        .add(open.posting()));
        Map<Long, List<FreeCredit>> free = new LinkedHashMap<>();
        accounts.forEach((account, postings) -> {
            var left = left(postings);
            if (!left.isEmpty()) {
                free.computeIfAbsent(account.get(0), any -> new ArrayList<>()).addAll(left);
            }
        });
        return free;
    }

    /** What is free of the credits of one account; debits are negative here. */
    private static List<FreeCredit> left(List<FreeCredit> postings) {
        List<FreeCredit> credits = new ArrayList<>(
                postings.stream().filter(one -> one.amount().isPositive()).toList());
        var owed = Money.ZERO;
        for (var debit : postings) {
            if (debit.amount().isNegative()) {
                var undone = credits.stream()
                        .filter(credit -> credit.amount().equals(debit.amount().negated()))
                        .reduce((earlier, later) -> later);
                undone.ifPresent(credits::remove);
                owed = undone.isPresent() ? owed : owed.minus(debit.amount());
            }
        }
        List<FreeCredit> free = new ArrayList<>();
        for (var credit : credits) {
            var taken = owed.min(credit.amount());
            owed = owed.minus(taken);
            if (credit.amount().compareTo(taken) > 0) {
                free.add(new FreeCredit(
                        credit.postingId(), credit.date(), credit.amount().minus(taken)));
            }
        }
        return free;
    }
}

package no.kapitalkontroll.kk2.payment;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import no.kapitalkontroll.kk2.cases.CreditorDay;
import no.kapitalkontroll.kk2.cases.ReadClaims;
import no.kapitalkontroll.kk2.core.money.Money;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Says which invoice a transaction of a giro file pays. A KID may be one invoice's or one customer's: of several invoices it
 * pays the only one that owes something, or the only one whose open amount, claim or last letters' total it is; a returned payment goes
 * back to where it was. Anything else is for a person.
 */
@Component
class FindPaidInvoice {

    private static final int AT_ONCE = 500;

    private final JdbcClient jdbc;
    private final ReadClaims readClaims;

    FindPaidInvoice(JdbcClient jdbc, ReadClaims readClaims) {
        this.jdbc = jdbc;
        this.readClaims = readClaims;
    }

    /** An invoice that a KID leads to; {@code caseId} is null while it is no case. */
    record Invoice(String kid, long id, Long caseId, boolean open, Money outstanding) {

        /** An open case may owe fees when Tripletex shows nothing more. */
        boolean owes() {
            return outstanding.isPositive() || open;
        }
    }

    record Destiny(Fate fate, Invoice invoice) {

        static final Destiny AMBIGUOUS = new Destiny(Fate.AMBIGUOUS, null);

        static Destiny of(Invoice invoice) {
            return new Destiny(invoice.caseId() == null ? Fate.NOT_OURS : Fate.REGISTERED, invoice);
        }
    }

    /** The invoices that KIDs lead to. */
    Map<String, List<Invoice>> of(Collection<String> kids, CreditorDay day) {
        var all = List.copyOf(new HashSet<>(kids));
        Map<String, List<Invoice>> invoices = new HashMap<>();
        for (int from = 0; from < all.size(); from += AT_ONCE) {
            invoices.putAll(jdbc
                    .sql("""
                            SELECT i.kid, i.invoice_id, i.outstanding, c.id AS case_id, c.state IS NOT NULL AND c.state <> 'CLOSED' AS open
                              FROM invoices i LEFT JOIN cases c ON c.creditor_id = i.creditor_id AND c.invoice_id = i.invoice_id
                             WHERE i.creditor_id = :creditor AND i.kid IN (:kids) AND NOT i.credit_note ORDER BY i.invoice_id
                            """)
                    .param("creditor", day.creditorId())
                    .param("kids", all.subList(from, Math.min(from + AT_ONCE, all.size())))
                    .query((row, index) -> new Invoice(
                            row.getString("kid"),
                            row.getLong("invoice_id"),
                            row.getObject("case_id", Long.class),
                            row.getBoolean("open"),
                            new Money(row.getBigDecimal("outstanding"))))
                    .list()
                    .stream()
                    .collect(groupingBy(Invoice::kid)));
        }
        return invoices;
    }

    /** @param ofKid the invoices of the transaction's KID */
    Destiny destiny(Money amount, List<Invoice> ofKid, CreditorDay day) {
        if (ofKid.size() < 2) {
            return ofKid.isEmpty() ? new Destiny(Fate.NOT_OURS, null) : Destiny.of(ofKid.get(0));
        }
        if (amount.isNegative()) {
            return onlyOneOf(ofKid, paidBefore(amount.negated(), ofKid, day));
        }
        var owing = ofKid.stream().filter(Invoice::owes).toList();
        return owing.size() == 1 ? Destiny.of(owing.get(0)) : onlyOneOf(owing, bearing(amount, owing, day));
    }

    private static Destiny onlyOneOf(List<Invoice> invoices, Set<Long> ids) {
        return ids.size() == 1
                ? invoices.stream()
                        .filter(invoice -> ids.contains(invoice.id()))
                        .findFirst()
                        .map(Destiny::of)
                        .orElse(Destiny.AMBIGUOUS)
                : Destiny.AMBIGUOUS;
    }

    private Set<Long> bearing(Money amount, List<Invoice> owing, CreditorDay day) {
        if (owing.isEmpty()) {
            return Set.of();
        }
        var bearing = owing.stream()
                .filter(invoice -> invoice.outstanding().equals(amount))
                .map(Invoice::id)
                .collect(toSet());
        readClaims.of(day, owing.stream().map(Invoice::id).toList()).stream()
                .filter(claim -> claim.balance().total().equals(amount))
                .forEach(claim -> bearing.add(claim.invoice().id()));
        bearing.addAll(jdbc.sql("""
                        SELECT c.invoice_id FROM cases c JOIN letters l ON l.case_id = c.id AND l.state = 'SENT'
                         WHERE c.creditor_id = :creditor AND c.invoice_id IN (:ids) AND CAST(JSON_VALUE(l.notice, '$.total') AS DECIMAL(15, 2)) = :amount
                        """)
                .param("creditor", day.creditorId())
                .param("ids", owing.stream().map(Invoice::id).toList())
                .param("amount", amount.amount())
                .query(Long.class)
                .list());
        return bearing;
    }

    /** Invoices on which a payment of this amount was told of. */
    private Set<Long> paidBefore(Money amount, List<Invoice> invoices, CreditorDay day) {
        return new HashSet<>(jdbc.sql("""
                        SELECT invoice_id FROM registered_payments
                         WHERE creditor_id = :creditor AND invoice_id IN (:ids) AND amount = :amount AND state <> 'WITHDRAWN'
                        """)
                .param("creditor", day.creditorId())
                .param("ids", invoices.stream().map(Invoice::id).toList())
                .param("amount", amount.amount())
                .query(Long.class)
                .list());
    }
}

package no.kapitalkontroll.kk2.demo;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import no.kapitalkontroll.kk2.cases.CreditorDay;
import no.kapitalkontroll.kk2.cases.ReadClaims;
import no.kapitalkontroll.kk2.embedded.Kk2World;
import no.kapitalkontroll.kk2.standin.AmountDue;
import no.kapitalkontroll.kk2.standin.Company;

/** Holds KK2 against the stand-in's books from outside: what an auditor would ask for on any date. */
final class DemoBooks implements AmountDue {

    private final DemoWorld world;
    private final Kk2World kk2;

    DemoBooks(DemoWorld world, Kk2World kk2) {
        this.world = world;
        this.kk2 = kk2;
    }

    @Override
    public Optional<BigDecimal> totalDue(Company company, int invoiceNumber, LocalDate date) {
        return kk2.sql()
                .sql("""
                        SELECT CAST(JSON_VALUE(l.notice, '$.total') AS DECIMAL(15, 2)) FROM letters l JOIN cases c ON c.id = l.case_id
                         WHERE c.creditor_id = ? AND c.invoice_number = ? AND l.state = 'SENT' AND l.letter_date <= ?
                         ORDER BY l.id DESC LIMIT 1
                        """)
                .params(world.creditorOf(company), invoiceNumber, date)
                .query(BigDecimal.class)
                .optional();
    }

    /**
     * Every disagreement on this date, in words; empty: the books agree.
     *
     * @param stale creditors whose ledger could not be read whole: KK2 itself says that it does not know
     */
    List<String> disagreements(LocalDate date, Set<String> stale) {
        List<String> found = new ArrayList<>();
        for (var company : world.companies()) {
            found.addAll(undecided(company, date));
            if (!stale.contains(world.creditorOf(company))) {
                found.addAll(unbalanced(company, date));
            }
        }
        kk2.tripletex().violations().forEach(call -> found.add("not declared by the API document: " + call));
        return found;
    }

    /** Each known invoice has exactly one decision on the date. */
    private List<String> undecided(Company company, LocalDate date) {
        return kk2.sql()
                .sql("""
                        SELECT CONCAT(i.creditor_id, ' invoice ', i.number, ' has ', COUNT(d.first_date), ' decisions on ', :date) FROM invoices i
                          LEFT JOIN decisions d ON d.creditor_id = i.creditor_id AND d.invoice_id = i.invoice_id
                           AND d.first_date <= :date AND (d.last_date IS NULL OR d.last_date >= :date)
                         WHERE i.creditor_id = :creditor
                         GROUP BY i.creditor_id, i.invoice_id, i.number HAVING COUNT(d.first_date) <> 1
                        """)
                .param("creditor", world.creditorOf(company))
                .param("date", date)
                .query(String.class)
                .list();
    }

    /** A case's postings on receivables plus its waiting proposals are its open principal less its refund due. */
    private List<String> unbalanced(Company company, LocalDate date) {
        record Waiting(long invoiceId, BigDecimal amount) {}
        var creditor = world.creditorOf(company);
        var waiting = kk2.sql()
                .sql("""
                        SELECT c.invoice_id, COALESCE(SUM(l.amount), 0) AS amount FROM cases c
                          LEFT JOIN proposals p ON p.case_id = c.id AND p.state IN ('PLANNED', 'WAITING')
                               AND (p.voucher_id IS NULL OR NOT EXISTS (SELECT 1 FROM postings o WHERE o.creditor_id = c.creditor_id AND o.voucher_id = p.voucher_id))
                          LEFT JOIN proposal_lines l ON l.proposal_id = p.id AND l.account = 'RECEIVABLES'
                         WHERE c.creditor_id = ? AND NOT EXISTS
                           (SELECT 1 FROM differences x WHERE x.case_id = c.id AND x.red AND x.last_date IS NULL)
                         GROUP BY c.invoice_id
                        """)
                .param(creditor)
                .query((row, index) -> new Waiting(row.getLong("invoice_id"), row.getBigDecimal("amount")))
                .list();
        var day = new CreditorDay(creditor, date, 0, "audit", decided -> {});
        var claims = kk2.bean(ReadClaims.class)
                .of(day, waiting.stream().map(Waiting::invoiceId).toList());
        List<String> found = new ArrayList<>();
        for (int i = 0; i < claims.size(); i++) {
            var claim = claims.get(i);
            var invoice = company.invoices().stream()
                    .filter(one -> one.id() == claim.invoice().id())
                    .findFirst()
                    .orElseThrow();
            var books = company.receivablesOf(invoice).add(waiting.get(i).amount());
            var expected = claim.balance()
                    .principal()
                    .minus(claim.balance().refundDue())
                    .amount();
            if (books.compareTo(expected) != 0) {
                found.add("%s invoice %d on %s: the books and waiting proposals say %s, the case says %s"
                        .formatted(creditor, claim.invoice().number(), date, books, expected));
            }
        }
        return found;
    }
}

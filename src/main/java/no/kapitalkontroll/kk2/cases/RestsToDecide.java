package no.kapitalkontroll.kk2.cases;

import java.time.LocalDate;
import java.util.List;
import no.kapitalkontroll.kk2.core.money.Money;
import no.kapitalkontroll.kk2.core.procedure.RestPolicy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The cases in which only fees, interest and costs are left, and a case handler is asked what becomes of them (key {@code rest-policy:
 * ask}). He answers with {@code waive} or {@code keep-rest}.
 */
@Component
public class RestsToDecide {

    private final JdbcClient jdbc;
    private final ReadClaims readClaims;

    RestsToDecide(JdbcClient jdbc, ReadClaims readClaims) {
        this.jdbc = jdbc;
        this.readClaims = readClaims;
    }

    /** A case with nothing left but this. */
    public record Rest(int invoiceNumber, Money amount) {

        @Override
        public String toString() {
            return "invoice %d: %s".formatted(invoiceNumber, amount);
        }
    }

    /** By invoice number. */
    @Transactional(readOnly = true)
    public List<Rest> of(String creditorId, LocalDate today) {
        if (readClaims.rules(creditorId).creditor().collecting().restPolicy() != RestPolicy.ASK) {
            return List.of();
        }
        var waiting = jdbc.sql("""
                        SELECT c.invoice_id FROM cases c
                          JOIN decisions d ON d.creditor_id = c.creditor_id AND d.invoice_id = c.invoice_id AND d.last_date IS NULL
                         WHERE c.creditor_id = ? AND c.state <> 'CLOSED' AND c.rest_kept_on IS NULL AND d.reason = 'awaiting-approval'
                         ORDER BY c.invoice_number
                        """).param(creditorId).query(Long.class).list();
        return readClaims.of(new CreditorDay(creditorId, today, 0, "rests", decided -> {}), waiting).stream()
                .filter(claim -> !claim.balance().principal().isPositive())
                .filter(claim -> claim.balance().rest().isPositive())
                .map(claim -> new Rest(claim.invoice().number(), claim.balance().rest()))
                .toList();
    }
}

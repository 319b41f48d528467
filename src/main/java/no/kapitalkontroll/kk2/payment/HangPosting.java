package no.kapitalkontroll.kk2.payment;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Hangs a posting that names no invoice on the one whose registered payment it is, or may be: there it is explained, and stops
 * the customer's other claims no longer as free credit. What an invoice itself lists is never moved.
 */
@Component
class HangPosting {

    private final JdbcClient jdbc;

    HangPosting(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void on(String creditorId, long postingId, long invoiceId) {
        jdbc.sql("UPDATE postings SET invoice_id = ? WHERE creditor_id = ? AND posting_id = ? AND invoice_id IS NULL")
                .params(invoiceId, creditorId, postingId)
                .update();
    }

    /** What KK2 has hung for this payment names no invoice again, unless the invoice has come to list it. */
    @Transactional(propagation = Propagation.MANDATORY)
    void off(long paymentId) {
        jdbc.sql("""
                        UPDATE postings p JOIN registered_payments r
                            ON r.creditor_id = p.creditor_id AND r.posting_id = p.posting_id AND r.invoice_id = p.invoice_id
                           SET p.invoice_id = NULL WHERE r.id = ? AND r.hung AND NOT p.listed
                        """).param(paymentId).update();
    }
}

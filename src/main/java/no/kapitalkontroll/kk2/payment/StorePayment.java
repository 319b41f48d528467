package no.kapitalkontroll.kk2.payment;

import java.time.LocalDate;
import java.util.Objects;
import no.kapitalkontroll.kk2.core.money.Money;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Writes the row of a payment that KK2 was told of; from then on it counts. */
@Component
class StorePayment {

    private final JdbcClient jdbc;

    StorePayment(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Who told of a payment. */
    enum Source {
        HAND,
        FILE
    }

    /**
     * A payment as it was told.
     *
     * @param amount negative: a payment that was returned
     * @param inTimeOn when the payer's bank had the order; null when nobody knows
     */
    record Told(
            String creditorId,
            long invoiceId,
            LocalDate paidOn,
            LocalDate inTimeOn,
            Money amount,
            String account,
            Source source,
            LocalDate registeredOn,
            String actor,
            String reason) {}

    /** Its id. */
    @Transactional(propagation = Propagation.MANDATORY)
    long store(Told told) {
        var key = new GeneratedKeyHolder();
        jdbc.sql("""
                        INSERT INTO registered_payments (creditor_id, invoice_id, paid_on, in_time_on, amount, account, source, state,
                                                         registered_on, actor, reason)
                        VALUES (?, ?, ?, ?, ?, ?, ?, 'COUNTS', ?, ?, ?)
                        """)
                .params(
                        told.creditorId(),
                        told.invoiceId(),
                        told.paidOn(),
                        told.inTimeOn(),
                        told.amount().amount(),
                        told.account(),
                        told.source().name(),
                        told.registeredOn(),
                        told.actor(),
                        told.reason())
                .update(key);
        return Objects.requireNonNull(key.getKey()).longValue();
    }
}

package no.kapitalkontroll.kk2.payment;

import java.time.LocalDate;
import no.kapitalkontroll.kk2.cases.CaseLog;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Lets a transaction of a giro file count as a payment of an invoice, and keeps its fate. */
@Component
class CountTransaction {

    private final JdbcClient jdbc;
    private final StorePayment store;
    private final CaseLog log;

    CountTransaction(JdbcClient jdbc, StorePayment store, CaseLog log) {
        this.jdbc = jdbc;
        this.store = store;
        this.log = log;
    }

    /** Where it counts: {@code caseId} is null while the invoice is no case. */
    record Place(String creditorId, long invoiceId, Long caseId, Fate fate) {}

    /** @return the payment's id */
    @Transactional(propagation = Propagation.MANDATORY)
    long count(Transaction transaction, Place place, LocalDate on, String actor, String why) {
        var id = store.store(new StorePayment.Told(
                place.creditorId(),
                place.invoiceId(),
                transaction.paidOn(),
                transaction.bankDate(),
                transaction.amount(),
                transaction.account(),
                StorePayment.Source.FILE,
                on,
                actor,
                why));
        jdbc.sql("UPDATE giro_transactions SET fate = ?, payment_id = ? WHERE id = ?")
                .params(place.fate().name(), id, transaction.id())
                .update();
        if (place.caseId() != null) {
            log.add(
                    place.caseId(),
                    on,
                    actor,
                    "payment-registered",
                    "payment %d of %s on %s: %s".formatted(id, transaction.amount(), transaction.paidOn(), why));
        }
        return id;
    }
}

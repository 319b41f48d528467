package no.kapitalkontroll.kk2.payment;

import java.time.LocalDate;
import java.util.Optional;
import no.kapitalkontroll.kk2.cases.CaseLog;
import no.kapitalkontroll.kk2.handling.Answer;
import no.kapitalkontroll.kk2.handling.CaseRef;
import no.kapitalkontroll.kk2.handling.HandledCase;
import no.kapitalkontroll.kk2.handling.Operator;
import no.kapitalkontroll.kk2.handling.TakeInHand;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A person says what a transaction of a giro file is whose KID leads to several invoices: a payment of one of them, or not ours. */
@Component
public class SettleTransaction {

    private final TakeInHand takeInHand;
    private final JdbcClient jdbc;
    private final CountTransaction count;
    private final CaseLog log;

    SettleTransaction(TakeInHand takeInHand, JdbcClient jdbc, CountTransaction count, CaseLog log) {
        this.takeInHand = takeInHand;
        this.jdbc = jdbc;
        this.count = count;
        this.log = log;
    }

    /** It pays this case: it counts from its own date, and the next run proposes it to Tripletex. */
    @Transactional
    public Answer on(CaseRef ref, long transactionId, Operator by, LocalDate today) {
        return takeInHand.handle(ref, by, today, held -> waiting(ref.creditorId(), transactionId)
                .map(transaction -> on(held, transaction, by))
                .orElseGet(() -> none(ref.creditorId(), transactionId)));
    }

    private Answer on(HandledCase held, Transaction transaction, Operator by) {
        var invoice = held.claim().invoice();
        if (!transaction.kid().equals(invoice.kid())) {
            return new Answer.Refused(
                    "the transaction does not bear the KID of this invoice",
                    "look at the invoice number; if it pays this invoice all the same, say payment-not-ours and register it by hand");
        }
        var id = count.count(
                transaction,
                new CountTransaction.Place(held.ref().creditorId(), invoice.id(), held.id(), Fate.REGISTERED),
                held.today(),
                by.who(),
                by.why());
        settled(transaction, by, held.today());
        return new Answer.Done("%s: payment %d, %s on %s, counts from that day; the next run proposes it to Tripletex"
                .formatted(held.ref(), id, transaction.amount(), transaction.paidOn()));
    }

    /** It is nothing for KK2: it is booked in Tripletex, or was registered otherwise. */
    @Transactional
    public Answer notOurs(String creditorId, long transactionId, Operator by, LocalDate today) {
        return by.refusal().isPresent()
                ? by.refused()
                : waiting(creditorId, transactionId)
                        .map(transaction -> notOurs(creditorId, transaction, by, today))
                        .orElseGet(() -> none(creditorId, transactionId));
    }

    private Answer notOurs(String creditorId, Transaction transaction, Operator by, LocalDate today) {
        jdbc.sql("UPDATE giro_transactions SET fate = ? WHERE id = ?")
                .params(Fate.SET_ASIDE.name(), transaction.id())
                .update();
        settled(transaction, by, today);
        jdbc.sql("""
                        SELECT c.id FROM cases c JOIN invoices i ON i.creditor_id = c.creditor_id AND i.invoice_id = c.invoice_id
                         WHERE c.creditor_id = ? AND i.kid = ? AND c.state <> 'CLOSED'
                        """)
                .params(creditorId, transaction.kid())
                .query(Long.class)
                .list()
                .forEach(caseId -> log.add(
                        caseId,
                        today,
                        by.who(),
                        "payment-not-ours",
                        "transaction %d of %s on %s: %s"
                                .formatted(transaction.id(), transaction.amount(), transaction.paidOn(), by.why())));
        return new Answer.Done("transaction %d, %s on %s, is nothing for KK2; what waited for it goes on"
                .formatted(transaction.id(), transaction.amount(), transaction.paidOn()));
    }

    private void settled(Transaction transaction, Operator by, LocalDate on) {
        jdbc.sql("UPDATE giro_transactions SET settled_on = ?, actor = ?, reason = ? WHERE id = ?")
                .params(on, by.who(), by.why(), transaction.id())
                .update();
    }

    private Optional<Transaction> waiting(String creditorId, long transactionId) {
        return jdbc.sql(Transaction.SELECT + "t.id = ? AND t.creditor_id = ? AND t.fate = ? FOR UPDATE")
                .params(transactionId, creditorId, Fate.AMBIGUOUS.name())
                .query(Transaction::of)
                .optional();
    }

    private static Answer none(String creditorId, long transactionId) {
        return new Answer.Refused(
                "no transaction %d of %s waits for a person".formatted(transactionId, creditorId),
                "look it up with the command payments");
    }
}

package no.kapitalkontroll.kk2.payment;

import java.util.List;
import java.util.stream.Collectors;
import no.kapitalkontroll.kk2.cases.CaseLog;
import no.kapitalkontroll.kk2.cases.CreditorDay;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Looks in every run at the transactions of earlier giro files that found no invoice: their KID may lead to one that was read
 * since. Those that a person must place are named until he has.
 */
@Component
public class LookAtTransactions {

    private static final int MOST_NAMED = 5;

    private final JdbcClient jdbc;
    private final FindPaidInvoice findPaidInvoice;
    private final CountTransaction count;

    LookAtTransactions(JdbcClient jdbc, FindPaidInvoice findPaidInvoice, CountTransaction count) {
        this.jdbc = jdbc;
        this.findPaidInvoice = findPaidInvoice;
        this.count = count;
    }

    @Transactional
    public void look(CreditorDay day) {
        if (day.ledgerFresh()) {
            place(found(day), day);
        }
        var unsettled = jdbc.sql("SELECT id FROM giro_transactions WHERE creditor_id = ? AND fate = ? ORDER BY id")
                .params(day.creditorId(), Fate.AMBIGUOUS.name())
                .query(Long.class)
                .list();
        if (!unsettled.isEmpty()) {
            day.noteOnce(
                    "%d payments in giro files bear a KID of several invoices, which wait: transactions %s; say case … payment-here --transaction ID, or payment-not-ours (payments lists them)"
                            .formatted(
                                    unsettled.size(),
                                    unsettled.stream()
                                                    .limit(MOST_NAMED)
                                                    .map(String::valueOf)
                                                    .collect(Collectors.joining(", "))
                                            + (unsettled.size() > MOST_NAMED ? " …" : "")));
        }
    }

    private List<Transaction> found(CreditorDay day) {
        return jdbc.sql(Transaction.SELECT + """
                        t.creditor_id = ? AND t.fate = ? AND t.payment_id IS NULL AND t.kid <> ''
                           AND EXISTS (SELECT 1 FROM invoices i WHERE i.creditor_id = t.creditor_id AND i.kid = t.kid AND NOT i.credit_note)
                         ORDER BY t.id
                        """)
                .params(day.creditorId(), Fate.NOT_OURS.name())
                .query(Transaction::of)
                .list();
    }

    private void place(List<Transaction> transactions, CreditorDay day) {
        var invoices =
                findPaidInvoice.of(transactions.stream().map(Transaction::kid).toList(), day);
        for (var transaction : transactions) {
            var destiny = findPaidInvoice.destiny(
                    transaction.amount(), invoices.getOrDefault(transaction.kid(), List.of()), day);
            if (destiny.invoice() != null) {
                count.count(
                        transaction,
                        new CountTransaction.Place(
                                day.creditorId(),
                                destiny.invoice().id(),
                                destiny.invoice().caseId(),
                                destiny.fate()),
                        day.date(),
                        CaseLog.KK2,
                        transaction.toldBy());
            } else {
                jdbc.sql("UPDATE giro_transactions SET fate = ? WHERE id = ?")
                        .params(destiny.fate().name(), transaction.id())
                        .update();
            }
        }
    }
}

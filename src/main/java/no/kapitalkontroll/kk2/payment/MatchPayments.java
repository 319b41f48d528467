package no.kapitalkontroll.kk2.payment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import no.kapitalkontroll.kk2.cases.CancelProposals;
import no.kapitalkontroll.kk2.cases.CaseLog;
import no.kapitalkontroll.kk2.cases.CreditorDay;
import no.kapitalkontroll.kk2.core.bookkeeping.PairPayments;
import no.kapitalkontroll.kk2.core.bookkeeping.PairPayments.MayBeOne;
import no.kapitalkontroll.kk2.core.bookkeeping.RegisteredPayment;
import no.kapitalkontroll.kk2.core.money.Money;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Sees which registered payments Tripletex shows after all (rules § 5). Where our proposal has not left, it is taken back and the
 * two are one without a word; where it has, the case is asked about, and is red until a person says. A payment of another invoice
 * of the customer is another payment.
 */
@Component
public class MatchPayments {

    private static final Logger log = LoggerFactory.getLogger(MatchPayments.class);

    private static final String NOT_OURS =
            "(%1$s.external_voucher_number IS NULL OR %1$s.external_voucher_number NOT LIKE 'KK2-%%')";

    /** Of equal payments on an invoice the latest ones are those that its reversals undid, as they are when coverage is computed. */
    private static final String STANDS = """
            (p.amount > 0
             OR (SELECT COUNT(*) FROM postings o WHERE o.creditor_id = p.creditor_id AND o.invoice_id = p.invoice_id
                    AND o.amount = p.amount AND (o.posted_on > p.posted_on OR (o.posted_on = p.posted_on AND o.posting_id >= p.posting_id))
                    AND %1$s)
              > (SELECT COUNT(*) FROM postings o WHERE o.creditor_id = p.creditor_id AND o.invoice_id = p.invoice_id
                    AND o.amount = -p.amount AND NOT o.voucher_id <=> i.voucher_id AND %1$s))
            """.formatted(NOT_OURS.formatted("o"));

    private static final String CANDIDATES = """
            SELECT r.id, r.paid_on, p.posting_id, p.posted_on, p.invoice_id IS NOT NULL OR s.posting_id IS NOT NULL AS tied
              FROM registered_payments r
              JOIN invoices i ON i.creditor_id = r.creditor_id AND i.invoice_id = r.invoice_id
              JOIN postings p ON p.creditor_id = r.creditor_id AND %2$s
              LEFT JOIN posting_shares s ON s.creditor_id = p.creditor_id AND s.posting_id = p.posting_id AND s.invoice_id = r.invoice_id
             WHERE r.creditor_id = :creditor AND r.state = 'COUNTS' AND %3$s
               AND p.posted_on BETWEEN r.paid_on - INTERVAL 20 DAY AND r.paid_on + INTERVAL 20 DAY
               AND %1$s AND NOT p.voucher_id <=> i.voucher_id
               AND NOT EXISTS (SELECT 1 FROM registered_payments t WHERE t.creditor_id = p.creditor_id AND t.posting_id = p.posting_id)
               AND NOT EXISTS (SELECT 1 FROM different_payments d WHERE d.payment_id = r.id AND d.posting_id = p.posting_id)
               AND NOT EXISTS (SELECT 1 FROM invoices n WHERE n.creditor_id = p.creditor_id AND n.customer_id = i.customer_id
                                  AND n.credit_note AND n.voucher_id = p.voucher_id)
               AND NOT EXISTS (SELECT 1 FROM proposals v WHERE v.creditor_id = p.creditor_id AND v.voucher_id = p.voucher_id)
            """;

    private static final String ON_THE_INVOICE =
            CANDIDATES.formatted(NOT_OURS.formatted("p"), "p.invoice_id = r.invoice_id", "p.amount = -r.amount")
                    + " AND " + STANDS;

    /** What a close group alone ties to the invoice: a bank line without its number that was closed against it. */
    private static final String CLOSED_AGAINST = CANDIDATES.formatted(
            NOT_OURS.formatted("p"),
            "p.customer_id = i.customer_id AND NOT p.invoice_id <=> r.invoice_id",
            "(s.amount = -r.amount OR (p.amount = -r.amount AND s.amount * p.amount > 0))");

    private static final String WITHOUT_INVOICE = CANDIDATES.formatted(
            NOT_OURS.formatted("p"),
            "p.open AND p.customer_id = i.customer_id AND p.invoice_id IS NULL",
            "p.amount = -r.amount");

    /** Pairs whose posting is gone, hangs on another invoice, or was undone before anybody had to say what it is. */
    private static final String NO_LONGER = """
            SELECT r.*, c.id AS case_id FROM registered_payments r
              JOIN invoices i ON i.creditor_id = r.creditor_id AND i.invoice_id = r.invoice_id
              LEFT JOIN cases c ON c.creditor_id = r.creditor_id AND c.invoice_id = r.invoice_id
              LEFT JOIN postings p ON p.creditor_id = r.creditor_id AND p.posting_id = r.posting_id
              LEFT JOIN posting_shares s ON s.creditor_id = p.creditor_id AND s.posting_id = p.posting_id AND s.invoice_id = r.invoice_id
             WHERE r.creditor_id = ? AND r.state IN ('ASKED', 'MATCHED')
               AND s.posting_id IS NULL
               AND (p.posting_id IS NULL OR NOT p.invoice_id <=> r.invoice_id OR (r.state = 'ASKED' AND NOT %s))
            """.formatted(STANDS);

    private static final String BY_ID = """
            SELECT r.*, c.id AS case_id FROM registered_payments r
              LEFT JOIN cases c ON c.creditor_id = r.creditor_id AND c.invoice_id = r.invoice_id WHERE r.id = ?
            """;

    private final JdbcClient jdbc;
    private final CancelProposals cancel;
    private final HangPosting hang;
    private final CaseLog caseLog;
    private final PairPayments pairPayments = new PairPayments();

    MatchPayments(JdbcClient jdbc, CancelProposals cancel, HangPosting hang, CaseLog caseLog) {
        this.jdbc = jdbc;
        this.cancel = cancel;
        this.hang = hang;
        this.caseLog = caseLog;
    }

    /** @param caseId null while the invoice is no case */
    private record Held(RegisteredPayment payment, long invoiceId, Long caseId) {

        static Held of(ResultSet row, int index) throws SQLException {
            return new Held(
                    new RegisteredPayment(
                            row.getLong("id"),
                            row.getObject("paid_on", LocalDate.class),
                            new Money(row.getBigDecimal("amount")),
                            row.getObject("in_time_on", LocalDate.class),
                            RegisteredPayment.State.valueOf(row.getString("state")),
                            row.getObject("posting_id", Long.class)),
                    row.getLong("invoice_id"),
                    row.getObject("case_id", Long.class));
        }
    }

    /** Half a ledger proves nothing: then all stays as it is. */
    @Transactional
    public void match(CreditorDay day) {
        if (!day.ledgerFresh()) {
            return;
        }
        jdbc.sql(NO_LONGER).param(day.creditorId()).query(Held::of).list().forEach(held -> letGo(held, day));
        var candidates = jdbc.sql(ON_THE_INVOICE + " UNION ALL " + CLOSED_AGAINST + " UNION ALL " + WITHOUT_INVOICE)
                .param("creditor", day.creditorId())
                .query((row, index) -> new MayBeOne(
                        row.getLong("id"),
                        row.getObject("paid_on", LocalDate.class),
                        row.getLong("posting_id"),
                        row.getObject("posted_on", LocalDate.class),
                        row.getBoolean("tied")))
                .list();
        pairPayments.pairs(candidates).forEach(pair -> join(pair, day));
    }

    private void letGo(Held held, CreditorDay day) {
        var payment = held.payment();
        lockCase(held);
        if (!stillStands(payment)) {
            return;
        }
        hang.off(payment.id());
        jdbc.sql("UPDATE registered_payments SET state = 'COUNTS', posting_id = NULL, hung = FALSE WHERE id = ?")
                .param(payment.id())
                .update();
        tell(
                held,
                day,
                "payment-unmatched",
                "posting %d is gone, undone or tied elsewhere".formatted(payment.postingId()));
    }

    private void join(MayBeOne pair, CreditorDay day) {
        var held = jdbc.sql(BY_ID).param(pair.paymentId()).query(Held::of).single();
        lockCase(held);
        if (!stillStands(held.payment())) {
            return;
        }
        var isSilent = held.caseId() == null
                || cancel.unsent(
                        held.caseId(), held.payment(), "Tripletex shows the payment, posting " + pair.postingId());
        jdbc.sql("UPDATE registered_payments SET state = ?, posting_id = ?, hung = ? WHERE id = ?")
                .params(isSilent ? "MATCHED" : "ASKED", pair.postingId(), !pair.tied(), pair.paymentId())
                .update();
        if (!pair.tied()) {
            hang.on(day.creditorId(), pair.postingId(), held.invoiceId());
        }
        tell(
                held,
                day,
                isSilent ? "payment-matched" : "payment-twice?",
                "Tripletex shows it as posting %d of %s%s"
                        .formatted(
                                pair.postingId(),
                                pair.postedOn(),
                                isSilent ? "" : ", and a proposal has left: payment-same or payment-different"));
    }

    /** The case first, as people do who answer at the same time: so nobody waits for the other for ever. */
    private void lockCase(Held held) {
        if (held.caseId() != null) {
            jdbc.sql("SELECT id FROM cases WHERE id = ? FOR UPDATE")
                    .param(held.caseId())
                    .query(Long.class)
                    .single();
        }
    }

    /** False when a person has answered meanwhile. */
    private boolean stillStands(RegisteredPayment payment) {
        return jdbc.sql("SELECT id FROM registered_payments WHERE id = ? AND state = ? AND posting_id <=> ? FOR UPDATE")
                .params(payment.id(), payment.state().name(), payment.postingId())
                .query(Long.class)
                .optional()
                .isPresent();
    }

    private void tell(Held held, CreditorDay day, String event, String detail) {
        log.info("payment {} of {}: {}: {}", held.payment().id(), day.creditorId(), event, detail);
        if (held.caseId() != null) {
            caseLog.add(
                    held.caseId(),
                    day.date(),
                    CaseLog.KK2,
                    event,
                    "payment %d of %s on %s: %s"
                            .formatted(
                                    held.payment().id(),
                                    held.payment().amount(),
                                    held.payment().paidOn(),
                                    detail));
        }
    }
}

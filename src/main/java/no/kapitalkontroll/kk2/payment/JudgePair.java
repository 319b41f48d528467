package no.kapitalkontroll.kk2.payment;

import java.time.LocalDate;
import no.kapitalkontroll.kk2.cases.CancelProposals;
import no.kapitalkontroll.kk2.cases.CaseLog;
import no.kapitalkontroll.kk2.core.bookkeeping.RegisteredPayment;
import no.kapitalkontroll.kk2.handling.Answer;
import no.kapitalkontroll.kk2.handling.CaseRef;
import no.kapitalkontroll.kk2.handling.HandledCase;
import no.kapitalkontroll.kk2.handling.Operator;
import no.kapitalkontroll.kk2.handling.TakeInHand;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Says of a registered payment and one that Tripletex shows whether they are one: the question behind a case that is red with
 * {@code payment-twice?}. It is asked once.
 */
@Component
public class JudgePair {

    private final TakeInHand takeInHand;
    private final JdbcClient jdbc;
    private final CancelProposals cancel;
    private final HangPosting hang;
    private final CaseLog log;

    JudgePair(TakeInHand takeInHand, JdbcClient jdbc, CancelProposals cancel, HangPosting hang, CaseLog log) {
        this.takeInHand = takeInHand;
        this.jdbc = jdbc;
        this.cancel = cancel;
        this.hang = hang;
        this.log = log;
    }

    /** What a person can say. */
    public enum Verdict {
        /** One payment: Tripletex' posting counts, and our voucher is corrected by the next run. */
        SAME,
        /** Two payments: both count. A posting that names no invoice is free credit again, until somebody ties it. */
        DIFFERENT
    }

    /** @param paymentId as the list of payments has it; null: the only one that is asked about */
    @Transactional
    public Answer judge(CaseRef ref, Verdict verdict, Long paymentId, Operator by, LocalDate today) {
        return takeInHand.handle(
                ref,
                by,
                today,
                held -> WhichPayment.one(
                        held,
                        paymentId,
                        payment -> payment.state() == RegisteredPayment.State.ASKED,
                        "Tripletex seems to show too",
                        payment -> verdict == Verdict.SAME ? same(held, payment, by) : different(held, payment, by)));
    }

    private Answer same(HandledCase held, RegisteredPayment payment, Operator by) {
        jdbc.sql("UPDATE registered_payments SET state = 'MATCHED' WHERE id = ?")
                .param(payment.id())
                .update();
        cancel.notInTripletex(held.id(), payment.subject(), "Tripletex shows the payment");
        tell(held, payment, "payment-same", by);
        return new Answer.Done("%s: payment %d is posting %d; our proposal of it is corrected by the next run"
                .formatted(held.ref(), payment.id(), payment.postingId()));
    }

    private Answer different(HandledCase held, RegisteredPayment payment, Operator by) {
        jdbc.sql("INSERT INTO different_payments (payment_id, posting_id) VALUES (?, ?)")
                .params(payment.id(), payment.postingId())
                .update();
        hang.off(payment.id());
        jdbc.sql("UPDATE registered_payments SET state = 'COUNTS', posting_id = NULL, hung = FALSE WHERE id = ?")
                .param(payment.id())
                .update();
        tell(held, payment, "payment-different", by);
        return new Answer.Done("%s: payment %d and posting %d are two payments; both count"
                .formatted(held.ref(), payment.id(), payment.postingId()));
    }

    private void tell(HandledCase held, RegisteredPayment payment, String event, Operator by) {
        log.add(
                held.id(),
                held.today(),
                by.who(),
                event,
                "payment %d of %s on %s, posting %d: %s"
                        .formatted(payment.id(), payment.amount(), payment.paidOn(), payment.postingId(), by.why()));
    }
}

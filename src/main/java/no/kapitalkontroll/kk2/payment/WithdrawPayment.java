package no.kapitalkontroll.kk2.payment;

import java.time.LocalDate;
import no.kapitalkontroll.kk2.cases.CancelProposals;
import no.kapitalkontroll.kk2.cases.CaseLog;
import no.kapitalkontroll.kk2.cases.ReopenCase;
import no.kapitalkontroll.kk2.core.bookkeeping.RegisteredPayment;
import no.kapitalkontroll.kk2.core.bookkeeping.Subject;
import no.kapitalkontroll.kk2.handling.Answer;
import no.kapitalkontroll.kk2.handling.CaseRef;
import no.kapitalkontroll.kk2.handling.HandledCase;
import no.kapitalkontroll.kk2.handling.Operator;
import no.kapitalkontroll.kk2.handling.TakeInHand;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Undoes a registration that was wrong: the payment never counted. A proposal that has not left is taken back; one that has is
 * corrected by the next run. A case that it had closed goes on.
 */
@Component
public class WithdrawPayment {

    private final TakeInHand takeInHand;
    private final JdbcClient jdbc;
    private final CancelProposals cancel;
    private final HangPosting hang;
    private final ReopenCase reopen;
    private final CaseLog log;

    WithdrawPayment(
            TakeInHand takeInHand,
            JdbcClient jdbc,
            CancelProposals cancel,
            HangPosting hang,
            ReopenCase reopen,
            CaseLog log) {
        this.takeInHand = takeInHand;
        this.jdbc = jdbc;
        this.cancel = cancel;
        this.hang = hang;
        this.reopen = reopen;
        this.log = log;
    }

    /** @param paymentId as the list of payments has it; null: the only one that counts */
    @Transactional
    public Answer withdraw(CaseRef ref, Long paymentId, Operator by, LocalDate today) {
        return takeInHand.handle(
                ref,
                by,
                today,
                held -> WhichPayment.one(
                        held,
                        paymentId,
                        RegisteredPayment::counts,
                        "counts and could be withdrawn",
                        payment -> withdraw(held, payment, by)));
    }

    private Answer withdraw(HandledCase held, RegisteredPayment payment, Operator by) {
        hang.off(payment.id());
        jdbc.sql("UPDATE registered_payments SET state = 'WITHDRAWN', posting_id = NULL, hung = FALSE WHERE id = ?")
                .param(payment.id())
                .update();
        cancel.notInTripletex(held.id(), payment.subject(), "the payment was withdrawn");
        cancel.notInTripletex(held.id(), Subject.ofPayment(payment.movementId()), "the payment was withdrawn");
        log.add(
                held.id(),
                held.today(),
                by.who(),
                "payment-withdrawn",
                "payment %d of %s on %s: %s".formatted(payment.id(), payment.amount(), payment.paidOn(), by.why()));
        reopenWhereDebtIsBack(held);
        return new Answer.Done(
                "%s: payment %d, %s on %s, never counted; what was proposed for it is corrected by the next run"
                        .formatted(held.ref(), payment.id(), payment.amount(), payment.paidOn()));
    }

    private void reopenWhereDebtIsBack(HandledCase held) {
        var now = takeInHand.take(held.ref(), held.today()).orElseThrow();
        if (ReopenCase.isDebtBack(now.claim())) {
            reopen.reopen(now.id(), now.today());
            log.add(now.id(), now.today(), CaseLog.KK2, "reopened", "principal is open again");
        }
    }
}

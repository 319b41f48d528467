package no.kapitalkontroll.kk2.handling;

import java.time.LocalDate;
import java.util.List;
import no.kapitalkontroll.kk2.cases.CaseLog;
import no.kapitalkontroll.kk2.cases.LookAgain;
import no.kapitalkontroll.kk2.core.bookkeeping.RegisteredPayment;
import no.kapitalkontroll.kk2.core.coverage.Movement;
import no.kapitalkontroll.kk2.core.coverage.OwnMovement;
import no.kapitalkontroll.kk2.core.money.Money;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Registers when the payer's bank had the order of a payment, earlier than it was posted: then it was in time, and a fee that
 * came after it falls away by the next run (inkassoloven § 9, inkassoforskriften § 1-2).
 */
@Component
public class RegisterBankDate {

    private final TakeInHand takeInHand;
    private final JdbcClient jdbc;
    private final CaseLog log;
    private final LookAgain lookAgain;

    public RegisterBankDate(TakeInHand takeInHand, JdbcClient jdbc, CaseLog log, LookAgain lookAgain) {
        this.takeInHand = takeInHand;
        this.jdbc = jdbc;
        this.log = log;
        this.lookAgain = lookAgain;
    }

    /**
     * Which payment is meant: by its posting, or by what is known of it. Null: not said.
     *
     * @param postingId its posting in Tripletex
     * @param paymentId of a payment that KK2 was told of, as the list of payments has it
     * @param postedOn the date of the posting
     * @param amount what was paid; positive
     */
    public record Payment(Long postingId, Long paymentId, LocalDate postedOn, Money amount) {

        /** By what Tripletex shows of it. */
        public Payment(Long postingId, LocalDate postedOn, Money amount) {
            this(postingId, null, postedOn, amount);
        }

        /** @param registered the payments of the case that KK2 was told of */
        boolean is(Movement movement, List<RegisteredPayment> registered) {
            return (postingId == null || postingId == movement.postingId())
                    && (paymentId == null
                            || registered.stream()
                                    .anyMatch(payment -> payment.id() == paymentId && payment.isShownAs(movement)))
                    && (postedOn == null || postedOn.equals(movement.date()))
                    && (amount == null || amount.equals(movement.amount().negated()));
        }
    }

    @Transactional
    public Answer register(CaseRef ref, Payment which, LocalDate hadOn, Operator by, LocalDate today) {
        return takeInHand.handle(
                ref, by, today, held -> FindPayment.in(held, which, payment -> register(held, payment, hadOn, by)));
    }

    private Answer register(HandledCase held, Movement payment, LocalDate hadOn, Operator by) {
        if (!hadOn.isBefore(payment.date())) {
            return new Answer.Refused(
                    "the payment was posted on %s, not after %s".formatted(payment.date(), hadOn),
                    "only an earlier date changes anything");
        }
        if (RegisteredPayment.isMovement(payment.postingId())) {
            jdbc.sql("UPDATE registered_payments SET in_time_on = ? WHERE id = ?")
                    .params(hadOn, RegisteredPayment.ofMovement(payment.postingId()))
                    .update();
            return logged(held, payment, hadOn, by);
        }
        jdbc.sql("""
                        INSERT INTO bank_dates (creditor_id, posting_id, in_time_on, actor, reason) VALUES (?, ?, ?, ?, ?)
                        ON DUPLICATE KEY UPDATE in_time_on = VALUES(in_time_on), actor = VALUES(actor), reason = VALUES(reason)
                        """)
                .params(held.ref().creditorId(), payment.postingId(), hadOn, by.who(), by.why())
                .update();
        lookAgain.atSharersOf(held.ref().creditorId(), payment.postingId());
        return logged(held, payment, hadOn, by);
    }

    private Answer logged(HandledCase held, Movement payment, LocalDate hadOn, Operator by) {
        log.add(
                held.id(),
                held.today(),
                by.who(),
                "bank-date",
                "%s of %s: %s: %s".formatted(OwnMovement.named(payment.postingId()), payment.date(), hadOn, by.why()));
        return new Answer.Done("%s: the payment of %s counts as made on %s"
                .formatted(held.ref(), payment.amount().negated(), hadOn));
    }
}

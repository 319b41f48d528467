package no.kapitalkontroll.kk2.handling;

import java.time.LocalDate;
import java.util.Optional;
import no.kapitalkontroll.kk2.cases.CaseLog;
import no.kapitalkontroll.kk2.cases.Objections;
import no.kapitalkontroll.kk2.cases.RequestLetter;
import no.kapitalkontroll.kk2.cases.TakeBackLetter;
import no.kapitalkontroll.kk2.core.money.Money;
import no.kapitalkontroll.kk2.core.notice.LetterKind;
import no.kapitalkontroll.kk2.core.notice.Notice.ObjectionAnswer;
import no.kapitalkontroll.kk2.core.procedure.Reason;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Registers an objection (innsigelse) in whatever form it came: from now on no step, no fee and no deadline, and a letter
 * that says so (inkassoloven §§ 10 and 17). That somebody cannot pay is no objection.
 */
@Component
public class ReceiveObjection {

    private final TakeInHand takeInHand;
    private final JdbcClient jdbc;
    private final TakeBackLetter takeBack;
    private final Objections objections;
    private final RequestLetter requestLetter;
    private final CaseLog log;

    public ReceiveObjection(
            TakeInHand takeInHand,
            JdbcClient jdbc,
            TakeBackLetter takeBack,
            Objections objections,
            RequestLetter requestLetter,
            CaseLog log) {
        this.takeInHand = takeInHand;
        this.jdbc = jdbc;
        this.takeBack = takeBack;
        this.objections = objections;
        this.requestLetter = requestLetter;
        this.log = log;
    }

    /**
     * Stops the case.
     *
     * @param amount the part of the principal that is contested; null: the whole claim
     * @param receivedOn the day on which the objection came
     */
    @Transactional
    public Answer receive(CaseRef ref, Money amount, LocalDate receivedOn, Operator by, LocalDate today) {
        return takeInHand.handleOpen(ref, by, today, held -> refusal(held, amount, receivedOn)
                .orElseGet(() -> receive(held, amount, receivedOn, by)));
    }

    private Optional<Answer> refusal(HandledCase held, Money amount, LocalDate receivedOn) {
        var principal = held.claim().balance().principal();
        if (objections.latest(held.id()).filter(Objections.Objection::isPending).isPresent()) {
            return refused("an objection is open already", "add what is new with note, or decide the open one first");
        }
        if (held.stopped() == Reason.INSTALMENT_PLAN) {
            return refused("an instalment plan runs", "end the plan first");
        }
        if (receivedOn.isAfter(held.today())) {
            return refused("the objection cannot have come on " + receivedOn, "write the day on which it came");
        }
        return amount != null && (!amount.isPositive() || amount.compareTo(principal) > 0)
                ? refused(
                        "%s is not a part of the open principal, %s".formatted(amount, principal),
                        "write a part of it, or leave the amount out for the whole claim")
                : Optional.empty();
    }

    private Answer receive(HandledCase held, Money amount, LocalDate receivedOn, Operator by) {
        takeBack.unsentOf(held.id(), Reason.DISPUTED.word(), held.today());
        objections.receive(held.id(), amount, receivedOn, by.who());
        requestLetter.of(
                held.id(),
                LetterKind.OBJECTION_ANSWER,
                new ObjectionAnswer(ObjectionAnswer.Outcome.RECEIVED, receivedOn, amount, "", by.who()),
                held.today());
        dropFeesSince(held, receivedOn, by);
        var what = amount == null ? "the whole claim" : amount + " of the principal";
        log.add(held.id(), held.today(), by.who(), "objection-received", what + ": " + by.why());
        return new Answer.Done(held.ref() + " is disputed: " + what + "; the debtor is told that it stands still");
    }

    /** A letter that left although the objection had come bears no fee (inkassoloven § 17). */
    private void dropFeesSince(HandledCase held, LocalDate receivedOn, Operator by) {
        var dropped = jdbc.sql("""
                        UPDATE charges SET reversed_on = ?, reversed_reason = 'sent while an objection was open (inkassoloven § 17)'
                         WHERE case_id = ? AND kind IN ('FEE', 'COMPENSATION') AND reversed_on IS NULL
                           AND letter_id IN (SELECT id FROM letters WHERE case_id = ? AND letter_date >= ?)
                        """)
                .params(held.today(), held.id(), held.id(), receivedOn)
                .update();
        if (dropped > 0) {
            log.add(
                    held.id(),
                    held.today(),
                    by.who(),
                    "fees-reversed",
                    dropped + " of letters dated from " + receivedOn + " on, when the objection had come");
        }
    }

    private static Optional<Answer> refused(String why, String remedy) {
        return Optional.of(new Answer.Refused(why, remedy));
    }
}

package no.kapitalkontroll.kk2.handling;

import java.time.LocalDate;
import java.util.function.BiFunction;
import no.kapitalkontroll.kk2.cases.DropRequest;
import no.kapitalkontroll.kk2.cases.Objections;
import no.kapitalkontroll.kk2.cases.Objections.Objection;
import no.kapitalkontroll.kk2.cases.RequestLetter;
import no.kapitalkontroll.kk2.cases.TakeBackLetter;
import no.kapitalkontroll.kk2.core.money.Money;
import no.kapitalkontroll.kk2.core.notice.LetterKind;
import no.kapitalkontroll.kk2.core.notice.Notice.ObjectionAnswer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What rejecting and upholding an objection have in common: an open one, and the letter that answers it. */
@Component
class DecideObjection {

    static final int LONGEST_ANSWER = 5000;

    private final TakeInHand takeInHand;
    private final TakeBackLetter takeBack;
    private final Objections objections;
    private final DropRequest dropRequest;
    private final RequestLetter requestLetter;

    DecideObjection(
            TakeInHand takeInHand,
            TakeBackLetter takeBack,
            Objections objections,
            DropRequest dropRequest,
            RequestLetter requestLetter) {
        this.takeInHand = takeInHand;
        this.takeBack = takeBack;
        this.objections = objections;
        this.dropRequest = dropRequest;
        this.requestLetter = requestLetter;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    Answer decide(
            CaseRef ref,
            String assessment,
            Operator by,
            LocalDate today,
            BiFunction<HandledCase, Objection, Answer> decision) {
        return takeInHand.handleOpen(ref, by, today, held -> {
            if (assessment.length() > LONGEST_ANSWER) {
                return new Answer.Refused(
                        "the answer is longer than %d characters".formatted(LONGEST_ANSWER), "shorten it");
            }
            return objections
                    .latest(held.id())
                    .filter(Objection::isPending)
                    .map(objection -> decision.apply(held, objection))
                    .orElseGet(() -> new Answer.Refused(
                            "no objection is open on " + ref, "register it with object when it has come"));
        });
    }

    /** The letter that answers it; that it was received needs no letter any more. */
    @Transactional(propagation = Propagation.MANDATORY)
    void answer(
            HandledCase held,
            Objection objection,
            ObjectionAnswer.Outcome outcome,
            Money part,
            String reasons,
            Operator by) {
        takeBack.unsentOf(held.id(), "the objection was decided", held.today());
        dropRequest.ofKind(held.id(), LetterKind.OBJECTION_ANSWER, "the objection was decided", held.today());
        requestLetter.of(
                held.id(),
                LetterKind.OBJECTION_ANSWER,
                new ObjectionAnswer(outcome, objection.receivedOn(), part, reasons, by.who()),
                held.today());
    }
}

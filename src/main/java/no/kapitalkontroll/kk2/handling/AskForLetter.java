package no.kapitalkontroll.kk2.handling;

import java.time.LocalDate;
import java.util.Optional;
import no.kapitalkontroll.kk2.cases.CaseLog;
import no.kapitalkontroll.kk2.cases.RequestLetter;
import no.kapitalkontroll.kk2.core.notice.LetterKind;
import no.kapitalkontroll.kk2.core.procedure.Reason;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Asks for a letter on what is left of a claim, or for the receipt of a settled one; the next run sends it. */
@Component
public class AskForLetter {

    private final TakeInHand takeInHand;
    private final RequestLetter requestLetter;
    private final CaseLog log;

    public AskForLetter(TakeInHand takeInHand, RequestLetter requestLetter, CaseLog log) {
        this.takeInHand = takeInHand;
        this.requestLetter = requestLetter;
        this.log = log;
    }

    /** @param kind {@code REST} or {@code RECEIPT}; every other letter comes by its own action or step */
    @Transactional
    public Answer ask(CaseRef ref, LetterKind kind, Operator by, LocalDate today) {
        return takeInHand.handle(ref, by, today, held -> refusal(held, kind).orElseGet(() -> {
            requestLetter.of(held.id(), kind, null, today);
            log.add(held.id(), today, by.who(), "letter-asked-for", kind.word() + ": " + by.why());
            return new Answer.Done("the next run on a business day sends a letter " + kind.word() + " on " + ref);
        }));
    }

    private static Optional<Answer> refusal(HandledCase held, LetterKind kind) {
        if (held.claim().asked().stream().anyMatch(asked -> asked.pending() && asked.kind() == kind)) {
            return refused("such a letter is asked for already", "wait for the next run");
        }
        if (kind == LetterKind.REST && held.claim().view().isTimeBarredOn(held.today())) {
            return refused(
                    "the claim is time-barred from " + held.claim().view().timeBarredFrom(),
                    "record what interrupted limitation in time (interrupt), or give the claim up");
        }
        return switch (kind) {
            case REST ->
                held.facts().isOpen() && held.claim().balance().total().isPositive()
                        ? Optional.empty()
                        : refused("nothing is left to be paid", "ask for a receipt, if the claim is settled");
            case RECEIPT ->
                held.facts().closeReason() == Reason.PAID
                        ? Optional.empty()
                        : refused("the claim is not settled by payment", "wait until the case is closed as paid");
            default ->
                refused(
                        kind.word() + " is not sent by this action",
                        kind.isOfStep()
                                ? "resume the case at that step, and its letter is sent anew"
                                : "it is sent by the action that it belongs to");
        };
    }

    private static Optional<Answer> refused(String why, String remedy) {
        return Optional.of(new Answer.Refused(why, remedy));
    }
}

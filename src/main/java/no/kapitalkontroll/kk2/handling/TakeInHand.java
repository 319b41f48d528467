package no.kapitalkontroll.kk2.handling;

import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Function;
import no.kapitalkontroll.kk2.cases.FindCase;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Takes a case in hand: nobody else moves it until the transaction ends. */
@Component
public class TakeInHand {

    private final FindCase findCase;

    public TakeInHand(FindCase findCase) {
        this.findCase = findCase;
    }

    /** Empty when the creditor has no case on this invoice. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<HandledCase> take(CaseRef ref, LocalDate today) {
        return findCase.locked(ref.creditorId(), ref.invoiceNumber(), today)
                .map(found -> new HandledCase(ref, found.facts(), found.claim(), today));
    }

    /** Does it to the case, whether it is open or closed, once who and why are said. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Answer handle(CaseRef ref, Operator by, LocalDate today, Function<HandledCase, Answer> action) {
        return by.refusal().isPresent()
                ? by.refused()
                : take(ref, today).map(action).orElseGet(() -> noCase(ref));
    }

    /** Does it to an open case. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Answer handleOpen(CaseRef ref, Operator by, LocalDate today, Function<HandledCase, Answer> action) {
        return handle(
                ref,
                by,
                today,
                handled -> handled.facts().isOpen()
                        ? action.apply(handled)
                        : new Answer.Refused("the case is closed", "reopen it first, if it shall go on"));
    }

    /** The refusal when there is none. */
    public static Answer noCase(CaseRef ref) {
        return new Answer.Refused(
                "there is no case on invoice %d of %s".formatted(ref.invoiceNumber(), ref.creditorId()),
                "look up the invoice number in a preview; an invoice becomes a case when it is taken");
    }
}

package no.kapitalkontroll.kk2.handling;

import java.time.LocalDate;
import no.kapitalkontroll.kk2.cases.CaseLog;
import no.kapitalkontroll.kk2.cases.ReopenCase;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Reopens a case that was taken back or wrongly closed: it goes on at its step, and what was waived because it was closed is
 * owed again.
 */
@Component
public class ReopenClosed {

    private final TakeInHand takeInHand;
    private final ReopenCase reopenCase;
    private final CaseLog log;

    public ReopenClosed(TakeInHand takeInHand, ReopenCase reopenCase, CaseLog log) {
        this.takeInHand = takeInHand;
        this.reopenCase = reopenCase;
        this.log = log;
    }

    @Transactional
    public Answer reopen(CaseRef ref, Operator by, LocalDate today) {
        return takeInHand.handle(ref, by, today, held -> {
            if (held.facts().isOpen()) {
                return new Answer.Refused("the case is open", "resume it, if something stops it");
            }
            if (!held.claim().balance().principal().isPositive()) {
                return new Answer.Refused(
                        "nothing is open on the invoice, so the case would be closed again",
                        "mend the payment or credit note in Tripletex; the case then reopens by itself");
            }
            reopenCase.reopen(held.id(), today);
            log.add(held.id(), today, by.who(), "reopened", by.why());
            return new Answer.Done(ref + " is open again and goes on where it stood");
        });
    }
}

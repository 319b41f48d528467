package no.kapitalkontroll.kk2.handling;

import java.time.LocalDate;
import no.kapitalkontroll.kk2.cases.CaseLog;
import no.kapitalkontroll.kk2.cases.GoOnAfterObjection;
import no.kapitalkontroll.kk2.cases.Objections;
import no.kapitalkontroll.kk2.cases.Objections.Objection;
import no.kapitalkontroll.kk2.core.notice.Notice.ObjectionAnswer.Outcome;
import no.kapitalkontroll.kk2.core.procedure.Step;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Rejects an objection, with a written assessment that the debtor gets. The case goes on with a new payment demand if one had
 * been sent, else with a new letter of the step where it stood: no old deadline runs on (inkassoloven §§ 10 and 17).
 */
@Component
public class RejectObjection {

    private final DecideObjection decideObjection;
    private final Objections objections;
    private final GoOnAfterObjection goOn;
    private final CaseLog log;

    public RejectObjection(
            DecideObjection decideObjection, Objections objections, GoOnAfterObjection goOn, CaseLog log) {
        this.decideObjection = decideObjection;
        this.objections = objections;
        this.goOn = goOn;
        this.log = log;
    }

    /** @param assessment what the debtor is answered, in his language */
    @Transactional
    public Answer reject(CaseRef ref, String assessment, Operator by, LocalDate today) {
        var text = assessment == null ? "" : assessment.strip();
        return decideObjection.decide(ref, text, by, today, (held, objection) -> reject(held, objection, text, by));
    }

    private Answer reject(HandledCase held, Objection objection, String assessment, Operator by) {
        if (assessment.isEmpty()) {
            return new Answer.Refused(
                    "an objection is not rejected without a written assessment",
                    "write the answer to the debtor, in his language (--answer)");
        }
        var from = held.claim().demandWasSent()
                ? Step.PAYMENT_DEMAND
                : held.facts().step();
        decideObjection.answer(held, objection, Outcome.REJECTED, objection.amount(), assessment, by);
        objections.reject(objection, assessment, held.today(), by.who());
        var hold = goOn.goOn(held.id(), from, held.today());
        log.add(held.id(), held.today(), by.who(), "objection-rejected", by.why());
        if (hold.isPresent()) {
            return new Answer.Done(
                    "%s is still on hold: %s; the debtor gets the answer".formatted(held.ref(), hold.get()));
        }
        return new Answer.Done("%s goes on%s; the debtor gets the answer"
                .formatted(held.ref(), from == null ? "" : " with a new letter of " + from.word()));
    }
}

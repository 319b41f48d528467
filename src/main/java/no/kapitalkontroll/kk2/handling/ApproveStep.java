package no.kapitalkontroll.kk2.handling;

import java.time.LocalDate;
import no.kapitalkontroll.kk2.cases.CaseLog;
import no.kapitalkontroll.kk2.cases.FindCase;
import no.kapitalkontroll.kk2.cases.LoadedClaim;
import no.kapitalkontroll.kk2.core.procedure.DecideClaim;
import no.kapitalkontroll.kk2.core.procedure.ProcedureStep;
import no.kapitalkontroll.kk2.core.procedure.Step;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * A case handler's yes to the next step of a claim, where the procedure asks for it; also to the first step, when there is no
 * case yet. It holds for one round: a case that is put back asks again. The hand-over is approved with its dossier instead.
 */
@Component
public class ApproveStep {

    private final TakeInHand takeInHand;
    private final FindCase findCase;
    private final JdbcClient jdbc;
    private final CaseLog log;

    public ApproveStep(TakeInHand takeInHand, FindCase findCase, JdbcClient jdbc, CaseLog log) {
        this.takeInHand = takeInHand;
        this.findCase = findCase;
        this.jdbc = jdbc;
        this.log = log;
    }

    @Transactional
    public Answer approve(CaseRef ref, Operator by, LocalDate today) {
        if (by.refusal().isPresent()) {
            return by.refused();
        }
        var held = takeInHand.take(ref, today);
        if (held.isPresent()) {
            return held.get().facts().isOpen()
                    ? approve(held.get(), by)
                    : new Answer.Refused("the case is closed", "reopen it first, if it shall go on");
        }
        return findCase.claim(ref.creditorId(), ref.invoiceNumber(), today)
                .map(claim -> approveFirst(ref, claim, by, today))
                .orElseGet(() -> new Answer.Refused(
                        "there is no invoice %d of %s".formatted(ref.invoiceNumber(), ref.creditorId()),
                        "look up the invoice number in a preview"));
    }

    private Answer approve(HandledCase held, Operator by) {
        var next = DecideClaim.nextStep(held.claim().view(), held.today()).map(ProcedureStep::step);
        if (next.isEmpty() || next.get() == Step.HAND_OVER) {
            return new Answer.Refused(
                    "the next step of %s is the hand-over".formatted(held.ref()),
                    "approve its dossier with hand-over when it is made");
        }
        return approve(
                held.ref(), held.claim(), next.get(), held.facts().roundOf(next.get()), by, held.today(), held.id());
    }

    private Answer approveFirst(CaseRef ref, LoadedClaim claim, Operator by, LocalDate today) {
        if (!claim.balance().principal().isPositive()) {
            return new Answer.Refused("nothing is open on the invoice", "there is nothing to approve");
        }
        var first = claim.view().procedure().after(null).orElseThrow().step();
        return approve(ref, claim, first, 0, by, today, null);
    }

    private Answer approve(
            CaseRef ref, LoadedClaim claim, Step step, int round, Operator by, LocalDate today, Long caseId) {
        if (!claim.view().procedure().at(step).orElseThrow().approval()) {
            return new Answer.Refused(
                    "%s does not wait for an approval".formatted(step.word()),
                    "it was approved already, or the procedure asks for none");
        }
        jdbc.sql("""
                        INSERT INTO approvals (creditor_id, invoice_id, step, round, approved_on, actor, reason)
                        VALUES (?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(ref.creditorId(), claim.invoice().id(), step.word(), round, today, by.who(), by.why())
                .update();
        if (caseId != null) {
            log.add(caseId, today, by.who(), "approved", step.word() + ": " + by.why());
        }
        return new Answer.Done("%s of %s is approved".formatted(step.word(), ref));
    }
}

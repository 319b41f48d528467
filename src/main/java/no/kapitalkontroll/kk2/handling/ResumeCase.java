package no.kapitalkontroll.kk2.handling;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import no.kapitalkontroll.kk2.cases.CancelProposals;
import no.kapitalkontroll.kk2.cases.CaseLog;
import no.kapitalkontroll.kk2.cases.RestartStep;
import no.kapitalkontroll.kk2.cases.TakeBackLetter;
import no.kapitalkontroll.kk2.core.bookkeeping.ProposalKind;
import no.kapitalkontroll.kk2.core.bookkeeping.Subject;
import no.kapitalkontroll.kk2.core.procedure.Reason;
import no.kapitalkontroll.kk2.core.procedure.Step;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Ends a hold; or puts the case back so that a step's letter is sent anew, with a new date and deadline. */
@Component
public class ResumeCase {

    private final TakeInHand takeInHand;
    private final TakeBackLetter takeBack;
    private final RestartStep restartStep;
    private final CancelProposals cancel;
    private final JdbcClient jdbc;
    private final CaseLog log;

    public ResumeCase(
            TakeInHand takeInHand,
            TakeBackLetter takeBack,
            RestartStep restartStep,
            CancelProposals cancel,
            JdbcClient jdbc,
            CaseLog log) {
        this.takeInHand = takeInHand;
        this.takeBack = takeBack;
        this.restartStep = restartStep;
        this.cancel = cancel;
        this.jdbc = jdbc;
        this.log = log;
    }

    /** @param step whose letter is sent anew; null: the case goes on where it stands */
    @Transactional
    public Answer resume(CaseRef ref, Step step, Operator by, LocalDate today) {
        return takeInHand.handleOpen(
                ref, by, today, held -> refusal(held, step).orElseGet(() -> resume(held, step, by)));
    }

    private Optional<Answer> refusal(HandledCase held, Step step) {
        if (held.stopped() == Reason.DISPUTED) {
            return refused("the claim is disputed", "decide the objection: reject-objection or uphold-objection");
        }
        if (held.stopped() == Reason.INSTALMENT_PLAN) {
            return refused("an instalment plan runs", "end the plan instead");
        }
        if (isLossUnderWay(held.id())) {
            return refused(
                    "a loss of it waits in Tripletex",
                    "delete the voucher there and let a run see it, or book it: the case is then closed");
        }
        if (step == null) {
            return held.stopped() == null
                    ? refused("nothing stops the case", "name a step if its letter shall be sent anew")
                    : Optional.empty();
        }
        var sendsLetter = held.claim()
                .view()
                .procedure()
                .at(step)
                .filter(planned -> planned.letter() != null)
                .isPresent();
        if (!sendsLetter) {
            return refused(
                    "procedure %s sends no letter at %s".formatted(held.facts().procedureName(), step.word()),
                    "name a step that sends one");
        }
        return held.facts().step() == null || held.facts().step().compareTo(step) < 0
                ? refused("the case has not come to " + step.word(), "let it go on: the step comes by itself")
                : Optional.empty();
    }

    /** The accountant has been asked, and KK2 has not seen his answer. What Tripletex refused has asked nobody. */
    private boolean isLossUnderWay(long caseId) {
        return openLosses(caseId).stream().anyMatch(loss -> cancel.isInTripletex(caseId, loss));
    }

    private List<Subject> openLosses(long caseId) {
        return jdbc.sql(
                        "SELECT id FROM write_offs WHERE case_id = ? AND proposed AND undone_on IS NULL AND booked_on IS NULL ORDER BY id")
                .param(caseId)
                .query((row, index) -> new Subject(ProposalKind.WRITE_OFF, row.getLong("id")))
                .list();
    }

    private Answer resume(HandledCase held, Step step, Operator by) {
        openLosses(held.id()).forEach(loss -> cancel.notInTripletex(held.id(), loss, "the loss was given up"));
        jdbc.sql(
                        "UPDATE write_offs SET undone_on = ? WHERE case_id = ? AND proposed AND undone_on IS NULL AND booked_on IS NULL")
                .params(held.today(), held.id())
                .update();
        jdbc.sql("UPDATE cases SET stopped = NULL, stopped_until = NULL, stop_cause = NULL WHERE id = ?")
                .param(held.id())
                .update();
        if (step != null) {
            takeBack.unsentOf(held.id(), "sent anew", held.today());
            restartStep.restart(held.id(), step);
        }
        var anew = step == null ? "" : ", and the letter of " + step.word() + " is sent anew";
        log.add(held.id(), held.today(), by.who(), "resumed", (step == null ? "" : step.word() + ": ") + by.why());
        return new Answer.Done(held.ref() + " goes on" + anew);
    }

    private static Optional<Answer> refused(String why, String remedy) {
        return Optional.of(new Answer.Refused(why, remedy));
    }
}

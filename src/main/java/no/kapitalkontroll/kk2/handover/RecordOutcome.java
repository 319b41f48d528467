package no.kapitalkontroll.kk2.handover;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import no.kapitalkontroll.kk2.cases.CaseLog;
import no.kapitalkontroll.kk2.cases.Objections;
import no.kapitalkontroll.kk2.core.limitation.InterruptingEvent;
import no.kapitalkontroll.kk2.core.limitation.LimitationPeriod;
import no.kapitalkontroll.kk2.core.procedure.Reason;
import no.kapitalkontroll.kk2.handling.Answer;
import no.kapitalkontroll.kk2.handling.CaseRef;
import no.kapitalkontroll.kk2.handling.HandledCase;
import no.kapitalkontroll.kk2.handling.HoldCause;
import no.kapitalkontroll.kk2.handling.Operator;
import no.kapitalkontroll.kk2.handling.TakeInHand;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Records what the enforcement officer answered, and what the case waits for from then on. Money is the ledger's word alone. */
@Component
public class RecordOutcome {

    /** Foreldelsesloven § 22: the limitation stays interrupted for a year after an attempt that led to nothing. */
    private static final int YEARS_UNTIL_NEXT_STEP = 1;

    private final TakeInHand takeInHand;
    private final Objections objections;
    private final JdbcClient jdbc;
    private final CaseLog log;
    private final LimitationPeriod limitation = new LimitationPeriod();

    public RecordOutcome(TakeInHand takeInHand, Objections objections, JdbcClient jdbc, CaseLog log) {
        this.takeInHand = takeInHand;
        this.objections = objections;
        this.jdbc = jdbc;
        this.log = log;
    }

    private record LastHandOver(long id, LocalDate approvedOn) {}

    /**
     * @param on the date of the officer's answer
     * @param followUp the last day on which the case rests; null: until a person looks
     */
    @Transactional
    public Answer record(CaseRef ref, Outcome outcome, LocalDate on, LocalDate followUp, Operator by, LocalDate today) {
        if (by.refusal().isPresent()) {
            return by.refused();
        }
        var taken = takeInHand.take(ref, today);
        if (taken.isEmpty()) {
            return TakeInHand.noCase(ref);
        }
        var handled = taken.get();
        var handOver = lastHandOver(handled.id());
        var refusal = refusal(handled, handOver, outcome, on, followUp).or(() -> standsStill(handled));
        if (refusal.isPresent()) {
            return refusal.get();
        }
        var newStepBy = outcome == Outcome.NOTHING_TO_ATTACH ? newStepBy(handled, on) : null;
        jdbc.sql("UPDATE hand_overs SET outcome = ?, outcome_on = ?, follow_up_on = ?, new_step_by = ? WHERE id = ?")
                .params(
                        outcome.word(),
                        on,
                        followUp,
                        newStepBy,
                        handOver.orElseThrow().id())
                .update();
        wait(handled, outcome, on, followUp, by);
        log.add(handled.id(), today, followUp, by.who(), "enforcement-" + outcome.word(), on + ": " + by.why());
        return new Answer.Done(ref + ": " + sentence(outcome, on, followUp, newStepBy));
    }

    private Optional<LastHandOver> lastHandOver(long caseId) {
        return jdbc.sql("SELECT id, approved_on FROM hand_overs WHERE case_id = ? ORDER BY id DESC LIMIT 1")
                .param(caseId)
                .query((row, index) -> new LastHandOver(row.getLong(1), row.getObject(2, LocalDate.class)))
                .optional();
    }

    private static Optional<Answer> refusal(
            HandledCase handled, Optional<LastHandOver> handOver, Outcome outcome, LocalDate on, LocalDate followUp) {
        if (!handled.facts().isOpen()) {
            return refused("the case is closed", "reopen it first, if it shall go on");
        }
        if (handOver.isEmpty()) {
            return refused("the case was not handed over", "hand it over first");
        }
        if (on == null
                || on.isAfter(handled.today())
                || on.isBefore(handOver.get().approvedOn())) {
            return refused(
                    "the answer's date is not between %s and %s"
                            .formatted(handOver.get().approvedOn(), handled.today()),
                    "write the date of the officer's answer");
        }
        if (followUp != null && followUp.isBefore(handled.today())) {
            return refused("the follow-up is past", "write a later date");
        }
        return outcome == Outcome.ATTACHMENT && followUp == null
                ? refused("an attachment needs a follow-up", "write when somebody shall look again (--follow-up)")
                : Optional.empty();
    }

    /** What a result would erase: an objection that is not decided, or a hold that a law asks for. */
    private Optional<Answer> standsStill(HandledCase handled) {
        if (objections
                .latest(handled.id())
                .filter(Objections.Objection::isPending)
                .isPresent()) {
            return refused(
                    "an objection is open",
                    "decide it first (reject-objection, uphold-objection); add what the officer says with note");
        }
        return jdbc.sql("SELECT stop_cause FROM cases WHERE id = ? AND stopped IS NOT NULL AND stop_cause IS NOT NULL")
                .param(handled.id())
                .query(String.class)
                .optional()
                .flatMap(HoldCause::ofWord)
                .flatMap(cause -> refused(
                        "the case is on hold, " + cause.word(),
                        "resume it first, if that is over; add what the officer says with note"));
    }

    /** The last day before the limitation: a year after this answer, or as the limitation stands if that is later. */
    private LocalDate newStepBy(HandledCase handled, LocalDate on) {
        var afterStep = on.plusYears(YEARS_UNTIL_NEXT_STEP);
        var timeBarredFrom = Optional.ofNullable(handled.claim().view().timeBarredFrom())
                .or(() -> limitation.timeBarredFrom(handled.claim().invoice().dueDate(), List.of()));
        return timeBarredFrom
                .map(from -> from.minusDays(1))
                .filter(lastDay -> lastDay.isAfter(afterStep))
                .orElse(afterStep);
    }

    private static Optional<Answer> refused(String why, String remedy) {
        return Optional.of(new Answer.Refused(why, remedy));
    }

    private void wait(HandledCase handled, Outcome outcome, LocalDate on, LocalDate followUp, Operator by) {
        if (outcome != Outcome.OBJECTION) {
            stop(handled.id(), Reason.ON_HOLD, followUp, ApproveHandOver.CAUSE);
            return;
        }
        stop(handled.id(), Reason.DISPUTED, null, "objection");
        objections.receive(handled.id(), null, on, by.who());
    }

    private void stop(long caseId, Reason reason, LocalDate until, String cause) {
        jdbc.sql("UPDATE cases SET stopped = ?, stopped_until = ?, stop_cause = ? WHERE id = ?")
                .params(reason.word(), until, cause, caseId)
                .update();
    }

    private static String sentence(Outcome outcome, LocalDate on, LocalDate followUp, LocalDate newStepBy) {
        return switch (outcome) {
            case PAID -> "the officer says paid; the case closes when Tripletex shows the payment";
            case ATTACHMENT -> "an attachment was made; the case rests to the end of " + followUp;
            case NOTHING_TO_ATTACH ->
                "nothing to attach; a new step that interrupts the limitation is due by %s (foreldelsesloven §§ 2 and 22) once the petition is recorded: interrupt --event %s with the day on which it was handed in, and --ended %s; evidence for a write-off"
                        .formatted(newStepBy, InterruptingEvent.PETITION.word(), on);
            case OBJECTION ->
                "the claim is contested; the way goes to the conciliation board (forliksrådet), and no petition is made until the objection is answered";
        };
    }
}

package no.kapitalkontroll.kk2.core.procedure;

import java.time.LocalDate;
import java.util.Optional;
import no.kapitalkontroll.kk2.core.calendar.LegalDates;
import no.kapitalkontroll.kk2.core.charge.RateTable;

/**
 * What comes after a decision: the next step and its date, if nobody pays and nothing stops it. Empty where the date is not
 * the procedure's to say: the claim waits for a person, or its letter has not left.
 */
public final class ForeseeNextStep {

    private final LegalDates dates;
    private final LetterRules letterRules;

    public ForeseeNextStep(LegalDates dates, RateTable rates) {
        this.dates = dates;
        this.letterRules = new LetterRules(dates.calendar(), rates);
    }

    public Optional<NextStep> after(Decision decision, ClaimView claim, Terms terms, LocalDate date) {
        return switch (decision.kind()) {
            case TAKE, ADVANCE -> afterLetter(decision, claim, terms, date);
            case SKIP, WAIT ->
                decision.reason() == null ? Optional.empty() : afterWaiting(decision.reason(), claim, date);
            case HAND_OVER, CLOSE -> Optional.empty();
        };
    }

    private Optional<NextStep> afterLetter(Decision decision, ClaimView claim, Terms terms, LocalDate date) {
        return claim.procedure().at(decision.step()).flatMap(entered -> {
            var deadline = isPlanned(decision, claim, date)
                    ? claim.standing().deadline()
                    : dates.deadline(
                            letterRules.letterDate(claim, entered.letter(), terms, date), entered.deadlineDays());
            return claim.procedure()
                    .after(entered.step())
                    .map(next -> new NextStep(next.step(), dates.nextStepFrom(deadline, entered.graceBusinessDays())));
        });
    }

    private static boolean isPlanned(Decision decision, ClaimView claim, LocalDate date) {
        var standing = claim.standing();
        return standing != null
                && standing.step() == decision.step()
                && date.equals(standing.steppedOn())
                && standing.deadline() != null;
    }

    private Optional<NextStep> afterWaiting(Reason reason, ClaimView claim, LocalDate date) {
        return switch (reason) {
            case NOT_DUE, WITHIN_14_DAYS ->
                on(
                        claim,
                        dates.takingDate(
                                claim.invoice().dueDate(), claim.procedure().daysAfterDue()));
            case NOT_A_BUSINESS_DAY -> on(claim, dates.calendar().sameOrNext(date));
            case DEADLINE_RUNNING -> afterDeadline(claim);
            default -> Optional.empty();
        };
    }

    private Optional<NextStep> afterDeadline(ClaimView claim) {
        var standing = claim.standing();
        return standing.letterSent() && standing.deadline() != null
                ? on(claim, dates.nextStepFrom(standing.deadline(), DecideClaim.grace(claim, standing.step())))
                : Optional.empty();
    }

    private static Optional<NextStep> on(ClaimView claim, LocalDate date) {
        return DecideClaim.nextStep(claim, date).map(next -> new NextStep(next.step(), date));
    }
}

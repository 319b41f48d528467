package no.kapitalkontroll.kk2.core.procedure;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import no.kapitalkontroll.kk2.core.calendar.LegalDates;
import no.kapitalkontroll.kk2.core.notice.LetterKind;

/** The steps that lie before a claim, each with the first date on which it may come if nothing is paid and nothing stops it. */
public final class ForeseeSteps {

    private final LegalDates dates;

    public ForeseeSteps(LegalDates dates) {
        this.dates = dates;
    }

    /**
     * A step to come.
     *
     * @param letter null for the hand-over
     * @param approval a case handler must approve it first
     */
    public record Foreseen(Step step, LetterKind letter, LocalDate earliest, boolean approval) {}

    /** @param from the first date on which anything may move: today, or the day after a stop */
    public List<Foreseen> of(ClaimView claim, LocalDate from) {
        var standing = claim.standing();
        if (standing != null && (!standing.isOpen() || standing.handedOver())) {
            return List.of();
        }
        List<Foreseen> ahead = new ArrayList<>();
        var earliest = dates.calendar().sameOrNext(later(from, firstDate(claim)));
        var next = standing == null ? claim.procedure().after(null) : DecideClaim.nextStep(claim, from);
        while (next.isPresent()) {
            var step = next.get();
            ahead.add(new Foreseen(step.step(), step.letter(), earliest, step.approval()));
            earliest = dates.nextStepFrom(dates.deadline(earliest, step.deadlineDays()), step.graceBusinessDays());
            next = claim.procedure().after(step.step());
        }
        return ahead;
    }

    private LocalDate firstDate(ClaimView claim) {
        var standing = claim.standing();
        if (standing == null) {
            return dates.takingDate(claim.invoice().dueDate(), claim.procedure().daysAfterDue());
        }
        var grace = Optional.ofNullable(standing.step())
                .flatMap(claim.procedure()::at)
                .map(ProcedureStep::graceBusinessDays)
                .orElse(LegalDates.GRACE_BUSINESS_DAYS);
        return standing.step() == null || standing.deadline() == null
                ? standing.openedOn()
                : dates.nextStepFrom(standing.deadline(), grace);
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }
}

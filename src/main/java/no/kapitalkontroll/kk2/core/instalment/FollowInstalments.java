package no.kapitalkontroll.kk2.core.instalment;

import java.time.LocalDate;
import no.kapitalkontroll.kk2.core.calendar.LegalDates;
import no.kapitalkontroll.kk2.core.money.Money;

/**
 * Whether an instalment plan is kept. What has come in is compared with what has fallen due, both as sums: so early, partly,
 * late and over-paid terms need no bookkeeping of their own, and a payment that bounced counts as never paid.
 */
public final class FollowInstalments {

    private final LegalDates dates;

    public FollowInstalments(LegalDates dates) {
        this.dates = dates;
    }

    /**
     * What has changed since the agreement.
     *
     * @param paid received, less what bounced
     * @param relieved credited or waived: the last terms become smaller by it
     */
    public record Since(Money paid, Money relieved) {}

    public sealed interface Standing {

        /** Nothing that is due is missing. */
        record Kept() implements Standing {}

        /** All terms are paid. */
        record Paid() implements Standing {}

        /** A term's grace has ended and less has come in than was due by then. */
        record Missed(Term term, Money lacking) implements Standing {}
    }

    public Standing standing(InstalmentPlan plan, Since since, LocalDate on) {
        var owed = plan.total().minus(since.relieved()).orZero();
        if (since.paid().compareTo(owed) >= 0) {
            return new Standing.Paid();
        }
        var due = Money.ZERO;
        for (var term : plan.terms()) {
            due = due.plus(term.amount()).min(owed);
            var graceHasEnded = !on.isBefore(dates.nextStepFrom(term.dueOn(), plan.graceBusinessDays()));
            if (graceHasEnded && since.paid().compareTo(due) < 0) {
                return new Standing.Missed(term, due.minus(since.paid()));
            }
        }
        return new Standing.Kept();
    }
}

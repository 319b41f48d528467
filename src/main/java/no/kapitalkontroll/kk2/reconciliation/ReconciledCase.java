package no.kapitalkontroll.kk2.reconciliation;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import no.kapitalkontroll.kk2.cases.CaseFacts;
import no.kapitalkontroll.kk2.cases.StandingDifference;
import no.kapitalkontroll.kk2.core.money.Money;
import no.kapitalkontroll.kk2.core.reconciliation.ThreeWays;

/**
 * One invoice, seen three ways on a date, and why the three differ.
 *
 * @param causes as they stood on the date, red ones first
 */
public record ReconciledCase(CaseDay day, List<StandingDifference> causes) {

    public ReconciledCase {
        causes = List.copyOf(causes);
    }

    public int invoiceNumber() {
        return day.figures().invoiceNumber();
    }

    public ThreeWays ways() {
        return day.figures().ways();
    }

    public Colour colour() {
        if (causes.stream().anyMatch(StandingDifference::isRed)) {
            return Colour.RED;
        }
        return causes.isEmpty() && ways().difference().isZero() ? Colour.EQUAL : Colour.EXPLAINED;
    }

    /** The sum of its red differences' absolute values. */
    public Money figure() {
        return Money.sum(causes.stream()
                .filter(StandingDifference::isRed)
                .map(standing -> standing.difference().amount().abs()));
    }

    /** Closed, everything at 0.00, and not since this very date. */
    public boolean isLongSettled(LocalDate date) {
        return day.figures().state() == CaseFacts.State.CLOSED
                && day.since().isBefore(date)
                && colour() == Colour.EQUAL
                && ways().inCase().isZero()
                && ways().inLedger().isZero();
    }

    /** The causes with their amounts, in one cell. */
    public String causesInWords() {
        return causes.stream().map(StandingDifference::toString).collect(Collectors.joining("; "));
    }
}

package no.kapitalkontroll.kk2.cases;

import java.time.LocalDate;
import no.kapitalkontroll.kk2.core.reconciliation.Cause;
import no.kapitalkontroll.kk2.core.reconciliation.Difference;

/** A difference between a case and the ledger that stands since a date. */
public record StandingDifference(long caseId, Difference difference, LocalDate since) {

    public Cause cause() {
        return difference.cause();
    }

    public boolean isRed() {
        return cause().isRed();
    }

    /** {@code proposal waiting -113.51}. */
    @Override
    public String toString() {
        return cause().word() + " " + difference.amount();
    }
}

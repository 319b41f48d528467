package no.kapitalkontroll.kk2.core.coverage;

import java.time.LocalDate;
import java.util.Optional;
import no.kapitalkontroll.kk2.core.charge.LateInterest;
import no.kapitalkontroll.kk2.core.charge.MissingRate;

/** Computes a claim's balance on any day from its ledger: payments in date order, in the creditor's order of coverage. */
public final class CoverPayments {

    private final LateInterest lateInterest;

    public CoverPayments(LateInterest lateInterest) {
        this.lateInterest = lateInterest;
    }

    /** Interest is left out (zero) where a rate is missing: ask {@link #missingRate} before using the figure in a letter. */
    public ClaimBalance balance(ClaimLedger ledger, LocalDate asOf) {
        java.util.Objects.requireNonNull(lateInterest);
        throw new UnsupportedOperationException();
    }

    /** The first interest rate that is missing between the due date and {@code asOf}. */
    public Optional<MissingRate> missingRate(ClaimLedger ledger, LocalDate asOf) {
        throw new UnsupportedOperationException();
    }
}

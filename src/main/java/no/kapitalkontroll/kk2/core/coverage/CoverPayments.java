package no.kapitalkontroll.kk2.core.coverage;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import no.kapitalkontroll.kk2.core.charge.LateInterest;
import no.kapitalkontroll.kk2.core.charge.MissingRate;
import no.kapitalkontroll.kk2.core.charge.PrincipalHistory;

/**
 * Computes a claim's balance on any day from its ledger: payments in date order, in the creditor's order of coverage
 * (dekningsrekkefølge). What is dated after that day does not exist yet.
 *
 * <ul>
 *   <li>A payment covers what stands on its own date; what the debtor designated it for goes first, for that payment alone. Before the case was opened that is the principal alone. What is left
 *       over is surplus, and stays it: it never covers charges that arise later.
 *   <li>A credit lowers the principal from its date and covers nothing else; beyond the principal it is surplus. One of what
 *       was never owed counts from the due date: once it is known, all is followed anew as if it had always been there.
 *   <li>A positive movement within the surplus is a refund paid out. Otherwise, when it equals an earlier payment (or credit),
 *       the latest such one never happened: the payment bounced, and interest runs as if it had never come. Otherwise it
 *       takes the surplus, and what is more than that stands as principal again from its date.
 *   <li>A waiver gives up at most what is unpaid in its bucket on its date, after that date's movements.
 *   <li>A letter's fee falls away when payments and credits had reached the invoice's amount by the deadline of the letter before
 *       it or, for the first letter, on the day before its own date (inkassoforskriften § 1-2).
 * </ul>
 */
public final class CoverPayments {

    private static final Comparator<Movement> IN_ORDER =
            Comparator.comparing(Movement::countsFrom).thenComparing(Movement::postingId);

    private final LateInterest lateInterest;

    public CoverPayments(LateInterest lateInterest) {
        this.lateInterest = lateInterest;
    }

    /**
     * Interest is left out (zero, no lines) where a rate is missing: ask {@link #missingRate} before using the figure in a
     * letter. What earlier payments have covered of it stands.
     */
    public ClaimBalance balance(ClaimLedger ledger, LocalDate asOf) {
        return follow(ledger, asOf).balance(asOf);
    }

    /** The first interest rate that is missing between the due date and {@code asOf}, on a day with open principal. */
    public Optional<MissingRate> missingRate(ClaimLedger ledger, LocalDate asOf) {
        var principal = follow(ledger, asOf).principalHistory();
        return lateInterest.firstGap(principal, ledger.dueDate(), asOf);
    }

    /** The same balance with every event on the way to it, and what each changed. */
    public ClaimAccount account(ClaimLedger ledger, LocalDate asOf) {
        List<Bounce> bounces = new ArrayList<>();
        var claim = follow(ledger, asOf, bounces);
        return new ClaimAccount(claim.balance(asOf), claim.entries(), bounces);
    }

    /** The open principal by date, from the due date on, as it is known on {@code asOf}: what interest is computed on. */
    public PrincipalHistory principalHistory(ClaimLedger ledger, LocalDate asOf) {
        return follow(ledger, asOf).principalHistory();
    }

    private ClaimInMotion follow(ClaimLedger ledger, LocalDate asOf) {
        return follow(ledger, asOf, new ArrayList<>());
    }

    /** A bounce is known only when it comes: the way there is then followed anew without the payment. */
    private ClaimInMotion follow(ClaimLedger ledger, LocalDate asOf, List<Bounce> bounces) {
        List<Movement> movements = new ArrayList<>(ledger.movements());
        movements.removeIf(movement -> movement.date().isAfter(asOf));
        movements.sort(IN_ORDER);
        while (true) {
            var claim = new ClaimInMotion(ledger, movements, lateInterest);
            var bounce = claim.follow(asOf);
            if (bounce.isEmpty()) {
                return claim;
            }
            movements.remove(bounce.get().reversal());
            movements.remove(bounce.get().reversed());
            bounces.add(bounce.get());
        }
    }
}

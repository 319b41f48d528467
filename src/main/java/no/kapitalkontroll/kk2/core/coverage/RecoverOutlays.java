package no.kapitalkontroll.kk2.core.coverage;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import no.kapitalkontroll.kk2.core.money.Money;

/** What payments have brought back of each outlay (utlegg): the oldest first, never more than was paid out for it. */
public final class RecoverOutlays {

    /** @param recovered at most the outlay */
    public record Recovered(CostCharge outlay, Money recovered) {

        /** @throws IllegalArgumentException when more would come back than was paid out */
        public Recovered {
            if (recovered.isNegative() || recovered.compareTo(outlay.amount()) > 0) {
                throw new IllegalArgumentException(
                        "%s recovered of an outlay of %s".formatted(recovered, outlay.amount()));
            }
        }

        /** Paid out, and not come back. */
        public Money open() {
            return outlay.amount().minus(recovered);
        }
    }

    /**
     * Every outlay up to the balance's date, in date order.
     *
     * @throws IllegalStateException when payments are said to have covered more than all outlays
     */
    public List<Recovered> recovered(ClaimLedger ledger, ClaimBalance balance) {
        var left = Money.sum(balance.allocations().stream().map(Allocation::costs));
        var all = new ArrayList<Recovered>();
        for (var outlay : ledger.costs().stream()
                .filter(cost -> !cost.date().isAfter(balance.asOf()))
                .sorted(Comparator.comparing(CostCharge::date).thenComparing(CostCharge::chargeId))
                .toList()) {
            var part = left.min(outlay.amount());
            left = left.minus(part);
            all.add(new Recovered(outlay, part));
        }
        if (!left.isZero()) {
            throw new IllegalStateException(left + " is recovered that was never paid out");
        }
        return List.copyOf(all);
    }
}

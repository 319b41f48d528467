package no.kapitalkontroll.kk2.core.reconciliation;

import java.util.List;

/** Case against ledger against proposals (rules § 6): every difference has a cause. */
public final class ReconcileCase {

    public List<Difference> compare(CaseInBooks books) {
        throw new UnsupportedOperationException();
    }
}

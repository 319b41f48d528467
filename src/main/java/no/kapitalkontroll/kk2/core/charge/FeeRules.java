package no.kapitalkontroll.kk2.core.charge;

/** The statutory fees of a creditor that collects for itself: inkassoforskriften §§ 1-2 and 1-3, forsinkelsesrenteloven § 3 a. */
public final class FeeRules {

    private final RateTable rates;

    public FeeRules(RateTable rates) {
        this.rates = rates;
    }

    public FeeAnswer answer(FeeQuestion question) {
        java.util.Objects.requireNonNull(rates);
        throw new UnsupportedOperationException();
    }
}

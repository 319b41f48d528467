package no.kapitalkontroll.kk2.core.charge;

import no.kapitalkontroll.kk2.core.money.Money;

/** Whether a letter bears a fee, and why (not). */
public sealed interface FeeAnswer {

    /**
     * @param legalBasis the paragraph, e.g. "inkassoforskriften § 1-2"
     * @param rateSource where the rate used was found
     */
    record Fee(Money amount, boolean compensation, String legalBasis, String rateSource) implements FeeAnswer {}

    /** No fee; the reason in a few words for the case log. */
    record NoFee(String reason) implements FeeAnswer {}

    record RateIsMissing(MissingRate missing) implements FeeAnswer {}
}

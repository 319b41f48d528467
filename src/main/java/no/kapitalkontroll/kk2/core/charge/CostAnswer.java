package no.kapitalkontroll.kk2.core.charge;

import no.kapitalkontroll.kk2.core.money.Money;

/** Whether a cost may be charged, and why not. */
public sealed interface CostAnswer {

    /**
     * @param rateSource where the cap was found; for an outlay "receipt"
     */
    record Allowed(Money amount, String legalBasis, String rateSource) implements CostAnswer {}

    record Refused(String reason, String remedy) implements CostAnswer {}

    record RateIsMissing(MissingRate missing) implements CostAnswer {}
}

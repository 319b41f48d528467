package no.kapitalkontroll.kk2.core.coverage;

/** The parts of a claim that a payment can cover. */
public enum Bucket {
    PRINCIPAL,
    COSTS,
    FEES,
    INTEREST
}

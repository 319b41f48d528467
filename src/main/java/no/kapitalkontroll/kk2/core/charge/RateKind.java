package no.kapitalkontroll.kk2.core.charge;

/** What a dated rate is for. Percent a year, kroner, or a fraction, as the rate's unit says. */
public enum RateKind {
    /** Forsinkelsesrente, percent a year, forsinkelsesrenteloven § 3. */
    LATE_INTEREST,
    /** Inkassosatsen, kroner, inkassoforskriften § 1-1. */
    COLLECTION_RATE,
    /** Share of the collection rate for a reminder or a collection notice, by the claim's due date. */
    NOTICE_FRACTION,
    /** Share of the collection rate for the creditor's own payment demand, by the claim's due date. */
    DEMAND_FRACTION,
    /** Standard compensation between businesses, kroner, forsinkelsesrenteloven § 3 a. */
    COMPENSATION,
    /** Rettsgebyret R, kroner. */
    COURT_FEE,
    /** Fee for an enforcement petition, kroner. */
    ENFORCEMENT_PETITION_FEE,
    /** The most that may be charged for writing the petition, kroner. */
    PETITION_WRITING_CAP
}

package no.kapitalkontroll.kk2.core.charge;

/** What a cost (omkostning) was for. All but the writing are outlays, refunded to the øre that was paid. */
public enum CostType {
    /** Rettsgebyrloven: the enforcement officer's fee for an utleggsbegjæring. */
    ENFORCEMENT_PETITION("rettsgebyrloven; tvangsfullbyrdelsesloven § 3-1"),
    /** The conciliation board's fee for a forliksklage. */
    CONCILIATION_COMPLAINT("rettsgebyrloven; tvisteloven § 6-13"),
    /** Any other necessary outlay with a receipt. */
    OTHER_OUTLAY("inkassoloven § 17"),
    /** The creditor's own work on a petition: at most half a court fee (R), whatever it cost. */
    PETITION_WRITING("tvangsfullbyrdelsesloven § 3-1");

    private final String legalBasis;

    CostType(String legalBasis) {
        this.legalBasis = legalBasis;
    }

    public boolean isOutlay() {
        return this != PETITION_WRITING;
    }

    public String legalBasis() {
        return legalBasis;
    }
}

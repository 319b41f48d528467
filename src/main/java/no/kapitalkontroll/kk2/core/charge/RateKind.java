package no.kapitalkontroll.kk2.core.charge;

import java.math.BigDecimal;
import java.util.Locale;

/** What a dated row of the law is for: a rate, or a number that a rule hangs on. */
public enum RateKind {
    /** Forsinkelsesrente, forsinkelsesrenteloven § 3. */
    LATE_INTEREST(Unit.PERCENT),
    /** Inkassosatsen, inkassoforskriften § 1-1. */
    COLLECTION_RATE(Unit.KRONER),
    /** Share of the collection rate for a reminder or a collection notice, by the claim's due date. */
    NOTICE_FRACTION(Unit.FRACTION),
    /** Share of the collection rate for the creditor's own payment demand, by the claim's due date. */
    DEMAND_FRACTION(Unit.FRACTION),
    /** A fee is rounded half-up to a multiple of this, by the letter's date; inkassoforskriften § 1-2. */
    FEE_ROUNDING(Unit.KRONER),
    /** Days after the due date before a letter may bear a fee; inkassoforskriften § 1-2. */
    FEE_DAYS_AFTER_DUE(Unit.DAYS),
    /** The least deadline that, once missed, lets the next letter bear a fee; inkassoforskriften § 1-2. */
    FEE_DEADLINE_DAYS(Unit.DAYS),
    /** Reminders and notices on one claim that may bear a fee; inkassoforskriften § 1-3. */
    MOST_NOTICE_FEES(Unit.COUNT),
    /** The creditor's own payment demands on one claim that may bear a fee; inkassoforskriften § 1-3. */
    MOST_DEMAND_FEES(Unit.COUNT),
    /** Months without a letter that bears a fee after which the count begins anew; inkassoforskriften § 1-3. */
    FEE_RESET_MONTHS(Unit.MONTHS),
    /** Standard compensation between businesses, forsinkelsesrenteloven § 3 a. */
    COMPENSATION(Unit.KRONER),
    /** Rettsgebyret R, rettsgebyrloven § 1. */
    COURT_FEE(Unit.KRONER),
    /** Fee for an enforcement petition (utleggsbegjæring). */
    ENFORCEMENT_PETITION_FEE(Unit.KRONER),
    /** Fee for a complaint to the conciliation board (forliksklage). */
    CONCILIATION_FEE(Unit.KRONER),
    /** The most that may be charged for writing the petition. */
    PETITION_WRITING_CAP(Unit.KRONER);

    /** What the number of a row counts, and the highest that is no slip of the pen. */
    public enum Unit {
        /** A year. */
        PERCENT("30", 2),
        KRONER("10000", 2),
        FRACTION("1", 4),
        DAYS("365", 0),
        MONTHS("60", 0),
        COUNT("10", 0);

        private final BigDecimal most;
        private final int decimals;

        Unit(String most, int decimals) {
            this.most = new BigDecimal(most);
            this.decimals = decimals;
        }

        public BigDecimal most() {
            return most;
        }

        public boolean allows(BigDecimal value) {
            return value.signum() > 0
                    && value.compareTo(most) <= 0
                    && value.stripTrailingZeros().scale() <= decimals;
        }
    }

    private final Unit unit;

    RateKind(Unit unit) {
        this.unit = unit;
    }

    public Unit unit() {
        return unit;
    }

    /** The word of the rates file, that operators see: late-interest. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

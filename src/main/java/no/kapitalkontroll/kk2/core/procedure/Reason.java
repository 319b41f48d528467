package no.kapitalkontroll.kk2.core.procedure;

/** Why an invoice is not moved on a date, in the order in which they are tried. */
public enum Reason {
    NOT_CHARGED("not-charged"),
    CREDIT_NOTE("credit-note"),
    FOREIGN_CURRENCY("foreign-currency"),
    BEFORE_START_DATE("before-start-date"),
    CREDITED("credited"),
    PAID("paid"),
    WITHDRAWN("withdrawn"),
    WRITTEN_OFF("written-off"),
    NOT_DUE("not-due"),
    WITHIN_14_DAYS("within-14-days"),
    FACTORING("factoring"),
    DEBTOR_ABROAD("debtor-abroad"),
    TRIPLETEX_DUNNING_ON("tripletex-dunning-on"),
    STOP_REMARK("stop-remark"),
    FREE_CREDIT("free-credit"),
    NO_ADDRESS("no-address"),
    BELOW_MINIMUM("below-minimum"),
    PARKED("parked"),
    LEDGER_NOT_FRESH("ledger-not-fresh"),
    DIFFERENCE("difference"),
    ON_HOLD("on-hold"),
    DISPUTED("disputed"),
    INSTALMENT_PLAN("instalment-plan"),
    DEADLINE_RUNNING("deadline-running"),
    NOT_A_BUSINESS_DAY("not-a-business-day"),
    RATE_MISSING("rate-missing"),
    REGIME_UNCONFIRMED("regime-unconfirmed"),
    AWAITING_APPROVAL("awaiting-approval");

    private final String word;

    Reason(String word) {
        this.word = word;
    }

    /** The word that operators see. */
    public String word() {
        return word;
    }

    public static Reason ofWord(String word) {
        for (var value : values()) {
            if (value.word.equals(word)) {
                return value;
            }
        }
        throw new IllegalArgumentException("unknown Reason: " + word);
    }
}

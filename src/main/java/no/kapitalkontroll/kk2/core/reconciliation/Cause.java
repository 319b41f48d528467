package no.kapitalkontroll.kk2.core.reconciliation;

/** Why a case and the ledger differ. Explained causes stop nothing; a red one stops the invoice. */
public enum Cause {
    PROPOSAL_WAITING("proposal waiting", false),
    REFUND_DUE("refund due", false),
    ROUNDING("rounding", false),
    TO_BE_CLOSED_BY_HAND("to be closed by hand", false),
    DATED_TODAY("payment or credit dated today", false),
    PAYMENT_NOT_SEEN("payment not seen", true),
    CREDIT_NOT_SEEN("credit not seen", true),
    REVERSED("reversed", true),
    PROPOSAL_EDITED("proposal edited", true),
    PROPOSAL_DELETED("proposal deleted", true),
    INVOICE_EDITED("invoice edited", true),
    PAYMENT_TWICE("payment-twice?", true),
    UNKNOWN("unknown", true);

    private final String word;
    private final boolean red;

    Cause(String word, boolean red) {
        this.word = word;
        this.red = red;
    }

    public String word() {
        return word;
    }

    public boolean isRed() {
        return red;
    }
}

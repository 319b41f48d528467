package no.kapitalkontroll.kk2.core.reconciliation;

/** Why a case and the ledger differ. Explained causes stop nothing; a red one stops the invoice until a person mends it. */
public enum Cause {
    PROPOSAL_WAITING("proposal waiting"),
    REFUND_DUE("refund due"),
    ROUNDING("rounding"),
    TO_BE_CLOSED_BY_HAND("to be closed by hand"),
    DATED_TODAY("payment or credit dated today"),
    PAYMENT_NOT_SEEN(
            "payment not seen", "find the payment on the customer's account in Tripletex and tie it to the invoice"),
    CREDIT_NOT_SEEN("credit not seen", "find the credit note in Tripletex and tie it to the invoice"),
    REVERSED("reversed", "the payment is gone; the next run proposes the correction"),
    PROPOSAL_EDITED(
            "proposal edited", "put the voucher back as it was proposed, or book the rest by hand and tell KK2"),
    PROPOSAL_DELETED("proposal deleted", "book it by hand in Tripletex, or let an operator send it again"),
    INVOICE_EDITED("invoice edited", "put the invoice's amount back, or withdraw the case and begin anew"),
    PAYMENT_TWICE(
            "payment-twice?",
            "say whether the registered payment and Tripletex' are one: payment-same or payment-different"),
    UNKNOWN("unknown", "compare the customer's account in Tripletex with the case, posting by posting");

    private final String word;
    private final String remedy;

    Cause(String word) {
        this(word, null);
    }

    Cause(String word, String remedy) {
        this.word = word;
        this.remedy = remedy;
    }

    /** The word that operators see. */
    public String word() {
        return word;
    }

    /** Unexplained: the invoice cannot move. */
    public boolean isRed() {
        return remedy != null;
    }

    /** What a person can do; null for an explained cause. */
    public String remedy() {
        return remedy;
    }

    public static Cause ofWord(String word) {
        for (var cause : values()) {
            if (cause.word.equals(word)) {
                return cause;
            }
        }
        throw new IllegalArgumentException("unknown cause: " + word);
    }
}

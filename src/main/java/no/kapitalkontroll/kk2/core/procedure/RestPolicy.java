package no.kapitalkontroll.kk2.core.procedure;

/**
 * What becomes of fees, interest and costs that are unpaid when the principal is covered: the creditor's choice (key
 * {@code rest-policy}).
 */
public enum RestPolicy {
    /** A rest up to {@code small-rest} is waived and the case closed; of a larger one no letter is sent, and a person decides. */
    WAIVE,
    /** Nothing is waived by itself: the case stays open, the rest is claimed as it stands, and a later payment covers it. */
    KEEP,
    /** Nothing is waived by itself: a case handler is asked. He answers with {@code waive} or {@code keep-rest}. */
    ASK
}

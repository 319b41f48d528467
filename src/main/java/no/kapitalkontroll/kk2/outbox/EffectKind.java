package no.kapitalkontroll.kk2.outbox;

/** What an effect does to the outside world. */
public enum EffectKind {
    MAIL,
    PRINT,
    VOUCHER,
    /** the calculation that explains a voucher */
    ATTACHMENT,
    CLOSE_POSTINGS,
    /** how a case stands, shown on its invoice in Tripletex */
    CASE_STATUS,
    /** the daily mail to a case handler; it belongs to no case */
    DIGEST;

    /** Letters leave on their printed date only. */
    public boolean isLetter() {
        return this == MAIL || this == PRINT;
    }

    /** Stale after its date. */
    boolean isDated() {
        return isLetter() || this == DIGEST;
    }
}

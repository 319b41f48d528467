package no.kapitalkontroll.kk2.core.notice;

/**
 * The letters (brev). The first five are sent by a step of the procedure; the others go beside it and neither bear a fee nor
 * start a clock.
 */
public enum LetterKind {
    REMINDER_FREE("reminder-free"),
    REMINDER("reminder"),
    COLLECTION_NOTICE("collection-notice"),
    PAYMENT_DEMAND("payment-demand"),
    ENFORCEMENT_NOTICE("enforcement-notice"),
    INSTALMENT_AGREEMENT("instalment-agreement"),
    OBJECTION_ANSWER("objection-answer"),
    REST("rest"),
    RECEIPT("receipt");

    private final String word;

    LetterKind(String word) {
        this.word = word;
    }

    /** Sent by a step of the procedure: it has a deadline that the next step waits for. */
    public boolean isOfStep() {
        return compareTo(ENFORCEMENT_NOTICE) <= 0;
    }

    /** The word that operators see. */
    public String word() {
        return word;
    }

    public static LetterKind ofWord(String word) {
        for (var value : values()) {
            if (value.word.equals(word)) {
                return value;
            }
        }
        throw new IllegalArgumentException("unknown LetterKind: " + word);
    }
}

package no.kapitalkontroll.kk2.core.notice;

/** The letters (brev) that a procedure can send. */
public enum LetterKind {
    REMINDER_FREE("reminder-free"),
    REMINDER("reminder"),
    COLLECTION_NOTICE("collection-notice"),
    PAYMENT_DEMAND("payment-demand"),
    ENFORCEMENT_NOTICE("enforcement-notice");

    private final String word;

    LetterKind(String word) {
        this.word = word;
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

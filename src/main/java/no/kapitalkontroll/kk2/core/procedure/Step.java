package no.kapitalkontroll.kk2.core.procedure;

/** The steps of a procedure. */
public enum Step {
    COLLECTION_NOTICE("collection-notice"),
    PAYMENT_DEMAND("payment-demand"),
    HAND_OVER("hand-over");

    private final String word;

    Step(String word) {
        this.word = word;
    }

    /** The word that operators see. */
    public String word() {
        return word;
    }

    public static Step ofWord(String word) {
        for (var value : values()) {
            if (value.word.equals(word)) {
                return value;
            }
        }
        throw new IllegalArgumentException("unknown Step: " + word);
    }
}

package no.kapitalkontroll.kk2.core.procedure;

/** The steps of a procedure, in the order of the law; a procedure has those that it needs. */
public enum Step {
    REMINDER_FREE("reminder-free"),
    REMINDER("reminder"),
    COLLECTION_NOTICE("collection-notice"),
    PAYMENT_DEMAND("payment-demand"),
    ENFORCEMENT_NOTICE("enforcement-notice"),
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

package no.kapitalkontroll.kk2.core.procedure;

/** What is done with an invoice on a date. */
public enum DecisionKind {
    TAKE("take"),
    ADVANCE("advance"),
    WAIT("wait"),
    SKIP("skip"),
    HAND_OVER("hand-over"),
    CLOSE("close");

    private final String word;

    DecisionKind(String word) {
        this.word = word;
    }

    /** The word that operators see. */
    public String word() {
        return word;
    }

    public static DecisionKind ofWord(String word) {
        for (var value : values()) {
            if (value.word.equals(word)) {
                return value;
            }
        }
        throw new IllegalArgumentException("unknown DecisionKind: " + word);
    }
}

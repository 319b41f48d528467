package no.kapitalkontroll.kk2.handover;

/** What came of a petition. */
public enum Outcome {
    PAID("paid"),
    ATTACHMENT("attachment"),
    NOTHING_TO_ATTACH("nothing-to-attach"),
    OBJECTION("objection");

    private final String word;

    Outcome(String word) {
        this.word = word;
    }

    /** The word that operators write. */
    public String word() {
        return word;
    }

    /** @throws IllegalArgumentException when it is none, with the words that are */
    public static Outcome ofWord(String word) {
        for (var value : values()) {
            if (value.word.equals(word)) {
                return value;
            }
        }
        throw new IllegalArgumentException("one of paid, attachment, nothing-to-attach, objection");
    }
}

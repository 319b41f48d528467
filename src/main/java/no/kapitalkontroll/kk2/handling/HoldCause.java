package no.kapitalkontroll.kk2.handling;

import java.util.Optional;
import java.util.stream.Stream;

/** What has happened to a debtor so that only a person may go on, and what the law asks next. */
public enum HoldCause {
    BANKRUPTCY(
            "bankruptcy",
            "no collection against the debtor; file the claim with the bobestyrer before the announced deadline, and record it:"
                    + " interrupt --event bankruptcy-claim (foreldelsesloven § 18); interest after the opening is subordinate"
                    + " (konkursloven; uncertain)"),
    DEATH(
            "death",
            "write to the estate or the heirs, not to the dead; file the claim within the proklama's time if there is one"
                    + " (arveloven; uncertain)"),
    GUARDIAN(
            "guardian",
            "send to the guardian (verge) or, for a minor, to the parents (uncertain); no costs on a minor's claim once the new"
                    + " inkassolov is in force"),
    DEBT_SETTLEMENT(
            "debt-settlement",
            "the negotiation period bars collection (gjeldsordningsloven; uncertain); file the claim with the namsmann, and record"
                    + " it: interrupt --event debt-settlement-claim (foreldelsesloven § 18)"),
    RETURNED_POST(
            "returned-post",
            "the last letter counts as not sent and its fee falls away; find the address (Folkeregisteret, Foretaksregisteret),"
                    + " mend it in Tripletex and resume: the letter is sent anew with a new deadline (inkassoloven § 3 a)"),
    UNKNOWN_ADDRESS(
            "unknown-address",
            "find the address (Folkeregisteret, Foretaksregisteret), mend it in Tripletex and resume (inkassoloven § 3 a)");

    private final String word;
    private final String advice;

    HoldCause(String word, String advice) {
        this.word = word;
        this.advice = advice;
    }

    /** The word that operators use, and the case's stop cause. */
    public String word() {
        return word;
    }

    /** What comes next; "uncertain" where no source was read. */
    public String advice() {
        return advice;
    }

    public static Optional<HoldCause> ofWord(String word) {
        return Stream.of(values()).filter(cause -> cause.word.equals(word)).findFirst();
    }

    static String words() {
        return String.join(", ", Stream.of(values()).map(HoldCause::word).toList());
    }
}

package no.kapitalkontroll.kk2.core.loss;

import java.util.Optional;
import java.util.stream.Stream;

/** Why a claim counts as lost, so that its VAT may be corrected: merverdiavgiftsforskriften (FMVA) § 4-7-1. */
public enum LossGround {
    FAILED_ENFORCEMENT("failed-enforcement", "enforcement has failed"),
    FAILED_COLLECTION("failed-collection", "collection by an agency has failed"),
    BANKRUPTCY("bankruptcy", "the debtor is bankrupt and nothing is to be expected of the estate"),
    SIX_MONTHS_AND_THREE_REMINDERS(
            "six-months-and-three-reminders",
            "unpaid six months after the due date, after at least three reminders at normal intervals");

    private final String word;
    private final String text;

    LossGround(String word, String text) {
        this.word = word;
        this.text = text;
    }

    /** The word that operators use. */
    public String word() {
        return word;
    }

    public String text() {
        return text;
    }

    public static Optional<LossGround> ofWord(String word) {
        return Stream.of(values()).filter(ground -> ground.word.equals(word)).findFirst();
    }
}

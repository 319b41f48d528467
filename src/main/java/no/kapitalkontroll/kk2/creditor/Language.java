package no.kapitalkontroll.kk2.creditor;

import java.util.Locale;

/** The written language (målform) of a creditor's letters. */
public enum Language {
    NB,
    NN;

    /** The word of the creditor file, and of the letter templates. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}

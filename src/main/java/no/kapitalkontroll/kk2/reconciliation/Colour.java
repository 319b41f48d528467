package no.kapitalkontroll.kk2.reconciliation;

import java.util.Locale;

/** What a person has to do about a case: the worst comes first. */
public enum Colour {
    /** A difference without an explanation: the invoice stands still until a person mends it. */
    RED,
    /** What differs has a cause that ends by itself or by the accountant's daily work. */
    EXPLAINED,
    /** Case, ledger and proposals agree. */
    EQUAL;

    /** As files show it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}

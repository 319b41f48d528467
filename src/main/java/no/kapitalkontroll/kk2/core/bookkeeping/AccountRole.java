package no.kapitalkontroll.kk2.core.bookkeeping;

/** The accounts that a proposal uses; the creditor's file gives each its number. */
public enum AccountRole {
    RECEIVABLES,
    FEE_INCOME,
    INTEREST_INCOME,
    COSTS,
    BANK,
    /** Optional: a liability for what debtors have paid too much. */
    REFUNDS,
    /** Optional: losses on claims. */
    LOSSES
}

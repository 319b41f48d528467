package no.kapitalkontroll.kk2.core.bookkeeping;

/** The accounts that a proposal uses; the creditor's file gives each its number. */
public enum AccountRole {
    RECEIVABLES,
    FEE_INCOME,
    INTEREST_INCOME,
    COSTS,
    BANK,
    REFUNDS
}

package no.kapitalkontroll.kk2.standin;

/** When a company's accountant sends waiting vouchers to the ledger. */
public enum Accountant {
    NEVER,
    NEXT_WEEKDAY,
    SAME_EVENING
}

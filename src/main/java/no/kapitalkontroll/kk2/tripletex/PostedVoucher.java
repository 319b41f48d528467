package no.kapitalkontroll.kk2.tripletex;

/**
 * A voucher that Tripletex has taken.
 *
 * @param number 0 while it waits outside the ledger
 */
public record PostedVoucher(long id, int number) {}

package no.kapitalkontroll.kk2.creditor;

/**
 * What becomes of posting proposals (rules § 5).
 *
 * @param sendToLedger false: a proposal waits in Tripletex for the accountant
 * @param closePostings postings that sum to 0.00 are closed in Tripletex
 */
public record VoucherTerms(boolean sendToLedger, boolean closePostings) {}

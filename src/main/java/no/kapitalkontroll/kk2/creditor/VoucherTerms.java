package no.kapitalkontroll.kk2.creditor;

/**
 * What becomes of posting proposals (rules § 5).
 *
 * @param sendToLedger false: a proposal waits in Tripletex for the accountant
 * @param closePostings postings that sum to 0.00 are closed in Tripletex
 * @param department of income and cost lines
 * @param project of income and cost lines
 * @param attachCalculation the statement of the claim is attached to the voucher that it explains
 * @param caseStatus the state of the case is shown on the invoice in Tripletex, where Tripletex allows it
 */
public record VoucherTerms(
        boolean sendToLedger,
        boolean closePostings,
        Dimension department,
        Dimension project,
        boolean attachCalculation,
        boolean caseStatus) {}

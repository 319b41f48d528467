package no.kapitalkontroll.kk2.tripletex;

import java.util.List;

/**
 * An account (konto) of the creditor's ledger.
 *
 * @param id differs from company to company; the only way to name it in a posting
 * @param ledgerType GENERAL, CUSTOMER, VENDOR, EMPLOYEE, ASSET or a later one
 * @param vatLocked postings always bear the account's own VAT code
 * @param vatNumber the account's own VAT code, null when it has none
 * @param vatId its id, which is not its code; 0 is a real id
 * @param legalVatNumbers the codes that a posting on it may bear; empty when Tripletex names none
 * @param requiresFreeDimension one of the dimensions that the creditor named itself; Tripletex tells it since 2.75.02
 * @param bankAccountNumber digits as Tripletex keeps them, null when it has none or hides it
 */
public record LedgerAccount(
        long id,
        int number,
        String ledgerType,
        boolean vatLocked,
        String vatNumber,
        Long vatId,
        List<String> legalVatNumbers,
        boolean inactive,
        boolean requiresDepartment,
        boolean requiresProject,
        boolean requiresFreeDimension,
        boolean bankAccount,
        String bankAccountNumber) {

    public LedgerAccount {
        legalVatNumbers = List.copyOf(legalVatNumbers);
    }
}

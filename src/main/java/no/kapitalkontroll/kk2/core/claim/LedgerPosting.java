package no.kapitalkontroll.kk2.core.claim;

import java.time.LocalDate;
import no.kapitalkontroll.kk2.core.money.Money;

/**
 * A posting (postering) on the receivables account.
 *
 * @param amount debit positive, credit negative
 * @param invoiceId the invoice whose own list of postings it came in, else null
 * @param invoiceNumber the posting's own reference to an invoice, null when it has none
 * @param externalVoucherNumber of its voucher, null when it has none
 * @param closeGroupId null while the posting is open
 */
public record LedgerPosting(
        long id,
        long voucherId,
        String externalVoucherNumber,
        LocalDate date,
        Money amount,
        Long customerId,
        Long invoiceId,
        String invoiceNumber,
        Long closeGroupId,
        String description) {

    /** The same posting with the part of its amount that counts for one invoice. */
    public LedgerPosting counting(Money part) {
        return new LedgerPosting(
                id,
                voucherId,
                externalVoucherNumber,
                date,
                part,
                customerId,
                invoiceId,
                invoiceNumber,
                closeGroupId,
                description);
    }
}

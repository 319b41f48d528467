package no.kapitalkontroll.kk2.core.claim;

import java.time.LocalDate;
import java.util.List;
import no.kapitalkontroll.kk2.core.money.Money;

/**
 * An invoice (faktura) as Tripletex tells it, in our words.
 *
 * @param number 0 while it is not charged
 * @param kid null when it has none
 * @param amount in the invoice's currency, VAT included
 * @param outstanding amountCurrencyOutstanding: without Tripletex' own reminder charges; negative when overpaid
 * @param creditedInvoiceId on a credit note, the invoice that it credits; else null
 * @param concerns what was sold, in the words of the order lines; may be empty
 */
public record Invoice(
        long id,
        int version,
        int number,
        LocalDate invoiceDate,
        LocalDate dueDate,
        long customerId,
        String kid,
        Money amount,
        Money outstanding,
        String currency,
        boolean charged,
        boolean creditNote,
        boolean credited,
        Long creditedInvoiceId,
        Long voucherId,
        InvoiceRemark remark,
        List<EarlierReminder> reminders,
        String concerns) {

    public Invoice {
        reminders = List.copyOf(reminders);
    }
}

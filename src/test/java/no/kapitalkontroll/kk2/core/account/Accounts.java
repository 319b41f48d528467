package no.kapitalkontroll.kk2.core.account;

import java.time.LocalDate;
import java.util.List;
import no.kapitalkontroll.kk2.core.claim.Invoice;
import no.kapitalkontroll.kk2.core.claim.LedgerPosting;
import no.kapitalkontroll.kk2.core.money.Money;

/** Invoices and postings of one invented customer. */
final class Accounts {

    private Accounts() {}

    static Invoice invoice(int number, Money amount, LocalDate invoiceDate, LocalDate dueDate) {
        return new Invoice(
                number,
                1,
                number,
                invoiceDate,
                dueDate,
                7,
                null,
                amount,
                amount,
                "NOK",
                true,
                false,
                false,
                null,
                1000L * number,
                null,
                List.of(),
                "");
    }

    /** The posting of the invoice's own voucher. */
    static AccountRecord.Posted sale(Invoice invoice) {
        return posted(1000L * invoice.number(), 1000L * invoice.number(), invoice, invoice.amount(), true);
    }

    static AccountRecord.Posted posted(long id, long voucherId, Invoice invoice, Money amount, boolean open) {
        return new AccountRecord.Posted(
                posting(id, voucherId, null, invoice.invoiceDate(), amount), invoice.number(), false, open);
    }

    static LedgerPosting posting(long id, long voucherId, String number, LocalDate date, Money amount) {
        return new LedgerPosting(id, voucherId, number, date, amount, 7L, null, null, null, null);
    }
}

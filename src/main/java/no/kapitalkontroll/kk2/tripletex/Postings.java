package no.kapitalkontroll.kk2.tripletex;

import no.kapitalkontroll.kk2.core.claim.LedgerPosting;

/** How a posting is asked for and read. */
final class Postings {

    static final String FIELDS = "id,voucher(id,externalVoucherNumber),date,amount,customer(id),closeGroup(id),"
            + "invoiceNumber,description,account(id,number,ledgerType)";

    private Postings() {}

    /** @param invoiceId the invoice whose own list it came in, else null */
    static LedgerPosting read(Row row, Long invoiceId) {
        Row voucher = row.needs("voucher");
        return new LedgerPosting(
                row.id(),
                voucher.id(),
                voucher.text("externalVoucherNumber"),
                row.date("date"),
                row.money("amount"),
                row.idOrNullOf("customer"),
                invoiceId,
                row.text("invoiceNumber"),
                row.idOrNullOf("closeGroup"),
                row.text("description"));
    }

    /**
     * Decided by the account's ledger, for the posting's type is often null.
     *
     * @throws Row.Unreadable when the token may not see the account: leaving the posting out would change a balance
     */
    static boolean isOnReceivables(Row row) {
        return "CUSTOMER".equals(row.needs("account").neededText("ledgerType"));
    }
}

package no.kapitalkontroll.kk2.core.bookkeeping;

import java.time.LocalDate;
import no.kapitalkontroll.kk2.core.money.Money;

/**
 * An outlay (utlegg) that no voucher in Tripletex books: KK2 proposes it, from the bank to the costs (rules § 5).
 *
 * @param chargeId of the charge by which the debtor owes it
 * @param receipt names it without naming anybody; it stands in the description
 */
public record PaidOutlay(long chargeId, LocalDate paidOn, Money amount, String receipt) {

    /** Dated as it was paid. */
    public BookEntry entry() {
        return new BookEntry(
                new Subject(ProposalKind.OUTLAY, chargeId),
                paidOn,
                Lines.moved(AccountRole.BANK, AccountRole.COSTS, amount),
                "kvittering " + receipt);
    }
}

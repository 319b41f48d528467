package no.kapitalkontroll.kk2.core.bookkeeping;

import java.time.LocalDate;
import java.util.Optional;
import no.kapitalkontroll.kk2.core.money.Money;

/**
 * A debtor's surplus on its way off the customer's account, to a liability of the creditor (rules § 5). It is never income: the two
 * accounts are all that it touches.
 *
 * @param due paid beyond the whole claim and not paid back
 * @param paidFromLiability what was paid back from the liability: it left the customer's account, and does not come back to it
 */
public record MovedRefund(long caseId, Money due, Money paidFromLiability) {

    /**
     * Empty when nothing is, or was, too much.
     *
     * @param today its date: a surplus may be what is left of several payments
     */
    public Optional<BookEntry> entry(LocalDate today) {
        var moved = due.plus(paidFromLiability);
        return moved.isPositive()
                ? Optional.of(new BookEntry(
                        new Subject(ProposalKind.REFUND, caseId),
                        today,
                        Lines.moved(AccountRole.REFUNDS, AccountRole.RECEIVABLES, moved)))
                : Optional.empty();
    }
}

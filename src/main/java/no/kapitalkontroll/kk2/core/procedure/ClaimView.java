package no.kapitalkontroll.kk2.core.procedure;

import java.time.LocalDate;
import no.kapitalkontroll.kk2.core.claim.Customer;
import no.kapitalkontroll.kk2.core.claim.Invoice;
import no.kapitalkontroll.kk2.core.coverage.ClaimBalance;
import no.kapitalkontroll.kk2.core.money.Money;

/**
 * Everything that a decision rests on.
 *
 * @param customer null when it could not be read
 * @param standing null when there is no case
 * @param procedure the version the case began with, or today's for a new one
 * @param freeCredit open credit of the customer that nothing of ours explains; positive
 * @param parked something of this invoice was given up on and waits for an operator
 * @param ledgerFresh the ledger was read to the end in this run
 * @param timeBarredFrom the first day on which the claim is time-barred (foreldelsesloven § 2); nothing is collected from it on
 * @param red reconciliation shows an unexplained difference
 */
public record ClaimView(
        Invoice invoice,
        Customer customer,
        ClaimBalance balance,
        CaseStanding standing,
        Procedure procedure,
        Money freeCredit,
        boolean parked,
        boolean ledgerFresh,
        boolean red,
        LocalDate timeBarredFrom) {

    ClaimView with(CaseStanding other) {
        return new ClaimView(
                invoice, customer, balance, other, procedure, freeCredit, parked, ledgerFresh, red, timeBarredFrom);
    }

    /** Nothing of it may be claimed any more (foreldelsesloven § 1). */
    public boolean isTimeBarredOn(LocalDate date) {
        return timeBarredFrom != null && !date.isBefore(timeBarredFrom);
    }
}

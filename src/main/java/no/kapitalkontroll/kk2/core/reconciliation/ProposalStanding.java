package no.kapitalkontroll.kk2.core.reconciliation;

import no.kapitalkontroll.kk2.core.money.Money;

/**
 * One of our proposals as Tripletex shows it.
 *
 * @param onReceivables what it moves on the customer's account
 */
public record ProposalStanding(String number, State state, Money onReceivables) {

    public enum State {
        /** not yet sent */
        PLANNED,
        /** waits in Tripletex for the accountant */
        WAITING,
        /** in the ledger */
        BOOKED,
        EDITED,
        DELETED,
        /** given up on; an operator decides */
        PARKED,
        /** the accountant's no to a loss: it is not to be booked, and nobody asks again */
        DECLINED;

        /** A person has to look at it; nothing more is proposed on its case until then. */
        public boolean needsAPerson() {
            return this == EDITED || this == DELETED || this == PARKED;
        }
    }
}

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
        DECLINED,
        /** taken back before it was sent; counts nowhere, and its number is free again */
        CANCELLED;

        /** A person has to decide before anything more is proposed for its subject. */
        public boolean isInDispute() {
            return this == EDITED || this == DELETED || this == PARKED;
        }
    }
}

package no.kapitalkontroll.kk2.core.reconciliation;

import no.kapitalkontroll.kk2.core.bookkeeping.Lines;
import no.kapitalkontroll.kk2.core.money.Money;

/**
 * One of our proposals as Tripletex shows it.
 *
 * @param onReceivables what it moves on the customer's account
 * @param moved what it moves in all: the sum of its debits
 */
public record ProposalStanding(String number, State state, Money onReceivables, Money moved) {

    public ProposalStanding(String number, State state, Lines lines) {
        this(number, state, lines.onReceivables(), lines.debits());
    }

    /** One that moves nothing but what is on the customer's account. */
    public ProposalStanding(String number, State state, Money onReceivables) {
        this(number, state, onReceivables, onReceivables.abs());
    }

    /** What is at stake where the customer's account shows nothing of it. */
    Money atStake() {
        return onReceivables.isZero() ? moved : onReceivables;
    }

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
        /** taken back while it was not in Tripletex; counts nowhere, and its number is not used again */
        CANCELLED;

        /** A person has to decide before anything more is proposed for its subject. */
        public boolean isInDispute() {
            return this == EDITED || this == DELETED || this == PARKED;
        }
    }
}

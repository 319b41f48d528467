package no.kapitalkontroll.kk2.core.bookkeeping;

import java.time.LocalDate;
import no.kapitalkontroll.kk2.core.coverage.Movement;
import no.kapitalkontroll.kk2.core.coverage.OwnMovement;
import no.kapitalkontroll.kk2.core.money.Money;

/**
 * A payment (innbetaling) that KK2 was told of, by a person or by a giro file, and not by Tripletex. It counts from its own
 * date and is booked by one proposal (rules § 5).
 *
 * @param amount positive; negative: a payment that was returned
 * @param inTimeOn when the payer's bank had the order; null when nobody knows
 * @param postingId the posting of Tripletex that is this payment, or may be; null while there is none
 */
public record RegisteredPayment(
        long id, LocalDate paidOn, Money amount, LocalDate inTimeOn, State state, Long postingId) {

    public enum State {
        /** Tripletex does not show it: it counts, and is booked. */
        COUNTS,
        /** Tripletex shows it: its posting counts, and nothing is booked. */
        MATCHED,
        /** Tripletex shows a payment that may be this one, which was booked already: a person must say. */
        ASKED,
        /** It was registered by mistake. */
        WITHDRAWN
    }

    /** It counts by itself: nobody has said that Tripletex' payment is the same. */
    public boolean counts() {
        return state == State.COUNTS || state == State.ASKED;
    }

    /** The id of its movement, which no posting of Tripletex and nothing that stands in for one can have. */
    public long movementId() {
        return OwnMovement.REGISTERED_PAYMENT.idOf(id);
    }

    /** Whether a movement is a registered payment's. */
    public static boolean isMovement(long movementId) {
        return OwnMovement.REGISTERED_PAYMENT.has(movementId);
    }

    /** The id of the payment whose movement this is. */
    public static long ofMovement(long movementId) {
        return OwnMovement.REGISTERED_PAYMENT.rowOf(movementId);
    }

    /** Whether a movement of the claim is this payment: under its own id, or under that of the posting that it was matched with. */
    public boolean isShownAs(Movement movement) {
        return movement.postingId() == movementId() || (postingId != null && postingId == movement.postingId());
    }

    Movement movement() {
        return new Movement(movementId(), paidOn, amount.negated(), Movement.Kind.PAYMENT, earlier(paidOn, inTimeOn));
    }

    /** Tripletex' movement as this payment, which is its own: in time when either of the two was. */
    Movement shownAs(Movement shown, boolean keepsItsId) {
        return new Movement(
                keepsItsId ? movementId() : shown.postingId(),
                shown.date(),
                shown.amount(),
                shown.kind(),
                earlier(shown.inTimeOn(), inTimeOn),
                shown.countsFrom());
    }

    /** What its proposals and their corrections are about. */
    public Subject subject() {
        return new Subject(ProposalKind.PAYMENT, id);
    }

    /** From the bank to the customer's account, or back again. */
    public BookEntry entry() {
        return new BookEntry(subject(), paidOn, Lines.moved(AccountRole.RECEIVABLES, AccountRole.BANK, amount));
    }

    private static LocalDate earlier(LocalDate one, LocalDate other) {
        return other == null || one.isBefore(other) ? one : other;
    }
}

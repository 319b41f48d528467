package no.kapitalkontroll.kk2.report;

import java.time.LocalDate;
import no.kapitalkontroll.kk2.core.bookkeeping.Lines;
import no.kapitalkontroll.kk2.core.bookkeeping.ProposalKind;
import no.kapitalkontroll.kk2.core.reconciliation.ProposalStanding;

/**
 * One of our proposals as it was known on a date.
 *
 * @param dated of its lines, and so of its voucher
 * @param firstDated of its lines when it was made: the payment's date
 * @param bookedOn when a run first saw it in the ledger; null: not yet
 */
record ProposalOn(
        long caseId,
        String number,
        ProposalKind kind,
        ProposalStanding.State state,
        LocalDate dated,
        LocalDate firstDated,
        LocalDate bookedOn,
        Lines lines) {

    boolean isBooked() {
        return state == ProposalStanding.State.BOOKED;
    }

    boolean isWaiting() {
        return state == ProposalStanding.State.PLANNED || state == ProposalStanding.State.WAITING;
    }

    ProposalOn with(Lines allLines) {
        return new ProposalOn(caseId, number, kind, state, dated, firstDated, bookedOn, allLines);
    }
}

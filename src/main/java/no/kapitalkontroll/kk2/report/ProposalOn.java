package no.kapitalkontroll.kk2.report;

import java.time.LocalDate;
import java.util.Map;
import no.kapitalkontroll.kk2.core.bookkeeping.AccountRole;
import no.kapitalkontroll.kk2.core.bookkeeping.Lines;
import no.kapitalkontroll.kk2.core.bookkeeping.ProposalKind;
import no.kapitalkontroll.kk2.core.reconciliation.ProposalStanding;
import no.kapitalkontroll.kk2.creditor.Creditor;

/**
 * One of our proposals as it was known on a date.
 *
 * @param dated of its lines, and so of its voucher
 * @param firstDated of its lines when it was made: the payment's date
 * @param bookedOn when a run first saw it in the ledger; null: not yet
 * @param places where its lines were booked
 */
record ProposalOn(
        long caseId,
        String number,
        ProposalKind kind,
        ProposalStanding.State state,
        LocalDate dated,
        LocalDate firstDated,
        LocalDate bookedOn,
        Lines lines,
        Map<AccountRole, Place> places) {

    /**
     * The account and product that were sent with a line.
     *
     * @param account null: what the creditor file says today, like {@code product}
     */
    record Place(Integer account, String product) {

        static final Place OF_TODAY = new Place(null, null);
    }

    int account(AccountRole role, Creditor creditor) {
        var sent = places.getOrDefault(role, Place.OF_TODAY).account();
        return sent == null ? creditor.accounts().get(role) : sent;
    }

    /** Empty: none. */
    String product(AccountRole role, Creditor creditor) {
        var sent = places.getOrDefault(role, Place.OF_TODAY).product();
        return sent == null ? creditor.products().getOrDefault(role, "") : sent;
    }

    boolean isBooked() {
        return state == ProposalStanding.State.BOOKED;
    }

    boolean isWaiting() {
        return state == ProposalStanding.State.PLANNED || state == ProposalStanding.State.WAITING;
    }

    ProposalOn with(Lines allLines, Map<AccountRole, Place> allPlaces) {
        return new ProposalOn(caseId, number, kind, state, dated, firstDated, bookedOn, allLines, allPlaces);
    }
}

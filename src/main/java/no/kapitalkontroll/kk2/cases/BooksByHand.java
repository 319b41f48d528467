package no.kapitalkontroll.kk2.cases;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import no.kapitalkontroll.kk2.core.bookkeeping.AccountRole;
import no.kapitalkontroll.kk2.core.bookkeeping.BookEntry;
import no.kapitalkontroll.kk2.core.bookkeeping.MovedRefund;
import no.kapitalkontroll.kk2.core.bookkeeping.PaidOutlay;
import no.kapitalkontroll.kk2.core.bookkeeping.ProposalKind;
import no.kapitalkontroll.kk2.core.coverage.ClaimBalance;
import no.kapitalkontroll.kk2.core.coverage.Movement;
import no.kapitalkontroll.kk2.core.coverage.OwnMovement;
import no.kapitalkontroll.kk2.core.loss.BookLosses;
import no.kapitalkontroll.kk2.core.loss.WriteOff;
import no.kapitalkontroll.kk2.core.money.Money;

/** What case handlers have said of a batch of cases that the ledger is to show: outlays, refunds and losses, each by case. */
record BooksByHand(
        Map<Long, List<PaidOutlay>> outlays,
        Map<Long, List<RefundPaid>> refunds,
        Map<Long, List<LossProposed>> losses) {

    private static final BookLosses BOOK_LOSSES = new BookLosses();

    /** A refund that was paid from the liability that it had been moved to. */
    record RefundPaid(long id, LocalDate paidOn, Money amount) {

        /** It never stands on receivables: no posting shows it. */
        Movement movement() {
            return new Movement(OwnMovement.REFUND_PAID.idOf(id), paidOn, amount, Movement.Kind.PAYMENT);
        }
    }

    /** @param booked the accountant has booked it */
    record LossProposed(WriteOff writeOff, boolean booked) {}

    /** Money that went back to the debtor without touching receivables. */
    List<Movement> refundsPaid(CaseRow caseRow) {
        return of(caseRow, refunds).stream().map(RefundPaid::movement).toList();
    }

    /** A loss waits for the accountant: until he has answered, nothing moves. */
    boolean waitsForLoss(CaseRow caseRow) {
        return of(caseRow, losses).stream().anyMatch(loss -> !loss.booked());
    }

    /** @param accounts those that the creditor's file names */
    List<BookEntry> entries(
            CaseRow caseRow,
            ClaimBalance balance,
            List<ProposalFact> proposals,
            Set<AccountRole> accounts,
            LocalDate today) {
        if (caseRow == null) {
            return List.of();
        }
        var entries = new ArrayList<BookEntry>();
        of(caseRow, outlays).stream().map(PaidOutlay::entry).forEach(entries::add);
        if (accounts.contains(AccountRole.REFUNDS) || wasMoved(proposals)) {
            var paid = Money.sum(of(caseRow, refunds).stream().map(RefundPaid::amount));
            new MovedRefund(caseRow.id(), balance.refundDue(), paid)
                    .entry(today)
                    .ifPresent(entries::add);
        }
        var writeOffs = of(caseRow, losses).stream().map(LossProposed::writeOff).toList();
        entries.addAll(BOOK_LOSSES.entries(writeOffs, balance.principal(), today));
        return entries;
    }

    /** What lies on a liability stays there, also when the creditor's file names none any more. */
    private static boolean wasMoved(List<ProposalFact> proposals) {
        return proposals.stream().anyMatch(proposal -> proposal.subject().kind() == ProposalKind.REFUND);
    }

    private static <T> List<T> of(CaseRow caseRow, Map<Long, List<T>> byCase) {
        return caseRow == null ? List.of() : byCase.getOrDefault(caseRow.id(), List.of());
    }
}

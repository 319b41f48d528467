package no.kapitalkontroll.kk2.cases;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.kapitalkontroll.kk2.core.bookkeeping.BookEntry;
import no.kapitalkontroll.kk2.core.bookkeeping.ProposalKind;
import no.kapitalkontroll.kk2.core.bookkeeping.Proposed;
import no.kapitalkontroll.kk2.core.bookkeeping.RegisteredPayment;
import no.kapitalkontroll.kk2.core.bookkeeping.Subject;
import no.kapitalkontroll.kk2.core.claim.Customer;
import no.kapitalkontroll.kk2.core.claim.Invoice;
import no.kapitalkontroll.kk2.core.claim.LedgerPosting;
import no.kapitalkontroll.kk2.core.coverage.Allocation;
import no.kapitalkontroll.kk2.core.coverage.ClaimBalance;
import no.kapitalkontroll.kk2.core.coverage.ClaimLedger;
import no.kapitalkontroll.kk2.core.money.Money;
import no.kapitalkontroll.kk2.core.procedure.ClaimView;
import no.kapitalkontroll.kk2.core.reconciliation.ProposalStanding;

/**
 * An invoice with everything that KK2 knows about it: customer, postings, case, letters, charges, proposals, balance.
 *
 * @param customer null when it could not be read
 * @param caseRow null when there is no case
 * @param postings all that belong to it on receivables, our own vouchers included
 * @param ourVouchers ids of our own vouchers among them
 * @param leadCase the case whose letters speak for this one, itself included; null when it is not merged
 * @param paidBackBeside what Tripletex' outstanding amount may not count: paid back beside, or closed against another invoice
 * @param registered payments that KK2 was told of, withdrawn ones too
 * @param asked letters beside the procedure that were asked for
 * @param byHand what the ledger is to show because a case handler said so
 * @param recorded what is stored of what payments covered
 */
public record LoadedClaim(
        Invoice invoice,
        Customer customer,
        CaseRow caseRow,
        Long leadCase,
        List<LetterFact> letters,
        List<LedgerPosting> postings,
        Set<Long> ourVouchers,
        List<ProposalFact> proposals,
        ClaimLedger ledger,
        ClaimBalance balance,
        ClaimView view,
        Money paidBackBeside,
        List<RegisteredPayment> registered,
        List<LetterAsked> asked,
        List<BookEntry> byHand,
        List<Allocation> recorded) {

    boolean hasCase() {
        return caseRow != null;
    }

    /** The latest letter of a step that was accepted. */
    public Optional<LetterFact> lastSentLetter() {
        return letters.stream()
                .filter(letter -> letter.kind().isOfStep() && letter.state() == LetterFact.State.SENT)
                .reduce((earlier, later) -> later);
    }

    /** A demand was sent: the claim goes on from it, or with a new one. */
    public boolean demandWasSent() {
        return view.standing() != null && view.standing().demandedOn() != null;
    }

    /** What our proposals have booked so far, one row a subject; what the accountant said no to is not among it. */
    List<Proposed> proposed() {
        return Proposed.summed(proposals.stream()
                .filter(proposal -> proposal.state() != ProposalStanding.State.DECLINED)
                .map(ProposalFact::proposed)
                .toList());
    }

    /**
     * What a new proposal would correct: {@link #proposed} without a declined loss of which a correction is still on its way. The
     * accountant who deleted the loss deletes that too; an opposite of it is proposed only once it is booked.
     */
    List<Proposed> correctable() {
        var declined = subjects(Set.of(ProposalStanding.State.DECLINED));
        var onTheirWay = subjects(Set.of(ProposalStanding.State.PLANNED, ProposalStanding.State.WAITING));
        return proposed().stream()
                .filter(row -> !(declined.contains(row.subject()) && onTheirWay.contains(row.subject())))
                .toList();
    }

    private Set<Subject> subjects(Set<ProposalStanding.State> states) {
        return proposals.stream()
                .filter(proposal -> states.contains(proposal.state()))
                .map(ProposalFact::subject)
                .collect(Collectors.toSet());
    }

    /** What of the principal is lost, or proposed as a loss; the claim stands all the same. */
    public Money writtenOff() {
        return Money.sum(byHand.stream()
                        .filter(entry -> entry.subject().kind() == ProposalKind.WRITE_OFF)
                        .map(entry -> entry.lines().onReceivables()))
                .negated();
    }

    /** What the ledger is to show of this case beyond its invoice, payments and credits. */
    List<BookEntry> wanted() {
        return Stream.concat(balance.allocations().stream().map(BookEntry::of), byHand.stream())
                .toList();
    }

    /** What Tripletex' postings amount to that may be registered payments, while nobody has said whether they are. */
    Money paidTwice() {
        return Money.sum(registered.stream()
                .filter(payment -> payment.state() == RegisteredPayment.State.ASKED)
                .map(payment -> payment.amount().negated()));
    }

    /** Letters beside the procedure that are still to be planned. */
    List<LetterAsked> pendingLetters() {
        return asked.stream().filter(LetterAsked::pending).toList();
    }

    /** Names a claim in logs without saying whose it is. */
    @Override
    public String toString() {
        return "claim on invoice " + invoice.number();
    }
}

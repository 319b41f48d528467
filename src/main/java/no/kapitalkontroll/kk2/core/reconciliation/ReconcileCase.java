package no.kapitalkontroll.kk2.core.reconciliation;

import static java.util.function.Predicate.not;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import no.kapitalkontroll.kk2.core.bookkeeping.BookEntry;
import no.kapitalkontroll.kk2.core.bookkeeping.ProposalKind;
import no.kapitalkontroll.kk2.core.bookkeeping.Proposed;
import no.kapitalkontroll.kk2.core.bookkeeping.Subject;
import no.kapitalkontroll.kk2.core.claim.LedgerPosting;
import no.kapitalkontroll.kk2.core.money.Money;

/**
 * Case against ledger against proposals (rules § 6): every difference has a cause.
 *
 * <p>An amount is the ledger minus the case. The ledger is the sum of the case's postings on receivables, the case is open principal
 * − refund due. Causes are tried in this order, each taking its amount out of what is left to explain:
 *
 * <ol>
 *   <li>{@code PROPOSAL_WAITING}: planned and waiting proposals, and coverage that nobody has planned a proposal for yet: minus
 *       what they will move on receivables, in one sum. A payment that is gone is among them as long as its correction can be
 *       planned: the run that sees it go plans it.
 *   <li>{@code PROPOSAL_EDITED}, {@code PROPOSAL_DELETED}: what stands in the ledger under the number, minus what we proposed. When
 *       that is nothing, the whole proposal beside the sum: an edited one is red even if its receivables line is ours, and one that never
 *       touches receivables with all that it moves.
 *   <li>{@code REVERSED}: what is proposed for a payment that covers nothing any more, while an edited, deleted or parked proposal
 *       of the case forbids a correction; plus that amount, a line a payment.
 *   <li>{@code DATED_TODAY}: the sum of others' postings of this date, when it is all that is left.
 *   <li>{@code INVOICE_EDITED}: the invoice's amount minus that at opening, always when they differ.
 *   <li>{@code CREDIT_NOT_SEEN}, {@code PAYMENT_NOT_SEEN}: Tripletex' outstanding amount minus what the case expects it to be, when
 *       it is lower than expected both with and without our booked vouchers in it.
 *   <li>{@code ROUNDING}: one øre.
 *   <li>{@code UNKNOWN}: the rest, and every parked proposal that is not in the ledger: somebody must look.
 * </ol>
 *
 * <p>{@code INVOICE_EDITED}, {@code CREDIT_NOT_SEEN} and {@code PAYMENT_NOT_SEEN} stand beside the sum when what is left is another
 * amount; {@code REFUND_DUE} always does: minus the refund, for which the customer's account stands in credit. {@code PAYMENT_TWICE}
 * and {@code TO_BE_CLOSED_BY_HAND} are found where payments are matched and postings closed, not here. Nothing of 0.00 is listed.
 */
public final class ReconcileCase {

    private static final Money ONE_ORE = Money.ore(1);
    private static final Set<ProposalKind> OFF_THE_ACCOUNT = EnumSet.of(ProposalKind.REFUND, ProposalKind.WRITE_OFF);

    public List<Difference> compare(CaseInBooks books) {
        return compare(books, false);
    }

    /** @param creditedInTripletex the invoice carries Tripletex' mark of being credited */
    public List<Difference> compare(CaseInBooks books, boolean creditedInTripletex) {
        var findings = new Findings(ledger(books).minus(expected(books)));
        findings.explain(Cause.PROPOSAL_WAITING, waiting(books));
        books.proposals().forEach(proposal -> findProposal(findings, books, proposal));
        reversed(books).forEach(amount -> findings.explain(Cause.REVERSED, amount));
        findings.explainIfAllThatIsLeft(Cause.DATED_TODAY, datedToday(books));
        findings.listAnyway(Cause.INVOICE_EDITED, books.invoiceAmount().minus(books.invoiceAmountAtOpening()));
        var creditUnseen = creditedInTripletex && books.balance().credited().isZero();
        findings.listAnyway(
                creditUnseen ? Cause.CREDIT_NOT_SEEN : Cause.PAYMENT_NOT_SEEN,
                notSeen(books, ledger(books).minus(findings.left())));
        findings.listBeside(Cause.REFUND_DUE, books.balance().refundDue().negated());
        findings.explain(findings.left().abs().equals(ONE_ORE) ? Cause.ROUNDING : Cause.UNKNOWN, findings.left());
        return findings.all();
    }

    private static Money ledger(CaseInBooks books) {
        return sum(books.postings());
    }

    /** Open principal − refund due, without what a loss or a refund takes off the customer's account. */
    private static Money expected(CaseInBooks books) {
        var takenOff = Money.sum(books.wanted().stream()
                .filter(entry -> OFF_THE_ACCOUNT.contains(entry.subject().kind()))
                .map(entry -> entry.lines().onReceivables()));
        return books.balance().principal().minus(books.balance().refundDue()).plus(takenOff);
    }

    private static Money waiting(CaseInBooks books) {
        var planned = Money.sum(books.proposals().stream()
                .filter(proposal -> proposal.state() == ProposalStanding.State.PLANNED
                        || proposal.state() == ProposalStanding.State.WAITING)
                .map(proposal -> offOf(books, proposal)));
        return planned.minus(notYetPlanned(books));
    }

    /** What is to be booked and no proposal speaks of yet; negative when a correction is due. */
    private static Money notYetPlanned(CaseInBooks books) {
        var standing = subjects(books.wanted());
        var wanted =
                Money.sum(books.wanted().stream().map(entry -> entry.lines().onReceivables()));
        return wanted.minus(Money.sum(books.proposed().stream()
                .filter(row -> mayBeCorrected(books) || standing.contains(row.subject()))
                .map(row -> row.lines().onReceivables())));
    }

    /** Nothing new is proposed on a case whose proposals a person has to look at first. */
    private static boolean mayBeCorrected(CaseInBooks books) {
        return books.proposals().stream().noneMatch(proposal -> proposal.state().needsAPerson());
    }

    private static void findProposal(Findings findings, CaseInBooks books, ProposalStanding proposal) {
        switch (proposal.state()) {
            case EDITED -> findings.explainOrList(Cause.PROPOSAL_EDITED, offOf(books, proposal), proposal);
            case DELETED -> findings.explainOrList(Cause.PROPOSAL_DELETED, offOf(books, proposal), proposal);
            case PARKED -> findings.explainParked(offOf(books, proposal), proposal);
            case PLANNED, WAITING, BOOKED -> {}
        }
    }

    /** What the ledger shows under a proposal's number, minus what it was to show. */
    private static Money offOf(CaseInBooks books, ProposalStanding proposal) {
        var booked = books.postings().stream()
                .filter(posting -> proposal.number().equals(posting.externalVoucherNumber()))
                .toList();
        return sum(booked).minus(proposal.onReceivables());
    }

    private static List<Money> reversed(CaseInBooks books) {
        if (mayBeCorrected(books)) {
            return List.of();
        }
        var standing = subjects(books.wanted());
        return Proposed.summed(books.proposed()).stream()
                .filter(row -> !standing.contains(row.subject()))
                .map(row -> row.lines().onReceivables())
                .sorted()
                .toList();
    }

    private static Money datedToday(CaseInBooks books) {
        return sum(books.postings().stream()
                .filter(posting -> posting.date().equals(books.date()))
                .filter(not(posting -> isOurs(books, posting)))
                .toList());
    }

    /** How far Tripletex' own figure lies under what it should be; zero when it does not. */
    private static Money notSeen(CaseInBooks books, Money expectedLedger) {
        var ours = sum(books.postings().stream()
                .filter(posting -> isOurs(books, posting))
                .toList());
        var lowest = expectedLedger.min(expectedLedger.minus(ours));
        return books.outstanding().minus(lowest).min(Money.ZERO);
    }

    private static boolean isOurs(CaseInBooks books, LedgerPosting posting) {
        return books.ourVoucherIds().contains(posting.voucherId())
                || books.proposals().stream()
                        .anyMatch(proposal -> proposal.number().equals(posting.externalVoucherNumber()));
    }

    private static Set<Subject> subjects(List<BookEntry> entries) {
        return entries.stream().map(BookEntry::subject).collect(Collectors.toSet());
    }

    private static Money sum(List<LedgerPosting> postings) {
        return Money.sum(postings.stream().map(LedgerPosting::amount));
    }

    /** The differences found so far, and what is left to explain. */
    private static final class Findings {

        private final List<Difference> found = new ArrayList<>();
        private Money left;

        Findings(Money difference) {
            this.left = difference;
        }

        Money left() {
            return left;
        }

        List<Difference> all() {
            return List.copyOf(found);
        }

        void explain(Cause cause, Money amount) {
            listBeside(cause, amount);
            left = left.minus(amount);
        }

        /** A proposal that somebody has touched is never quiet, even when its line on receivables is as it was. */
        void explainOrList(Cause cause, Money amount, ProposalStanding proposal) {
            if (amount.isZero()) {
                listBeside(cause, proposal.atStake());
            } else {
                explain(cause, amount);
            }
        }

        /** One that never touches the customer's account is not quiet either; one that is in the ledger all the same is. */
        void explainParked(Money amount, ProposalStanding proposal) {
            if (proposal.onReceivables().isZero()) {
                listBeside(Cause.UNKNOWN, proposal.moved());
            } else {
                explain(Cause.UNKNOWN, amount);
            }
        }

        void explainIfAllThatIsLeft(Cause cause, Money amount) {
            if (left.equals(amount)) {
                explain(cause, amount);
            }
        }

        void listAnyway(Cause cause, Money amount) {
            if (left.equals(amount)) {
                explain(cause, amount);
            } else {
                listBeside(cause, amount);
            }
        }

        void listBeside(Cause cause, Money amount) {
            if (!amount.isZero()) {
                found.add(new Difference(cause, amount));
            }
        }
    }
}

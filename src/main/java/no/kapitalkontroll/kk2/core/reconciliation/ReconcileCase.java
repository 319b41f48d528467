package no.kapitalkontroll.kk2.core.reconciliation;

import static java.util.function.Predicate.not;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.kapitalkontroll.kk2.core.bookkeeping.BookEntry;
import no.kapitalkontroll.kk2.core.bookkeeping.Proposed;
import no.kapitalkontroll.kk2.core.bookkeeping.Subject;
import no.kapitalkontroll.kk2.core.claim.LedgerPosting;
import no.kapitalkontroll.kk2.core.money.Money;

/**
 * Case against ledger against proposals (rules § 6): every difference has a cause.
 *
 * <p>An amount is the ledger minus the case. The ledger is the sum of the case's postings on receivables, the case is open principal
 * without what is written off of it − the refund due that no liability bears. Causes are tried in this order, each taking its amount out of what is left to explain:
 *
 * <ol>
 *   <li>{@code PROPOSAL_WAITING}: planned and waiting proposals, and coverage that nobody has planned a proposal for yet: minus
 *       what they will move on receivables, in one sum. A payment that is gone is among them as long as its correction can be
 *       planned: the run that sees it go plans it. What a run has overlooked is {@code UNKNOWN}: nobody would come back to it.
 *   <li>{@code PAYMENT_TWICE}: Tripletex' postings of payments that may be registered ones, until a person has said it.
 *   <li>{@code PROPOSAL_EDITED}, {@code PROPOSAL_DELETED}: what stands in the ledger under the number, minus what we proposed. When
 *       that is nothing, the whole proposal beside the sum: an edited one is red even if its receivables line is ours, and one that never
 *       touches receivables with all that it moves.
 *   <li>{@code REVERSED}: what is proposed for a payment that covers nothing any more, while an edited, deleted or parked proposal
 *       of its own forbids a correction ({@link Proposed#inDispute}); plus that amount, a line a payment.
 *   <li>{@code DATED_TODAY}: the sum of others' postings that are dated ahead, or of those of this date, when it is all that is
 *       left: the case counts them from their own date.
 *   <li>{@code INVOICE_EDITED}: the invoice's amount minus that at opening, always when they differ.
 *   <li>{@code ROUNDING}: one øre, where the sum or Tripletex' outstanding amount is off by no more.
 *   <li>{@code CREDIT_NOT_SEEN}, {@code PAYMENT_NOT_SEEN}: Tripletex' outstanding amount is lower than the postings say, both with and
 *       without our booked vouchers in it. A case that does not ask for more than Tripletex does is then below its postings by as
 *       much; otherwise it is Tripletex' amount minus what the case expects it to be.
 *   <li>{@code UNKNOWN}: the rest, and every parked proposal that is not in the ledger: somebody must look.
 * </ol>
 *
 * <p>{@code INVOICE_EDITED}, {@code CREDIT_NOT_SEEN} and {@code PAYMENT_NOT_SEEN} stand beside the sum when what is left is another
 * amount; {@code REFUND_DUE} always does: minus the refund, for which the customer's account stands in credit.
 * {@code TO_BE_CLOSED_BY_HAND} is found where postings are closed, not here. Nothing of 0.00 is listed.
 */
public final class ReconcileCase {

    private static final Money ONE_ORE = Money.ore(1);

    public List<Difference> compare(CaseInBooks books) {
        return compare(books, false, Money.ZERO);
    }

    /**
     * @param creditedInTripletex the invoice carries Tripletex' mark of being credited
     * @param overlooked what is to move on receivables, and no proposal was planned for when all of them were to be
     */
    public List<Difference> compare(CaseInBooks books, boolean creditedInTripletex, Money overlooked) {
        var ways = ThreeWays.of(books);
        var findings = new Findings(ways.inLedger().minus(ways.inCase()));
        findings.explain(
                Cause.PROPOSAL_WAITING,
                ways.inProposals().plus(notYetPlanned(books)).minus(overlooked).negated());
        findings.explain(Cause.UNKNOWN, overlooked.negated());
        findings.explain(Cause.PAYMENT_TWICE, books.paidTwice());
        books.proposals().forEach(proposal -> findProposal(findings, books, proposal));
        reversed(books).forEach(amount -> findings.explain(Cause.REVERSED, amount));
        findings.explainIfAllThatIsLeft(
                Cause.DATED_TODAY, dated(books, posting -> posting.date().isAfter(books.date())));
        findings.explainIfAllThatIsLeft(
                Cause.DATED_TODAY, dated(books, posting -> posting.date().equals(books.date())));
        findings.listAnyway(Cause.INVOICE_EDITED, books.invoiceAmount().minus(books.invoiceAmountAtOpening()));
        findUnseen(findings, books, ways, creditedInTripletex);
        findings.listBeside(
                Cause.REFUND_DUE, ThreeWays.refundOnReceivables(books).negated());
        findings.explain(isOneOre(findings.left()) ? Cause.ROUNDING : Cause.UNKNOWN, findings.left());
        return findings.all();
    }

    /** What is to be booked and no proposal speaks of yet; negative when a correction is due. */
    private static Money notYetPlanned(CaseInBooks books) {
        var standing = subjects(books.wanted());
        var wanted =
                Money.sum(books.wanted().stream().map(entry -> entry.lines().onReceivables()));
        return wanted.minus(Money.sum(books.proposed().stream()
                .filter(row -> !row.inDispute() || standing.contains(row.subject()))
                .map(row -> row.lines().onReceivables())));
    }

    private static void findProposal(Findings findings, CaseInBooks books, ProposalStanding proposal) {
        switch (proposal.state()) {
            case EDITED -> findings.explainOrList(Cause.PROPOSAL_EDITED, offOf(books, proposal), proposal);
            case DELETED -> findings.explainOrList(Cause.PROPOSAL_DELETED, offOf(books, proposal), proposal);
            case PARKED -> findings.explainParked(offOf(books, proposal), proposal);
            case PLANNED, WAITING, BOOKED, DECLINED, CANCELLED -> {}
        }
    }

    /** What the ledger shows under a proposal's number, minus what it was to show. */
    private static Money offOf(CaseInBooks books, ProposalStanding proposal) {
        return ThreeWays.missing(books, proposal).negated();
    }

    private static List<Money> reversed(CaseInBooks books) {
        var standing = subjects(books.wanted());
        return Proposed.summed(books.proposed()).stream()
                .filter(row -> row.inDispute() && !standing.contains(row.subject()))
                .map(row -> row.lines().onReceivables())
                .sorted()
                .toList();
    }

    private static Money dated(CaseInBooks books, Predicate<LedgerPosting> when) {
        return ThreeWays.sum(books.postings().stream()
                .filter(when)
                .filter(not(posting -> isOurs(books, posting)))
                .toList());
    }

    private static void findUnseen(Findings findings, CaseInBooks books, ThreeWays ways, boolean creditedInTripletex) {
        var byLedger = notSeen(books, ways.inLedger());
        // what the case takes from Tripletex' amount alone stands in its balance as a credit
        var caseHasCountedIt = !byLedger.isZero()
                && findings.left().equals(byLedger.negated())
                && books.balance().credited().compareTo(findings.left()) >= 0;
        var amount = caseHasCountedIt
                ? findings.left()
                : notSeen(books, ways.inLedger().minus(findings.left()));
        if (isOneOre(amount)) {
            findings.listAnyway(Cause.ROUNDING, amount);
            return;
        }
        var counted = caseHasCountedIt ? byLedger : Money.ZERO;
        var creditUnseen =
                creditedInTripletex && books.balance().credited().plus(counted).isZero();
        findings.listAnyway(creditUnseen ? Cause.CREDIT_NOT_SEEN : Cause.PAYMENT_NOT_SEEN, amount);
    }

    private static boolean isOneOre(Money amount) {
        return amount.abs().equals(ONE_ORE);
    }

    /** How far Tripletex' own figure lies under what it should be; zero when it does not. */
    private static Money notSeen(CaseInBooks books, Money expectedLedger) {
        // our vouchers may be in that figure, or those alone that the invoice was closed against
        var withoutOurs = expectedLedger.minus(ours(books, posting -> true));
        var lowest = Stream.of(
                        expectedLedger,
                        withoutOurs,
                        withoutOurs.plus(ours(books, posting -> posting.closeGroupId() != null)))
                .reduce(Money::min)
                .orElseThrow();
        return books.outstanding().minus(lowest).min(Money.ZERO);
    }

    private static Money ours(CaseInBooks books, Predicate<LedgerPosting> which) {
        return ThreeWays.sum(books.postings().stream()
                .filter(posting -> isOurs(books, posting))
                .filter(which)
                .toList());
    }

    private static boolean isOurs(CaseInBooks books, LedgerPosting posting) {
        return books.ourVoucherIds().contains(posting.voucherId())
                || books.proposals().stream()
                        .anyMatch(proposal -> proposal.number().equals(posting.externalVoucherNumber()));
    }

    private static Set<Subject> subjects(List<BookEntry> entries) {
        return entries.stream().map(BookEntry::subject).collect(Collectors.toSet());
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

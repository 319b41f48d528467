package no.kapitalkontroll.kk2.core.reconciliation;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import no.kapitalkontroll.kk2.core.bookkeeping.BookEntry;
import no.kapitalkontroll.kk2.core.bookkeeping.ProposalKind;
import no.kapitalkontroll.kk2.core.claim.LedgerPosting;
import no.kapitalkontroll.kk2.core.money.Money;

/**
 * What a case has on the customer's account (receivables), seen three ways; debit positive, in kroner (rules § 6).
 *
 * @param inCase open principal − written off − the refund due that no liability bears
 * @param inLedger the sum of its postings in Tripletex
 * @param inProposals what planned and waiting proposals will move
 */
public record ThreeWays(Money inCase, Money inLedger, Money inProposals) {

    public static ThreeWays of(CaseInBooks books) {
        return new ThreeWays(
                books.balance().principal().minus(writtenOff(books)).minus(refundOnReceivables(books)),
                sum(books.postings()),
                Money.sum(books.proposals().stream()
                        .filter(ThreeWays::isOnItsWay)
                        .map(proposal -> missing(books, proposal))));
    }

    /** What the books are off by once everything on its way is booked: 0.00 when all agree. */
    public Money difference() {
        return inLedger.plus(inProposals).minus(inCase);
    }

    /** What losses take off the customer's account. */
    public static Money writtenOff(CaseInBooks books) {
        return Money.sum(wanted(books, ProposalKind.WRITE_OFF)
                        .map(entry -> entry.lines().onReceivables()))
                .negated();
    }

    /** Nothing where a liability is to bear it: what was paid back from there is no business of the customer's account either. */
    static Money refundOnReceivables(CaseInBooks books) {
        return wanted(books, ProposalKind.REFUND).findAny().isPresent()
                ? Money.ZERO
                : books.balance().refundDue();
    }

    static boolean isOnItsWay(ProposalStanding proposal) {
        return proposal.state() == ProposalStanding.State.PLANNED || proposal.state() == ProposalStanding.State.WAITING;
    }

    /** What a proposal moves, minus what the ledger shows under its number. */
    static Money missing(CaseInBooks books, ProposalStanding proposal) {
        Predicate<LedgerPosting> isBooked = posting -> proposal.number().equals(posting.externalVoucherNumber());
        return proposal.onReceivables()
                .minus(sum(books.postings().stream().filter(isBooked).toList()));
    }

    static Money sum(List<LedgerPosting> postings) {
        return Money.sum(postings.stream().map(LedgerPosting::amount));
    }

    private static Stream<BookEntry> wanted(CaseInBooks books, ProposalKind kind) {
        return books.wanted().stream().filter(entry -> entry.subject().kind() == kind);
    }
}

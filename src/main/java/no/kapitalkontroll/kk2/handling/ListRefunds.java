package no.kapitalkontroll.kk2.handling;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import no.kapitalkontroll.kk2.cases.LoadedClaim;
import no.kapitalkontroll.kk2.cases.LookAtClaims;
import no.kapitalkontroll.kk2.core.bookkeeping.Lines;
import no.kapitalkontroll.kk2.core.bookkeeping.ProposalKind;
import no.kapitalkontroll.kk2.core.coverage.Allocation;
import no.kapitalkontroll.kk2.core.money.Money;
import no.kapitalkontroll.kk2.core.reconciliation.ProposalStanding;
import org.springframework.stereotype.Component;

/** What debtors have paid beyond their claims and where it stands; no bank details are known (rules § 5). */
@Component
public class ListRefunds {

    private static final List<String> COLUMNS = List.of("customer", "invoice", "due", "since", "stands", "paid out");

    private final LookAtClaims lookAtClaims;

    public ListRefunds(LookAtClaims lookAtClaims) {
        this.lookAtClaims = lookAtClaims;
    }

    public Listing list(String creditorId, LocalDate on) {
        return new Listing(
                COLUMNS,
                lookAtClaims.of(creditorId, LookAtClaims.With.REFUND, on).stream()
                        .map(seen -> row(seen.claim()))
                        .toList());
    }

    private static List<Object> row(LoadedClaim claim) {
        return Arrays.asList(
                claim.customer() == null ? null : claim.customer().number(),
                claim.invoice().number(),
                claim.balance().refundDue(),
                since(claim),
                claim.balance().refundDue().isPositive() ? stands(claim) : null,
                paidOut(claim));
    }

    private static LocalDate since(LoadedClaim claim) {
        return claim.balance().allocations().stream()
                .filter(allocation -> allocation.surplus().isPositive())
                .map(Allocation::date)
                .min(LocalDate::compareTo)
                .orElse(null);
    }

    /** A refund that left the customer's account is a proposal's opposite there; booked is what the accountant has booked. */
    private static String stands(LoadedClaim claim) {
        var moved = claim.byHand().stream()
                .filter(entry -> entry.subject().kind() == ProposalKind.REFUND)
                .findFirst();
        if (moved.isEmpty()) {
            return "on receivables";
        }
        var booked = claim.proposals().stream()
                .filter(proposal -> proposal.subject().kind() == ProposalKind.REFUND
                        && proposal.state() == ProposalStanding.State.BOOKED)
                .map(proposal -> proposal.lines())
                .reduce(Lines.NONE, Lines::plus);
        return booked.equals(moved.get().lines()) ? "on the liability" : "on its way to the liability";
    }

    private static Money paidOut(LoadedClaim claim) {
        return Money.sum(claim.byHand().stream()
                        .filter(entry -> entry.subject().kind() == ProposalKind.REFUND)
                        .map(entry -> entry.lines().onReceivables()))
                .minus(claim.balance().refundDue())
                .orZero();
    }
}

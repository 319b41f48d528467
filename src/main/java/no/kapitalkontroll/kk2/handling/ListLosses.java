package no.kapitalkontroll.kk2.handling;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import no.kapitalkontroll.kk2.cases.LookAtClaims;
import no.kapitalkontroll.kk2.cases.LookAtClaims.Seen;
import no.kapitalkontroll.kk2.core.bookkeeping.AccountRole;
import no.kapitalkontroll.kk2.core.bookkeeping.ProposalKind;
import no.kapitalkontroll.kk2.core.money.Money;
import no.kapitalkontroll.kk2.core.reconciliation.ProposalStanding;
import org.springframework.stereotype.Component;

/**
 * Losses that wait for the accountant or that he has booked, and the rests of principal that no letter is worth: a person may propose
 * them as losses, it is never done by itself (rules § 2).
 */
@Component
public class ListLosses {

    private static final List<String> COLUMNS =
            List.of("customer", "invoice", "principal", "written off", "booked", "to do");

    private final LookAtClaims lookAtClaims;

    public ListLosses(LookAtClaims lookAtClaims) {
        this.lookAtClaims = lookAtClaims;
    }

    public Listing list(String creditorId, LocalDate on) {
        return new Listing(
                COLUMNS,
                lookAtClaims.of(creditorId, LookAtClaims.With.LOSS, on).stream()
                        .filter(seen -> seen.claim().balance().principal().isPositive())
                        .map(ListLosses::row)
                        .toList());
    }

    private static List<Object> row(Seen seen) {
        var claim = seen.claim();
        var principal = claim.balance().principal();
        var written = claim.writtenOff();
        var booked = Money.sum(claim.proposals().stream()
                .filter(proposal -> proposal.subject().kind() == ProposalKind.WRITE_OFF
                        && proposal.state() == ProposalStanding.State.BOOKED)
                .map(proposal -> proposal.lines().of(AccountRole.LOSSES)));
        return Arrays.asList(
                claim.customer() == null ? null : claim.customer().number(),
                claim.invoice().number(),
                principal,
                written,
                booked,
                toDo(principal, written, booked));
    }

    private static String toDo(Money principal, Money written, Money booked) {
        if (written.isZero() && booked.isZero()) {
            return "propose-write-off " + principal;
        }
        return written.equals(booked) ? null : "book the voucher in Tripletex, or delete it there";
    }
}

package no.kapitalkontroll.kk2.proposal;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import no.kapitalkontroll.kk2.core.reconciliation.ProposalStanding.State;
import no.kapitalkontroll.kk2.handling.Answer;
import no.kapitalkontroll.kk2.handling.Operator;
import no.kapitalkontroll.kk2.outbox.EffectState;
import no.kapitalkontroll.kk2.outbox.SettleEffect;
import no.kapitalkontroll.kk2.tripletex.TripletexFailure;
import no.kapitalkontroll.kk2.tripletex.VoucherSeen;
import no.kapitalkontroll.kk2.tripletex.Vouchers;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Takes a voucher that the accountant booked by hand for the one that a parked or deleted proposal was to be: it counts as ours
 * from then on. It must lie in the ledger and move the same on the customer's account.
 */
@Component
public class AdoptVoucher {

    private final JdbcClient jdbc;
    private final TakeProposal takeProposal;
    private final TakeOverLines takeOverLines;
    private final Vouchers vouchers;
    private final SettleEffect settleEffect;

    AdoptVoucher(
            JdbcClient jdbc,
            TakeProposal takeProposal,
            TakeOverLines takeOverLines,
            Vouchers vouchers,
            SettleEffect settleEffect) {
        this.jdbc = jdbc;
        this.takeProposal = takeProposal;
        this.takeOverLines = takeOverLines;
        this.vouchers = vouchers;
        this.settleEffect = settleEffect;
    }

    /** @param year number series begin anew each year */
    public Answer adopt(ProposalRef ref, int number, int year, Operator by, LocalDate today) {
        if (by.refusal().isPresent()) {
            return by.refused();
        }
        if (takeProposal.seen(ref).isEmpty()) {
            return TakeProposal.unknown(ref);
        }
        try {
            // asked before anything is locked
            var there = vouchers.byNumber(ref.creditorId(), number, year);
            return takeProposal.handle(
                    ref, by, today, "voucher-adopted", held -> adopt(held, there, number + "/" + year, by, today));
        } catch (TripletexFailure failure) {
            return Refusals.of(failure);
        }
    }

    private Answer adopt(HeldProposal held, List<VoucherSeen> there, String name, Operator by, LocalDate today) {
        if (!held.isOneOf(Set.of(State.PARKED, State.DELETED))) {
            return held.is("a voucher takes the place of a parked or a deleted one only; accept one that was edited");
        }
        if (there.size() != 1) {
            return new Answer.Refused(
                    "%d vouchers in the ledger have the number %s".formatted(there.size(), name),
                    "write the number and the year as the ledger shows them");
        }
        var voucher = there.get(0);
        if (isTaken(held, voucher)) {
            return new Answer.Refused(
                    "voucher %s belongs to another proposal".formatted(name), "name the voucher booked for this one");
        }
        var refusal = takeOverLines.refusal(held, voucher);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        if (held.effect().state() == EffectState.PARKED
                && !settleEffect.done(held.effect(), "voucher %s adopted by %s".formatted(name, by.who()))) {
            return Refusals.settledMeanwhile(held);
        }
        takeOverLines.takeOver(held, voucher, by, today);
        return new Answer.Done("voucher %s counts as proposal %s".formatted(name, held.ref()));
    }

    private boolean isTaken(HeldProposal held, VoucherSeen voucher) {
        return jdbc.sql("SELECT COUNT(*) FROM proposals WHERE creditor_id = ? AND voucher_id = ? AND id <> ?")
                        .params(held.ref().creditorId(), voucher.id(), held.id())
                        .query(Integer.class)
                        .single()
                > 0;
    }
}

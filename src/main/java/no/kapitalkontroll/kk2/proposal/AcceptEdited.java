package no.kapitalkontroll.kk2.proposal;

import java.time.LocalDate;
import java.util.Optional;
import no.kapitalkontroll.kk2.core.reconciliation.ProposalStanding.State;
import no.kapitalkontroll.kk2.handling.Answer;
import no.kapitalkontroll.kk2.handling.Operator;
import no.kapitalkontroll.kk2.tripletex.TripletexFailure;
import no.kapitalkontroll.kk2.tripletex.VoucherSeen;
import no.kapitalkontroll.kk2.tripletex.Vouchers;
import org.springframework.stereotype.Component;

/**
 * Accepts a voucher of ours as the accountant left it, if what it moves on the customer's account is unchanged. One that moves
 * another amount is taken as it stands once it is in the ledger, where it may not be changed any more: the next run proposes the
 * rest as a correction.
 */
@Component
public class AcceptEdited {

    private final TakeProposal takeProposal;
    private final TakeOverLines takeOverLines;
    private final Vouchers vouchers;

    AcceptEdited(TakeProposal takeProposal, TakeOverLines takeOverLines, Vouchers vouchers) {
        this.takeProposal = takeProposal;
        this.takeOverLines = takeOverLines;
        this.vouchers = vouchers;
    }

    public Answer accept(ProposalRef ref, Operator by, LocalDate today) {
        if (by.refusal().isPresent()) {
            return by.refused();
        }
        var seen = takeProposal.seen(ref);
        if (seen.isEmpty()) {
            return TakeProposal.unknown(ref);
        }
        if (seen.get().state() != State.EDITED) {
            return notEdited(seen.get());
        }
        try {
            // asked before anything is locked
            var voucher = vouchers.byId(ref.creditorId(), seen.get().voucher().voucherId());
            return takeProposal.handle(ref, by, today, "edit-accepted", held -> accept(held, voucher, by, today));
        } catch (TripletexFailure failure) {
            return Refusals.of(failure);
        }
    }

    private Answer accept(HeldProposal held, Optional<VoucherSeen> voucher, Operator by, LocalDate today) {
        if (held.state() != State.EDITED) {
            return notEdited(held);
        }
        if (voucher.isEmpty()) {
            return new Answer.Refused(
                    "the voucher of proposal %s is gone".formatted(held.ref()),
                    "resend it after the next run, or adopt the one that was booked in its stead");
        }
        var isInLedger = voucher.get().numberInLedger().isPresent();
        var refusal = isInLedger
                ? takeOverLines.refusalOfAccounts(held, voucher.get())
                : takeOverLines.refusal(held, voucher.get());
        if (refusal.isPresent()) {
            return refusal.get();
        }
        var rest = takeOverLines.rest(held, voucher.get());
        takeOverLines.takeOver(held, voucher.get(), by, today);
        return new Answer.Done("proposal %s stands as it was edited%s"
                .formatted(
                        held.ref(),
                        rest.isZero()
                                ? ""
                                : "; the next run proposes the rest, %s on the customer's account".formatted(rest)));
    }

    private static Answer notEdited(HeldProposal held) {
        return held.is("only one that was edited in Tripletex is accepted");
    }
}

package no.kapitalkontroll.kk2.proposal;

import java.time.LocalDate;
import java.util.Optional;
import no.kapitalkontroll.kk2.core.bookkeeping.FoundVoucher;
import no.kapitalkontroll.kk2.core.reconciliation.ProposalStanding.State;
import no.kapitalkontroll.kk2.handling.Answer;
import no.kapitalkontroll.kk2.handling.Operator;
import no.kapitalkontroll.kk2.tripletex.TripletexFailure;
import no.kapitalkontroll.kk2.voucher.PostVoucher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Sends a proposal again that a person deleted in Tripletex, under the same number: only when asked to, and only when it is in
 * none of the three places where a voucher can be.
 */
@Component
public class ResendProposal {

    private final JdbcClient jdbc;
    private final TakeProposal takeProposal;
    private final SendAgain sendAgain;
    private final PostVoucher postVoucher;

    ResendProposal(JdbcClient jdbc, TakeProposal takeProposal, SendAgain sendAgain, PostVoucher postVoucher) {
        this.jdbc = jdbc;
        this.takeProposal = takeProposal;
        this.sendAgain = sendAgain;
        this.postVoucher = postVoucher;
    }

    public Answer resend(ProposalRef ref, Operator by, LocalDate today) {
        if (by.refusal().isPresent()) {
            return by.refused();
        }
        var seen = takeProposal.seen(ref);
        if (seen.isEmpty()) {
            return TakeProposal.unknown(ref);
        }
        if (seen.get().state() != State.DELETED) {
            return notDeleted(seen.get());
        }
        try {
            // asked before anything is locked
            var there = postVoucher.everywhere(seen.get().voucher());
            return takeProposal.handle(ref, by, today, "proposal-resent", held -> resend(held, there, by, today));
        } catch (TripletexFailure failure) {
            return Refusals.of(failure);
        }
    }

    private Answer resend(HeldProposal held, Optional<FoundVoucher> there, Operator by, LocalDate today) {
        if (held.state() != State.DELETED) {
            return notDeleted(held);
        }
        if (there.isPresent()) {
            jdbc.sql("UPDATE proposals SET state = 'WAITING', voucher_id = ? WHERE id = ?")
                    .params(there.get().id(), held.id())
                    .update();
            return new Answer.Done("proposal %s is in Tripletex after all and is followed again; nothing is sent"
                    .formatted(held.ref()));
        }
        return sendAgain.send(held.effect(), by.who(), today)
                ? new Answer.Done("the next run sends proposal %s again".formatted(held.ref()))
                : Refusals.settledMeanwhile(held);
    }

    private static Answer notDeleted(HeldProposal held) {
        return held.is("only one that was deleted in Tripletex is resent; a parked one is retried");
    }
}

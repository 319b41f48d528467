package no.kapitalkontroll.kk2.voucher;

import no.kapitalkontroll.kk2.outbox.Effect;
import no.kapitalkontroll.kk2.outbox.SettleEffect;
import no.kapitalkontroll.kk2.tripletex.TripletexFailure;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Asks Tripletex in all three places whether a voucher of unknown outcome is there; only then may it be sent again. */
@Component
public class ResolveVoucher {

    private static final Logger log = LoggerFactory.getLogger(ResolveVoucher.class);

    private final PostVoucher postVoucher;
    private final SettleEffect settle;

    public ResolveVoucher(PostVoucher postVoucher, SettleEffect settle) {
        this.postVoucher = postVoucher;
        this.settle = settle;
    }

    public void resolve(Effect effect) {
        var proposal = postVoucher.load(effect);
        try {
            var there = postVoucher.everywhere(proposal);
            if (there.isEmpty()) {
                settle.planAgain(effect, "looked up in three places and not there");
            } else {
                postVoucher.record(proposal.as(there.get().id()));
            }
        } catch (TripletexFailure failure) {
            // nobody could be asked: it stays unknown, and the next run asks again
            log.warn("effect {} stays unknown: {}", effect.id(), failure.getMessage());
        }
    }
}

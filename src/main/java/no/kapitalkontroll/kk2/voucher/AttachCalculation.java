package no.kapitalkontroll.kk2.voucher;

import java.util.List;
import no.kapitalkontroll.kk2.cases.CreditorDay;
import no.kapitalkontroll.kk2.cases.GivenUp;
import no.kapitalkontroll.kk2.outbox.Effect;
import no.kapitalkontroll.kk2.outbox.FindEffects;
import no.kapitalkontroll.kk2.outbox.KeepClaim;
import no.kapitalkontroll.kk2.outbox.SettleEffect;
import no.kapitalkontroll.kk2.statement.MakeStatement;
import no.kapitalkontroll.kk2.statement.RenderStatement;
import no.kapitalkontroll.kk2.statement.StatementAnswer;
import no.kapitalkontroll.kk2.tripletex.TripletexFailure;
import no.kapitalkontroll.kk2.tripletex.VoucherSeen;
import no.kapitalkontroll.kk2.tripletex.Vouchers;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Attaches the calculation of a claim to the voucher that it explains, once: Tripletex appends a second upload to the first,
 * so the voucher is read before every attempt and after it. What hangs there is ours only if an attempt may have got through. To a document that a person attached nothing is appended.
 */
@Component
public class AttachCalculation {

    private final PostVoucher postVoucher;
    private final Vouchers vouchers;
    private final MakeStatement makeStatement;
    private final RenderStatement renderStatement;
    private final FindEffects findEffects;
    private final SettleEffect settle;
    private final SettleFailure settleFailure;
    private final KeepClaim keepClaim;

    public AttachCalculation(
            PostVoucher postVoucher,
            Vouchers vouchers,
            MakeStatement makeStatement,
            RenderStatement renderStatement,
            FindEffects findEffects,
            SettleEffect settle,
            SettleFailure settleFailure,
            KeepClaim keepClaim) {
        this.postVoucher = postVoucher;
        this.vouchers = vouchers;
        this.makeStatement = makeStatement;
        this.renderStatement = renderStatement;
        this.findEffects = findEffects;
        this.settle = settle;
        this.settleFailure = settleFailure;
        this.keepClaim = keepClaim;
    }

    /** How its voucher stands in Tripletex now. */
    public VoucherToExplain look(Effect effect) {
        return seen(effect, false);
    }

    /** Uploads the calculation as of the day of what the voucher books, and looks again. */
    public VoucherToExplain upload(VoucherToExplain voucher) {
        var effect = voucher.effect();
        var proposal = postVoucher.load(effect);
        vouchers.attach(
                effect.creditorId(),
                voucherId(effect),
                proposal.number() + ".pdf",
                calculation(effect, proposal),
                () -> keepClaim.isKept(effect));
        return seen(effect, true);
    }

    private byte[] calculation(Effect effect, VoucherToPost proposal) {
        var answer =
                makeStatement.of(effect.creditorId(), proposal.invoiceNumber(), proposal.valueOn(), effect.dueOn());
        if (answer instanceof StatementAnswer.Made made) {
            return renderStatement.of(made.statement());
        }
        var refused = (StatementAnswer.Refused) answer;
        throw new UnbookableProposal(refused.why(), refused.remedy());
    }

    /** Settles by what was read last. */
    public void settle(VoucherToExplain voucher) {
        var effect = voucher.effect();
        if (!voucher.exists()) {
            settle.cancelled(effect, "its voucher is gone");
        } else if (voucher.attachmentId() == null) {
            settle.unknown(effect, "uploaded, and not to be seen yet");
        } else if (voucher.uploaded() || findEffects.mayHaveHappened(effect)) {
            settle.done(effect, "read back: attachment " + voucher.attachmentId());
        } else {
            settle.cancelled(effect, "a person has attached a document already");
        }
    }

    /** What a failure means; what is given up on is returned for parking and stops nothing else. */
    @Transactional
    public List<GivenUp> failed(Effect effect, RuntimeException failure, CreditorDay day) {
        if (failure instanceof TripletexFailure tripletex && tripletex.status() == 404) {
            settle.cancelled(effect, "its voucher is gone");
            return List.of();
        }
        return settleFailure.settle(effect, failure, "calculation for voucher " + effect.externalId(), day);
    }

    private VoucherToExplain seen(Effect effect, boolean uploaded) {
        var seen = vouchers.byId(effect.creditorId(), voucherId(effect));
        return new VoucherToExplain(
                effect, seen.isPresent(), seen.map(VoucherSeen::attachmentId).orElse(null), uploaded);
    }

    private static long voucherId(Effect effect) {
        return Long.parseLong(effect.externalId());
    }
}

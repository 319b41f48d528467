package no.kapitalkontroll.kk2.voucher;

import java.util.List;
import no.kapitalkontroll.kk2.creditor.Creditors;
import no.kapitalkontroll.kk2.outbox.Effect;
import no.kapitalkontroll.kk2.outbox.EffectKind;
import no.kapitalkontroll.kk2.outbox.FindEffects;
import no.kapitalkontroll.kk2.tripletex.TripletexFailure;
import no.kapitalkontroll.kk2.tripletex.Vouchers;
import org.springframework.stereotype.Component;

/** The vouchers that a run would post now, as they would go over the wire; none is sent. */
@Component
public class ShowVouchers {

    private final FindEffects findEffects;
    private final PostVoucher postVoucher;
    private final WriteVoucher writeVoucher;
    private final Vouchers vouchers;
    private final Creditors creditors;

    public ShowVouchers(
            FindEffects findEffects,
            PostVoucher postVoucher,
            WriteVoucher writeVoucher,
            Vouchers vouchers,
            Creditors creditors) {
        this.findEffects = findEffects;
        this.postVoucher = postVoucher;
        this.writeVoucher = writeVoucher;
        this.vouchers = vouchers;
        this.creditors = creditors;
    }

    /** A voucher by its externalVoucherNumber. */
    public sealed interface Shown {
        String number();
    }

    /** @param json the body of its request */
    public record Written(String number, String json) implements Shown {}

    /** It cannot be posted as things stand. */
    public record Unbookable(String number, String why, String remedy) implements Shown {}

    public List<Shown> of(String creditorId) {
        return findEffects.toTry(creditorId, EffectKind.VOUCHER).stream()
                .map(this::shown)
                .toList();
    }

    private Shown shown(Effect effect) {
        var proposal = postVoucher.load(effect);
        try {
            var voucher = writeVoucher.of(proposal, creditors.creditor(effect.creditorId()));
            return new Written(proposal.number(), vouchers.written(voucher));
        } catch (UnbookableProposal unbookable) {
            return new Unbookable(proposal.number(), unbookable.getMessage(), unbookable.remedy());
        } catch (TripletexFailure failure) {
            return new Unbookable(proposal.number(), failure.getMessage(), failure.remedy());
        }
    }
}

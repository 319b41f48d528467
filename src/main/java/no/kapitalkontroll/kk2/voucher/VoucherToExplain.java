package no.kapitalkontroll.kk2.voucher;

import no.kapitalkontroll.kk2.outbox.Effect;

/**
 * A voucher that a calculation is to be attached to, as it was read last.
 *
 * @param exists false when a person deleted it
 * @param attachmentId the document that is attached, null for none
 * @param uploaded the calculation was uploaded before this reading
 */
public record VoucherToExplain(Effect effect, boolean exists, Long attachmentId, boolean uploaded) {

    /** Nothing is attached, and it is there to attach to. */
    public boolean isBare() {
        return exists && attachmentId == null;
    }
}

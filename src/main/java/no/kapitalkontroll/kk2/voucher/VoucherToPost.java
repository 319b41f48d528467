package no.kapitalkontroll.kk2.voucher;

import java.time.LocalDate;
import java.util.List;
import no.kapitalkontroll.kk2.core.bookkeeping.ProposalKind;
import no.kapitalkontroll.kk2.core.bookkeeping.ProposalLine;
import no.kapitalkontroll.kk2.outbox.Effect;

/**
 * A proposal on its way into Tripletex.
 *
 * @param date of the voucher
 * @param valueOn the date of what it books; another one than {@code date} when a person moved the voucher to an open period
 * @param voucherId the voucher that carries it there, null while none is known
 */
public record VoucherToPost(
        Effect effect,
        ProposalKind kind,
        String number,
        LocalDate date,
        LocalDate valueOn,
        String description,
        long customerId,
        int invoiceNumber,
        List<ProposalLine> lines,
        Long voucherId) {

    public VoucherToPost {
        lines = List.copyOf(lines);
    }

    public boolean isThere() {
        return voucherId != null;
    }

    boolean isRedated() {
        return !date.equals(valueOn);
    }

    VoucherToPost as(long id) {
        return new VoucherToPost(
                effect, kind, number, date, valueOn, description, customerId, invoiceNumber, lines, id);
    }
}

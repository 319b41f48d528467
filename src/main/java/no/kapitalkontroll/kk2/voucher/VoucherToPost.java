package no.kapitalkontroll.kk2.voucher;

import java.time.LocalDate;
import java.util.List;
import no.kapitalkontroll.kk2.core.bookkeeping.ProposalLine;
import no.kapitalkontroll.kk2.outbox.Effect;

/**
 * A proposal on its way into Tripletex.
 *
 * @param voucherId the voucher that carries it there, null while none is known
 */
public record VoucherToPost(
        Effect effect,
        String number,
        LocalDate date,
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

    VoucherToPost as(long id) {
        return new VoucherToPost(effect, number, date, description, customerId, invoiceNumber, lines, id);
    }
}

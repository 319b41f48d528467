package no.kapitalkontroll.kk2.voucher;

import java.time.LocalDate;
import java.util.List;
import no.kapitalkontroll.kk2.core.bookkeeping.ProposalKind;
import no.kapitalkontroll.kk2.core.bookkeeping.ProposalLine;
import no.kapitalkontroll.kk2.outbox.Effect;

/**
 * A proposal on its way into Tripletex.
 *
 * @param voucherId the voucher that carries it there, null while none is known
 */
public record VoucherToPost(
        Effect effect,
        ProposalKind kind,
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

    /** Whether it waits whatever the creditor's file says: the VAT of a loss is for the accountant to judge. */
    boolean alwaysWaits() {
        return kind == ProposalKind.WRITE_OFF;
    }

    VoucherToPost as(long id) {
        return new VoucherToPost(effect, kind, number, date, description, customerId, invoiceNumber, lines, id);
    }
}

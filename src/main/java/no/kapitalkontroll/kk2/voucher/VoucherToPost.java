package no.kapitalkontroll.kk2.voucher;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import no.kapitalkontroll.kk2.core.bookkeeping.AccountRole;
import no.kapitalkontroll.kk2.core.bookkeeping.ProposalKind;
import no.kapitalkontroll.kk2.core.bookkeeping.ProposalLine;
import no.kapitalkontroll.kk2.outbox.Effect;

/**
 * A proposal on its way into Tripletex.
 *
 * @param date of the voucher
 * @param valueOn the date of what it books; another one than {@code date} when a person moved the voucher to an open period
 * @param accounts the number of each role's account: as it was when a line on it was planned, else as the creditor's file has it
 * @param products the same of products
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
        Map<AccountRole, Integer> accounts,
        Map<AccountRole, String> products,
        Long voucherId) {

    public VoucherToPost {
        lines = List.copyOf(lines);
        accounts = Map.copyOf(accounts);
        products = Map.copyOf(products);
    }

    public boolean isThere() {
        return voucherId != null;
    }

    /** Whether it waits whatever the creditor's file says: the VAT of a loss is for the accountant to judge. */
    boolean alwaysWaits() {
        return kind == ProposalKind.WRITE_OFF;
    }

    boolean isRedated() {
        return !date.equals(valueOn);
    }

    /** The dates on which it may stand in the ledger: it may have been sent before somebody moved it. */
    Set<LocalDate> dates() {
        return isRedated() ? Set.of(valueOn, date) : Set.of(date);
    }

    VoucherToPost as(long id) {
        return new VoucherToPost(
                effect,
                kind,
                number,
                date,
                valueOn,
                description,
                customerId,
                invoiceNumber,
                lines,
                accounts,
                products,
                id);
    }
}

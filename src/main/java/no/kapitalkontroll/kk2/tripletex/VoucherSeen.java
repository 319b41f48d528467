package no.kapitalkontroll.kk2.tripletex;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import no.kapitalkontroll.kk2.core.bookkeeping.FoundVoucher;
import no.kapitalkontroll.kk2.core.money.Money;

/**
 * A voucher (bilag) as it stands in Tripletex.
 *
 * @param externalVoucherNumber null when it has none
 * @param number given when it goes to the ledger, 0 before
 * @param inLedger false while it waits for the accountant
 * @param attachmentId the document attached to it, null when there is none
 * @param lines system lines (row 0, VAT) included
 */
public record VoucherSeen(
        long id,
        String externalVoucherNumber,
        String description,
        LocalDate date,
        int number,
        boolean inLedger,
        Long attachmentId,
        List<VoucherLine> lines) {

    /**
     * @param accountNumber null when the token may not see the account
     * @param amount net, debit positive: what balances
     */
    public record VoucherLine(
            long postingId,
            int row,
            Integer accountNumber,
            Money amount,
            Long customerId,
            Long productId,
            String invoiceNumber,
            Long closeGroupId) {}

    /** Empty while it waits: the number is given when it goes to the ledger. */
    public Optional<Integer> numberInLedger() {
        return number == 0 ? Optional.empty() : Optional.of(number);
    }

    public VoucherSeen {
        lines = List.copyOf(lines);
    }

    /** In the words of the core. */
    public FoundVoucher found() {
        return new FoundVoucher(
                id,
                externalVoucherNumber,
                description,
                date,
                lines.stream()
                        .map(line -> new FoundVoucher.Line(line.accountNumber(), line.amount(), line.row() == 0))
                        .toList());
    }
}

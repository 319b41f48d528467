package no.kapitalkontroll.kk2.tripletex;

import java.time.LocalDate;
import java.util.List;
import no.kapitalkontroll.kk2.core.money.Money;

/**
 * A voucher (bilag) to be posted; all lines on its date.
 *
 * @param externalVoucherNumber our key, at most 70 characters: the only way to find it again
 */
public record NewVoucher(String externalVoucherNumber, LocalDate date, String description, List<NewLine> lines) {

    private static final int LONGEST_KEY = 70;

    /**
     * @param customerId needed on the receivables account, else null
     * @param invoiceNumber links the line to an invoice, or null
     * @param departmentId null for none
     * @param projectId null for none
     * @param vatTypeId null on an account whose VAT code is locked
     * @param amount debit positive, credit negative
     */
    public record NewLine(
            long accountId,
            Long customerId,
            String invoiceNumber,
            Long productId,
            Long departmentId,
            Long projectId,
            Long vatTypeId,
            Money amount,
            String description) {}

    /** @throws IllegalArgumentException when Tripletex would certainly refuse it */
    public NewVoucher {
        lines = List.copyOf(lines);
        if (externalVoucherNumber.isBlank() || externalVoucherNumber.length() > LONGEST_KEY) {
            throw new IllegalArgumentException("the external voucher number has 1 to 70 characters");
        }
        if (lines.isEmpty() || !Money.sum(lines.stream().map(NewLine::amount)).isZero()) {
            throw new IllegalArgumentException("the lines of " + externalVoucherNumber + " do not sum to zero");
        }
    }
}

package no.kapitalkontroll.kk2.core.bookkeeping;

import java.time.LocalDate;
import java.util.List;
import no.kapitalkontroll.kk2.core.money.Money;

/**
 * A posting proposal (bilag) to Tripletex: balanced, keyed, all lines on one date.
 *
 * @param number {@code KK2-<creditor>-<invoiceNumber>-<n>}: the externalVoucherNumber
 * @param corrects the number of the first proposal on the same subject; null when this is the first
 */
public record Proposal(
        String number,
        LocalDate date,
        String description,
        long customerId,
        int invoiceNumber,
        Subject subject,
        String corrects,
        List<ProposalLine> lines) {

    /** @throws IllegalArgumentException when the lines do not sum to zero */
    public Proposal {
        lines = List.copyOf(lines);
        if (!Money.sum(lines.stream().map(ProposalLine::amount)).isZero()) {
            throw new IllegalArgumentException("the lines of " + number + " do not sum to zero");
        }
    }

    /** What it moves on the customer's account; debit positive. */
    public Money onReceivables() {
        return Lines.of(lines).onReceivables();
    }
}

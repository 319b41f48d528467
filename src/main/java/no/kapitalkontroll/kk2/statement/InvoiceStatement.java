package no.kapitalkontroll.kk2.statement;

import java.util.List;
import java.util.Optional;
import no.kapitalkontroll.kk2.core.claim.Customer;
import no.kapitalkontroll.kk2.core.claim.Invoice;
import no.kapitalkontroll.kk2.core.money.Money;
import no.kapitalkontroll.kk2.core.statement.StatementOfClaim;
import no.kapitalkontroll.kk2.creditor.Creditor;

/**
 * A statement with those whom it concerns.
 *
 * @param debtor null when the customer could not be read
 * @param caseState OPEN, HANDED_OVER or CLOSED; null when there is no case: then principal and interest are all there is
 * @param others the invoices whose cases are merged into this one, each with a statement of its own
 */
public record InvoiceStatement(
        Creditor creditor,
        Invoice invoice,
        Customer debtor,
        String caseState,
        StatementOfClaim claim,
        List<Other> others) {

    public InvoiceStatement {
        others = List.copyOf(others);
    }

    /** A merged invoice: what is unpaid of it on the same day. */
    public record Other(int invoiceNumber, Money total) {}

    /** As the letters name it. */
    public String reference() {
        return "%s-%d".formatted(creditor.id(), invoice.number());
    }

    /** This claim and those merged into it. */
    public Money grandTotal() {
        return Money.sum(others.stream().map(Other::total)).plus(claim.total());
    }

    /** Why the day asked for has no figures, in a sentence; empty when it has. */
    public Optional<String> remark() {
        return Optional.ofNullable(claim.missingRate())
                .map(missing -> "the late-interest rate from %s is missing: shown to the day before, not to %s"
                        .formatted(missing.date(), claim.askedFor()));
    }

    /** Names no person. */
    @Override
    public String toString() {
        return "statement of " + reference() + " on " + claim.on();
    }
}

package no.kapitalkontroll.kk2.payment;

import java.util.Objects;
import java.util.stream.Collectors;
import no.kapitalkontroll.kk2.payment.ListPayments.Line;
import no.kapitalkontroll.kk2.payment.ListPayments.Payments;
import no.kapitalkontroll.kk2.payment.ListPayments.Unbooked;

/** Writes the list of payments as text for a terminal; no person is named. */
public final class PrintPayments {

    private static final String ROW = "%7s  %9s  %-10s  %-10s  %14s  %-6s  %-9s  %12s  %s";

    /** Lines end with a newline, the last one too. */
    public String of(Payments payments) {
        var text = new StringBuilder();
        row(text, "payment", "invoice", "paid on", "bank had", "amount", "source", "state", "posting", "proposals");
        payments.lines().forEach(line -> row(text, line));
        unbooked(text, "not ours", payments.notOurs());
        unbooked(text, "KID of several invoices", payments.ambiguous());
        payments.unplaced()
                .forEach(one -> text.append(
                        "  transaction %d: %s on %s, of invoice %s: case … payment-here --transaction %d, or payment-not-ours\n"
                                .formatted(
                                        one.transaction(),
                                        one.amount(),
                                        one.paidOn(),
                                        one.invoices().stream()
                                                .map(String::valueOf)
                                                .collect(Collectors.joining(" or ")),
                                        one.transaction())));
        return text.toString();
    }

    private static void row(StringBuilder text, Line line) {
        row(
                text,
                line.id(),
                line.invoiceNumber(),
                line.paidOn(),
                line.bankDate(),
                line.amount(),
                line.source(),
                line.state(),
                line.postingId(),
                String.join(" ", line.proposals()));
    }

    private static void row(StringBuilder text, Object... cells) {
        var words = new Object[cells.length];
        for (int i = 0; i < cells.length; i++) {
            words[i] = Objects.requireNonNullElse(cells[i], "");
        }
        text.append(ROW.formatted(words).stripTrailing()).append('\n');
    }

    private static void unbooked(StringBuilder text, String what, Unbooked unbooked) {
        text.append("%s: %d payments in giro files, %s; not booked by KK2\n"
                .formatted(what, unbooked.count(), unbooked.sum()));
    }
}

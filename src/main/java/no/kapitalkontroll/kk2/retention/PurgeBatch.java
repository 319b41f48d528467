package no.kapitalkontroll.kk2.retention;

import java.time.LocalDate;
import java.util.List;
import no.kapitalkontroll.kk2.handling.Operator;

/**
 * A piece of a purge, done in one transaction.
 *
 * @param invoices empty: what belongs to no invoice any more, the last piece of a creditor
 */
public record PurgeBatch(String creditorId, List<Long> invoices, LocalDate on, Operator by) {

    /** Without the operator's reason: it may name people. */
    @Override
    public String toString() {
        return "purge of %s on %s, %d invoices".formatted(creditorId, on, invoices.size());
    }
}

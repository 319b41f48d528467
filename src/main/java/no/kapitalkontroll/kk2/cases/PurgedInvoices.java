package no.kapitalkontroll.kk2.cases;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import no.kapitalkontroll.kk2.tripletex.ReadInvoice;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Keeps out of the mirror what was purged: Tripletex still has it, and a reading of old invoices would bring it back. An invoice
 * that had a case never comes back, or a claim that was given up years ago would be collected anew; one that had none comes back
 * when it is open again.
 */
@Component
class PurgedInvoices {

    private final JdbcClient jdbc;

    PurgedInvoices(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<ReadInvoice> without(List<ReadInvoice> read, String creditorId) {
        if (read.isEmpty()) {
            return read;
        }
        Map<Long, Boolean> hadCase = new HashMap<>();
        jdbc.sql(
                        "SELECT invoice_id, had_case FROM purged_invoices WHERE creditor_id = :creditor AND invoice_id IN (:ids)")
                .param("creditor", creditorId)
                .param("ids", read.stream().map(one -> one.invoice().id()).toList())
                .query(row -> {
                    hadCase.put(row.getLong(1), row.getBoolean(2));
                });
        return hadCase.isEmpty()
                ? read
                : read.stream().filter(one -> comes(one, hadCase)).toList();
    }

    private static boolean comes(ReadInvoice one, Map<Long, Boolean> hadCase) {
        var purged = hadCase.get(one.invoice().id());
        return purged == null
                || (!purged
                        && !one.invoice().creditNote()
                        && !one.invoice().outstanding().isZero());
    }
}

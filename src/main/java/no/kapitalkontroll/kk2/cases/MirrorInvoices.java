package no.kapitalkontroll.kk2.cases;

import java.sql.Types;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import no.kapitalkontroll.kk2.core.claim.Invoice;
import no.kapitalkontroll.kk2.tripletex.Page;
import no.kapitalkontroll.kk2.tripletex.ReadInvoice;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps what was read of the invoices. An invoice that has not changed is compared, not written. */
@Component
public class MirrorInvoices {

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;
    private final StoredRecords records;
    private final MirrorPostings postings;
    private final LookAgain lookAgain;
    private final PurgedInvoices purged;

    public MirrorInvoices(
            JdbcClient jdbc,
            JdbcTemplate batches,
            StoredRecords records,
            MirrorPostings postings,
            LookAgain lookAgain,
            PurgedInvoices purged) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.records = records;
        this.postings = postings;
        this.lookAgain = lookAgain;
        this.purged = purged;
    }

    /** Stores the invoices of one page with their postings, all or none. */
    @Transactional
    public void store(Page<ReadInvoice> page, CreditorDay day) {
        var read = purged.without(page.items(), day.creditorId());
        if (read.isEmpty()) {
            return;
        }
        var known = hashes(
                day.creditorId(), read.stream().map(r -> r.invoice().id()).toList());
        List<Object[]> rows = new ArrayList<>();
        List<Invoice> changed = new ArrayList<>();
        for (var one : read) {
            var invoice = one.invoice();
            var content = records.write(invoice);
            var sha256 = StoredRecords.sha256(content);
            if (!Objects.equals(known.get(invoice.id()), sha256)) {
                rows.add(row(day.creditorId(), invoice, content, sha256, day.date()));
                changed.add(invoice);
            }
        }
        batches.batchUpdate("""
                INSERT INTO invoices (creditor_id, invoice_id, number, customer_id, invoice_date, due_date, amount, outstanding,
                                      credit_note, credited_invoice_id, voucher_id, content, sha256, changed_on)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                ON DUPLICATE KEY UPDATE number = VALUES(number), customer_id = VALUES(customer_id),
                  invoice_date = VALUES(invoice_date), due_date = VALUES(due_date), amount = VALUES(amount),
                  outstanding = VALUES(outstanding), credit_note = VALUES(credit_note),
                  credited_invoice_id = VALUES(credited_invoice_id), voucher_id = VALUES(voucher_id),
                  content = VALUES(content), sha256 = VALUES(sha256), changed_on = VALUES(changed_on)
                """, rows, new int[] {
            Types.VARCHAR,
            Types.BIGINT,
            Types.INTEGER,
            Types.BIGINT,
            Types.DATE,
            Types.DATE,
            Types.DECIMAL,
            Types.DECIMAL,
            Types.BOOLEAN,
            Types.BIGINT,
            Types.BIGINT,
            Types.VARCHAR,
            Types.CHAR,
            Types.DATE
        });
        lookAgain.atInvoices(day.creditorId(), changed.stream().map(Invoice::id).toList(), changed);
        postings.storeListed(read, day.creditorId());
    }

    private Map<Long, String> hashes(String creditorId, List<Long> ids) {
        Map<Long, String> hashes = new HashMap<>();
        jdbc.sql("SELECT invoice_id, sha256 FROM invoices WHERE creditor_id = :creditor AND invoice_id IN (:ids)")
                .param("creditor", creditorId)
                .param("ids", ids)
                .query(row -> {
                    hashes.put(row.getLong(1), row.getString(2));
                });
        return hashes;
    }

    private static Object[] row(String creditorId, Invoice invoice, String content, String sha256, LocalDate on) {
        return new Object[] {
            creditorId,
            invoice.id(),
            invoice.number(),
            invoice.customerId(),
            invoice.invoiceDate(),
            invoice.dueDate(),
            invoice.amount().amount(),
            invoice.outstanding().amount(),
            invoice.creditNote(),
            invoice.creditedInvoiceId(),
            invoice.voucherId(),
            content,
            sha256,
            on
        };
    }
}

package no.kapitalkontroll.kk2.cases;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import no.kapitalkontroll.kk2.core.claim.CloseGroup;
import no.kapitalkontroll.kk2.core.coverage.ShareCloseGroup;
import no.kapitalkontroll.kk2.core.coverage.ShareCloseGroup.Kind;
import no.kapitalkontroll.kk2.core.coverage.ShareCloseGroup.Member;
import no.kapitalkontroll.kk2.core.money.Money;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps the close groups that explain something: what each of their postings counts for. One that was opened again in Tripletex
 * is forgotten.
 */
@Component
class MirrorCloseGroups {

    /** Closed postings of the invoice that do not sum to 0.00: something else was closed with them, or is gone. */
    private static final String UNEXPLAINED = """
            (i.outstanding <> 0 OR c.id IS NOT NULL)
             AND (SELECT COALESCE(SUM(x.amount), 0) FROM postings x
                   WHERE x.creditor_id = i.creditor_id AND x.invoice_id = i.invoice_id AND NOT x.open)
               + (SELECT COALESCE(SUM(x.amount), 0) FROM invoices n FORCE INDEX (ix_invoices_credited)
                    JOIN postings x ON x.creditor_id = n.creditor_id AND x.invoice_id = n.invoice_id AND NOT x.open
                   WHERE n.creditor_id = i.creditor_id AND n.credited_invoice_id = i.invoice_id) <> 0
            """;

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;
    private final MirrorPostings postings;
    private final LookAgain lookAgain;
    private final ShareCloseGroup shareCloseGroup = new ShareCloseGroup();

    MirrorCloseGroups(JdbcClient jdbc, JdbcTemplate batches, MirrorPostings postings, LookAgain lookAgain) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.postings = postings;
        this.lookAgain = lookAgain;
    }

    /** Which invoices are looked at; {@code ids} empty: all of the creditor. */
    record Among(String creditorId, List<Long> ids) {

        static Among all(String creditorId) {
            return new Among(creditorId, List.of());
        }

        static Among these(String creditorId, List<Long> ids) {
            return new Among(creditorId, List.copyOf(ids));
        }

        /** The condition on the invoice's id in a column. */
        private String condition(String column) {
            return ids.isEmpty() ? " TRUE " : " " + column + " IN (:ids) ";
        }

        private JdbcClient.StatementSpec params(JdbcClient.StatementSpec statement) {
            var ofCreditor = statement.param("creditor", creditorId);
            return ids.isEmpty() ? ofCreditor : ofCreditor.param("ids", ids);
        }
    }

    /** A group, or a posting, that explains how an invoice was closed. */
    record Sought(long id, long invoiceId) {

        static Sought of(ResultSet row, int index) throws SQLException {
            return new Sought(row.getLong("id"), row.getLong("invoice_id"));
        }
    }

    /** A posting of a group that is open again, or closed in another one, ends the group. */
    @Transactional
    public void forgetOpened(Among invoices) {
        var creditorId = invoices.creditorId();
        var opened = invoices.params(
                        jdbc.sql("""
                        SELECT DISTINCT s.close_group_id FROM posting_shares s
                          JOIN postings p ON p.creditor_id = s.creditor_id AND p.posting_id = s.posting_id
                         WHERE s.creditor_id = :creditor AND (p.open OR NOT p.close_group_id <=> s.close_group_id)
                           AND (%s OR %s)
                        """.formatted(invoices.condition("s.invoice_id"), invoices.condition("p.invoice_id"))))
                .query(Long.class)
                .list();
        for (long group : opened) {
            lookAgain.atInvoices(creditorId, sharers(creditorId, group));
        }
        batches.batchUpdate(
                "DELETE FROM close_groups WHERE creditor_id = ? AND close_group_id = ?",
                opened.stream().map(id -> new Object[] {creditorId, id}).toList());
    }

    /** Those of our own vouchers that left the open ones beside their invoice were closed in its group. */
    @Transactional
    public void tieOurs(Among invoices) {
        var creditorId = invoices.creditorId();
        record Ours(long posting, long group) {}
        var ours = invoices.params(jdbc.sql("""
                        SELECT o.posting_id, v.close_group_id FROM postings o
                          JOIN invoices i ON i.creditor_id = o.creditor_id AND i.invoice_id = o.invoice_id
                          JOIN postings v ON v.creditor_id = i.creditor_id AND v.invoice_id = i.invoice_id AND v.voucher_id = i.voucher_id
                         WHERE o.creditor_id = :creditor AND NOT o.open AND o.close_group_id IS NULL AND v.close_group_id IS NOT NULL
                           AND o.external_voucher_number LIKE 'KK2-%%' AND %s
                        """.formatted(invoices.condition("i.invoice_id"))))
                .query((row, index) -> new Ours(row.getLong("posting_id"), row.getLong("close_group_id")))
                .list();
        batches.batchUpdate(
                "UPDATE postings SET close_group_id = ? WHERE creditor_id = ? AND posting_id = ?",
                ours.stream()
                        .map(one -> new Object[] {one.group(), creditorId, one.posting()})
                        .toList());
    }

    /** Postings that name an invoice, and of which nobody knows whether they were closed or deleted. */
    List<Sought> gonePostings(Among invoices) {
        return sought(invoices, """
                SELECT p.posting_id AS id, i.invoice_id FROM invoices i
                  JOIN postings p ON p.creditor_id = i.creditor_id AND p.invoice_id = i.invoice_id
                  LEFT JOIN cases c ON c.creditor_id = i.creditor_id AND c.invoice_id = i.invoice_id
                 WHERE i.creditor_id = :creditor AND NOT p.open AND NOT p.listed AND p.close_group_id IS NULL
                   AND (p.external_voucher_number IS NULL OR p.external_voucher_number NOT LIKE 'KK2-%') AND
                """);
    }

    /** Groups to be read: of an invoice's own posting, and of postings that name an invoice and left the open ones. */
    List<Sought> unread(Among invoices) {
        return sought(invoices, """
                SELECT p.close_group_id AS id, i.invoice_id FROM invoices i
                  JOIN postings p ON p.creditor_id = i.creditor_id AND p.invoice_id = i.invoice_id
                   AND (NOT p.listed OR p.voucher_id = i.voucher_id)
                  LEFT JOIN cases c ON c.creditor_id = i.creditor_id AND c.invoice_id = i.invoice_id
                  LEFT JOIN close_groups g ON g.creditor_id = p.creditor_id AND g.close_group_id = p.close_group_id
                 WHERE i.creditor_id = :creditor AND NOT i.credit_note AND p.close_group_id IS NOT NULL
                   AND g.close_group_id IS NULL AND
                """);
    }

    private List<Sought> sought(Among invoices, String select) {
        return invoices.params(jdbc.sql(select + UNEXPLAINED + " AND" + invoices.condition("i.invoice_id")
                        + "ORDER BY id, i.invoice_id"))
                .query(Sought::of)
                .list();
    }

    @Transactional
    public void store(CloseGroup group, String creditorId, LocalDate on) {
        postings.storeClosed(group.postings(), group.id(), creditorId);
        postings.linkByNumber(creditorId);
        jdbc.sql("INSERT INTO close_groups (creditor_id, close_group_id, closed_on, read_on) VALUES (?, ?, ?, ?)")
                .params(creditorId, group.id(), group.date(), on)
                .update();
        batches.batchUpdate(
                "INSERT INTO posting_shares (creditor_id, posting_id, invoice_id, close_group_id, amount) VALUES (?, ?, ?, ?, ?)",
                shareCloseGroup.share(members(group, creditorId)).stream()
                        .map(share -> new Object[] {
                            creditorId,
                            share.postingId(),
                            share.invoiceId(),
                            group.id(),
                            share.amount().amount()
                        })
                        .toList());
        lookAgain.atInvoices(creditorId, sharers(creditorId, group.id()));
    }

    private List<Long> sharers(String creditorId, long closeGroupId) {
        return jdbc.sql("SELECT DISTINCT invoice_id FROM posting_shares WHERE creditor_id = ? AND close_group_id = ?")
                .params(creditorId, closeGroupId)
                .query(Long.class)
                .list();
    }

    /** A credit note's posting belongs to what it credits, if it credits an invoice. */
    private List<Member> members(CloseGroup group, String creditorId) {
        var ids = group.postings().stream().map(posting -> posting.id()).toList();
        return jdbc.sql("""
                        SELECT p.posting_id, p.posted_on, p.amount, i.due_date, COALESCE(i.credited_invoice_id, p.invoice_id, 0) AS belongs_to,
                               COALESCE(p.amount > 0 AND NOT i.credit_note AND p.voucher_id = i.voucher_id, FALSE) AS is_invoice,
                               COALESCE(p.external_voucher_number LIKE :ours, FALSE) AS is_ours
                          FROM postings p LEFT JOIN invoices i ON i.creditor_id = p.creditor_id AND i.invoice_id = p.invoice_id
                         WHERE p.creditor_id = :creditor AND p.posting_id IN (:ids)
                        """)
                .param("creditor", creditorId)
                .param("ours", "KK2-" + creditorId + "-%")
                .param("ids", ids)
                .query((row, index) -> {
                    var isInvoice = row.getBoolean("is_invoice");
                    return new Member(
                            row.getLong("posting_id"),
                            row.getObject(isInvoice ? "due_date" : "posted_on", LocalDate.class),
                            new Money(row.getBigDecimal("amount")),
                            row.getLong("belongs_to"),
                            isInvoice ? Kind.INVOICE : row.getBoolean("is_ours") ? Kind.OURS : Kind.OTHER);
                })
                .list();
    }
}

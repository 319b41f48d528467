package no.kapitalkontroll.kk2.cases;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import no.kapitalkontroll.kk2.core.claim.LedgerPosting;
import no.kapitalkontroll.kk2.core.money.Money;
import no.kapitalkontroll.kk2.tripletex.ReadInvoice;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps the postings on receivables: those that an invoice lists itself, and every open one. A posting that is open no
 * longer stays, marked as closed; one that its invoice no longer lists is removed, because it is gone in Tripletex.
 */
@Component
public class MirrorPostings {

    private static final String UPSERT = """
            INSERT INTO postings (creditor_id, posting_id, voucher_id, external_voucher_number, posted_on, amount, customer_id,
                                  invoice_id, listed, invoice_number, close_group_id, open)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON DUPLICATE KEY UPDATE voucher_id = VALUES(voucher_id), external_voucher_number = VALUES(external_voucher_number),
              posted_on = VALUES(posted_on), amount = VALUES(amount), customer_id = VALUES(customer_id),
              invoice_id = VALUES(invoice_id), listed = VALUES(listed), invoice_number = VALUES(invoice_number),
              close_group_id = VALUES(close_group_id), open = VALUES(open)
            """;

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;
    private final LookAgain lookAgain;

    public MirrorPostings(JdbcClient jdbc, JdbcTemplate batches, LookAgain lookAgain) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.lookAgain = lookAgain;
    }

    private record Kept(LedgerPosting posting, boolean listed, boolean open) {

        static Kept of(ResultSet row, int index) throws SQLException {
            return new Kept(MirrorPostings.posting(row, index), row.getBoolean("listed"), row.getBoolean("open"));
        }
    }

    static LedgerPosting posting(ResultSet row, int index) throws SQLException {
        return new LedgerPosting(
                row.getLong("posting_id"),
                row.getLong("voucher_id"),
                row.getString("external_voucher_number"),
                row.getObject("posted_on", LocalDate.class),
                new Money(row.getBigDecimal("amount")),
                row.getObject("customer_id", Long.class),
                row.getObject("invoice_id", Long.class),
                row.getString("invoice_number"),
                row.getObject("close_group_id", Long.class),
                null);
    }

    /** The postings that came with their invoices. */
    @Transactional
    public void storeListed(List<ReadInvoice> read, String creditorId) {
        var invoiceIds = read.stream().map(one -> one.invoice().id()).toList();
        var postings = read.stream()
                .flatMap(one -> one.postings().stream())
                .map(p -> new Kept(p, true, p.closeGroupId() == null))
                .toList();
        var known = new HashMap<Long, Kept>();
        jdbc.sql("SELECT * FROM postings WHERE creditor_id = :creditor AND invoice_id IN (:ids)")
                .param("creditor", creditorId)
                .param("ids", invoiceIds)
                .query(Kept::of)
                .list()
                .forEach(kept -> known.put(kept.posting().id(), kept));
        // a posting that was first met among the open ones hangs on no invoice, or on another one, yet
        known.putAll(byIds(
                creditorId,
                postings.stream()
                        .map(k -> k.posting().id())
                        .filter(id -> !known.containsKey(id))
                        .toList()));
        var changed = upsert(creditorId, onTheirCreditNotes(read, postings, known), known);
        lookAgain.atInvoices(
                creditorId, changed, read.stream().map(ReadInvoice::invoice).toList());
        var seen = postings.stream().map(k -> k.posting().id()).collect(Collectors.toSet());
        var gone = known.values().stream()
                .filter(Kept::listed)
                .filter(kept -> invoiceIds.contains(kept.posting().invoiceId()))
                .map(kept -> kept.posting().id())
                .filter(id -> !seen.contains(id))
                .toList();
        delete(creditorId, gone);
    }

    /** A credit note's posting may be listed by the note and by the invoice that it credits: it stays with the note. */
    private static List<Kept> onTheirCreditNotes(List<ReadInvoice> read, List<Kept> postings, Map<Long, Kept> known) {
        Map<Long, Long> notes = new HashMap<>();
        read.stream().filter(one -> one.invoice().creditNote()).forEach(one -> one.postings()
                .forEach(p -> notes.put(p.id(), one.invoice().id())));
        Map<Long, Kept> once = new LinkedHashMap<>();
        for (var kept : postings) {
            var id = kept.posting().id();
            var before = known.get(id);
            var owner = notes.getOrDefault(
                    id,
                    before != null && before.listed()
                            ? before.posting().invoiceId()
                            : kept.posting().invoiceId());
            once.put(id, new Kept(withInvoice(kept.posting(), owner), kept.listed(), kept.open()));
        }
        return List.copyOf(once.values());
    }

    /** One page of open postings; returns nothing, remembers what it saw in {@code seen}. */
    @Transactional
    public void storeOpen(List<LedgerPosting> open, String creditorId, Set<Long> seen) {
        var known = byIds(creditorId, open.stream().map(LedgerPosting::id).toList());
        var kept = open.stream()
                .map(posting -> {
                    var before = known.get(posting.id());
                    // what the invoice said about a posting outlives what the open list leaves out
                    return before != null && before.listed()
                            ? new Kept(withInvoice(posting, before.posting().invoiceId()), true, true)
                            : new Kept(
                                    before == null
                                            ? posting
                                            : withInvoice(
                                                    posting, before.posting().invoiceId()),
                                    false,
                                    true);
                })
                .toList();
        lookAgain.atInvoices(creditorId, upsert(creditorId, kept, known));
        open.forEach(posting -> seen.add(posting.id()));
    }

    /**
     * Everything open that a reading did not show has been closed since.
     *
     * @param read says of a customer whether his postings were read; of postings without a customer it is asked with null
     */
    @Transactional
    public void closeUnseen(String creditorId, Set<Long> seen, Predicate<Long> read) {
        long after = Long.MIN_VALUE;
        for (var open = openAfter(creditorId, after); !open.isEmpty(); open = openAfter(creditorId, after)) {
            var gone = open.stream()
                    .filter(one -> !seen.contains(one.id()) && read.test(one.customerId()))
                    .map(one -> new Object[] {creditorId, one.id()})
                    .toList();
            batches.batchUpdate("UPDATE postings SET open = FALSE WHERE creditor_id = ? AND posting_id = ?", gone);
            after = open.get(open.size() - 1).id();
        }
    }

    private record Open(long id, Long customerId) {}

    /** Some thousands of them: an account may have a million. */
    private List<Open> openAfter(String creditorId, long postingId) {
        return jdbc.sql(
                        "SELECT posting_id, customer_id FROM postings WHERE creditor_id = ? AND posting_id > ? AND open ORDER BY posting_id LIMIT 10000")
                .params(creditorId, postingId)
                .query((row, index) -> new Open(row.getLong("posting_id"), row.getObject("customer_id", Long.class)))
                .list();
    }

    /** The last date, today at most, before which at most so many postings are open. */
    LocalDate lastDateWithOpenBefore(CreditorDay day, int most) {
        record OnDate(LocalDate date, int postings) {}
        var dates = jdbc.sql(
                        "SELECT posted_on, COUNT(*) FROM postings WHERE creditor_id = ? AND open GROUP BY posted_on ORDER BY posted_on")
                .param(day.creditorId())
                .query((row, index) -> new OnDate(row.getObject(1, LocalDate.class), row.getInt(2)))
                .list();
        int before = 0;
        for (var on : dates) {
            before += on.postings();
            if (before > most) {
                return on.date().isBefore(day.date()) ? on.date() : day.date();
            }
        }
        return day.date();
    }

    /** Hangs open postings that name an invoice number on that invoice of the same customer. */
    @Transactional
    public void linkByNumber(String creditorId) {
        jdbc.sql("""
                        UPDATE postings p JOIN invoices i
                            ON i.creditor_id = p.creditor_id AND i.number = CAST(p.invoice_number AS UNSIGNED)
                           AND i.customer_id = p.customer_id AND i.number > 0
                          LEFT JOIN cases c ON c.creditor_id = i.creditor_id AND c.invoice_id = i.invoice_id
                           SET p.invoice_id = i.invoice_id, c.changes = c.changes + 1
                         WHERE p.creditor_id = ? AND p.invoice_id IS NULL AND p.invoice_number REGEXP '^[0-9]{1,9}$'
                           AND NOT EXISTS (SELECT 1 FROM purged_invoices g WHERE g.creditor_id = p.creditor_id
                                              AND g.invoice_number = CAST(p.invoice_number AS UNSIGNED) AND g.had_case)
                        """).param(creditorId).update();
    }

    /** Numbers of invoices that open postings name and the mirror lacks; of a case that was purged nothing is read again. */
    public Set<Integer> invoicesToRead(String creditorId) {
        return new HashSet<>(
                jdbc.sql("""
                        SELECT DISTINCT CAST(p.invoice_number AS UNSIGNED) FROM postings p
                         WHERE p.creditor_id = ? AND p.open AND p.invoice_id IS NULL AND p.invoice_number REGEXP '^[0-9]{1,9}$'
                           AND NOT EXISTS (SELECT 1 FROM purged_invoices g WHERE g.creditor_id = p.creditor_id
                                              AND g.invoice_number = CAST(p.invoice_number AS UNSIGNED) AND g.had_case)
                        """).param(creditorId).query(Integer.class).list());
    }

    /** Invoices that the mirror holds as paid although a posting of theirs, not ours, is open. */
    public Set<Long> paidButOpen(String creditorId) {
        return new HashSet<>(jdbc.sql("""
                        SELECT DISTINCT i.invoice_id FROM postings p
                          JOIN invoices i ON i.creditor_id = p.creditor_id AND i.invoice_id = p.invoice_id
                         WHERE p.creditor_id = ? AND p.open AND i.outstanding = 0
                           AND (p.external_voucher_number IS NULL OR p.external_voucher_number NOT LIKE 'KK2-%')
                        """).param(creditorId).query(Long.class).list());
    }

    /** The postings of a close group; what an invoice says about one of them stays. */
    @Transactional
    public void storeClosed(List<LedgerPosting> members, long closeGroupId, String creditorId) {
        var known = byIds(creditorId, members.stream().map(LedgerPosting::id).toList());
        var kept = members.stream()
                .map(posting -> {
                    var before = known.get(posting.id());
                    var invoiceId = before == null ? null : before.posting().invoiceId();
                    return new Kept(
                            closedIn(closeGroupId, withInvoice(posting, invoiceId)),
                            before != null && before.listed(),
                            false);
                })
                .toList();
        lookAgain.atInvoices(creditorId, upsert(creditorId, kept, known));
    }

    /** A posting that left the open ones, as it stands now; in no close group it is open, whatever the list left out. */
    @Transactional
    public void storeLeft(LedgerPosting posting, String creditorId) {
        if (posting.closeGroupId() != null) {
            storeClosed(List.of(posting), posting.closeGroupId(), creditorId);
        } else {
            jdbc.sql("UPDATE postings SET open = TRUE WHERE creditor_id = ? AND posting_id = ?")
                    .params(creditorId, posting.id())
                    .update();
        }
    }

    /** Its voucher was deleted. */
    @Transactional
    public void remove(long postingId, String creditorId) {
        delete(creditorId, List.of(postingId));
    }

    /** One of our own vouchers' postings, seen when the voucher was read back; what is known already stays. */
    @Transactional
    public void storeOurs(LedgerPosting posting, String creditorId) {
        if (byIds(creditorId, List.of(posting.id())).isEmpty()) {
            lookAgain.atInvoices(
                    creditorId,
                    upsert(creditorId, List.of(new Kept(posting, false, posting.closeGroupId() == null)), Map.of()));
            linkByNumber(creditorId);
        }
    }

    /** What a person booked by hand in our stead may name no invoice: it belongs to the one that it was adopted for. */
    @Transactional
    public void hangOn(String creditorId, long voucherId, long invoiceId) {
        jdbc.sql("UPDATE postings SET invoice_id = ? WHERE creditor_id = ? AND voucher_id = ? AND invoice_id IS NULL")
                .params(invoiceId, creditorId, voucherId)
                .update();
    }

    private Map<Long, Kept> byIds(String creditorId, Collection<Long> ids) {
        Map<Long, Kept> known = new HashMap<>();
        if (!ids.isEmpty()) {
            jdbc.sql("SELECT * FROM postings WHERE creditor_id = :creditor AND posting_id IN (:ids)")
                    .param("creditor", creditorId)
                    .param("ids", ids)
                    .query(Kept::of)
                    .list()
                    .forEach(kept -> known.put(kept.posting().id(), kept));
        }
        return known;
    }

    /** @return the invoices whose postings these are, or were, where one has changed */
    private Set<Long> upsert(String creditorId, List<Kept> postings, Map<Long, Kept> known) {
        List<Object[]> rows = new ArrayList<>();
        Set<Long> changed = new HashSet<>();
        for (var kept : postings) {
            var trimmed = new Kept(trimmed(kept.posting()), kept.listed(), kept.open());
            var before = known.get(kept.posting().id());
            if (!trimmed.equals(before)) {
                var p = trimmed.posting();
                changed.add(p.invoiceId());
                changed.add(before == null ? null : before.posting().invoiceId());
                rows.add(new Object[] {
                    creditorId,
                    p.id(),
                    p.voucherId(),
                    p.externalVoucherNumber(),
                    p.date(),
                    p.amount().amount(),
                    p.customerId(),
                    p.invoiceId(),
                    trimmed.listed(),
                    p.invoiceNumber(),
                    p.closeGroupId(),
                    trimmed.open()
                });
            }
        }
        batches.batchUpdate(UPSERT, rows);
        changed.remove(null);
        return changed;
    }

    private void delete(String creditorId, List<Long> ids) {
        lookAgain.atInvoices(
                creditorId,
                byIds(creditorId, ids).values().stream()
                        .map(kept -> kept.posting().invoiceId())
                        .filter(Objects::nonNull)
                        .toList());
        batches.batchUpdate(
                "DELETE FROM postings WHERE creditor_id = ? AND posting_id = ?",
                ids.stream().map(id -> new Object[] {creditorId, id}).toList());
    }

    private static LedgerPosting withInvoice(LedgerPosting p, Long invoiceId) {
        return new LedgerPosting(
                p.id(),
                p.voucherId(),
                p.externalVoucherNumber(),
                p.date(),
                p.amount(),
                p.customerId(),
                invoiceId,
                p.invoiceNumber(),
                p.closeGroupId(),
                p.description());
    }

    private static LedgerPosting closedIn(long closeGroupId, LedgerPosting p) {
        return new LedgerPosting(
                p.id(),
                p.voucherId(),
                p.externalVoucherNumber(),
                p.date(),
                p.amount(),
                p.customerId(),
                p.invoiceId(),
                p.invoiceNumber(),
                closeGroupId,
                p.description());
    }

    /** Descriptions may hold a name; they are not needed and are not kept (data minimisation). */
    private static LedgerPosting trimmed(LedgerPosting p) {
        return new LedgerPosting(
                p.id(),
                p.voucherId(),
                p.externalVoucherNumber(),
                p.date(),
                p.amount(),
                p.customerId(),
                p.invoiceId(),
                p.invoiceNumber(),
                p.closeGroupId(),
                null);
    }
}

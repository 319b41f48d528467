package no.kapitalkontroll.kk2.caselog;

import static java.util.stream.Collectors.groupingBy;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import no.kapitalkontroll.kk2.audit.ChainHead;
import no.kapitalkontroll.kk2.audit.ChainedEntry;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads logs with their heads, some cases at a time and never while one of them is being written to. */
@Component
class ReadChains {

    private static final int CASES_AT_A_TIME = 200;

    private static final String WHICH =
            "(:creditor IS NULL OR %1$s.creditor_id = :creditor) AND (:invoice IS NULL OR %1$s.invoice_number = :invoice)";

    private final JdbcClient jdbc;

    ReadChains(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Which cases.
     *
     * @param creditorId null: of all creditors
     * @param invoiceNumber null: all
     * @param parts into how many parts the cases are dealt, 1: all at once
     * @param part which of them, from 0
     */
    record Which(String creditorId, Integer invoiceNumber, int parts, int part) {

        static Which all(String creditorId, Integer invoiceNumber) {
            return new Which(creditorId, invoiceNumber, 1, 0);
        }
    }

    private record EntryOf(long caseId, ChainedEntry entry) {}

    /** The next cases after this one by their ids; empty: there are no more. */
    @Transactional(readOnly = true)
    public List<CaseChain> after(long caseId, Which which) {
        var heads = jdbc.sql("SELECT c.id, c.creditor_id, c.invoice_number, h.entries, h.hash FROM cases c"
                        + " LEFT JOIN case_log_heads h ON h.case_id = c.id WHERE c.id > :after AND MOD(c.id, :parts) = :part AND "
                        + WHICH.formatted("c") + " ORDER BY c.id LIMIT " + CASES_AT_A_TIME)
                .param("after", caseId)
                .param("parts", which.parts())
                .param("part", which.part())
                .param("creditor", which.creditorId())
                .param("invoice", which.invoiceNumber())
                .query((row, index) -> new CaseChain(
                        row.getLong("id"),
                        row.getString("creditor_id"),
                        row.getInt("invoice_number"),
                        row.getString("hash") == null
                                ? null
                                : new ChainHead(row.getInt("entries"), row.getString("hash")),
                        List.of()))
                .list();
        return heads.isEmpty() ? heads : withEntries(heads);
    }

    /** What has a head and neither a case nor the mark of having been purged: creditor and invoice number. */
    @Transactional(readOnly = true)
    public List<CaseChain> withoutCase(Which which) {
        return jdbc.sql("SELECT h.* FROM case_log_heads h LEFT JOIN cases c ON c.id = h.case_id"
                        + " WHERE c.id IS NULL AND h.purged_on IS NULL AND " + WHICH.formatted("h")
                        + " ORDER BY h.case_id")
                .param("creditor", which.creditorId())
                .param("invoice", which.invoiceNumber())
                .query((row, index) -> new CaseChain(
                        row.getLong("case_id"),
                        row.getString("creditor_id"),
                        row.getInt("invoice_number"),
                        new ChainHead(row.getInt("entries"), row.getString("hash")),
                        List.of()))
                .list();
    }

    /** How many logs were purged, and how many entries they had. */
    @Transactional(readOnly = true)
    public String purged(Which which) {
        return jdbc.sql(
                        "SELECT COUNT(*), COALESCE(SUM(h.entries), 0) FROM case_log_heads h WHERE h.purged_on IS NOT NULL AND "
                                + WHICH.formatted("h"))
                .param("creditor", which.creditorId())
                .param("invoice", which.invoiceNumber())
                .query((row, index) -> "%d purged with %d entries".formatted(row.getLong(1), row.getLong(2)))
                .single();
    }

    private List<CaseChain> withEntries(List<CaseChain> heads) {
        var entries = jdbc
                .sql("SELECT * FROM case_log WHERE case_id IN (:ids) ORDER BY case_id, sequence")
                .param("ids", heads.stream().map(CaseChain::caseId).toList())
                .query(ReadChains::entry)
                .list()
                .stream()
                .collect(groupingBy(EntryOf::caseId));
        return heads.stream()
                .map(head -> new CaseChain(
                        head.caseId(),
                        head.creditorId(),
                        head.invoiceNumber(),
                        head.head(),
                        entries.getOrDefault(head.caseId(), List.of()).stream()
                                .map(EntryOf::entry)
                                .toList()))
                .toList();
    }

    private static EntryOf entry(ResultSet row, int index) throws SQLException {
        var salt = row.getString("salt");
        return new EntryOf(
                row.getLong("case_id"),
                new ChainedEntry(
                        row.getInt("sequence"),
                        row.getObject("at", LocalDateTime.class).toInstant(ZoneOffset.UTC),
                        row.getObject("dated", LocalDate.class),
                        row.getObject("until_on", LocalDate.class),
                        row.getString("actor"),
                        row.getString("event"),
                        salt == null ? null : row.getString("detail"),
                        salt,
                        row.getString("text_hash"),
                        row.getString("hash")));
    }
}

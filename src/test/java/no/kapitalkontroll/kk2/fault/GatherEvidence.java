package no.kapitalkontroll.kk2.fault;

import static java.util.stream.Collectors.toMap;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import no.kapitalkontroll.kk2.embedded.EmbeddedMariaDb;
import no.kapitalkontroll.kk2.standin.Posting;
import no.kapitalkontroll.kk2.standin.StandInTripletex;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads what our tables say and what the witnesses saw of one creditor. */
final class GatherEvidence {

    /** Every run writes its record, whatever else it does. */
    private static final Set<String> OF_RUNS = Set.of("runs", "run_leases", "case_days", "proposal_days", "paid_days");

    private final FaultWorld world;
    private final JdbcClient sql;

    GatherEvidence(FaultWorld world) {
        this.world = world;
        this.sql = world.sql();
    }

    Evidence of(FaultCreditor creditor, LocalDate on) {
        var company = creditor.company();
        var requests = world.tripletex().log().all().stream()
                .filter(request -> company.name().equals(request.company()))
                .toList();
        return new Evidence(
                on,
                list("SELECT * FROM cases WHERE creditor_id = ?", creditor, GatherEvidence::aCase),
                list("SELECT * FROM effects WHERE creditor_id = ? ORDER BY id", creditor, GatherEvidence::effect),
                list("SELECT * FROM letters WHERE creditor_id = ? ORDER BY id", creditor, GatherEvidence::letter),
                list(
                        "SELECT h.* FROM charges h JOIN cases c ON c.id = h.case_id WHERE c.creditor_id = ?",
                        creditor,
                        GatherEvidence::charge),
                list("SELECT * FROM proposals WHERE creditor_id = ? ORDER BY id", creditor, this::proposal),
                counts("SELECT number, COUNT(*) FROM invoices WHERE creditor_id = ? GROUP BY number", creditor),
                decisions(creditor, on),
                list(
                        "SELECT subject FROM parked WHERE creditor_id = ? AND released_on IS NULL",
                        creditor,
                        (row, index) -> row.getString("subject")),
                creditor.received().entrySet().stream()
                        .map(entry -> new Evidence.Invoice(
                                entry.getKey().number(),
                                entry.getKey().amount(),
                                entry.getValue(),
                                company.receivablesOf(entry.getKey())))
                        .toList(),
                world.mails(creditor).stream()
                        .map(seen -> new Evidence.Mail(
                                seen.mail().messageId(),
                                seen.invoice(),
                                seen.day(),
                                seen.mail().attachment(),
                                seen.mail().accepted(),
                                seen.openThen()))
                        .toList(),
                company.vouchers("KK2-" + creditor.id() + "-").stream()
                        .map(voucher -> new Evidence.Voucher(
                                voucher.externalVoucherNumber(), voucher.isWaiting(), byAccount(voucher.postings())))
                        .toList(),
                files(world.prints(creditor)),
                (int) requests.stream()
                        .filter(request -> !request.method().equals("GET"))
                        .count(),
                requests.size(),
                rows(creditor),
                world.logs(),
                secrets(creditor));
    }

    private <T> List<T> list(String query, FaultCreditor creditor, RowMapper<T> row) {
        return sql.sql(query).param(creditor.id()).query(row).list();
    }

    private static Evidence.Case aCase(ResultSet row, int index) throws SQLException {
        return new Evidence.Case(
                row.getLong("id"),
                row.getInt("invoice_number"),
                row.getString("state"),
                row.getBigDecimal("refund_due"));
    }

    private static Evidence.Effect effect(ResultSet row, int index) throws SQLException {
        return new Evidence.Effect(
                row.getLong("id"),
                row.getLong("case_id"),
                row.getString("kind"),
                row.getString("effect_key"),
                row.getString("state"),
                row.getObject("letter_id", Long.class),
                row.getObject("proposal_id", Long.class),
                row.getObject("due_on", LocalDate.class),
                row.getString("external_id"),
                row.getInt("attempts"));
    }

    private static Evidence.Letter letter(ResultSet row, int index) throws SQLException {
        return new Evidence.Letter(
                row.getLong("id"),
                row.getLong("case_id"),
                row.getString("kind"),
                row.getObject("letter_date", LocalDate.class),
                row.getObject("deadline", LocalDate.class),
                row.getString("state"),
                row.getString("file_name"),
                row.getString("sha256"));
    }

    private static Evidence.Charge charge(ResultSet row, int index) throws SQLException {
        return new Evidence.Charge(
                row.getLong("id"),
                row.getObject("letter_id", Long.class),
                row.getBigDecimal("amount"),
                row.getObject("reversed_on") != null);
    }

    private Evidence.Proposal proposal(ResultSet row, int index) throws SQLException {
        record Line(String role, int account, BigDecimal amount) {}
        var lines = sql.sql("SELECT account, account_number, amount FROM proposal_lines WHERE proposal_id = ?")
                .param(row.getLong("id"))
                .query((line, n) -> new Line(
                        line.getString("account"), line.getInt("account_number"), line.getBigDecimal("amount")))
                .list();
        return new Evidence.Proposal(
                row.getLong("id"),
                row.getInt("invoice_number"),
                row.getString("number"),
                row.getString("state"),
                lines.stream()
                        .filter(line -> line.role().equals("RECEIVABLES"))
                        .map(Line::amount)
                        .reduce(BigDecimal.ZERO, BigDecimal::add),
                lines.stream().collect(toMap(Line::account, Line::amount, BigDecimal::add, TreeMap::new)));
    }

    private Map<Integer, Integer> counts(String query, FaultCreditor creditor) {
        Map<Integer, Integer> counts = new TreeMap<>();
        sql.sql(query).param(creditor.id()).query(row -> {
            counts.put(row.getInt(1), row.getInt(2));
        });
        return counts;
    }

    private Map<Integer, Integer> decisions(FaultCreditor creditor, LocalDate on) {
        Map<Integer, Integer> counts = new TreeMap<>();
        sql.sql("""
                        SELECT invoice_number, COUNT(*) FROM decisions WHERE creditor_id = :creditor
                           AND first_date <= :date AND (last_date IS NULL OR last_date >= :date) GROUP BY invoice_number
                        """).param("creditor", creditor.id()).param("date", on).query(row -> {
            counts.put(row.getInt(1), row.getInt(2));
        });
        return counts;
    }

    private static Map<Integer, BigDecimal> byAccount(List<Posting> postings) {
        return postings.stream().collect(toMap(Posting::accountNumber, Posting::amount, BigDecimal::add, TreeMap::new));
    }

    private static Map<String, String> files(Path folder) {
        Map<String, String> hashes = new TreeMap<>();
        if (Files.isDirectory(folder)) {
            try (var files = Files.list(folder)) {
                for (var file : files.toList()) {
                    hashes.put(file.getFileName().toString(), sha256(Files.readAllBytes(file)));
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return hashes;
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private Map<String, Long> rows(FaultCreditor creditor) {
        Map<String, Long> counts = new TreeMap<>();
        var tables = sql.sql("""
                        SELECT table_name, MAX(column_name) FROM information_schema.columns
                         WHERE table_schema = DATABASE() AND column_name IN ('creditor_id', 'case_id') GROUP BY table_name
                        """)
                .query((row, index) -> Map.entry(row.getString(1), row.getString(2)))
                .list();
        for (var table : tables) {
            if (!OF_RUNS.contains(table.getKey())) {
                var ofCreditor = table.getValue().equals("creditor_id")
                        ? " WHERE creditor_id = ?"
                        : " WHERE case_id IN (SELECT id FROM cases WHERE creditor_id = ?)";
                counts.put(
                        table.getKey(),
                        sql.sql("SELECT COUNT(*) FROM " + table.getKey() + ofCreditor)
                                .param(creditor.id())
                                .query(Long.class)
                                .single());
            }
        }
        return counts;
    }

    private static List<String> secrets(FaultCreditor creditor) {
        List<String> secrets =
                new ArrayList<>(List.of(creditor.token(), StandInTripletex.CONSUMER_TOKEN, EmbeddedMariaDb.PASSWORD));
        secrets.add("@" + creditor.id() + ".example");
        secrets.add("Kunde " + creditor.id());
        secrets.add("Papir " + creditor.id());
        return secrets;
    }
}

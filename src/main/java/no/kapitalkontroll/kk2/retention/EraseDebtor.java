package no.kapitalkontroll.kk2.retention;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import no.kapitalkontroll.kk2.cases.CaseLog;
import no.kapitalkontroll.kk2.cases.ForgetLog;
import no.kapitalkontroll.kk2.cases.StoredRecords;
import no.kapitalkontroll.kk2.core.claim.Customer;
import no.kapitalkontroll.kk2.handling.Answer;
import no.kapitalkontroll.kk2.handling.Operator;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Erases contact data and what people wrote about a debtor (GDPR article 17), once every case is closed and every invoice is
 * paid. Amounts, dates, ids and the books stay, and so do the letters until their time has passed: they prove what was claimed
 * and booked (article 17 (3) b and e). The log of a case keeps when, who and what; its texts by people go.
 */
@Component
public class EraseDebtor {

    private final JdbcClient jdbc;
    private final Clock clock;
    private final FindDebtor findDebtor;
    private final StoredRecords records;
    private final ForgetLog forgetLog;
    private final CaseLog log;

    EraseDebtor(
            JdbcClient jdbc,
            Clock clock,
            FindDebtor findDebtor,
            StoredRecords records,
            ForgetLog forgetLog,
            CaseLog log) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.findDebtor = findDebtor;
        this.records = records;
        this.forgetLog = forgetLog;
        this.log = log;
    }

    /** @param customer Tripletex' customer number or id */
    @Transactional
    public Answer erase(String creditorId, long customer, Operator by, LocalDate today) {
        if (by.refusal().isPresent()) {
            return by.refused();
        }
        if (!forgetLog.isAllowed()) {
            return RunPurge.NOT_ALLOWED;
        }
        var found = findDebtor.of(creditorId, customer);
        if (found.isEmpty()) {
            return new Answer.Refused(
                    FindDebtor.nobody(creditorId, customer), "look up the customer number in Tripletex");
        }
        var debtor = found.get();
        var open = openCases(debtor);
        if (!open.isEmpty()) {
            return new Answer.Refused(
                    "customer %d has open cases: %s".formatted(customer, open),
                    "a claim is collected with this data (GDPR article 17 (3) e); end the cases first");
        }
        var unpaid = unpaidInvoices(debtor);
        if (!unpaid.isEmpty()) {
            return new Answer.Refused(
                    "customer %d has unpaid invoices: %s".formatted(customer, unpaid),
                    "the data is needed to claim them; have them paid or credited first");
        }
        var erased = eraseAll(debtor);
        debtor.cases().forEach(id -> log.add(id, today, by.who(), "erased", "texts and contact data: " + by.why()));
        erased.forEach((table, rows) -> count(creditorId, table, rows, by, today));
        return new Answer.Done(
                "%s customer %d: erased in %d rows (%s); letters, amounts and dates stay until their time has passed"
                        .formatted(
                                creditorId,
                                customer,
                                erased.values().stream()
                                        .mapToInt(Integer::intValue)
                                        .sum(),
                                String.join(", ", erased.keySet())));
    }

    private String openCases(Subjects debtor) {
        return numbers(
                "SELECT invoice_number FROM cases WHERE id IN (:cases) AND state <> 'CLOSED' ORDER BY 1 FOR UPDATE",
                debtor);
    }

    /** What a closed case gave up is not claimed any more. */
    private String unpaidInvoices(Subjects debtor) {
        return numbers("""
                SELECT number FROM invoices WHERE creditor_id = :creditor AND invoice_id IN (:invoices) AND outstanding > 0
                   AND invoice_id NOT IN (SELECT invoice_id FROM cases WHERE id IN (:cases)) ORDER BY 1
                """, debtor);
    }

    private String numbers(String sql, Subjects debtor) {
        return jdbc.sql(sql).params(debtor.parameters()).query(Integer.class).list().stream()
                .map(String::valueOf)
                .collect(Collectors.joining(", "));
    }

    private Map<String, Integer> eraseAll(Subjects debtor) {
        Map<String, Integer> erased = new TreeMap<>();
        StoredData.ofDebtors()
                .filter(table -> !table.erased().isEmpty())
                .forEach(table -> erased.put(table.name(), erase(table, debtor)));
        erased.put("case_log", debtor.cases().isEmpty() ? 0 : forgetLog.erase(debtor.cases()));
        erased.put("customers", eraseContact(debtor));
        erased.values().removeIf(rows -> rows == 0);
        return erased;
    }

    private int erase(StoredTable table, Subjects debtor) {
        var set = table.erased().entrySet().stream()
                .map(column -> column.getKey() + " = " + column.getValue())
                .collect(Collectors.joining(", "));
        var any = table.erased().entrySet().stream()
                .map(column -> "NOT " + column.getKey() + " <=> " + column.getValue())
                .collect(Collectors.joining(" OR "));
        return jdbc.sql("UPDATE " + table.name() + " SET " + set + " WHERE (" + any + ") AND (" + table.ofDebtor()
                        + ")")
                .params(debtor.parameters())
                .update();
    }

    /** The customer stays as an id and a number: the account and the books name it. */
    private int eraseContact(Subjects debtor) {
        var content = jdbc.sql(
                        "SELECT content FROM customers WHERE creditor_id = :creditor AND customer_id IN (:customers)")
                .params(debtor.parameters())
                .query(String.class)
                .optional();
        if (content.isEmpty()) {
            return 0;
        }
        var known = records.read(content.get(), Customer.class);
        var left = records.write(new Customer(
                known.id(),
                known.version(),
                "(erased)",
                null,
                known.privateIndividual(),
                known.language(),
                null,
                null,
                null,
                null,
                null,
                known.factoring(),
                known.automaticReminder(),
                known.automaticDebtCollectionNotice(),
                known.number()));
        return jdbc.sql("""
                        UPDATE customers SET content = :content, sha256 = ''
                         WHERE creditor_id = :creditor AND customer_id IN (:customers) AND content <> :content
                        """).params(debtor.parameters()).param("content", left).update();
    }

    private void count(String creditorId, String table, int rows, Operator by, LocalDate today) {
        jdbc.sql("""
                        INSERT INTO purge_log (creditor_id, purged_on, at, rule, table_name, purged_rows, actor, reason)
                        VALUES (?, ?, ?, 'erasure', ?, ?, ?, ?)
                        """)
                .params(
                        creditorId,
                        today,
                        LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC),
                        table,
                        rows,
                        by.who(),
                        by.why())
                .update();
    }
}

package no.kapitalkontroll.kk2.retention;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import no.kapitalkontroll.kk2.cases.CaseLog;
import no.kapitalkontroll.kk2.cases.ForgetLog;
import no.kapitalkontroll.kk2.handling.Operator;
import no.kapitalkontroll.kk2.run.DailyRun;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Forgets what is past its time (GDPR article 5 (1) e), piece by piece: what was cut off goes on at the next time. Nothing of an
 * open case is touched, and nothing while a run holds the creditor. What is gone stays counted in purge_log; of a case's log
 * the number of entries and the last hash stay; of an invoice its number, so that no later reading brings it back.
 */
@Component
public class PurgePersonalData {

    private static final Logger log = LoggerFactory.getLogger(PurgePersonalData.class);

    private final JdbcClient jdbc;
    private final Clock clock;
    private final FindPastTime find;
    private final ForgetLog forgetLog;
    private final RetentionTerms terms;
    private final int batchSize;

    PurgePersonalData(
            JdbcClient jdbc,
            Clock clock,
            FindPastTime find,
            ForgetLog forgetLog,
            RetentionTerms terms,
            @Value("${kk2.purge-personal-data.batch-size:200}") int batchSize) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.find = find;
        this.forgetLog = forgetLog;
        this.terms = terms;
        this.batchSize = Math.max(1, batchSize);
    }

    /** The pieces of a purge that the clock starts: today in Oslo. */
    public List<PurgeBatch> due() {
        return batches(LocalDate.now(clock.withZone(DailyRun.OSLO)), new Operator(CaseLog.KK2, "by the clock"));
    }

    /** The pieces of a purge. */
    public List<PurgeBatch> batches(LocalDate today, Operator by) {
        List<PurgeBatch> batches = new ArrayList<>();
        for (var creditorId : find.creditors()) {
            List<Long> piece = new ArrayList<>();
            for (var group : find.groups(creditorId, today)) {
                piece.addAll(group);
                if (piece.size() >= batchSize) {
                    batches.add(new PurgeBatch(creditorId, List.copyOf(piece), today, by));
                    piece.clear();
                }
            }
            if (!piece.isEmpty()) {
                batches.add(new PurgeBatch(creditorId, List.copyOf(piece), today, by));
            }
            batches.add(new PurgeBatch(creditorId, List.of(), today, by));
        }
        return batches;
    }

    /** Does one piece, whole or not at all; rows by table. Empty when a run holds the creditor: the next purge takes it. */
    @Transactional
    public Map<String, Integer> purge(PurgeBatch batch) {
        if (isRunning(batch.creditorId())) {
            log.info("purge: {} is being run, left for the next time", batch.creditorId());
            return Map.of();
        }
        Map<String, Integer> gone = new LinkedHashMap<>();
        if (batch.invoices().isEmpty()) {
            purgeRest(batch, gone);
        } else {
            purgeInvoices(batch, gone);
        }
        gone.values().removeIf(rows -> rows == 0);
        gone.forEach((table, rows) -> log.info("purged: {} {} {}", batch.creditorId(), table, rows));
        gone.forEach((table, rows) -> count(batch, table, rows));
        return gone;
    }

    /** Holding the lease's row, nobody can begin a run before this piece is done. */
    private boolean isRunning(String creditorId) {
        return jdbc.sql("""
                        SELECT lease_until IS NOT NULL AND lease_until > UTC_TIMESTAMP(6) FROM run_leases
                         WHERE creditor_id = ? FOR UPDATE
                        """).param(creditorId).query(Boolean.class).optional().orElse(false);
    }

    private void purgeInvoices(PurgeBatch batch, Map<String, Integer> gone) {
        // whoever reopens a case locks it first: afterwards it is looked at again
        jdbc.sql("SELECT id FROM cases WHERE creditor_id = :creditor AND invoice_id IN (:invoices) FOR UPDATE")
                .param("creditor", batch.creditorId())
                .param("invoices", batch.invoices())
                .query(Long.class)
                .list();
        var still = new HashSet<Long>();
        find.groups(batch.creditorId(), batch.on()).forEach(still::addAll);
        var invoices = batch.invoices().stream().filter(still::contains).toList();
        if (invoices.isEmpty()) {
            return;
        }
        var subjects = new Subjects(batch.creditorId(), List.of(), casesOf(batch.creditorId(), invoices), invoices);
        remember(subjects, batch.on());
        separate(subjects);
        StoredData.ofDebtors()
                .filter(table -> table.rule() != Rule.REPORT && table.rule() != Rule.CONTACT)
                .forEach(table -> gone.put(table.name(), delete(table, subjects, batch.on())));
    }

    private List<Long> casesOf(String creditorId, List<Long> invoices) {
        return jdbc.sql("SELECT id FROM cases WHERE creditor_id = :creditor AND invoice_id IN (:invoices)")
                .param("creditor", creditorId)
                .param("invoices", invoices)
                .query(Long.class)
                .list();
    }

    private void remember(Subjects subjects, LocalDate on) {
        jdbc.sql("""
                        INSERT INTO purged_invoices (creditor_id, invoice_id, invoice_number, had_case, purged_on)
                        SELECT creditor_id, invoice_id, invoice_number, TRUE, :on FROM cases WHERE id IN (:cases)
                        ON DUPLICATE KEY UPDATE had_case = TRUE, purged_on = VALUES(purged_on)
                        """).params(subjects.parameters()).param("on", on).update();
        jdbc.sql("""
                        INSERT IGNORE INTO purged_invoices (creditor_id, invoice_id, invoice_number, had_case, purged_on)
                        SELECT creditor_id, invoice_id, number, FALSE, :on FROM invoices
                         WHERE creditor_id = :creditor AND invoice_id IN (:invoices)
                        """).params(subjects.parameters()).param("on", on).update();
    }

    /** Cases that were merged into each other go together, and none may hold the other back. */
    private void separate(Subjects subjects) {
        jdbc.sql("UPDATE cases SET merged_into = NULL WHERE id IN (:cases)")
                .params(subjects.parameters())
                .update();
    }

    private int delete(StoredTable table, Subjects subjects, LocalDate on) {
        if (table.name().equals("case_log")) {
            return subjects.cases().isEmpty() ? 0 : forgetLog.purge(subjects.cases(), on);
        }
        return jdbc.sql("DELETE FROM " + table.name() + " WHERE " + table.ofDebtor())
                .params(subjects.parameters())
                .update();
    }

    /** What belongs to no invoice and no case any more. */
    private void purgeRest(PurgeBatch batch, Map<String, Integer> gone) {
        gone.put(
                "giro_transactions",
                jdbc.sql("""
                        DELETE FROM giro_transactions
                         WHERE creditor_id = ? AND payment_id IS NULL AND fate <> 'AMBIGUOUS' AND paid_on < ?
                        """)
                        .params(batch.creditorId(), terms.giroPaidBefore(batch.on()))
                        .update());
        gone.put(
                "paid_days",
                jdbc.sql("""
                        DELETE FROM paid_days WHERE creditor_id = ? AND COALESCE(paid_on, first_date) < ?
                           AND NOT EXISTS (SELECT 1 FROM invoices i WHERE i.creditor_id = paid_days.creditor_id
                                              AND i.invoice_id = paid_days.invoice_id)
                        """)
                        .params(batch.creditorId(), terms.casesClosedBefore(batch.on()))
                        .update());
        var former = new Subjects(
                batch.creditorId(), find.formerDebtors(batch.creditorId(), batch.on()), List.of(), List.of());
        StoredData.ofDebtors()
                .filter(table -> table.name().equals("postings") || table.rule() == Rule.CONTACT)
                .forEach(table -> gone.put(table.name(), delete(table, former, batch.on())));
    }

    private void count(PurgeBatch batch, String table, int rows) {
        var rule = StoredData.ofDebtors()
                .filter(one -> one.name().equals(table))
                .findFirst()
                .orElseThrow()
                .rule();
        jdbc.sql("""
                        INSERT INTO purge_log (creditor_id, purged_on, at, rule, table_name, purged_rows, actor, reason)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        batch.creditorId(),
                        batch.on(),
                        LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC),
                        rule.word(),
                        table,
                        rows,
                        batch.by().who(),
                        batch.by().why())
                .update();
    }
}

package no.kapitalkontroll.kk2.route;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import no.kapitalkontroll.kk2.run.RunOutcome;
import no.kapitalkontroll.kk2.run.RunRequest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Every statement that daily runs make, as MariaDB itself logged it, explained among ten creditors with 100 000 invoices,
 * postings, decisions and effects: none may read a whole table.
 */
class QueryPlanTest extends OneRoute {

    private static final int MANY = 20_000;
    private static final String BULK = "bulk-3";

    /** One invoice in twenty is open and has a case; each case has a history of effects. */
    private static final List<String> FILL = List.of("""
            INSERT INTO invoices (creditor_id, invoice_id, number, customer_id, invoice_date, due_date, amount, outstanding,
                                  credit_note, voucher_id, content, sha256, changed_on)
            SELECT CONCAT('bulk-', seq % 10), 900000000 + seq, seq, seq % 3000, '2025-01-01' + INTERVAL seq % 600 DAY,
                   '2025-01-15' + INTERVAL seq % 600 DAY, 100.00, IF(seq DIV 10 % 20 = 0, 100.00, 0.00), FALSE, seq,
                   '{}', '', '2026-01-01' FROM seq_1_to_100000
            """, """
            INSERT INTO decisions (creditor_id, invoice_id, invoice_number, decision, reason, first_date)
            SELECT creditor_id, invoice_id, number, 'skip', IF(outstanding = 0, 'paid', 'not-due'), '2026-01-01'
              FROM invoices WHERE creditor_id LIKE 'bulk-%'
            """, """
            INSERT INTO postings (creditor_id, posting_id, voucher_id, posted_on, amount, customer_id, invoice_id, listed,
                                  invoice_number, open)
            SELECT creditor_id, invoice_id, number, invoice_date, amount, customer_id, invoice_id, TRUE, number,
                   outstanding <> 0 FROM invoices WHERE creditor_id LIKE 'bulk-%'
            """, """
            INSERT INTO customers (creditor_id, customer_id, content, sha256, changed_on)
            SELECT DISTINCT creditor_id, customer_id, '{}', '', '2026-01-01' FROM invoices WHERE creditor_id LIKE 'bulk-%'
            """, """
            INSERT INTO cases (creditor_id, invoice_id, invoice_number, customer_id, invoice_amount, state, procedure_name,
                               procedure_version, opened_on)
            SELECT creditor_id, invoice_id, number, customer_id, amount, 'OPEN', 'standard', 1, '2026-01-01'
              FROM invoices WHERE creditor_id LIKE 'bulk-%' AND outstanding <> 0
            """, """
            INSERT INTO letters (case_id, creditor_id, customer_id, kind, step, letter_date, deadline, fee_bearing, paper,
                                 state, file_name, notice, pdf)
            SELECT c.id, c.creditor_id, c.customer_id, 'collection-notice', 'collection-notice', '2026-01-01', '2026-01-15',
                   TRUE, FALSE, 'SENT', '', '{}', 'x' FROM cases c JOIN seq_1_to_20 WHERE c.creditor_id LIKE 'bulk-%'
            """, """
            INSERT INTO charges (case_id, letter_id, kind, dated, amount, legal_basis)
            SELECT case_id, id, 'FEE', letter_date, 38.00, '' FROM letters WHERE creditor_id LIKE 'bulk-%'
            """, """
            INSERT INTO proposals (case_id, creditor_id, n, number, dated, description, customer_id, invoice_number,
                                   subject_id, planned_on, state, voucher_id)
            SELECT c.id, c.creditor_id, seq, CONCAT('bulk-', c.id, '-', seq), '2026-01-01', '', c.customer_id,
                   c.invoice_number, 1, '2026-01-01', 'BOOKED', seq FROM cases c JOIN seq_1_to_20 WHERE c.creditor_id LIKE 'bulk-%'
            """, """
            INSERT INTO effects (creditor_id, case_id, kind, effect_key, state, proposal_id, due_on, external_id, planned_at)
            SELECT creditor_id, case_id, ELT(1 + n % 4, 'MAIL', 'PRINT', 'VOUCHER', 'CLOSE_POSTINGS'), CONCAT('bulk:', id),
                   'DONE', IF(n % 4 = 2, id, NULL), '2026-01-01', '', '2026-01-01'
              FROM proposals WHERE creditor_id LIKE 'bulk-%'
            """, """
            INSERT INTO differences (creditor_id, case_id, invoice_id, invoice_number, cause, red, amount, first_date, last_date)
            SELECT c.creditor_id, c.id, c.invoice_id, c.invoice_number, 'unknown', TRUE, 1.00, '2026-01-01', '2026-01-02'
              FROM cases c JOIN seq_1_to_20 WHERE c.creditor_id LIKE 'bulk-%'
            """, """
            INSERT INTO case_days (case_id, creditor_id, invoice_number, first_date, last_date, state, opened_on, due_date, business,
                                   principal, costs, fees, refund_due, written_off, in_case, in_ledger, in_proposals,
                                   interest_settled, principal_history, paid, credited, waived_fees, waived_interest, waived_costs)
            SELECT c.id, c.creditor_id, c.invoice_number, '2026-01-01' + INTERVAL seq DAY,
                   IF(seq = 20, NULL, '2026-01-01' + INTERVAL seq DAY), 'OPEN', '2026-01-01', '2026-01-01', FALSE,
                   100, 0, 0, 0, 0, 100, 100, 0, 0, '2026-01-01=100.00', 0, 0, 0, 0, 0
              FROM cases c JOIN seq_1_to_20 WHERE c.creditor_id LIKE 'bulk-%'
            """, """
            INSERT INTO parked (creditor_id, subject, reason, remedy, parked_on, released_on)
            SELECT CONCAT('bulk-', seq % 10), CONCAT('invoice ', seq), '', '', '2026-01-01', '2026-01-02' FROM seq_1_to_100000
            """, """
            INSERT INTO runs (creditor_id, business_date, instance, state, started_at)
            SELECT CONCAT('bulk-', seq % 10), '2016-01-01' + INTERVAL seq DIV 10 DAY, '', 'FINISHED', '2026-01-01'
              FROM seq_1_to_30000
            """);

    private static final String MEASURE =
            "ANALYZE TABLE invoices, decisions, postings, customers, cases, letters, charges, proposals, effects, differences, case_days, parked, runs";

    private static final List<String> TABLES = List.of(
            "runs",
            "parked",
            "case_days",
            "differences",
            "effects",
            "proposals",
            "charges",
            "letters",
            "cases",
            "customers",
            "postings",
            "decisions",
            "invoices");

    QueryPlanTest() {
        super("run-creditor");
    }

    @BeforeAll
    static void fill(@Autowired JdbcClient sql) {
        FILL.forEach(statement -> sql.sql(statement).update());
        sql.sql(MEASURE).query().listOfRows();
    }

    /** The other tests go on without the bulk. */
    @AfterAll
    static void empty(@Autowired JdbcClient sql) {
        sql.sql("SET GLOBAL general_log = OFF").update();
        for (var table : TABLES) {
            var whose = table.equals("charges")
                    ? "case_id IN (SELECT id FROM cases WHERE creditor_id LIKE 'bulk-%')"
                    : "creditor_id LIKE 'bulk-%'";
            sql.sql("DELETE FROM " + table + " WHERE " + whose).update();
        }
    }

    @Test
    void no_statement_of_a_run_reads_a_whole_table() {
        var statements = statementsOfARunOfAllSorts();
        assertThat(statements).as("what the runs asked").hasSizeGreaterThan(40);

        List<String> bad = new ArrayList<>();
        for (var statement : statements) {
            for (var step : plan(statement)) {
                if ((step.type().equals("ALL") || step.type().equals("index")) && step.rows() > MANY) {
                    bad.add("%s %s, %d rows: %s".formatted(step.table(), step.type(), step.rows(), statement));
                }
            }
        }

        assertThat(bad).isEmpty();
    }

    /** Letters by mail and on paper, payments, proposals, a closing, nothing new: each statement once. */
    private List<String> statementsOfARunOfAllSorts() {
        sql.sql("SET GLOBAL log_output = 'TABLE'").update();
        sql.sql("TRUNCATE TABLE mysql.general_log").update();
        sql.sql("SET GLOBAL general_log = ON").update();
        var paid = fjellheim.overdue();
        fjellheim.overdue(fjellheim.debtor().withoutEmail());
        run(0);
        RouteWorld.moveTo(TODAY.plusDays(2));
        fjellheim.books().pay(paid, TODAY.plusDays(2), SmallCompany.kroner("12600.93"));
        run(2);
        fjellheim.books().approveWaiting(TODAY.plusDays(2));
        run(3);
        run(4);
        sql.sql("SET GLOBAL general_log = OFF").update();
        Map<String, String> shapes = new LinkedHashMap<>();
        sql.sql("""
                        SELECT CONVERT(argument USING utf8mb4) FROM mysql.general_log WHERE command_type = 'Query'
                           AND CONVERT(argument USING utf8mb4) REGEXP '^[[:space:]]*(SELECT|UPDATE|DELETE)[[:space:]]'
                        """).query(String.class).list().stream()
                .filter(statement ->
                        TABLES.stream().anyMatch(table -> statement.matches("(?is).*\\b" + table + "\\b.*")))
                .forEach(statement -> shapes.putIfAbsent(
                        statement.replaceAll("'[^']*'|[0-9]+", "?"), statement.replace(fjellheim.id(), BULK)));
        return List.copyOf(shapes.values());
    }

    private void run(int daysLater) {
        var date = TODAY.plusDays(daysLater);
        RouteWorld.moveTo(date);
        var outcome =
                producer.requestBody("direct:run-creditor", new RunRequest(fjellheim.id(), date), RunOutcome.class);
        assertThat(outcome.problems()).isEmpty();
    }

    private record PlanStep(String table, String type, long rows) {}

    private List<PlanStep> plan(String statement) {
        return sql.sql("EXPLAIN " + statement.replace("?", "\\?"))
                .query((row, index) -> new PlanStep(
                        String.valueOf(row.getString("table")),
                        String.valueOf(row.getString("type")),
                        row.getLong("rows")))
                .list();
    }
}

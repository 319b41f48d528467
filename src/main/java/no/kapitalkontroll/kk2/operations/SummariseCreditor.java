package no.kapitalkontroll.kk2.operations;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import no.kapitalkontroll.kk2.cases.MatchFreeCredits;
import no.kapitalkontroll.kk2.cases.RestsToDecide;
import no.kapitalkontroll.kk2.core.bookkeeping.AccountRole;
import no.kapitalkontroll.kk2.creditor.Creditor;
import no.kapitalkontroll.kk2.run.RunOutcome;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What a person wants to know of a creditor after a run, as a table. Numbers only: no names, no addresses. */
@Component
public class SummariseCreditor {

    private static final int MOST_NAMED = 5;

    private final JdbcClient jdbc;
    private final MatchFreeCredits matchFreeCredits;
    private final RestsToDecide restsToDecide;

    public SummariseCreditor(JdbcClient jdbc, MatchFreeCredits matchFreeCredits, RestsToDecide restsToDecide) {
        this.jdbc = jdbc;
        this.matchFreeCredits = matchFreeCredits;
        this.restsToDecide = restsToDecide;
    }

    public String of(Creditor creditor, RunOutcome outcome, LocalDate date) {
        var id = creditor.id();
        var table = new StringBuilder();
        table.append(creditor.name())
                .append(" (")
                .append(id)
                .append("), ")
                .append(date)
                .append('\n');
        row(table, "invoices known", List.of(one("SELECT COUNT(*) FROM invoices WHERE creditor_id = ?", id)));
        row(table, "read in this run", List.of(String.valueOf(outcome.invoicesRead())));
        row(table, "decisions", words("""
                        SELECT CONCAT(decision, IF(reason IS NULL, '', CONCAT(' ', reason))) AS word, COUNT(*) AS n FROM decisions
                         WHERE creditor_id = ? AND last_date IS NULL GROUP BY word ORDER BY word
                        """, id));
        row(table, "cases by step", words("""
                        SELECT COALESCE(step, 'no step') AS word, COUNT(*) AS n FROM cases
                         WHERE creditor_id = ? AND state <> 'CLOSED' GROUP BY word ORDER BY word
                        """, id));
        row(
                table,
                "letters sent",
                words(
                        "SELECT kind AS word, COUNT(*) AS n FROM letters WHERE creditor_id = ? AND state = 'SENT' GROUP BY kind ORDER BY kind",
                        id));
        row(
                table,
                "closed",
                words(
                        "SELECT close_reason AS word, COUNT(*) AS n FROM cases WHERE creditor_id = ? AND state = 'CLOSED' GROUP BY close_reason ORDER BY 1",
                        id));
        row(
                table,
                "handed over",
                List.of(one("SELECT COUNT(*) FROM cases WHERE creditor_id = ? AND state = 'HANDED_OVER'", id)));
        row(
                table,
                "proposals",
                words(
                        "SELECT LOWER(state) AS word, COUNT(*) AS n FROM proposals WHERE creditor_id = ? GROUP BY state ORDER BY state",
                        id));
        row(table, "income proposed", income(creditor));
        row(
                table,
                "refunds due",
                List.of(one("SELECT COALESCE(SUM(refund_due), 0.00) FROM cases WHERE creditor_id = ?", id)));
        row(
                table,
                "reconciliation",
                List.of(
                        outcome.figure() == null
                                ? "not reached"
                                : outcome.figure().toString()));
        freeCredits(table, id, date);
        restsToDecide(table, id, date);
        outcome.problems()
                .forEach(problem -> table.append("  ! ").append(problem).append('\n'));
        return table.toString();
    }

    /** Only where there are any: what stops a claim, and what a person can do about it. */
    private void freeCredits(StringBuilder table, String creditorId, LocalDate date) {
        var stopping = matchFreeCredits.thatStop(creditorId, date);
        if (stopping.isEmpty()) {
            return;
        }
        var named = stopping.stream()
                .limit(MOST_NAMED)
                .map(match -> "%s on %s: %s"
                        .formatted(match.credit().amount(), match.credit().date(), match.remedy()))
                .collect(Collectors.joining("; "));
        var more = stopping.size() > MOST_NAMED ? "; all: free-credits " + creditorId : "";
        row(table, "free credits", List.of("%d stop a claim: %s%s".formatted(stopping.size(), named, more)));
    }

    private void restsToDecide(StringBuilder table, String creditorId, LocalDate date) {
        var asked = restsToDecide.of(creditorId, date);
        if (!asked.isEmpty()) {
            row(
                    table,
                    "rests to decide",
                    List.of("%s (waive or keep-rest)"
                            .formatted(asked.stream().map(String::valueOf).collect(Collectors.joining(", ")))));
        }
    }

    private List<String> income(Creditor creditor) {
        return jdbc.sql("""
                        SELECT l.account, -SUM(l.amount) AS amount FROM proposals p JOIN proposal_lines l ON l.proposal_id = p.id
                         WHERE p.creditor_id = ? AND p.kind = 'COVERAGE' AND p.state IN ('WAITING', 'BOOKED')
                           AND l.account IN ('FEE_INCOME', 'INTEREST_INCOME', 'COSTS')
                         GROUP BY l.account ORDER BY l.account
                        """)
                .param(creditor.id())
                .query((row, index) -> creditor.accounts().get(AccountRole.valueOf(row.getString("account"))) + " "
                        + row.getBigDecimal("amount").toPlainString())
                .list();
    }

    private List<String> words(String sql, String creditorId) {
        return jdbc.sql(sql)
                .param(creditorId)
                .query((row, index) -> row.getString("word") + " " + row.getInt("n"))
                .list();
    }

    private String one(String sql, String creditorId) {
        return jdbc.sql(sql).param(creditorId).query(String.class).single();
    }

    private static void row(StringBuilder table, String name, List<String> values) {
        var text = values.isEmpty() ? "none" : values.stream().collect(Collectors.joining(", "));
        table.append("  %-17s %s%n".formatted(name, text));
    }
}

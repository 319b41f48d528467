package no.kapitalkontroll.kk2.operations;

import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Objects;
import javax.management.openmbean.SimpleType;
import javax.management.openmbean.TabularData;
import no.kapitalkontroll.kk2.creditor.Creditors;
import no.kapitalkontroll.kk2.handling.Operator;
import no.kapitalkontroll.kk2.run.OnlyInService;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jmx.export.annotation.ManagedAttribute;
import org.springframework.jmx.export.annotation.ManagedOperation;
import org.springframework.jmx.export.annotation.ManagedOperationParameter;
import org.springframework.jmx.export.annotation.ManagedResource;
import org.springframework.stereotype.Component;

/** What an operator sees of the runs, the button that starts them, and what they would do. */
@Component
@OnlyInService
@ManagedResource(objectName = "no.kapitalkontroll.kk2:type=Runs", description = "The daily runs")
public class RunsPage {

    private static final String LAST = """
            SELECT r.* FROM runs r JOIN (SELECT creditor_id, MAX(id) AS id FROM runs GROUP BY creditor_id) l ON l.id = r.id
             ORDER BY r.creditor_id""";

    private static final Table LAST_RUNS = new Table(
            "LastRun",
            "The last run of each creditor",
            1,
            new Table.Column("creditor", "The creditor's id", SimpleType.STRING),
            new Table.Column("date", "The business date", SimpleType.STRING),
            new Table.Column("state", "RUNNING, FINISHED or FAILED", SimpleType.STRING),
            new Table.Column("startedAt", "When it began, UTC", SimpleType.STRING),
            new Table.Column("finishedAt", "When it ended, UTC; null: not yet", SimpleType.STRING),
            new Table.Column("figure", "The reconciliation figure in kroner; null: not reached", SimpleType.BIGDECIMAL),
            new Table.Column("invoicesRead", "How many invoices it read", SimpleType.INTEGER),
            new Table.Column("problem", "Why it failed; null: it did not", SimpleType.STRING));

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Creditors creditors;
    private final StartRunNow startRunNow;
    private final PreviewCreditor previewCreditor;

    RunsPage(
            JdbcClient jdbc,
            Clock clock,
            Creditors creditors,
            StartRunNow startRunNow,
            PreviewCreditor previewCreditor) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.creditors = creditors;
        this.startRunNow = startRunNow;
        this.previewCreditor = previewCreditor;
    }

    @ManagedAttribute(
            description =
                    "The last run of each creditor: date, state, beginning and end (UTC), figure, invoices read, problem")
    public String[] getLastRuns() {
        return jdbc.sql(LAST)
                .query((row, index) -> "%s %s %s, from %s to %s UTC, figure %s, read %d%s"
                        .formatted(
                                row.getString("creditor_id"),
                                row.getString("business_date"),
                                row.getString("state"),
                                row.getString("started_at"),
                                Objects.requireNonNullElse(row.getString("finished_at"), "now"),
                                Objects.requireNonNullElse(row.getString("figure"), "not reached"),
                                row.getInt("invoices_read"),
                                row.getString("problem") == null ? "" : ": " + row.getString("problem")))
                .list()
                .toArray(String[]::new);
    }

    @ManagedAttribute(description = "The last run of each creditor as a table")
    public TabularData getLastRunTable() {
        return LAST_RUNS.of(jdbc.sql(LAST)
                .query((row, index) -> new Object[] {
                    row.getString("creditor_id"),
                    row.getString("business_date"),
                    row.getString("state"),
                    row.getString("started_at"),
                    row.getString("finished_at"),
                    row.getBigDecimal("figure"),
                    row.getInt("invoices_read"),
                    row.getString("problem")
                })
                .list());
    }

    @ManagedAttribute(description = "Number of creditors whose last run failed")
    public int getFailed() {
        return count("FAILED");
    }

    @ManagedAttribute(
            description = "Number of creditors that are being run now, by any instance, or whose run was cut off")
    public int getRunning() {
        return count("RUNNING");
    }

    @ManagedAttribute(
            description =
                    "Minutes since a creditor's last finished run, of the creditor that waits longest; -1: one of them has none")
    public long getOldestFinishedMinutes() {
        return creditors.inForce().stream()
                .mapToLong(creditor -> minutesSinceFinished(creditor.id()))
                .reduce(0, (one, other) -> one < 0 || other < 0 ? -1 : Math.max(one, other));
    }

    private long minutesSinceFinished(String creditorId) {
        return jdbc.sql("""
                        SELECT COALESCE(TIMESTAMPDIFF(MINUTE, MAX(finished_at), ?), -1) FROM runs WHERE creditor_id = ? AND state = 'FINISHED'
                        """)
                .params(LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC), creditorId)
                .query(Long.class)
                .single();
    }

    private int count(String state) {
        return jdbc.sql("SELECT COUNT(*) FROM (" + LAST + ") last WHERE state = ?")
                .param(state)
                .query(Integer.class)
                .single();
    }

    @ManagedOperation(description = "Runs every creditor for today's date in the background; never twice at once")
    @ManagedOperationParameter(name = "who", description = "Who you are; goes into the operators' log")
    @ManagedOperationParameter(name = "why", description = "Why; goes into the operators' log")
    public String runNow(String who, String why) {
        return startRunNow.start(new Operator(who, why)).toString();
    }

    @ManagedOperation(
            description =
                    "What a run would decide now: a JSON object a line, notes behind a #; nothing is written or sent")
    @ManagedOperationParameter(name = "creditor", description = "The creditor's id")
    public String preview(String creditor) {
        return previewCreditor.preview(creditor).toString();
    }
}

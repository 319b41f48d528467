package no.kapitalkontroll.kk2.operations;

import java.util.Objects;
import no.kapitalkontroll.kk2.run.OnlyInService;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jmx.export.annotation.ManagedAttribute;
import org.springframework.jmx.export.annotation.ManagedOperation;
import org.springframework.jmx.export.annotation.ManagedOperationParameter;
import org.springframework.jmx.export.annotation.ManagedResource;
import org.springframework.stereotype.Component;

/** What an operator sees of the runs, and the button that starts them. */
@Component
@OnlyInService
@ManagedResource(objectName = "no.kapitalkontroll.kk2:type=Runs", description = "The daily runs")
public class RunsPage {

    private final JdbcClient jdbc;
    private final StartRunNow startRunNow;

    RunsPage(JdbcClient jdbc, StartRunNow startRunNow) {
        this.jdbc = jdbc;
        this.startRunNow = startRunNow;
    }

    @ManagedAttribute(
            description =
                    "The last run of each creditor: date, state, beginning and end (UTC), figure, invoices read, problem")
    public String[] getLastRuns() {
        return jdbc.sql("""
                        SELECT r.* FROM runs r JOIN (SELECT creditor_id, MAX(id) AS id FROM runs GROUP BY creditor_id) l ON l.id = r.id
                         ORDER BY r.creditor_id
                        """)
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

    @ManagedOperation(description = "Runs every creditor for today's date in the background; never twice at once")
    @ManagedOperationParameter(name = "who", description = "Who you are; goes into the log")
    public String runNow(String who) {
        return startRunNow.start(who);
    }
}

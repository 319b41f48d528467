package no.kapitalkontroll.kk2.operations;

import no.kapitalkontroll.kk2.creditor.ReadCreditorFiles;
import no.kapitalkontroll.kk2.installation.Installation;
import no.kapitalkontroll.kk2.run.DailyRun;
import no.kapitalkontroll.kk2.run.LoadedCreditors;
import no.kapitalkontroll.kk2.run.OnlyInService;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jmx.export.annotation.ManagedAttribute;
import org.springframework.jmx.export.annotation.ManagedResource;
import org.springframework.stereotype.Component;

/** The creditor files in force and how their cases stand. */
@Component
@OnlyInService
@ManagedResource(objectName = "no.kapitalkontroll.kk2:type=Creditors", description = "The creditors")
public class CreditorsPage {

    private final JdbcClient jdbc;
    private final LoadedCreditors creditors;
    private final Installation installation;
    private final ReadCreditorFiles readCreditorFiles;

    CreditorsPage(
            JdbcClient jdbc,
            LoadedCreditors creditors,
            Installation installation,
            ReadCreditorFiles readCreditorFiles) {
        this.jdbc = jdbc;
        this.creditors = creditors;
        this.installation = installation;
        this.readCreditorFiles = readCreditorFiles;
    }

    @ManagedAttribute(description = "The creditors in force: id, procedure, start date")
    public String[] getInForce() {
        return creditors.inForce().stream()
                .map(creditor -> "%s %s from %s"
                        .formatted(
                                creditor.id(),
                                creditor.procedure(),
                                creditor.collecting().startDate()))
                .toArray(String[]::new);
    }

    @ManagedAttribute(
            description = "What is wrong with creditor files as they lie there now: file, key, problem, remedy")
    public String[] getBrokenFiles() {
        return readCreditorFiles.read(installation.creditors()).broken().stream()
                .map(DailyRun::sentence)
                .toArray(String[]::new);
    }

    @ManagedAttribute(description = "Number of cases of each creditor by state and step")
    public String[] getCases() {
        return jdbc.sql("""
                        SELECT CONCAT_WS(' ', creditor_id, state, COALESCE(step, 'no-step')) AS word, COUNT(*) AS n
                          FROM cases GROUP BY word ORDER BY word
                        """)
                .query((row, index) -> row.getString("word") + " " + row.getLong("n"))
                .list()
                .toArray(String[]::new);
    }
}

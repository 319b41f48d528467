package no.kapitalkontroll.kk2.operations;

import javax.management.openmbean.SimpleType;
import javax.management.openmbean.TabularData;
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

    private static final Table CASES = new Table(
            "CaseCount",
            "Number of cases by creditor, state and step",
            3,
            new Table.Column("creditor", "The creditor's id", SimpleType.STRING),
            new Table.Column("state", "OPEN, HANDED_OVER or CLOSED", SimpleType.STRING),
            new Table.Column("step", "The step of its procedure, or no-step", SimpleType.STRING),
            new Table.Column("cases", "How many", SimpleType.LONG));

    private static final Table PAYMENTS = new Table(
            "LastPayment",
            "The last payment or credit seen",
            1,
            new Table.Column("creditor", "The creditor's id", SimpleType.STRING),
            new Table.Column("date", "Its date in the ledger", SimpleType.STRING));

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

    @ManagedAttribute(description = "Number of cases of each creditor by state and step, as a table")
    public TabularData getCaseTable() {
        return CASES.of(jdbc.sql("""
                        SELECT creditor_id, state, COALESCE(step, 'no-step') AS step, COUNT(*) AS n FROM cases
                         GROUP BY creditor_id, state, COALESCE(step, 'no-step') ORDER BY creditor_id, state, step
                        """)
                .query((row, index) -> new Object[] {
                    row.getString("creditor_id"), row.getString("state"), row.getString("step"), row.getLong("n")
                })
                .list());
    }

    @ManagedAttribute(description = "Number of cases that are not closed, handed-over ones too")
    public long getOpenCases() {
        return jdbc.sql("SELECT COUNT(*) FROM cases WHERE state <> 'CLOSED'")
                .query(Long.class)
                .single();
    }

    @ManagedAttribute(description = "Number of creditor files that are broken as they lie there now")
    public int getBrokenFileCount() {
        return getBrokenFiles().length;
    }

    @ManagedAttribute(
            description =
                    "The date of the last payment or credit seen in each creditor's ledger; one that stands still is worth a look")
    public TabularData getLastPayments() {
        return PAYMENTS.of(jdbc.sql("""
                        SELECT creditor_id, MAX(posted_on) AS seen FROM postings
                         WHERE amount < 0 AND (external_voucher_number IS NULL OR external_voucher_number NOT LIKE 'KK2-%')
                         GROUP BY creditor_id ORDER BY creditor_id
                        """)
                .query((row, index) -> new Object[] {row.getString("creditor_id"), row.getString("seen")})
                .list());
    }
}

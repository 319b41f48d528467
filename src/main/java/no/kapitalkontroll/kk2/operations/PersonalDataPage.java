package no.kapitalkontroll.kk2.operations;

import java.util.Arrays;
import java.util.stream.Stream;
import no.kapitalkontroll.kk2.caselog.VerifyLogs;
import no.kapitalkontroll.kk2.handling.Operator;
import no.kapitalkontroll.kk2.retention.EraseDebtor;
import no.kapitalkontroll.kk2.retention.RetentionTerms;
import no.kapitalkontroll.kk2.retention.Rule;
import no.kapitalkontroll.kk2.retention.RunPurge;
import no.kapitalkontroll.kk2.run.OnlyInService;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jmx.export.annotation.ManagedAttribute;
import org.springframework.jmx.export.annotation.ManagedOperation;
import org.springframework.jmx.export.annotation.ManagedOperationParameter;
import org.springframework.jmx.export.annotation.ManagedResource;
import org.springframework.stereotype.Component;

/**
 * The logs of the cases and how long things are kept. What is stored about a debtor is given out by the command export-debtor
 * alone: it makes a file for one person, and a service makes none.
 */
@Component
@OnlyInService
@ManagedResource(
        objectName = "no.kapitalkontroll.kk2:type=PersonalData",
        description = "The proof of the cases' logs, retention, purge and erasure")
public class PersonalDataPage {

    private final JdbcClient jdbc;
    private final BusinessDate businessDate;
    private final VerifyLogs verifyLogs;
    private final RetentionTerms terms;
    private final RunPurge runPurge;
    private final EraseDebtor eraseDebtor;

    PersonalDataPage(
            JdbcClient jdbc,
            BusinessDate businessDate,
            VerifyLogs verifyLogs,
            RetentionTerms terms,
            RunPurge runPurge,
            EraseDebtor eraseDebtor) {
        this.jdbc = jdbc;
        this.businessDate = businessDate;
        this.verifyLogs = verifyLogs;
        this.terms = terms;
        this.runPurge = runPurge;
        this.eraseDebtor = eraseDebtor;
    }

    @ManagedAttribute(description = "How long what is kept and what for; the key that sets it")
    public String[] getRetention() {
        return Arrays.stream(Rule.values())
                .map(rule -> "%s: %s; purpose: %s; key: %s"
                        .formatted(
                                rule.word(),
                                rule.period(terms),
                                rule.purpose(),
                                rule.key().isEmpty() ? "none" : rule.key()))
                .toArray(String[]::new);
    }

    @ManagedAttribute(
            description = "What the last purge or erasure of each creditor took: date, rule, table, rows, by whom")
    public String[] getLastPurge() {
        return jdbc.sql("""
                        SELECT CONCAT_WS(' ', p.creditor_id, p.purged_on, p.rule, p.table_name, p.purged_rows, 'by', p.actor)
                          FROM purge_log p JOIN (SELECT creditor_id, MAX(purged_on) AS last FROM purge_log GROUP BY creditor_id) l
                            ON l.creditor_id = p.creditor_id AND l.last = p.purged_on ORDER BY p.id
                        """).query(String.class).list().toArray(String[]::new);
    }

    @ManagedOperation(description = "Proves that no log of a case was changed; a line for each broken one, then a sum")
    @ManagedOperationParameter(name = "creditor", description = "The creditor's id; empty: all")
    @ManagedOperationParameter(name = "invoice", description = "The invoice number; 0: all")
    public String[] verifyLog(String creditor, int invoice) {
        var verified = verifyLogs.verify(
                creditor == null || creditor.isBlank() ? null : creditor, invoice == 0 ? null : invoice);
        return Stream.concat(verified.broken().stream().map(String::valueOf), Stream.of(verified.sentence()))
                .toArray(String[]::new);
    }

    @ManagedOperation(description = "What a purge would take today: rows by table; nothing is written")
    public String foreseePurge() {
        return runPurge.foresee(businessDate.today()).toString();
    }

    @ManagedOperation(description = "Forgets what is past its time")
    @ManagedOperationParameter(name = "who", description = "Who you are; goes into the record of the purge")
    @ManagedOperationParameter(name = "why", description = "Why; goes into the record of the purge")
    public String purge(String who, String why) {
        return runPurge.now(new Operator(who, why), businessDate.today()).toString();
    }

    @ManagedOperation(
            description = "Erases contact data and texts about a debtor whose cases are all closed; the books stay")
    @ManagedOperationParameter(name = "creditor", description = "The creditor's id")
    @ManagedOperationParameter(name = "customer", description = "The customer's number in Tripletex, or its id there")
    @ManagedOperationParameter(name = "who", description = "Who you are; goes into the cases' logs")
    @ManagedOperationParameter(name = "why", description = "Why; goes into the cases' logs")
    public String eraseDebtor(String creditor, long customer, String who, String why) {
        return eraseDebtor
                .erase(creditor, customer, new Operator(who, why), businessDate.today())
                .toString();
    }
}

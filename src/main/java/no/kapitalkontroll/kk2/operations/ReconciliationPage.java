package no.kapitalkontroll.kk2.operations;

import no.kapitalkontroll.kk2.run.OnlyInService;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jmx.export.annotation.ManagedAttribute;
import org.springframework.jmx.export.annotation.ManagedResource;
import org.springframework.stereotype.Component;

/** The figure of each creditor, which must be 0.00, and what it is made of. */
@Component
@OnlyInService
@ManagedResource(
        objectName = "no.kapitalkontroll.kk2:type=Reconciliation",
        description = "Cases against ledger against proposals")
public class ReconciliationPage {

    private final JdbcClient jdbc;
    private final ReadFigures readFigures;

    ReconciliationPage(JdbcClient jdbc, ReadFigures readFigures) {
        this.jdbc = jdbc;
        this.readFigures = readFigures;
    }

    @ManagedAttribute(description = "The figure of each creditor's last finished run; it must be 0.00")
    public String[] getFigures() {
        return readFigures.all().stream()
                .map(figure -> "%s %s %s".formatted(figure.creditorId(), figure.date(), figure.amount()))
                .toArray(String[]::new);
    }

    @ManagedAttribute(
            description = "The differences now: creditor, invoice number, cause, red or explained, amount, first date")
    public String[] getDifferences() {
        return jdbc.sql("""
                        SELECT CONCAT(creditor_id, ' ', invoice_number, ' ', cause, IF(red, ' red ', ' explained '), amount, ' since ', first_date)
                          FROM differences WHERE last_date IS NULL ORDER BY red DESC, creditor_id, invoice_number LIMIT 1000
                        """).query(String.class).list().toArray(String[]::new);
    }
}

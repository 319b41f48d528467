package no.kapitalkontroll.kk2.operations;

import no.kapitalkontroll.kk2.bounce.ListBounces;
import no.kapitalkontroll.kk2.run.OnlyInService;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jmx.export.annotation.ManagedAttribute;
import org.springframework.jmx.export.annotation.ManagedResource;
import org.springframework.stereotype.Component;

/** Letters that came back by mail. */
@Component
@OnlyInService
@ManagedResource(
        objectName = "no.kapitalkontroll.kk2:type=Bounces",
        description = "What mail servers reported about letters")
public class BouncesPage {

    private final JdbcClient jdbc;
    private final ListBounces listBounces;

    BouncesPage(JdbcClient jdbc, ListBounces listBounces) {
        this.jdbc = jdbc;
        this.listBounces = listBounces;
    }

    @ManagedAttribute(
            description = "Reports on letters, the latest first: creditor, invoice, letter, status, what became of it")
    public String[] getReports() {
        return listBounces.of(null).toArray(String[]::new);
    }

    @ManagedAttribute(description = "Letters of open cases that came back by mail")
    public long getCameBack() {
        return jdbc.sql("""
                        SELECT COUNT(DISTINCT l.id) FROM bounces b JOIN letters l ON l.id = b.letter_id JOIN cases c ON c.id = l.case_id
                         WHERE l.state = 'RETURNED' AND c.state <> 'CLOSED'
                        """).query(Long.class).single();
    }
}

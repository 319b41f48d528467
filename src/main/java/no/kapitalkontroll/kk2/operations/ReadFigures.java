package no.kapitalkontroll.kk2.operations;

import java.time.LocalDate;
import java.util.List;
import no.kapitalkontroll.kk2.core.money.Money;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The reconciliation figure of each creditor's last finished run. */
@Component
class ReadFigures {

    private final JdbcClient jdbc;

    ReadFigures(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Figure(String creditorId, LocalDate date, Money amount) {}

    List<Figure> all() {
        return jdbc.sql("""
                        SELECT r.creditor_id, r.business_date, r.figure FROM runs r
                          JOIN (SELECT creditor_id, MAX(id) AS id FROM runs
                                 WHERE state = 'FINISHED' AND figure IS NOT NULL GROUP BY creditor_id) l ON l.id = r.id
                         ORDER BY r.creditor_id
                        """)
                .query((row, index) -> new Figure(
                        row.getString("creditor_id"),
                        row.getObject("business_date", LocalDate.class),
                        new Money(row.getBigDecimal("figure"))))
                .list();
    }
}

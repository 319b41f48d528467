package no.kapitalkontroll.kk2.reconciliation;

import java.time.LocalDate;
import java.util.List;
import no.kapitalkontroll.kk2.core.money.Money;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who has signed the reconciliation of a date, the first one first. */
@Component
public class ReadSignOffs {

    private final JdbcClient jdbc;

    public ReadSignOffs(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public List<SignOff> of(String creditorId, LocalDate date) {
        return jdbc.sql("SELECT * FROM sign_offs WHERE creditor_id = ? AND business_date = ? ORDER BY id")
                .params(creditorId, date)
                .query((row, index) -> new SignOff(
                        row.getString("actor"),
                        row.getString("reason"),
                        row.getObject("signed_on", LocalDate.class),
                        new Money(row.getBigDecimal("figure")),
                        row.getInt("red"),
                        row.getInt("explained"),
                        row.getInt("equal"),
                        row.getBoolean("with_differences"),
                        row.getString("csv_sha256")))
                .list();
    }
}

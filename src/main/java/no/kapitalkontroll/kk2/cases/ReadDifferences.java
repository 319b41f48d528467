package no.kapitalkontroll.kk2.cases;

import static java.util.stream.Collectors.groupingBy;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import no.kapitalkontroll.kk2.core.money.Money;
import no.kapitalkontroll.kk2.core.reconciliation.Cause;
import no.kapitalkontroll.kk2.core.reconciliation.Difference;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Why cases and the ledger differ: red differences first. */
@Component
public class ReadDifferences {

    private final JdbcClient jdbc;

    public ReadDifferences(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Of one case, as the last reconciliation left them. */
    public List<StandingDifference> now(long caseId) {
        return jdbc.sql("""
                        SELECT case_id, cause, amount, first_date FROM differences WHERE case_id = ? AND last_date IS NULL
                         ORDER BY red DESC, cause, amount
                        """).param(caseId).query(ReadDifferences::standing).list();
    }

    /** Of all cases of a creditor that had one on a date, by case id. */
    public Map<Long, List<StandingDifference>> on(String creditorId, LocalDate date) {
        return jdbc
                .sql("""
                        SELECT case_id, cause, amount, first_date FROM differences
                         WHERE creditor_id = :creditor AND first_date <= :date AND (last_date IS NULL OR last_date >= :date)
                         ORDER BY red DESC, cause, amount
                        """)
                .param("creditor", creditorId)
                .param("date", date)
                .query(ReadDifferences::standing)
                .list()
                .stream()
                .collect(groupingBy(StandingDifference::caseId));
    }

    private static StandingDifference standing(ResultSet row, int index) throws SQLException {
        return new StandingDifference(
                row.getLong("case_id"),
                new Difference(Cause.ofWord(row.getString("cause")), new Money(row.getBigDecimal("amount"))),
                row.getObject("first_date", LocalDate.class));
    }
}

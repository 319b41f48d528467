package no.kapitalkontroll.kk2.reconciliation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import no.kapitalkontroll.kk2.cases.CaseFigures;
import no.kapitalkontroll.kk2.core.charge.LateInterest;
import no.kapitalkontroll.kk2.creditor.Creditors;
import no.kapitalkontroll.kk2.law.LawBook;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Every case of a creditor on a date, with the figures that were known on that date: what became known later changes nothing
 * here. Interest alone is computed when asked, from the same principal and the rates in force; where a rate was missing then it stays
 * zero.
 */
@Component
public class ReadCaseDays {

    private final JdbcClient jdbc;
    private final Creditors creditors;
    private final LawBook law;

    public ReadCaseDays(JdbcClient jdbc, Creditors creditors, LawBook law) {
        this.jdbc = jdbc;
        this.creditors = creditors;
        this.law = law;
    }

    /**
     * In the order of the invoice numbers; settled and closed cases are among them.
     *
     * @throws IllegalArgumentException when there is no such creditor
     */
    public List<CaseDay> on(String creditorId, LocalDate date) {
        var lateInterest =
                new LateInterest(law.rates(), creditors.creditor(creditorId).dayCount());
        return jdbc.sql("""
                        SELECT * FROM case_days
                         WHERE creditor_id = :creditor AND first_date <= :date AND (last_date IS NULL OR last_date >= :date)
                         ORDER BY invoice_number, case_id
                        """)
                .param("creditor", creditorId)
                .param("date", date)
                .query((row, index) -> caseDay(row, index, date, lateInterest))
                .list();
    }

    private static CaseDay caseDay(ResultSet row, int index, LocalDate date, LateInterest lateInterest)
            throws SQLException {
        var figures = CaseFigures.of(row, index);
        return new CaseDay(
                figures, row.getObject("first_date", LocalDate.class), figures.interestOn(date, lateInterest));
    }
}

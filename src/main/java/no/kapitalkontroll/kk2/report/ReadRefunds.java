package no.kapitalkontroll.kk2.report;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import no.kapitalkontroll.kk2.core.money.Money;
import no.kapitalkontroll.kk2.reconciliation.ReadCaseDays;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What was due for refund at the end of a date, and since when. */
@Component
class ReadRefunds {

    private static final String SINCE = """
            SELECT d.case_id, MIN(d.first_date) AS since FROM case_days d
             WHERE d.creditor_id = :creditor AND d.first_date <= :on AND d.refund_due > 0
               AND NOT EXISTS (SELECT 1 FROM case_days z WHERE z.case_id = d.case_id AND z.refund_due = 0
                                  AND z.first_date > d.first_date AND z.first_date <= :on)
             GROUP BY d.case_id
            """;

    private final JdbcClient jdbc;
    private final ReadCaseDays readCaseDays;

    ReadRefunds(JdbcClient jdbc, ReadCaseDays readCaseDays) {
        this.jdbc = jdbc;
        this.readCaseDays = readCaseDays;
    }

    record RefundDue(int invoiceNumber, LocalDate since, Money paid, Money due) {}

    /** In the order of the invoice numbers. */
    List<RefundDue> on(String creditorId, LocalDate date) {
        Map<Long, LocalDate> since = new HashMap<>();
        jdbc.sql(SINCE).param("creditor", creditorId).param("on", date).query(row -> {
            since.put(row.getLong("case_id"), row.getObject("since", LocalDate.class));
        });
        return readCaseDays.on(creditorId, date).stream()
                .filter(day -> day.figures().refundDue().isPositive())
                .map(day -> new RefundDue(
                        day.figures().invoiceNumber(),
                        since.getOrDefault(day.figures().caseId(), day.since()),
                        day.figures().paid(),
                        day.figures().refundDue()))
                .toList();
    }
}

package no.kapitalkontroll.kk2.proposal;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Proposals a line each: number, state, age, dates, amounts by account, number in Tripletex, and why it waits. */
@Component
public class ListProposals {

    private static final String LINES = """
            SELECT p.number, p.state, p.planned_on, p.dated, p.value_on, p.voucher_number, p.corrects,
                   (SELECT GROUP_CONCAT(LOWER(REPLACE(l.account, '_', '-')), ' ', l.amount ORDER BY l.row_no SEPARATOR ', ')
                      FROM proposal_lines l WHERE l.proposal_id = p.id AND l.amount <> 0) AS amounts,
                   (SELECT MAX(e.reason) FROM effects e WHERE e.proposal_id = p.id AND e.kind = 'VOUCHER'
                       AND e.state IN ('PARKED', 'FAILED', 'UNKNOWN')) AS reason
              FROM proposals p
            """;

    private static final int MOST = 1000;

    private final JdbcClient jdbc;

    public ListProposals(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Those that are not in the ledger yet, or not as they were proposed; the oldest first, at most a thousand. */
    public List<String> open(LocalDate today) {
        return list(
                LINES + " WHERE p.state NOT IN ('BOOKED', 'CANCELLED') ORDER BY p.planned_on, p.id LIMIT " + MOST,
                today);
    }

    /** All of one invoice. */
    public List<String> ofInvoice(String creditorId, int invoiceNumber, LocalDate today) {
        return list(
                LINES + " WHERE p.creditor_id = ? AND p.invoice_number = ? ORDER BY p.n",
                today,
                creditorId,
                invoiceNumber);
    }

    /** One, or none. */
    public List<String> one(ProposalRef ref, LocalDate today) {
        return list(LINES + " WHERE p.creditor_id = ? AND p.number = ?", today, ref.creditorId(), ref.number());
    }

    private List<String> list(String sql, LocalDate today, Object... of) {
        return jdbc.sql(sql)
                .params(of)
                .query((row, index) -> line(
                        row.getString("number"),
                        row.getString("state"),
                        ChronoUnit.DAYS.between(row.getObject("planned_on", LocalDate.class), today),
                        row.getObject("dated", LocalDate.class),
                        row.getObject("value_on", LocalDate.class),
                        row.getString("amounts"),
                        row.getObject("voucher_number", Integer.class),
                        row.getString("corrects"),
                        row.getString("reason")))
                .list();
    }

    private static String line(
            String number,
            String state,
            long days,
            LocalDate dated,
            LocalDate valueOn,
            String amounts,
            Integer voucherNumber,
            String corrects,
            String reason) {
        return "%s %s, %d days old, dated %s".formatted(number, state, days, dated)
                + (valueOn == null ? "" : ", value date " + valueOn)
                + ", " + amounts
                + (voucherNumber == null ? "" : ", voucher %d/%d".formatted(voucherNumber, dated.getYear()))
                + (corrects == null ? "" : ", corrects " + corrects)
                + (reason == null ? "" : ": " + reason);
    }
}

package no.kapitalkontroll.kk2.payment;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import no.kapitalkontroll.kk2.core.money.Money;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Lists the payments that KK2 was told of: who told, how each stands, and the proposals that book it. */
@Component
public class ListPayments {

    private final JdbcClient jdbc;

    ListPayments(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * One payment.
     *
     * @param bankDate when the payer's bank had the order; null when nobody knows
     * @param amount negative: a payment that was returned
     * @param source {@code hand} or {@code file}
     * @param state {@code counts}, {@code matched}, {@code asked} or {@code withdrawn}; {@code not-ours} while its invoice is no
     *     case
     * @param postingId Tripletex' posting that is this payment, or may be; null when there is none
     * @param proposals numbers, the first booking first; those that never left are not among them
     */
    public record Line(
            long id,
            int invoiceNumber,
            LocalDate paidOn,
            LocalDate bankDate,
            Money amount,
            String source,
            String state,
            Long postingId,
            List<String> proposals) {}

    /**
     * A transaction of a giro file whose KID leads to several invoices.
     *
     * @param invoices their numbers
     */
    public record Unplaced(long transaction, LocalDate paidOn, Money amount, List<Integer> invoices) {}

    /** Transactions of giro files that are not booked. */
    public record Unbooked(int count, Money sum) {}

    /**
     * The payments of some dates.
     *
     * @param notOurs their KID leads to no case: they are for Tripletex itself
     * @param ambiguous their KID leads to several invoices: a person says which
     * @param unplaced all of those that wait for a person, of whatever date
     */
    public record Payments(
            String creditorId,
            LocalDate from,
            LocalDate to,
            List<Line> lines,
            Unbooked notOurs,
            Unbooked ambiguous,
            List<Unplaced> unplaced) {}

    /** Those that were paid between the dates, both included; null: without that end. */
    @Transactional(readOnly = true)
    public Payments of(String creditorId, LocalDate from, LocalDate to) {
        var first = from == null ? LocalDate.EPOCH : from;
        var last = to == null ? LocalDate.of(9999, 12, 31) : to;
        return new Payments(
                creditorId,
                from,
                to,
                lines(creditorId, first, last),
                unbooked(creditorId, "NOT_OURS", first, last),
                unbooked(creditorId, "AMBIGUOUS", first, last),
                unplaced(creditorId));
    }

    private List<Line> lines(String creditorId, LocalDate first, LocalDate last) {
        return jdbc.sql("""
                        SELECT r.id, i.number, r.paid_on, r.in_time_on, r.amount, r.source, r.posting_id,
                               IF(r.state = 'COUNTS' AND c.id IS NULL, 'not-ours', r.state) AS state,
                               (SELECT GROUP_CONCAT(p.number ORDER BY p.n SEPARATOR ' ') FROM proposals p
                                 WHERE p.case_id = c.id AND p.kind = 'PAYMENT' AND p.subject_id = r.id AND p.state <> 'CANCELLED') AS numbers
                          FROM registered_payments r
                          JOIN invoices i ON i.creditor_id = r.creditor_id AND i.invoice_id = r.invoice_id
                          LEFT JOIN cases c ON c.creditor_id = r.creditor_id AND c.invoice_id = r.invoice_id
                         WHERE r.creditor_id = ? AND r.paid_on BETWEEN ? AND ? ORDER BY r.paid_on, r.id
                        """)
                .params(creditorId, first, last)
                .query((row, index) -> new Line(
                        row.getLong("id"),
                        row.getInt("number"),
                        row.getObject("paid_on", LocalDate.class),
                        row.getObject("in_time_on", LocalDate.class),
                        new Money(row.getBigDecimal("amount")),
                        row.getString("source").toLowerCase(Locale.ROOT),
                        row.getString("state").toLowerCase(Locale.ROOT),
                        row.getObject("posting_id", Long.class),
                        row.getString("numbers") == null
                                ? List.of()
                                : List.of(row.getString("numbers").split(" ", -1))))
                .list();
    }

    private List<Unplaced> unplaced(String creditorId) {
        return jdbc.sql("""
                        SELECT t.id, t.paid_on, t.amount, GROUP_CONCAT(i.number ORDER BY i.number) AS numbers FROM giro_transactions t
                          JOIN invoices i ON i.creditor_id = t.creditor_id AND i.kid = t.kid AND NOT i.credit_note
                         WHERE t.creditor_id = ? AND t.fate = 'AMBIGUOUS' GROUP BY t.id ORDER BY t.id
                        """)
                .param(creditorId)
                .query((row, index) -> new Unplaced(
                        row.getLong("id"),
                        row.getObject("paid_on", LocalDate.class),
                        new Money(row.getBigDecimal("amount")),
                        Stream.of(row.getString("numbers").split(",", -1))
                                .map(Integer::valueOf)
                                .toList()))
                .list();
    }

    private Unbooked unbooked(String creditorId, String fate, LocalDate first, LocalDate last) {
        return jdbc.sql("""
                        SELECT COUNT(*) AS n, COALESCE(SUM(amount), 0.00) AS total FROM giro_transactions
                         WHERE creditor_id = ? AND fate = ? AND paid_on BETWEEN ? AND ?
                        """)
                .params(creditorId, fate, first, last)
                .query((row, index) -> new Unbooked(row.getInt("n"), new Money(row.getBigDecimal("total"))))
                .single();
    }
}

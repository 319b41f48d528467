package no.kapitalkontroll.kk2.cases;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import no.kapitalkontroll.kk2.cases.BooksByHand.LossProposed;
import no.kapitalkontroll.kk2.cases.BooksByHand.RefundPaid;
import no.kapitalkontroll.kk2.core.bookkeeping.PaidOutlay;
import no.kapitalkontroll.kk2.core.loss.LossGround;
import no.kapitalkontroll.kk2.core.loss.WriteOff;
import no.kapitalkontroll.kk2.core.money.Money;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads outlays that KK2 books, refunds paid from a liability, and losses that still stand: three queries a batch. */
@Component
class ReadBooksByHand {

    private static final String OUTLAYS = """
            SELECT o.case_id, o.charge_id, o.paid_on, o.receipt, h.amount FROM outlays o JOIN charges h ON h.id = o.charge_id
             WHERE o.case_id IN (:ids) AND o.voucher_number IS NULL AND o.withdrawn_on IS NULL ORDER BY o.charge_id
            """;
    private static final String REFUNDS =
            "SELECT case_id, id, paid_on, amount FROM refunds_paid WHERE case_id IN (:ids) AND withdrawn_on IS NULL ORDER BY id";
    private static final String LOSSES = """
            SELECT case_id, id, principal, proposed_on, ground, booked_on FROM write_offs
             WHERE case_id IN (:ids) AND proposed AND undone_on IS NULL ORDER BY id
            """;

    private final JdbcClient jdbc;

    ReadBooksByHand(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record OfCase<T>(long caseId, T what) {}

    BooksByHand of(List<Long> caseIds) {
        return new BooksByHand(
                byCase(OUTLAYS, caseIds, ReadBooksByHand::outlay),
                byCase(REFUNDS, caseIds, ReadBooksByHand::refund),
                byCase(LOSSES, caseIds, ReadBooksByHand::loss));
    }

    private <T> Map<Long, List<T>> byCase(String sql, List<Long> caseIds, RowMapper<T> mapper) {
        return caseIds.isEmpty()
                ? Map.of()
                : jdbc
                        .sql(sql)
                        .param("ids", caseIds)
                        .query((row, index) -> new OfCase<>(row.getLong("case_id"), mapper.mapRow(row, index)))
                        .list()
                        .stream()
                        .collect(groupingBy(OfCase::caseId, mapping(OfCase::what, toList())));
    }

    private static PaidOutlay outlay(ResultSet row, int index) throws SQLException {
        return new PaidOutlay(
                row.getLong("charge_id"),
                row.getObject("paid_on", LocalDate.class),
                new Money(row.getBigDecimal("amount")),
                row.getString("receipt"));
    }

    private static RefundPaid refund(ResultSet row, int index) throws SQLException {
        return new RefundPaid(
                row.getLong("id"), row.getObject("paid_on", LocalDate.class), new Money(row.getBigDecimal("amount")));
    }

    private static LossProposed loss(ResultSet row, int index) throws SQLException {
        var ground = row.getString("ground");
        return new LossProposed(
                new WriteOff(
                        row.getLong("id"),
                        new Money(row.getBigDecimal("principal")),
                        row.getObject("proposed_on", LocalDate.class),
                        ground == null ? null : LossGround.ofWord(ground).orElseThrow()),
                row.getObject("booked_on") != null);
    }
}

package no.kapitalkontroll.kk2.report;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import no.kapitalkontroll.kk2.core.bookkeeping.AccountRole;
import no.kapitalkontroll.kk2.core.bookkeeping.Lines;
import no.kapitalkontroll.kk2.core.bookkeeping.ProposalKind;
import no.kapitalkontroll.kk2.core.money.Money;
import no.kapitalkontroll.kk2.core.reconciliation.ProposalStanding;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Every proposal of a creditor as it was known on a date; one of today that no run has kept yet as it is now. Left out are one that
 * was taken back and a loss to which the accountant said no. Where a person accepted other amounts of an edited voucher, the earlier
 * ones were known until then.
 */
@Component
class ReadProposals {

    private static final String KNOWN_ON = """
            SELECT p.id, p.case_id, p.number, p.kind, l.account,
                   COALESCE((SELECT w.amount FROM proposal_lines_before w
                              WHERE w.proposal_id = p.id AND w.account = l.account AND w.last_date >= :on
                              ORDER BY w.last_date LIMIT 1), l.amount) AS amount,
                   l.account_number, l.product_number,
                   COALESCE(d.state, p.state) AS state, COALESCE(d.dated, p.dated) AS dated,
                   COALESCE((SELECT f.dated FROM proposal_days f WHERE f.proposal_id = p.id ORDER BY f.first_date LIMIT 1), p.dated) AS first_dated,
                   (SELECT MIN(b.first_date) FROM proposal_days b
                     WHERE b.proposal_id = p.id AND b.state = 'BOOKED' AND b.first_date <= :on) AS booked_on
              FROM proposals p JOIN proposal_lines l ON l.proposal_id = p.id
              LEFT JOIN proposal_days d ON d.proposal_id = p.id AND d.first_date <= :on AND (d.last_date IS NULL OR d.last_date >= :on)
             WHERE p.creditor_id = :creditor AND p.planned_on <= :on
               AND (d.id IS NOT NULL OR NOT EXISTS (SELECT 1 FROM proposal_days x WHERE x.proposal_id = p.id))
               AND COALESCE(d.state, p.state) NOT IN ('CANCELLED', 'DECLINED')
             ORDER BY p.id, l.row_no
            """;

    private final JdbcClient jdbc;

    ReadProposals(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A line of one of them. */
    private record Row(long id, ProposalOn proposal, AccountRole account, Money amount, ProposalOn.Place place) {}

    List<ProposalOn> on(String creditorId, LocalDate date) {
        Map<Long, List<Row>> byId = new LinkedHashMap<>();
        jdbc.sql(KNOWN_ON)
                .param("creditor", creditorId)
                .param("on", date)
                .query(ReadProposals::row)
                .list()
                .forEach(row ->
                        byId.computeIfAbsent(row.id(), id -> new ArrayList<>()).add(row));
        return byId.values().stream().map(ReadProposals::together).toList();
    }

    private static Row row(ResultSet row, int index) throws SQLException {
        return new Row(
                row.getLong("id"),
                new ProposalOn(
                        row.getLong("case_id"),
                        row.getString("number"),
                        ProposalKind.valueOf(row.getString("kind")),
                        ProposalStanding.State.valueOf(row.getString("state")),
                        row.getObject("dated", LocalDate.class),
                        row.getObject("first_dated", LocalDate.class),
                        row.getObject("booked_on", LocalDate.class),
                        Lines.NONE,
                        Map.of()),
                AccountRole.valueOf(row.getString("account")),
                new Money(row.getBigDecimal("amount")),
                new ProposalOn.Place(row.getObject("account_number", Integer.class), row.getString("product_number")));
    }

    private static ProposalOn together(List<Row> rows) {
        var amounts = new EnumMap<AccountRole, Money>(AccountRole.class);
        var places = new EnumMap<AccountRole, ProposalOn.Place>(AccountRole.class);
        rows.forEach(row -> amounts.merge(row.account(), row.amount(), Money::plus));
        rows.forEach(row -> places.putIfAbsent(row.account(), row.place()));
        return rows.get(0).proposal().with(new Lines(amounts), places);
    }
}

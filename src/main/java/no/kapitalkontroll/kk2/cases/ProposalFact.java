package no.kapitalkontroll.kk2.cases;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.stream.Collectors;
import no.kapitalkontroll.kk2.core.bookkeeping.AccountRole;
import no.kapitalkontroll.kk2.core.bookkeeping.Lines;
import no.kapitalkontroll.kk2.core.bookkeeping.ProposalKind;
import no.kapitalkontroll.kk2.core.bookkeeping.Proposed;
import no.kapitalkontroll.kk2.core.bookkeeping.Subject;
import no.kapitalkontroll.kk2.core.money.Money;
import no.kapitalkontroll.kk2.core.reconciliation.ProposalStanding;

/**
 * One of our proposals, with what it moves on each account.
 *
 * @param deviation what of it a person accepted beside what KK2 had proposed
 */
public record ProposalFact(
        long id,
        long caseId,
        int n,
        String number,
        Subject subject,
        ProposalStanding.State state,
        Long voucherId,
        Lines lines,
        Lines deviation) {

    /** One row a proposal, one column an account: the caller adds WHERE and GROUP BY p.id. */
    static final String SELECT = "SELECT p.id, p.case_id, p.n, p.number, p.kind, p.subject_id, p.state, p.voucher_id"
            + Arrays.stream(AccountRole.values())
                    .map(role ->
                            ", SUM(CASE WHEN l.account = '%1$s' THEN l.amount END) AS %1$s, SUM(CASE WHEN l.account = '%1$s' THEN l.amount - l.wanted END) AS BESIDE_%1$s"
                                    .formatted(role.name()))
                    .collect(Collectors.joining())
            + " FROM proposals p JOIN proposal_lines l ON l.proposal_id = p.id";

    static ProposalFact of(ResultSet row, int index) throws SQLException {
        return new ProposalFact(
                row.getLong("id"),
                row.getLong("case_id"),
                row.getInt("n"),
                row.getString("number"),
                new Subject(ProposalKind.valueOf(row.getString("kind")), row.getLong("subject_id")),
                ProposalStanding.State.valueOf(row.getString("state")),
                row.getObject("voucher_id", Long.class),
                lines(row, ""),
                lines(row, "BESIDE_"));
    }

    private static Lines lines(ResultSet row, String prefix) throws SQLException {
        var amounts = new EnumMap<AccountRole, Money>(AccountRole.class);
        for (var role : AccountRole.values()) {
            BigDecimal amount = row.getBigDecimal(prefix + role.name());
            if (amount != null) {
                amounts.put(role, new Money(amount));
            }
        }
        return new Lines(amounts);
    }

    Proposed proposed() {
        return new Proposed(subject, lines, number, deviation, state.isInDispute());
    }

    ProposalStanding standing() {
        return new ProposalStanding(number, state, lines);
    }
}

package no.kapitalkontroll.kk2.cases;

import java.sql.ResultSet;
import java.sql.SQLException;
import no.kapitalkontroll.kk2.core.bookkeeping.Proposed;
import no.kapitalkontroll.kk2.core.money.Money;
import no.kapitalkontroll.kk2.core.reconciliation.ProposalStanding;

/** One of our proposals, with what it moves on each account; credits positive on income, debit positive on receivables. */
public record ProposalFact(
        long id,
        long caseId,
        int n,
        String number,
        long paymentPostingId,
        ProposalStanding.State state,
        Long voucherId,
        Money onReceivables,
        Money fees,
        Money interest,
        Money costs) {

    static final String SELECT = """
            SELECT p.id, p.case_id, p.n, p.number, p.payment_posting_id, p.state, p.voucher_id,
                   COALESCE(SUM(CASE WHEN l.account = 'RECEIVABLES' THEN l.amount END), 0) AS receivables,
                   COALESCE(SUM(CASE WHEN l.account = 'FEE_INCOME' THEN -l.amount END), 0) AS fees,
                   COALESCE(SUM(CASE WHEN l.account = 'INTEREST_INCOME' THEN -l.amount END), 0) AS interest,
                   COALESCE(SUM(CASE WHEN l.account = 'COSTS' THEN -l.amount END), 0) AS costs
              FROM proposals p JOIN proposal_lines l ON l.proposal_id = p.id
            """;

    static ProposalFact of(ResultSet row, int index) throws SQLException {
        return new ProposalFact(
                row.getLong("id"),
                row.getLong("case_id"),
                row.getInt("n"),
                row.getString("number"),
                row.getLong("payment_posting_id"),
                ProposalStanding.State.valueOf(row.getString("state")),
                row.getObject("voucher_id", Long.class),
                new Money(row.getBigDecimal("receivables")),
                new Money(row.getBigDecimal("fees")),
                new Money(row.getBigDecimal("interest")),
                new Money(row.getBigDecimal("costs")));
    }

    Proposed proposed() {
        return new Proposed(paymentPostingId, costs, fees, interest);
    }

    ProposalStanding standing() {
        return new ProposalStanding(number, state, onReceivables);
    }
}

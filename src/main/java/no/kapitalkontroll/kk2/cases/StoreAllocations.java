package no.kapitalkontroll.kk2.cases;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import no.kapitalkontroll.kk2.core.coverage.Allocation;
import no.kapitalkontroll.kk2.core.money.Money;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Stores what each payment of a case covered, krone by krone. A payment that covers something else than was stored (it came
 * back, a fee fell away, a debtor's designation was registered) gets a new row, and the old one the date on which it ended.
 */
@Component
class StoreAllocations {

    private final JdbcTemplate batches;

    StoreAllocations(JdbcTemplate batches) {
        this.batches = batches;
    }

    static Allocation allocation(ResultSet row) throws SQLException {
        return new Allocation(
                row.getLong("posting_id"),
                row.getObject("dated", LocalDate.class),
                new Money(row.getBigDecimal("amount")),
                new Money(row.getBigDecimal("principal")),
                new Money(row.getBigDecimal("costs")),
                new Money(row.getBigDecimal("fees")),
                new Money(row.getBigDecimal("interest")),
                new Money(row.getBigDecimal("surplus")),
                row.getBoolean("designated"));
    }

    /** Whether {@link #store} would write anything. */
    static boolean isNew(LoadedClaim claim) {
        return claim.hasCase()
                && !new HashSet<>(claim.recorded())
                        .equals(new HashSet<>(claim.balance().allocations()));
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void store(LoadedClaim claim, CreditorDay day) {
        var now = claim.balance().allocations();
        var caseId = claim.caseRow().id();
        batches.batchUpdate(
                "UPDATE allocations SET superseded_on = ? WHERE case_id = ? AND posting_id = ? AND superseded_on IS NULL",
                without(claim.recorded(), now).stream()
                        .map(gone -> new Object[] {day.date(), caseId, gone.postingId()})
                        .toList());
        batches.batchUpdate(
                """
                INSERT INTO allocations (case_id, posting_id, dated, amount, principal, costs, fees, interest, surplus, designated,
                                         recorded_on)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                without(now, claim.recorded()).stream()
                        .map(one -> new Object[] {
                            caseId,
                            one.postingId(),
                            one.date(),
                            one.amount().amount(),
                            one.principal().amount(),
                            one.costs().amount(),
                            one.fees().amount(),
                            one.interest().amount(),
                            one.surplus().amount(),
                            one.designated(),
                            day.date()
                        })
                        .toList());
    }

    private static List<Allocation> without(List<Allocation> all, List<Allocation> others) {
        return all.stream().filter(one -> !others.contains(one)).toList();
    }
}

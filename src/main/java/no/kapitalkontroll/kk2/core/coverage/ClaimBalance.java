package no.kapitalkontroll.kk2.core.coverage;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import no.kapitalkontroll.kk2.core.charge.InterestStatement;
import no.kapitalkontroll.kk2.core.money.Money;

/**
 * What is owed on a day. Principal, costs, fees and interest are the unpaid, unwaived parts.
 *
 * @param interestStatement the whole calculation of interest to {@code asOf}, paid or not
 * @param fallenFees charges that fell away because the payment was in time
 * @param refundDue paid beyond the whole claim and not paid back: nobody's income
 */
public record ClaimBalance(
        LocalDate asOf,
        Money principal,
        Money costs,
        Money fees,
        Money interest,
        InterestStatement interestStatement,
        List<Allocation> allocations,
        Set<Long> fallenFees,
        Money refundDue,
        Money paid,
        Money credited) {

    public Money total() {
        return principal.plus(costs).plus(fees).plus(interest);
    }

    /** All of the claim but the principal. */
    public Money rest() {
        return costs.plus(fees).plus(interest);
    }
}

package no.kapitalkontroll.kk2.cases;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import no.kapitalkontroll.kk2.core.charge.LateInterest;
import no.kapitalkontroll.kk2.core.charge.MissingRate;
import no.kapitalkontroll.kk2.core.charge.PrincipalHistory;
import no.kapitalkontroll.kk2.core.coverage.Bucket;
import no.kapitalkontroll.kk2.core.coverage.ClaimAccount;
import no.kapitalkontroll.kk2.core.coverage.CoverPayments;
import no.kapitalkontroll.kk2.core.coverage.Entry;
import no.kapitalkontroll.kk2.core.coverage.Movement;
import no.kapitalkontroll.kk2.core.money.Money;
import no.kapitalkontroll.kk2.core.procedure.Reason;
import no.kapitalkontroll.kk2.core.procedure.Step;
import no.kapitalkontroll.kk2.core.reconciliation.CaseInBooks;
import no.kapitalkontroll.kk2.core.reconciliation.ThreeWays;

/**
 * A case in figures, as the reconciliation of a date found it; kroner.
 *
 * @param step null before the first one
 * @param closedOn null while it is open, like {@code closeReason}
 * @param business the debtor is a business (rules § 3)
 * @param principal open; {@code costs} and {@code fees}: unpaid
 * @param writtenOff what losses take off the customer's account
 * @param interestSettled interest that was paid or waived so far
 * @param principalHistory what interest runs on; it starts on the due date or earlier
 * @param paid received so far
 * @param credited since the case was opened: what was credited before was never claimed in it
 * @param waivedFees given up so far, like {@code waivedInterest} and {@code waivedCosts}
 * @param rateMissingFrom interest of later dates was not reckoned, because a rate was missing; null: none was
 */
public record CaseFigures(
        long caseId,
        int invoiceNumber,
        CaseFacts.State state,
        Step step,
        Reason closeReason,
        LocalDate openedOn,
        LocalDate closedOn,
        LocalDate dueDate,
        boolean business,
        Money principal,
        Money costs,
        Money fees,
        Money refundDue,
        Money writtenOff,
        ThreeWays ways,
        Money interestSettled,
        PrincipalHistory principalHistory,
        Money paid,
        Money credited,
        Money waivedFees,
        Money waivedInterest,
        Money waivedCosts,
        LocalDate rateMissingFrom) {

    static CaseFigures of(LoadedClaim claim, CaseInBooks books, CoverPayments cover, LocalDate day) {
        var account = cover.account(claim.ledger(), day);
        var row = claim.caseRow();
        var facts = CaseFacts.of(row);
        var balance = claim.balance();
        return new CaseFigures(
                row.id(),
                row.invoiceNumber(),
                facts.state(),
                row.step(),
                row.closeReason(),
                row.openedOn(),
                row.closedOn(),
                claim.invoice().dueDate(),
                claim.customer() != null && claim.customer().isBusiness(),
                balance.principal(),
                balance.costs(),
                balance.fees(),
                balance.refundDue(),
                ThreeWays.writtenOff(books),
                ThreeWays.of(books),
                settledInterest(account),
                cover.principalHistory(claim.ledger(), day),
                balance.paid(),
                credited(claim, row.openedOn(), day),
                waived(account, Bucket.FEES),
                waived(account, Bucket.INTEREST),
                waived(account, Bucket.COSTS),
                cover.missingRate(claim.ledger(), day).map(MissingRate::date).orElse(null));
    }

    public static CaseFigures of(ResultSet row, int index) throws SQLException {
        var step = row.getString("step");
        var closeReason = row.getString("close_reason");
        return new CaseFigures(
                row.getLong("case_id"),
                row.getInt("invoice_number"),
                CaseFacts.State.valueOf(row.getString("state")),
                step == null ? null : Step.ofWord(step),
                closeReason == null ? null : Reason.ofWord(closeReason),
                row.getObject("opened_on", LocalDate.class),
                row.getObject("closed_on", LocalDate.class),
                row.getObject("due_date", LocalDate.class),
                row.getBoolean("business"),
                money(row, "principal"),
                money(row, "costs"),
                money(row, "fees"),
                money(row, "refund_due"),
                money(row, "written_off"),
                new ThreeWays(money(row, "in_case"), money(row, "in_ledger"), money(row, "in_proposals")),
                money(row, "interest_settled"),
                PrincipalHistory.ofText(row.getString("principal_history")),
                money(row, "paid"),
                money(row, "credited"),
                money(row, "waived_fees"),
                money(row, "waived_interest"),
                money(row, "waived_costs"),
                row.getObject("rate_missing_from", LocalDate.class));
    }

    /**
     * Interest that is unpaid and not waived on a day on which these figures hold; zero where a rate was missing then, as in every
     * balance: one that is added later changes no past day. A case that was withdrawn or written off bears none after that day.
     */
    public Money interestOn(LocalDate day, LateInterest lateInterest) {
        var ended = closeReason == Reason.WITHDRAWN || closeReason == Reason.WRITTEN_OFF;
        var to = ended && closedOn.isBefore(day) ? closedOn : day;
        var wasMissing = rateMissingFrom != null && rateMissingFrom.isBefore(to);
        return wasMissing
                        || lateInterest.firstGap(principalHistory, dueDate, to).isPresent()
                ? Money.ZERO
                : lateInterest
                        .accrue(principalHistory, dueDate, to)
                        .total()
                        .minus(interestSettled)
                        .orZero();
    }

    private static Money credited(LoadedClaim claim, LocalDate openedOn, LocalDate day) {
        return Money.sum(claim.ledger().movements().stream()
                        .filter(movement -> movement.kind() == Movement.Kind.CREDIT)
                        .filter(movement -> !movement.date().isAfter(day))
                        .filter(movement -> !movement.countsFrom().isBefore(openedOn))
                        .map(Movement::amount))
                .negated();
    }

    private static Money settledInterest(ClaimAccount account) {
        return Money.sum(account.entries().stream().map(Entry::interest));
    }

    private static Money waived(ClaimAccount account, Bucket bucket) {
        return Money.sum(account.entries().stream()
                .filter(entry -> entry.kind() == Entry.Kind.WAIVER)
                .map(entry -> entry.of(bucket)));
    }

    private static Money money(ResultSet row, String column) throws SQLException {
        return new Money(row.getBigDecimal(column));
    }
}

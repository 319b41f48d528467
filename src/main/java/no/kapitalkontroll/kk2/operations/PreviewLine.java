package no.kapitalkontroll.kk2.operations;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.math.BigDecimal;
import no.kapitalkontroll.kk2.cases.DecidedClaim;
import no.kapitalkontroll.kk2.core.money.Money;
import no.kapitalkontroll.kk2.core.procedure.DecisionKind;

/** One line of a preview (rules § 8): every field always present, amounts with two decimals. */
@JsonInclude(JsonInclude.Include.ALWAYS)
@JsonPropertyOrder({
    "creditor",
    "invoiceNumber",
    "decision",
    "reason",
    "step",
    "letter",
    "principal",
    "interest",
    "fees",
    "costs",
    "total"
})
record PreviewLine(
        String creditor,
        int invoiceNumber,
        String decision,
        String reason,
        String step,
        String letter,
        BigDecimal principal,
        BigDecimal interest,
        BigDecimal fees,
        BigDecimal costs,
        BigDecimal total) {

    static PreviewLine of(DecidedClaim claim) {
        var decision = claim.decision();
        var balance = claim.balance();
        var skipped = decision.kind() == DecisionKind.SKIP;
        var interest = skipped ? Money.ZERO : balance.interest();
        var fees = skipped ? Money.ZERO : balance.fees().plus(claim.feeOfLetter());
        var costs = skipped ? Money.ZERO : balance.costs();
        var step = decision.step() != null ? decision.step() : claim.standsAt();
        return new PreviewLine(
                claim.creditorId(),
                claim.invoiceNumber(),
                decision.kind().word(),
                decision.reason() == null ? null : decision.reason().word(),
                step == null ? null : step.word(),
                decision.letter() == null ? null : decision.letter().word(),
                balance.principal().amount(),
                interest.amount(),
                fees.amount(),
                costs.amount(),
                balance.principal().plus(interest).plus(fees).plus(costs).amount());
    }
}

package no.kapitalkontroll.kk2.cases;

import no.kapitalkontroll.kk2.core.coverage.ClaimBalance;
import no.kapitalkontroll.kk2.core.money.Money;
import no.kapitalkontroll.kk2.core.procedure.Decision;
import no.kapitalkontroll.kk2.core.procedure.NextStep;
import no.kapitalkontroll.kk2.core.procedure.Step;

/**
 * A decision with the figures that belong to it.
 *
 * @param standsAt the step at which the case stands, else null
 * @param procedure the name of the one that it follows, or would follow
 * @param next what comes next and when, as far as it can be foreseen; in a preview only, else null
 * @param feeOfLetter the fee that today's letter would bear
 */
public record DecidedClaim(
        String creditorId,
        int invoiceNumber,
        Decision decision,
        Step standsAt,
        String procedure,
        NextStep next,
        ClaimBalance balance,
        Money feeOfLetter) {}

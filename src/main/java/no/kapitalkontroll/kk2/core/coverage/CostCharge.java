package no.kapitalkontroll.kk2.core.coverage;

import java.time.LocalDate;
import no.kapitalkontroll.kk2.core.money.Money;

/**
 * What the creditor has paid out and the debtor shall bear, such as a court fee: a payment that covers it refunds the outlay and is
 * no income. The creditor's own work on a petition is a {@link FeeCharge}.
 */
public record CostCharge(long chargeId, LocalDate date, Money amount) {}

package no.kapitalkontroll.kk2.core.coverage;

import java.time.LocalDate;
import no.kapitalkontroll.kk2.core.money.Money;

/** An outlay that the debtor shall refund, such as a court fee. */
public record CostCharge(long chargeId, LocalDate date, Money amount) {}

package no.kapitalkontroll.kk2.core.charge;

import java.time.LocalDate;
import no.kapitalkontroll.kk2.core.money.Money;

/**
 * What must be known to say whether a cost may be charged to the debtor.
 *
 * @param date of the petition, or of the outlay
 * @param claimed what the debtor is asked for
 * @param paid what the receipt shows; zero for writing
 * @param claimedBefore charged already for the same outlay or the same petition
 */
public record CostQuestion(CostType type, LocalDate date, Money claimed, Money paid, Money claimedBefore) {}

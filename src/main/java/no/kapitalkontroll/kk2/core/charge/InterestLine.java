package no.kapitalkontroll.kk2.core.charge;

import java.math.BigDecimal;
import java.time.LocalDate;
import no.kapitalkontroll.kk2.core.money.Money;

/**
 * Interest for one principal, one rate and one calendar year.
 *
 * @param from first day (inclusive)
 * @param to day after the last (exclusive)
 * @param amount rounded half-up to the øre
 */
public record InterestLine(
        LocalDate from, LocalDate to, long days, Money principal, BigDecimal percent, int daysInYear, Money amount) {}

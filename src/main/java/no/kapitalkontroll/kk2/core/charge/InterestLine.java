package no.kapitalkontroll.kk2.core.charge;

import java.math.BigDecimal;
import java.time.LocalDate;
import no.kapitalkontroll.kk2.core.money.Money;

/**
 * Interest for one principal, one percent and one calendar year: what a statement of claim shows as a line.
 *
 * @param from first day (inclusive)
 * @param to day after the last (exclusive)
 * @param amount rounded half-up to the øre
 * @param rateSource where the percent was found; of half-years with one percent all sources, in order; null in letters that
 *     were stored before it was kept
 */
public record InterestLine(
        LocalDate from,
        LocalDate to,
        long days,
        Money principal,
        BigDecimal percent,
        int daysInYear,
        Money amount,
        String rateSource) {

    /** The paragraphs that every line rests on. */
    public static final String LEGAL_BASIS = "forsinkelsesrenteloven §§ 2 and 3";
}

package no.kapitalkontroll.kk2.core.charge;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * One dated rate. {@code validFrom} null: since always; {@code validTo} (inclusive) null: until further notice.
 *
 * @param value percent a year, kroner, or a decimal fraction, by kind
 */
public record Rate(
        RateKind kind, LocalDate validFrom, LocalDate validTo, BigDecimal value, String source, Confidence confidence) {

    /** How sure the research is; what is uncertain is said wherever it is shown. */
    public enum Confidence {
        VERIFIED,
        SECONDARY,
        UNCERTAIN
    }

    public boolean appliesOn(LocalDate date) {
        return (validFrom == null || !date.isBefore(validFrom)) && (validTo == null || !date.isAfter(validTo));
    }
}

package no.kapitalkontroll.kk2.core.charge;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** The dated rates. Refuses overlapping rows of one kind at construction. */
public final class RateTable {

    public RateTable(List<Rate> rates) {
        throw new UnsupportedOperationException();
    }

    public Optional<Rate> at(RateKind kind, LocalDate date) {
        throw new UnsupportedOperationException();
    }

    /** The first day in [from, to) without a rate of this kind. */
    public Optional<MissingRate> firstGap(RateKind kind, LocalDate from, LocalDate to) {
        throw new UnsupportedOperationException();
    }

    /** Rates of a kind that touch [from, to), in date order. */
    public List<Rate> between(RateKind kind, LocalDate from, LocalDate to) {
        throw new UnsupportedOperationException();
    }
}

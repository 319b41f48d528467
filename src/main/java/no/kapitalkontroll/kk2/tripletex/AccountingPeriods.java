package no.kapitalkontroll.kk2.tripletex;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The accounting periods of a company. A period lasts until the next one begins: whether the last day that Tripletex gives
 * belongs to it need not be known.
 */
public record AccountingPeriods(List<Period> periods) {

    /** @param start its first day */
    public record Period(LocalDate start, boolean closed) {}

    public AccountingPeriods {
        periods = periods.stream().sorted(Comparator.comparing(Period::start)).toList();
    }

    /** The first day from this one on that lies in an open period; empty when there is none. */
    public Optional<LocalDate> firstOpenDay(LocalDate from) {
        for (int i = 0; i < periods.size(); i++) {
            var isOver = i + 1 < periods.size() && !periods.get(i + 1).start().isAfter(from);
            if (!isOver && !periods.get(i).closed()) {
                return Optional.of(later(periods.get(i).start(), from));
            }
        }
        return Optional.empty();
    }

    public boolean isOpenOn(LocalDate day) {
        return firstOpenDay(day).filter(day::equals).isPresent();
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }
}

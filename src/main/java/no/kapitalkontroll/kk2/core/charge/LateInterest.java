package no.kapitalkontroll.kk2.core.charge;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import no.kapitalkontroll.kk2.core.money.Money;

/**
 * Forsinkelsesrente (forsinkelsesrenteloven §§ 2 and 3): simple interest on the principal that was open each day,
 * half-open [from, to). A line is cut where the principal, the percent or the calendar year changes.
 */
public final class LateInterest {

    /** Far finer than the distance of any such fraction from half an øre, so that only {@link Money#rounded} rounds. */
    private static final int EXACT_ENOUGH = 20;

    private final RateTable rates;
    private final DayCount dayCount;

    public LateInterest(RateTable rates, DayCount dayCount) {
        this.rates = rates;
        this.dayCount = dayCount;
    }

    public RateTable rates() {
        return rates;
    }

    public DayCount dayCount() {
        return dayCount;
    }

    /** @throws IllegalStateException when a rate is missing; ask {@link #firstGap} first */
    public InterestStatement accrue(PrincipalHistory principal, LocalDate from, LocalDate to) {
        var lines = new ArrayList<InterestLine>();
        Stretch open = null;
        for (var piece : pieces(principal, from, to)) {
            if (open != null && open.continuesInto(piece)) {
                open = open.with(piece);
            } else {
                addLine(lines, open);
                open = piece;
            }
        }
        addLine(lines, open);
        return new InterestStatement(lines);
    }

    /** The first day in [from, to) with an open principal and no rate; days without debt need none. */
    public Optional<MissingRate> firstGap(PrincipalHistory principal, LocalDate from, LocalDate to) {
        var cuts = new ArrayList<>(cuts(principal, from, to));
        for (int i = 0; i + 1 < cuts.size(); i++) {
            if (principal.on(cuts.get(i)).isPositive()) {
                var gap = rates.firstGap(RateKind.LATE_INTEREST, cuts.get(i), cuts.get(i + 1));
                if (gap.isPresent()) {
                    return gap;
                }
            }
        }
        return Optional.empty();
    }

    private List<Stretch> pieces(PrincipalHistory principal, LocalDate from, LocalDate to) {
        var pieces = new ArrayList<Stretch>();
        var cuts = new ArrayList<>(cuts(principal, from, to));
        for (int i = 0; i + 1 < cuts.size(); i++) {
            var day = cuts.get(i);
            if (principal.on(day).isPositive()) {
                pieces.add(Stretch.of(day, cuts.get(i + 1), principal.on(day), rateOn(day)));
            }
        }
        return pieces;
    }

    /** Every day in [from, to] on which something that interest depends on may change. */
    private NavigableSet<LocalDate> cuts(PrincipalHistory principal, LocalDate from, LocalDate to) {
        var cuts = new TreeSet<LocalDate>();
        if (!from.isBefore(to)) {
            return cuts;
        }
        cuts.add(from);
        cuts.add(to);
        cuts.addAll(principal.openFrom().subMap(from, to).keySet());
        for (int year = from.getYear() + 1; year <= to.getYear(); year++) {
            cuts.add(LocalDate.of(year, 1, 1));
        }
        for (var rate : rates.between(RateKind.LATE_INTEREST, from, to)) {
            if (rate.validFrom() != null) {
                cuts.add(rate.validFrom());
            }
            if (rate.validTo() != null) {
                cuts.add(rate.validTo().plusDays(1));
            }
        }
        return cuts.subSet(from, true, to, true);
    }

    private Rate rateOn(LocalDate day) {
        return rates.at(RateKind.LATE_INTEREST, day)
                .orElseThrow(() -> new IllegalStateException("no late-interest rate on " + day));
    }

    private void addLine(List<InterestLine> lines, Stretch stretch) {
        if (stretch == null) {
            return;
        }
        long days = ChronoUnit.DAYS.between(stretch.from, stretch.to);
        int daysInYear = dayCount.daysIn(stretch.from.getYear());
        var exact = stretch.principal
                .amount()
                .multiply(stretch.percent)
                .multiply(BigDecimal.valueOf(days))
                .divide(BigDecimal.valueOf(100L * daysInYear), EXACT_ENOUGH, RoundingMode.DOWN);
        lines.add(new InterestLine(
                stretch.from,
                stretch.to,
                days,
                stretch.principal,
                stretch.percent,
                daysInYear,
                Money.rounded(exact),
                String.join("; ", stretch.sources)));
    }

    /** Adjoining days with one principal and one percent, within a calendar year. */
    private record Stretch(LocalDate from, LocalDate to, Money principal, BigDecimal percent, List<String> sources) {

        static Stretch of(LocalDate from, LocalDate to, Money principal, Rate rate) {
            return new Stretch(from, to, principal, rate.value(), List.of(rate.source()));
        }

        boolean continuesInto(Stretch next) {
            return to.equals(next.from)
                    && from.getYear() == next.from.getYear()
                    && principal.equals(next.principal)
                    && percent.compareTo(next.percent) == 0;
        }

        Stretch with(Stretch next) {
            var all = Stream.concat(sources.stream(), next.sources.stream()).distinct();
            return new Stretch(from, next.to, principal, percent, all.toList());
        }
    }
}

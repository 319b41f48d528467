package no.kapitalkontroll.kk2.core.charge;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** The dated rates. Refuses overlapping rows of one kind at construction. */
public final class RateTable {

    private final Map<RateKind, NavigableMap<LocalDate, Rate>> byStart = new EnumMap<>(RateKind.class);

    /** @throws IllegalArgumentException when two rows of a kind hold on one day, or a row ends before it starts */
    public RateTable(List<Rate> rates) {
        rates.forEach(this::add);
        byStart.values().forEach(RateTable::refuseOverlaps);
    }

    public Optional<Rate> at(RateKind kind, LocalDate date) {
        return Optional.ofNullable(rows(kind).floorEntry(date))
                .map(Map.Entry::getValue)
                .filter(rate -> rate.appliesOn(date));
    }

    /** The first day in [from, to) without a rate of this kind. */
    public Optional<MissingRate> firstGap(RateKind kind, LocalDate from, LocalDate to) {
        var day = from;
        while (day.isBefore(to)) {
            var rate = at(kind, day);
            if (rate.isEmpty()) {
                return Optional.of(new MissingRate(kind, day));
            }
            if (rate.get().validTo() == null) {
                return Optional.empty();
            }
            day = rate.get().validTo().plusDays(1);
        }
        return Optional.empty();
    }

    /** Rates of a kind that touch [from, to), in date order. */
    public List<Rate> between(RateKind kind, LocalDate from, LocalDate to) {
        if (!from.isBefore(to)) {
            return List.of();
        }
        var rows = rows(kind);
        var first = rows.floorKey(from);
        // the rows before it have ended: rows do not overlap
        var touching = first == null ? rows.headMap(to, false) : rows.subMap(first, true, to, false);
        return touching.values().stream()
                .filter(rate -> rate.validTo() == null || !rate.validTo().isBefore(from))
                .toList();
    }

    private NavigableMap<LocalDate, Rate> rows(RateKind kind) {
        return byStart.getOrDefault(kind, new TreeMap<>());
    }

    private void add(Rate rate) {
        var start = rate.validFrom() == null ? LocalDate.MIN : rate.validFrom();
        if (rate.validTo() != null && rate.validTo().isBefore(start)) {
            throw new IllegalArgumentException("a " + rate.kind() + " ends before it starts, on " + start);
        }
        var clash =
                byStart.computeIfAbsent(rate.kind(), kind -> new TreeMap<>()).put(start, rate);
        if (clash != null) {
            throw overlap(rate);
        }
    }

    private static void refuseOverlaps(NavigableMap<LocalDate, Rate> rows) {
        Rate before = null;
        for (var row : rows.values()) {
            if (before != null && before.appliesOn(row.validFrom())) {
                throw overlap(row);
            }
            before = row;
        }
    }

    private static IllegalArgumentException overlap(Rate rate) {
        return new IllegalArgumentException("two rows of " + rate.kind() + " hold on " + rate.validFrom());
    }
}

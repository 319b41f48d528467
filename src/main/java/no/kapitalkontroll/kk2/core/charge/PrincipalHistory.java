package no.kapitalkontroll.kk2.core.charge;

import java.time.LocalDate;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import no.kapitalkontroll.kk2.core.money.Money;

/** The open principal by date: each entry holds from its date until the next one. Never negative. */
public record PrincipalHistory(NavigableMap<LocalDate, Money> openFrom) {

    public Money on(LocalDate date) {
        var entry = openFrom.floorEntry(date);
        return entry == null ? Money.ZERO : entry.getValue();
    }

    /** Reads {@link #text} back. */
    public static PrincipalHistory ofText(String text) {
        var openFrom = new TreeMap<LocalDate, Money>();
        for (var entry : text.split(";", -1)) {
            var from = entry.split("=", 2);
            openFrom.put(LocalDate.parse(from[0]), Money.of(from[1]));
        }
        return new PrincipalHistory(openFrom);
    }

    /** {@code 2026-08-31=12500.00;2026-09-18=7500.00}, so that it can be kept in a column. */
    public String text() {
        return openFrom.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .collect(Collectors.joining(";"));
    }
}

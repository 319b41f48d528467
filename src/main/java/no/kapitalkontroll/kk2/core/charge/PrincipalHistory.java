package no.kapitalkontroll.kk2.core.charge;

import java.time.LocalDate;
import java.util.NavigableMap;
import no.kapitalkontroll.kk2.core.money.Money;

/** The open principal by date: each entry holds from its date until the next one. Never negative. */
public record PrincipalHistory(NavigableMap<LocalDate, Money> openFrom) {

    public Money on(LocalDate date) {
        var entry = openFrom.floorEntry(date);
        return entry == null ? Money.ZERO : entry.getValue();
    }
}

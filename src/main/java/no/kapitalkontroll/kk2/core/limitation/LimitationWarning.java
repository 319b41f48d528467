package no.kapitalkontroll.kk2.core.limitation;

import java.time.LocalDate;
import java.util.Optional;

/** How near the limitation of a claim is. */
public enum LimitationWarning {
    TIME_BARRED("time-barred", 0),
    TWO_MONTHS("limitation-in-2-months", 2),
    FOUR_MONTHS("limitation-in-4-months", 4);

    /** The first warning comes so long before. */
    public static final int MONTHS_AHEAD = 4;

    private final String word;
    private final int months;

    LimitationWarning(String word, int months) {
        this.word = word;
        this.months = months;
    }

    /** The event in the case's log. */
    public String word() {
        return word;
    }

    /** The nearest one that applies; empty while there is more time. */
    public static Optional<LimitationWarning> on(LocalDate date, LocalDate timeBarredFrom) {
        for (var warning : values()) {
            if (!date.isBefore(timeBarredFrom.minusMonths(warning.months))) {
                return Optional.of(warning);
            }
        }
        return Optional.empty();
    }
}

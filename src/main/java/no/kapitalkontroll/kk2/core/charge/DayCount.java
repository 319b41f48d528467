package no.kapitalkontroll.kk2.core.charge;

import java.time.Year;

/** How a year is counted. ACT/ACT is the enforcement officer's own method and never exceeds ACT/365. */
public enum DayCount {
    ACTUAL_ACTUAL,
    ACTUAL_365;

    public int daysIn(int year) {
        return this == ACTUAL_365 ? 365 : Year.of(year).length();
    }
}

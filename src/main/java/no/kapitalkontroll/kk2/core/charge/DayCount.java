package no.kapitalkontroll.kk2.core.charge;

/** How a year is counted. ACT/ACT is the enforcement officer's own method and never exceeds ACT/365. */
public enum DayCount {
    ACTUAL_ACTUAL,
    ACTUAL_365
}

package no.kapitalkontroll.kk2.core.charge;

import java.time.LocalDate;

/** A rate that nobody has entered for a date: letters that need it wait. */
public record MissingRate(RateKind kind, LocalDate date) {

    /** As operators read it: "late-interest on 2027-01-01". */
    public String words() {
        return kind.word() + " on " + date;
    }
}

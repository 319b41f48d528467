package no.kapitalkontroll.kk2.core.calendar;

import java.time.LocalDate;

/** Days on which a creditor sends nothing (feriestopp); both ends are included. */
public record HolidayStop(LocalDate from, LocalDate to) {

    public HolidayStop {
        if (to.isBefore(from)) {
            throw new IllegalArgumentException("a holiday stop ends before it starts, on " + from);
        }
    }

    public boolean covers(LocalDate date) {
        return !date.isBefore(from) && !date.isAfter(to);
    }
}

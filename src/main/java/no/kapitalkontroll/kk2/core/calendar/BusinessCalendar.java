package no.kapitalkontroll.kk2.core.calendar;

import java.time.LocalDate;

/** Norwegian business days: Monday to Friday without public holidays. 24 and 31 December are business days. */
public final class BusinessCalendar {

    public boolean isBusinessDay(LocalDate date) {
        throw new UnsupportedOperationException();
    }

    public LocalDate sameOrNext(LocalDate date) {
        throw new UnsupportedOperationException();
    }

    public LocalDate plusBusinessDays(LocalDate date, int days) {
        throw new UnsupportedOperationException();
    }
}

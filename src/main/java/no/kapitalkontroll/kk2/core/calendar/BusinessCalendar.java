package no.kapitalkontroll.kk2.core.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.List;
import java.util.Set;

/**
 * Norwegian business days: Monday to Friday without public holidays. 24 and 31 December are business days, unless a creditor's
 * holiday stop (feriestopp) covers them: on its days nothing is sent and no deadline ends.
 */
public final class BusinessCalendar {

    /** 1 January, 1 May, 17 May, 25 and 26 December. */
    private static final Set<MonthDay> FIXED_HOLIDAYS =
            Set.of(MonthDay.of(1, 1), MonthDay.of(5, 1), MonthDay.of(5, 17), MonthDay.of(12, 25), MonthDay.of(12, 26));

    /** Days from Easter Sunday: Maundy Thursday, Good Friday, Easter, Ascension Day, Whitsun. */
    private static final Set<Integer> MOVABLE_HOLIDAYS = Set.of(-3, -2, 0, 1, 39, 49, 50);

    private final List<HolidayStop> stops;

    /** Without any holiday stop. */
    public BusinessCalendar() {
        this(List.of());
    }

    public BusinessCalendar(List<HolidayStop> stops) {
        this.stops = List.copyOf(stops);
    }

    public boolean isBusinessDay(LocalDate date) {
        return date.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) <= 0
                && !isPublicHoliday(date)
                && stops.stream().noneMatch(stop -> stop.covers(date));
    }

    /** The date itself when it is a business day, else the first one after it. */
    public LocalDate sameOrNext(LocalDate date) {
        var day = date;
        while (!isBusinessDay(day)) {
            day = day.plusDays(1);
        }
        return day;
    }

    /** The n-th business day after the date, which itself is not counted; the date itself for n = 0. */
    public LocalDate plusBusinessDays(LocalDate date, int days) {
        if (days < 0) {
            throw new IllegalArgumentException("business days are counted forward");
        }
        var day = date;
        for (int counted = 0; counted < days; counted++) {
            day = sameOrNext(day.plusDays(1));
        }
        return day;
    }

    private static boolean isPublicHoliday(LocalDate date) {
        int fromEaster = date.getDayOfYear() - easterSunday(date.getYear()).getDayOfYear();
        return FIXED_HOLIDAYS.contains(MonthDay.from(date)) || MOVABLE_HOLIDAYS.contains(fromEaster);
    }

    /** The Gregorian Easter of Meeus, Jones and Butcher. */
    static LocalDate easterSunday(int year) {
        int golden = year % 19;
        int century = year / 100;
        int yearOfCentury = year % 100;
        int leapCorrection = century / 4;
        int moonCorrection = (century - (century + 8) / 25 + 1) / 3;
        int epact = (19 * golden + century - leapCorrection - moonCorrection + 15) % 30;
        int weekday = (32 + 2 * (century % 4) + 2 * (yearOfCentury / 4) - epact - yearOfCentury % 4) % 7;
        int late = (golden + 11 * epact + 22 * weekday) / 451;
        int sum = epact + weekday - 7 * late + 114;
        return LocalDate.of(year, sum / 31, sum % 31 + 1);
    }
}

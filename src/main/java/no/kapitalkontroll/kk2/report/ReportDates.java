package no.kapitalkontroll.kk2.report;

import static no.kapitalkontroll.kk2.letter.NorwegianFormat.date;

import java.time.LocalDate;

/**
 * The dates of a report.
 *
 * @param from the first date of the period, for reports that have one
 * @param to its last one
 * @param on what was known at the end of this date, and nothing later
 * @param firstRun of the creditor: KK2 began with it
 */
public record ReportDates(LocalDate from, LocalDate to, LocalDate on, LocalDate firstRun) {

    String ofPeriod() {
        return "%s–%s, slik det var kjent %s".formatted(date(from), date(to), date(on));
    }

    String ofDay() {
        return "per " + date(on);
    }

    boolean covers(LocalDate date) {
        return !date.isBefore(from) && !date.isAfter(to);
    }
}

package no.kapitalkontroll.kk2.core.calendar;

import java.time.LocalDate;

/** The dates of the procedure (rules § 1), computed from printed due dates, letter dates and deadlines. */
public final class LegalDates {

    private final BusinessCalendar calendar;

    public LegalDates(BusinessCalendar calendar) {
        this.calendar = calendar;
    }

    public BusinessCalendar calendar() {
        return calendar;
    }

    /** The printed due date, or the next business day if it is none. */
    public LocalDate effectiveDueDate(LocalDate printedDueDate) {
        throw new UnsupportedOperationException();
    }

    /** First business day on or after the effective due date + 15 calendar days. */
    public LocalDate takingDate(LocalDate printedDueDate) {
        throw new UnsupportedOperationException();
    }

    /** First business day on or after the letter date + 14 calendar days. */
    public LocalDate deadline(LocalDate letterDate) {
        throw new UnsupportedOperationException();
    }

    /** First business day after (deadline + 3 business days). */
    public LocalDate nextStepFrom(LocalDate deadline) {
        throw new UnsupportedOperationException();
    }
}

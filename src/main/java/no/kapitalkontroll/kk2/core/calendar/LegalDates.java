package no.kapitalkontroll.kk2.core.calendar;

import java.time.LocalDate;

/** The dates of the procedure (rules § 1), computed from printed due dates, letter dates and deadlines. */
public final class LegalDates {

    /** Day 14 after the due date is still the debtor's; inkassoforskriften § 1-2. */
    private static final int TAKEN_AFTER_DAYS = 15;

    /** Inkassoloven §§ 9 and 10: at least 14 days to pay. */
    private static final int DEADLINE_DAYS = 14;

    /** A payment ordered on the last day takes its time through the banks. */
    private static final int GRACE_BUSINESS_DAYS = 3;

    private final BusinessCalendar calendar;

    public LegalDates(BusinessCalendar calendar) {
        this.calendar = calendar;
    }

    public BusinessCalendar calendar() {
        return calendar;
    }

    /** The printed due date, or the next business day if it is none. */
    public LocalDate effectiveDueDate(LocalDate printedDueDate) {
        return calendar.sameOrNext(printedDueDate);
    }

    /** First business day on or after the effective due date + 15 calendar days. */
    public LocalDate takingDate(LocalDate printedDueDate) {
        return calendar.sameOrNext(effectiveDueDate(printedDueDate).plusDays(TAKEN_AFTER_DAYS));
    }

    /** First business day on or after the letter date + 14 calendar days. */
    public LocalDate deadline(LocalDate letterDate) {
        return calendar.sameOrNext(letterDate.plusDays(DEADLINE_DAYS));
    }

    /** First business day after (deadline + 3 business days). */
    public LocalDate nextStepFrom(LocalDate deadline) {
        return calendar.plusBusinessDays(deadline, GRACE_BUSINESS_DAYS + 1);
    }
}

package no.kapitalkontroll.kk2.core.calendar;

import java.time.LocalDate;

/** The dates of the procedure (rules § 1), computed from printed due dates, letter dates and deadlines. */
public final class LegalDates {

    /** The fourteenth day after the due date is still the debtor's; inkassoforskriften § 1-2. */
    public static final int DAYS_AFTER_DUE = 14;

    /** Inkassoloven §§ 9 and 10: at least 14 days to pay. */
    public static final int DEADLINE_DAYS = 14;

    /** A payment ordered on the last day takes its time through the banks. */
    public static final int GRACE_BUSINESS_DAYS = 3;

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

    /** The first business day on which the claim may be taken: after {@code daysAfterDue} whole days of the debtor's. */
    public LocalDate takingDate(LocalDate printedDueDate, int daysAfterDue) {
        return calendar.sameOrNext(effectiveDueDate(printedDueDate).plusDays(daysAfterDue + 1L));
    }

    /** First business day on or after the letter date + so many calendar days. */
    public LocalDate deadline(LocalDate letterDate, int days) {
        return calendar.sameOrNext(letterDate.plusDays(days));
    }

    /** First business day after (deadline + so many business days). */
    public LocalDate nextStepFrom(LocalDate deadline, int graceBusinessDays) {
        return calendar.plusBusinessDays(deadline, graceBusinessDays + 1);
    }
}

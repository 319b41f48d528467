package no.kapitalkontroll.kk2.core.procedure;

import no.kapitalkontroll.kk2.core.calendar.LegalDates;
import no.kapitalkontroll.kk2.core.notice.LetterKind;

/**
 * One step of a procedure.
 *
 * @param letter null for a step without a letter (hand-over)
 * @param enforcementNotice the letter is also the notice of tvangsfullbyrdelsesloven § 4-18
 * @param approval a case handler must approve before the step is done
 * @param fee the letter bears the fee that the law allows; false: none
 * @param deadlineDays calendar days from the letter's date to its deadline, before that is moved to a business day
 * @param graceBusinessDays business days after the deadline in which a payment is still on its way through the banks
 */
public record ProcedureStep(
        Step step,
        LetterKind letter,
        boolean enforcementNotice,
        boolean approval,
        boolean fee,
        int deadlineDays,
        int graceBusinessDays) {

    /** A step with the law's fee and the usual dates. */
    public ProcedureStep(Step step, LetterKind letter, boolean enforcementNotice, boolean approval) {
        this(step, letter, enforcementNotice, approval, true, LegalDates.DEADLINE_DAYS, LegalDates.GRACE_BUSINESS_DAYS);
    }

    /** The same step once a case handler has approved it. */
    public ProcedureStep approved() {
        return new ProcedureStep(step, letter, enforcementNotice, false, fee, deadlineDays, graceBusinessDays);
    }
}

package no.kapitalkontroll.kk2.core.procedure;

import java.time.LocalDate;

/**
 * Where a case stands when a date's decision is made.
 *
 * @param step null when its first letter was planned but never left
 * @param steppedOn the date of the run that entered the step; the same date decides the same again, unless it is null
 * @param letterSent whether the step's letter has been accepted; its clock runs from its date only then
 * @param deadline of the step's letter, null when it has none
 * @param closedOn null while it is open
 * @param closeReason {@link Reason#PAID}, {@link Reason#CREDITED}, {@link Reason#WITHDRAWN} or {@link Reason#WRITTEN_OFF}, null
 *     while it is open
 * @param handedOver it waits for a case handler to approve its dossier
 * @param stopped on-hold, disputed or instalment-plan on this date, else null
 * @param demandedOn the date of the last payment demand that was sent, null when there is none: it serves for six months
 *     (inkassoloven § 11)
 * @param restKept a case handler has decided that what is left beside the principal is claimed on
 */
public record CaseStanding(
        long caseId,
        Step step,
        LocalDate steppedOn,
        boolean letterSent,
        LocalDate deadline,
        LocalDate openedOn,
        LocalDate closedOn,
        Reason closeReason,
        boolean handedOver,
        Reason stopped,
        LocalDate demandedOn,
        boolean restKept) {

    /** Nobody has decided about its rest. */
    public CaseStanding(
            long caseId,
            Step step,
            LocalDate steppedOn,
            boolean letterSent,
            LocalDate deadline,
            LocalDate openedOn,
            LocalDate closedOn,
            Reason closeReason,
            boolean handedOver,
            Reason stopped,
            LocalDate demandedOn) {
        this(
                caseId,
                step,
                steppedOn,
                letterSent,
                deadline,
                openedOn,
                closedOn,
                closeReason,
                handedOver,
                stopped,
                demandedOn,
                false);
    }

    public boolean isOpen() {
        return closedOn == null;
    }

    CaseStanding enteredEarlier() {
        return new CaseStanding(
                caseId,
                step,
                null,
                letterSent,
                deadline,
                openedOn,
                closedOn,
                closeReason,
                handedOver,
                stopped,
                demandedOn,
                restKept);
    }
}

package no.kapitalkontroll.kk2.cases;

import java.time.LocalDate;
import no.kapitalkontroll.kk2.core.procedure.Reason;
import no.kapitalkontroll.kk2.core.procedure.Step;

/**
 * Where a case stands, for those who handle it by hand.
 *
 * @param letterId the letter of the step, null when it has none
 * @param stopped on-hold, disputed or instalment-plan; null while nothing stops it
 * @param stoppedUntil the last day of the stop; null: until a person ends it
 * @param round how often it was put back to an earlier step
 * @param mergedInto the case whose letters speak for this one, else null
 */
public record CaseFacts(
        long id,
        long invoiceId,
        int invoiceNumber,
        long customerId,
        State state,
        Step step,
        Long letterId,
        String procedureName,
        int procedureVersion,
        LocalDate openedOn,
        LocalDate closedOn,
        Reason closeReason,
        Reason stopped,
        LocalDate stoppedUntil,
        int round,
        Long mergedInto) {

    public enum State {
        OPEN,
        HANDED_OVER,
        CLOSED
    }

    static CaseFacts of(CaseRow row) {
        return new CaseFacts(
                row.id(),
                row.invoiceId(),
                row.invoiceNumber(),
                row.customerId(),
                State.valueOf(row.state().name()),
                row.step(),
                row.letterId(),
                row.procedure(),
                row.procedureVersion(),
                row.openedOn(),
                row.closedOn(),
                row.closeReason(),
                row.stopped(),
                row.stoppedUntil(),
                row.round(),
                row.mergedInto());
    }

    /** The round in which a step is entered from here: one that the case has come to before is a further round. */
    public int roundOf(Step entered) {
        return step != null && entered.compareTo(step) <= 0 ? round + 1 : round;
    }

    public boolean isOpen() {
        return state != State.CLOSED;
    }
}

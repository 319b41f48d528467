package no.kapitalkontroll.kk2.cases;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import no.kapitalkontroll.kk2.core.money.Money;
import no.kapitalkontroll.kk2.core.procedure.Reason;
import no.kapitalkontroll.kk2.core.procedure.Step;

/**
 * A row of cases: where the collection of one invoice stands.
 *
 * @param procedure the name of the procedure that it follows; the version is the one that it began with
 * @param stoppedUntil the last day of a hold; null: until a person ends it
 * @param round how often the case was put back to an earlier step: its letters are then sent anew
 * @param mergedInto the case whose letters speak for this one, else null
 * @param restKeptOn when a case handler decided that the rest is claimed on; null: nobody has
 */
record CaseRow(
        long id,
        long invoiceId,
        int invoiceNumber,
        long customerId,
        Money invoiceAmount,
        State state,
        Step step,
        LocalDate steppedOn,
        Long letterId,
        String procedure,
        int procedureVersion,
        LocalDate openedOn,
        LocalDate closedOn,
        Reason closeReason,
        Reason stopped,
        LocalDate stoppedUntil,
        int round,
        Long mergedInto,
        Money refundDue,
        String refusedEmail,
        LocalDate restKeptOn) {

    enum State {
        OPEN,
        HANDED_OVER,
        CLOSED
    }

    static CaseRow of(ResultSet row, int index) throws SQLException {
        var step = row.getString("step");
        var closeReason = row.getString("close_reason");
        var stopped = row.getString("stopped");
        return new CaseRow(
                row.getLong("id"),
                row.getLong("invoice_id"),
                row.getInt("invoice_number"),
                row.getLong("customer_id"),
                new Money(row.getBigDecimal("invoice_amount")),
                State.valueOf(row.getString("state")),
                step == null ? null : Step.ofWord(step),
                row.getObject("stepped_on", LocalDate.class),
                row.getObject("letter_id", Long.class),
                row.getString("procedure_name"),
                row.getInt("procedure_version"),
                row.getObject("opened_on", LocalDate.class),
                row.getObject("closed_on", LocalDate.class),
                closeReason == null ? null : Reason.ofWord(closeReason),
                stopped == null ? null : Reason.ofWord(stopped),
                row.getObject("stopped_until", LocalDate.class),
                row.getInt("round"),
                row.getObject("merged_into", Long.class),
                new Money(row.getBigDecimal("refund_due")),
                row.getString("refused_email"),
                row.getObject("rest_kept_on", LocalDate.class));
    }

    /** Why nothing moves on this date; a stop ends with its last day. */
    Reason stoppedOn(LocalDate date) {
        return stoppedUntil != null && date.isAfter(stoppedUntil) ? null : stopped;
    }

    /** The round in which a step is entered from here: one that it has come to before is a further round. */
    int roundOf(Step entered) {
        return CaseFacts.of(this).roundOf(entered);
    }

    /** The last day on which anything but principal is claimed, of a case that ended with principal open; else null. */
    LocalDate endedOn() {
        return closeReason == Reason.WITHDRAWN || closeReason == Reason.WRITTEN_OFF ? closedOn : null;
    }

    boolean isClosed() {
        return state == State.CLOSED;
    }
}

package no.kapitalkontroll.kk2.handling;

import java.time.LocalDate;
import no.kapitalkontroll.kk2.cases.CaseLog;
import no.kapitalkontroll.kk2.core.procedure.Reason;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Holds a case: nothing is sent until the hold's last day has passed, or until a person resumes it. A dispute and an
 * instalment plan are stops of their own; a hold does not take their place.
 */
@Component
public class HoldCase {

    private static final String HOLD = "hold";

    private final TakeInHand takeInHand;
    private final JdbcClient jdbc;
    private final CaseLog log;

    public HoldCase(TakeInHand takeInHand, JdbcClient jdbc, CaseLog log) {
        this.takeInHand = takeInHand;
        this.jdbc = jdbc;
        this.log = log;
    }

    /** @param until the last day of the hold; null: until a person resumes it */
    @Transactional
    public Answer hold(CaseRef ref, LocalDate until, Operator by, LocalDate today) {
        return takeInHand.handleOpen(ref, by, today, held -> hold(held, until, by));
    }

    private Answer hold(HandledCase held, LocalDate until, Operator by) {
        if (until != null && until.isBefore(held.today())) {
            return new Answer.Refused(
                    "the hold would end on " + until + ", before it begins", "write a later last day");
        }
        if (held.stopped() == Reason.DISPUTED) {
            return new Answer.Refused(
                    "the claim is disputed and stands still already", "decide the objection; add a note if need be");
        }
        if (held.stopped() == Reason.INSTALMENT_PLAN) {
            return new Answer.Refused(
                    "an instalment plan runs, and the case stands still already", "end the plan first");
        }
        var cause = jdbc.sql("SELECT COALESCE(stop_cause, '') FROM cases WHERE id = ?")
                .param(held.id())
                .query(String.class)
                .single();
        if (held.stopped() != null && !cause.isEmpty() && !cause.equals(HOLD)) {
            return new Answer.Refused(
                    "the case stands still already: " + cause,
                    "resume it first, if that is over; add a note meanwhile");
        }
        jdbc.sql("UPDATE cases SET stopped = ?, stopped_until = ?, stop_cause = '" + HOLD + "' WHERE id = ?")
                .params(Reason.ON_HOLD.word(), until, held.id())
                .update();
        log.add(held.id(), held.today(), until, by.who(), "held", by.why());
        return new Answer.Done(
                held.ref() + " is on hold " + (until == null ? "until it is resumed" : "to the end of " + until));
    }
}

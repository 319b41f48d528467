package no.kapitalkontroll.kk2.handling;

import java.time.LocalDate;
import no.kapitalkontroll.kk2.cases.CaseLog;
import no.kapitalkontroll.kk2.core.procedure.Reason;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Holds a case: nothing is sent until the hold's last day has passed, or until a person resumes it. */
@Component
public class HoldCase {

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
        if (by.refusal().isPresent()) {
            return by.refused();
        }
        var taken = takeInHand.take(ref, today);
        if (taken.isEmpty()) {
            return TakeInHand.noCase(ref);
        }
        var held = taken.get();
        if (!held.facts().isOpen()) {
            return new Answer.Refused("the case is closed", "reopen it first, if it shall go on");
        }
        if (until != null && until.isBefore(today)) {
            return new Answer.Refused(
                    "the hold would end on " + until + ", before it begins", "write a later last day");
        }
        jdbc.sql("UPDATE cases SET stopped = ?, stopped_until = ?, stop_cause = 'hold' WHERE id = ?")
                .params(Reason.ON_HOLD.word(), until, held.id())
                .update();
        log.add(held.id(), today, until, by.who(), "held", by.why());
        return new Answer.Done(
                ref + " is on hold " + (until == null ? "until it is resumed" : "to the end of " + until));
    }
}

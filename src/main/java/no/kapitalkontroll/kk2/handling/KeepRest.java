package no.kapitalkontroll.kk2.handling;

import java.time.LocalDate;
import no.kapitalkontroll.kk2.cases.CaseLog;
import no.kapitalkontroll.kk2.core.procedure.Reason;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * A case handler's answer to what becomes of the rest (key {@code rest-policy: ask}): it is claimed on, and not asked again. The
 * other answer is to waive it.
 */
@Component
public class KeepRest {

    private final TakeInHand takeInHand;
    private final JdbcClient jdbc;
    private final CaseLog log;

    public KeepRest(TakeInHand takeInHand, JdbcClient jdbc, CaseLog log) {
        this.takeInHand = takeInHand;
        this.jdbc = jdbc;
        this.log = log;
    }

    @Transactional
    public Answer keep(CaseRef ref, Operator by, LocalDate today) {
        return takeInHand.handleOpen(ref, by, today, held -> keep(held, by));
    }

    private Answer keep(HandledCase held, Operator by) {
        var balance = held.claim().balance();
        if (balance.principal().isPositive() || balance.rest().isZero()) {
            return new Answer.Refused(
                    "nothing is asked about the rest of " + held.ref(),
                    "it is asked when the principal is paid and something else is not, with rest-policy: ask");
        }
        jdbc.sql("UPDATE cases SET rest_kept_on = ? WHERE id = ?")
                .params(held.today(), held.id())
                .update();
        log.add(held.id(), held.today(), by.who(), "rest-kept", balance.rest() + ": " + by.why());
        return new Answer.Done("%s: the rest of %s is claimed on, as %s"
                .formatted(held.ref(), balance.rest(), Reason.BELOW_MINIMUM.word()));
    }
}

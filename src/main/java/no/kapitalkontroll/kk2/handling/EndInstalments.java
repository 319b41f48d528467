package no.kapitalkontroll.kk2.handling;

import java.time.LocalDate;
import no.kapitalkontroll.kk2.cases.CaseLog;
import no.kapitalkontroll.kk2.cases.InstalmentPlans;
import no.kapitalkontroll.kk2.core.procedure.Reason;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Ends an instalment plan: the case goes on where it stands. */
@Component
public class EndInstalments {

    private final TakeInHand takeInHand;
    private final JdbcClient jdbc;
    private final InstalmentPlans plans;
    private final CaseLog log;

    public EndInstalments(TakeInHand takeInHand, JdbcClient jdbc, InstalmentPlans plans, CaseLog log) {
        this.takeInHand = takeInHand;
        this.jdbc = jdbc;
        this.plans = plans;
        this.log = log;
    }

    @Transactional
    public Answer end(CaseRef ref, Operator by, LocalDate today) {
        if (by.refusal().isPresent()) {
            return by.refused();
        }
        var taken = takeInHand.take(ref, today);
        if (taken.isEmpty()) {
            return TakeInHand.noCase(ref);
        }
        var held = taken.get();
        if (!plans.end(held.id(), "ended", today)) {
            return new Answer.Refused("no instalment plan is in force", "agree on one first");
        }
        jdbc.sql(
                        "UPDATE cases SET stopped = NULL, stopped_until = NULL, stop_cause = NULL WHERE id = ? AND stopped = ?")
                .params(held.id(), Reason.INSTALMENT_PLAN.word())
                .update();
        log.add(held.id(), today, by.who(), "instalments-ended", by.why());
        return new Answer.Done(ref + ": the instalment plan has ended; the case goes on where it stands");
    }
}

package no.kapitalkontroll.kk2.handling;

import java.time.LocalDate;
import no.kapitalkontroll.kk2.cases.CaseLog;
import no.kapitalkontroll.kk2.cases.InstalmentPlans;
import no.kapitalkontroll.kk2.cases.RestartStep;
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
    private final RestartStep restartStep;
    private final CaseLog log;

    public EndInstalments(
            TakeInHand takeInHand, JdbcClient jdbc, InstalmentPlans plans, RestartStep restartStep, CaseLog log) {
        this.takeInHand = takeInHand;
        this.jdbc = jdbc;
        this.plans = plans;
        this.restartStep = restartStep;
        this.log = log;
    }

    @Transactional
    public Answer end(CaseRef ref, Operator by, LocalDate today) {
        return takeInHand.handle(ref, by, today, held -> end(held, by));
    }

    private Answer end(HandledCase held, Operator by) {
        var plan = plans.of(held.id());
        if (plan.isEmpty() || !plans.end(held.id(), "ended", held.today())) {
            return new Answer.Refused("no instalment plan is in force", "agree on one first");
        }
        jdbc.sql(
                        "UPDATE cases SET stopped = NULL, stopped_until = NULL, stop_cause = NULL WHERE id = ? AND stopped = ?")
                .params(held.id(), Reason.INSTALMENT_PLAN.word())
                .update();
        log.add(held.id(), held.today(), by.who(), "instalments-ended", by.why());
        // the agreement says that a letter with a deadline of its own comes before anything else
        var anew = plan.get().stepAnew(held.facts().step());
        anew.ifPresent(step -> restartStep.restart(held.id(), step));
        return new Answer.Done(held.ref() + ": the instalment plan has ended; "
                + anew.map(step -> "a new " + step.word() + " follows").orElse("the case goes on where it stands"));
    }
}

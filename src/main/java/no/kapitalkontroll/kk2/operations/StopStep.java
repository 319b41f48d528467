package no.kapitalkontroll.kk2.operations;

import java.util.concurrent.TimeUnit;
import no.kapitalkontroll.kk2.handling.Answer;
import no.kapitalkontroll.kk2.handling.Operator;
import no.kapitalkontroll.kk2.run.OnlyInService;
import no.kapitalkontroll.kk2.run.RestingSteps;
import org.apache.camel.CamelContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Lets one step of the runs rest while the others go on, in this process and until it ends: what is due there waits, and every
 * run says so. For good, a step is switched off by its key, where it has one.
 */
@Component
@OnlyInService
public class StopStep {

    private static final Logger log = LoggerFactory.getLogger(StopStep.class);

    /** A step that works now is not torn out of its work. */
    private static final int PATIENCE_SECONDS = 5;

    private final CamelContext camel;
    private final RestingSteps restingSteps;
    private final OperatorLog operatorLog;

    StopStep(CamelContext camel, RestingSteps restingSteps, OperatorLog operatorLog) {
        this.camel = camel;
        this.restingSteps = restingSteps;
        this.operatorLog = operatorLog;
    }

    public Answer stop(String step, Operator by) {
        if (by.refusal().isPresent()) {
            return by.refused();
        }
        if (!RestingSteps.THAT_MAY_REST.contains(step)) {
            return StepRefusals.mayNotRest();
        }
        if (restingSteps.rests(step)) {
            return new Answer.Refused(step + " rests already", "see the attribute Steps; startStep wakes it");
        }
        if (!camel.getRouteController().getRouteStatus(step).isStarted()) {
            return StepRefusals.switchedOff(step);
        }
        try {
            if (!camel.getRouteController().stopRoute(step, PATIENCE_SECONDS, TimeUnit.SECONDS, true)) {
                return new Answer.Refused(step + " is at work just now", "wait until the run has ended, then stop it");
            }
        } catch (Exception failed) {
            return StepRefusals.byCamel(step, failed);
        }
        operatorLog.add(by, "step-stopped", null, step);
        log.warn("step-stopped: {}, by operator {}", step, by.who());
        return new Answer.Done(
                "%s rests in this process until startStep or a restart; other instances go on".formatted(step));
    }
}

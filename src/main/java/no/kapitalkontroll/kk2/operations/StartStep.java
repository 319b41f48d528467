package no.kapitalkontroll.kk2.operations;

import no.kapitalkontroll.kk2.handling.Answer;
import no.kapitalkontroll.kk2.handling.Operator;
import no.kapitalkontroll.kk2.run.OnlyInService;
import no.kapitalkontroll.kk2.run.RestingSteps;
import org.apache.camel.CamelContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Wakes a step that an operator stopped: the next run does what waited there. */
@Component
@OnlyInService
public class StartStep {

    private static final Logger log = LoggerFactory.getLogger(StartStep.class);

    private final CamelContext camel;
    private final RestingSteps restingSteps;
    private final OperatorLog operatorLog;

    StartStep(CamelContext camel, RestingSteps restingSteps, OperatorLog operatorLog) {
        this.camel = camel;
        this.restingSteps = restingSteps;
        this.operatorLog = operatorLog;
    }

    public Answer start(String step, Operator by) {
        if (by.refusal().isPresent()) {
            return by.refused();
        }
        if (!RestingSteps.THAT_MAY_REST.contains(step)) {
            return StepRefusals.mayNotRest();
        }
        if (camel.getRouteController().getRouteStatus(step).isStarted()) {
            return new Answer.Refused(step + " does not rest", "see the attribute Steps");
        }
        if (!restingSteps.rests(step)) {
            return StepRefusals.switchedOff(step);
        }
        try {
            camel.getRouteController().startRoute(step);
        } catch (Exception failed) {
            return StepRefusals.byCamel(step, failed);
        }
        operatorLog.add(by, "step-started", null, step);
        log.warn("step-started: {}, by operator {}", step, by.who());
        return new Answer.Done("%s goes on; the next run does what waited there".formatted(step));
    }
}

package no.kapitalkontroll.kk2.operations;

import no.kapitalkontroll.kk2.handling.Answer;
import no.kapitalkontroll.kk2.run.RestingSteps;

/** Refusals that stopping and starting a step share. */
final class StepRefusals {

    private StepRefusals() {}

    /** What was asked for is not repeated: it may be anything. */
    static Answer mayNotRest() {
        return new Answer.Refused(
                "that is no step that may rest: a run stands on the others",
                "name one of %s; to stop all runs set kk2.start-daily-run.enabled to false and restart"
                        .formatted(String.join(", ", RestingSteps.THAT_MAY_REST)));
    }

    static Answer switchedOff(String step) {
        return new Answer.Refused(
                "%s is switched off by its key".formatted(step),
                "set kk2.%s.enabled to true and restart".formatted(step));
    }

    static Answer byCamel(String step, Exception failed) {
        return new Answer.Refused(
                "%s could not be moved (%s)".formatted(step, failed.getClass().getSimpleName()),
                "see the log; a restart starts every step");
    }
}

package no.kapitalkontroll.kk2.core.procedure;

import java.util.List;
import java.util.Optional;

/** The ordered plan (saksgang) that a case follows; a case keeps the version it began with. */
public record Procedure(String name, int version, List<ProcedureStep> steps) {

    public Procedure {
        steps = List.copyOf(steps);
    }

    /** The step after {@code current} (null: the first one); empty when it is the last or unknown here. */
    public Optional<ProcedureStep> after(Step current) {
        if (current == null) {
            return steps.stream().findFirst();
        }
        return steps.stream()
                .dropWhile(planned -> planned.step() != current)
                .skip(1)
                .findFirst();
    }

    /** The plan for a step; empty when this procedure does not have it. */
    public Optional<ProcedureStep> at(Step step) {
        return steps.stream().filter(planned -> planned.step() == step).findFirst();
    }
}

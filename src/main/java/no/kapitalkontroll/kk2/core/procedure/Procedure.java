package no.kapitalkontroll.kk2.core.procedure;

import java.util.List;
import java.util.Optional;

/** The ordered plan (saksgang) that a case follows; a case keeps the version it began with. */
public record Procedure(String name, int version, List<ProcedureStep> steps) {

    public Procedure {
        steps = List.copyOf(steps);
    }

    /** The step after {@code current} (null: the first one); empty when {@code current} is the last. */
    public Optional<ProcedureStep> after(Step current) {
        throw new UnsupportedOperationException();
    }
}

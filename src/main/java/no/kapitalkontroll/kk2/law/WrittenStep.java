package no.kapitalkontroll.kk2.law;

import no.kapitalkontroll.kk2.core.procedure.ProcedureStep;
import no.kapitalkontroll.kk2.yaml.YamlMapping;

/** A step with the place where it is written, for a refusal that names key and line. */
record WrittenStep(YamlMapping entry, ProcedureStep step) {

    void refuse(String key, String problem, String remedy) {
        entry.refuse(key, problem, remedy);
    }
}

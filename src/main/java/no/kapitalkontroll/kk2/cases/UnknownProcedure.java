package no.kapitalkontroll.kk2.cases;

import no.kapitalkontroll.kk2.core.procedure.Procedure;

/** The case cannot move, because its procedure is not known; its invoice is parked with this message and remedy. */
public final class UnknownProcedure extends RuntimeException {

    private final String remedy;

    private UnknownProcedure(String message, String remedy) {
        super(message);
        this.remedy = remedy;
    }

    static UnknownProcedure neitherLoadedNorKept(Procedure procedure) {
        return new UnknownProcedure(
                "procedure %s version %d, with which the case began, is neither loaded nor kept"
                        .formatted(procedure.name(), procedure.version()),
                "put %s.yaml with version %d into KK2_PROCEDURES and start KK2 again"
                        .formatted(procedure.name(), procedure.version()));
    }

    static UnknownProcedure changed(Procedure procedure) {
        return new UnknownProcedure(
                "another text of procedure %s version %d is in use".formatted(procedure.name(), procedure.version()),
                "give the changed file a new version number, the same one for every instance of KK2");
    }

    public String remedy() {
        return remedy;
    }
}

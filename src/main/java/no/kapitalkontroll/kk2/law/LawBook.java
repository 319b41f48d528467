package no.kapitalkontroll.kk2.law;

import java.time.LocalDate;
import java.util.Map;
import no.kapitalkontroll.kk2.core.charge.FeeRules;
import no.kapitalkontroll.kk2.core.charge.RateTable;
import no.kapitalkontroll.kk2.core.procedure.Procedure;

/**
 * The law as this installation knows it: rates, procedures, and the date to which a person has confirmed it all.
 *
 * @param confirmedUntil letters dated later wait ({@code regime-unconfirmed})
 */
public record LawBook(RateTable rates, Map<String, Procedure> procedures, LocalDate confirmedUntil) {

    public LawBook {
        procedures = Map.copyOf(procedures);
    }

    public FeeRules feeRules() {
        return new FeeRules(rates);
    }

    /** @throws IllegalArgumentException naming the procedure that is missing */
    public Procedure procedure(String name) {
        var procedure = procedures.get(name);
        if (procedure == null) {
            throw new IllegalArgumentException(
                    "procedure " + name + " is not known; put its file back into KK2_PROCEDURES");
        }
        return procedure;
    }
}

package no.kapitalkontroll.kk2.law;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import no.kapitalkontroll.kk2.core.charge.FeeRules;
import no.kapitalkontroll.kk2.core.charge.RateTable;

/**
 * The law as this installation knows it: rates, procedures, and the date to which a person has confirmed it all.
 *
 * @param procedures those that are loaded, by name
 * @param confirmedUntil letters dated later wait ({@code regime-unconfirmed})
 */
public record LawBook(RateTable rates, Map<String, ProcedureFile> procedures, LocalDate confirmedUntil) {

    public LawBook {
        procedures = Map.copyOf(procedures);
    }

    public FeeRules feeRules() {
        return new FeeRules(rates);
    }

    /** The procedure that new cases of this name follow; empty when no file of it is loaded. */
    public Optional<ProcedureFile> procedure(String name) {
        return Optional.ofNullable(procedures.get(name));
    }
}

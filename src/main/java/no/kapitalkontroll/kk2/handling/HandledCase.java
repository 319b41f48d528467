package no.kapitalkontroll.kk2.handling;

import java.time.LocalDate;
import no.kapitalkontroll.kk2.cases.CaseFacts;
import no.kapitalkontroll.kk2.cases.LoadedClaim;

/** A case in a case handler's hands: locked until the transaction ends, with its claim as it stands on the business date. */
public record HandledCase(CaseRef ref, CaseFacts facts, LoadedClaim claim, LocalDate today) {

    public long id() {
        return facts.id();
    }
}

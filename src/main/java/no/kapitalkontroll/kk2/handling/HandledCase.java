package no.kapitalkontroll.kk2.handling;

import java.time.LocalDate;
import no.kapitalkontroll.kk2.cases.CaseFacts;
import no.kapitalkontroll.kk2.cases.LoadedClaim;
import no.kapitalkontroll.kk2.core.procedure.Reason;

/** A case in a case handler's hands: locked until the transaction ends, with its claim as it stands on the business date. */
public record HandledCase(CaseRef ref, CaseFacts facts, LoadedClaim claim, LocalDate today) {

    /** Why nothing moves today; null while nothing stops it. */
    public Reason stopped() {
        return claim.view().standing().stopped();
    }

    public long id() {
        return facts.id();
    }
}

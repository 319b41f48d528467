package no.kapitalkontroll.kk2.caselog;

import java.util.List;
import java.util.Optional;
import no.kapitalkontroll.kk2.audit.ChainHead;
import no.kapitalkontroll.kk2.audit.ChainedEntry;
import no.kapitalkontroll.kk2.audit.HashChain;

/**
 * The log of a case with the head that was kept of it.
 *
 * @param caseId 0 when it was read from a file
 * @param head null: there is none
 */
record CaseChain(long caseId, String creditorId, int invoiceNumber, ChainHead head, List<ChainedEntry> entries) {

    /** The first thing that is wrong with it, or nothing. */
    Optional<String> broken() {
        return head == null
                ? Optional.of("its head is missing")
                : new HashChain(creditorId, invoiceNumber).broken(entries, head);
    }
}

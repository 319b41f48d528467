package no.kapitalkontroll.kk2.handover;

import java.nio.file.Path;
import java.util.Optional;
import no.kapitalkontroll.kk2.core.enforcement.Petition;
import no.kapitalkontroll.kk2.core.money.Money;

/**
 * What a case handler says about a petition.
 *
 * @param nationalIdentityNumber as it was typed; null or blank when the debtor is a business. It goes into the dossier and
 *     nowhere else
 * @param signatory who signs for the creditor; empty: its first case handler
 * @param writingCosts claimed for writing the petition; zero: nothing
 * @param objectionDropped the debtor has dropped an objection that was not met
 * @param folder an existing folder for the two files; empty: {@code KK2_PRINT_DIR/<creditor>/dossiers}
 */
public record HandOverRequest(
        String nationalIdentityNumber,
        Optional<String> signatory,
        Money writingCosts,
        Petition.Wishes wishes,
        boolean objectionDropped,
        Optional<Path> folder) {

    /** Without the number. */
    @Override
    public String toString() {
        return "HandOverRequest[" + writingCosts + "]";
    }
}

package no.kapitalkontroll.kk2.reconciliation;

import java.time.LocalDate;
import no.kapitalkontroll.kk2.core.money.Money;

/**
 * A person has looked at the reconciliation of a date, and found it right.
 *
 * @param withDifferences signed although red differences stood
 * @param csvSha256 of that date's CSV when it was signed
 */
public record SignOff(
        String who,
        String why,
        LocalDate on,
        Money figure,
        int red,
        int explained,
        int equal,
        boolean withDifferences,
        String csvSha256) {

    /** @param sha256 of the date's CSV as it is made now */
    public boolean stillHolds(String sha256) {
        return csvSha256.equals(sha256);
    }
}

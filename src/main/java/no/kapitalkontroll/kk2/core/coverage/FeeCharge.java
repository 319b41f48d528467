package no.kapitalkontroll.kk2.core.coverage;

import java.time.LocalDate;
import no.kapitalkontroll.kk2.core.charge.FeeRules;
import no.kapitalkontroll.kk2.core.money.Money;
import no.kapitalkontroll.kk2.core.notice.LetterKind;

/**
 * A fee that a letter carries, or the cost of writing the petition, which none does.
 *
 * @param letter null for the cost of writing the petition
 * @param letterDate the day from which it is owed
 * @param previousDeadline the deadline of the letter before it, null for the first
 */
public record FeeCharge(
        long chargeId,
        LetterKind letter,
        LocalDate letterDate,
        LocalDate previousDeadline,
        Money amount,
        String legalBasis) {

    /** The standard compensation of § 3 a, not a fee of § 1-2. */
    public boolean isCompensation() {
        return legalBasis.equals(FeeRules.COMPENSATION_PARAGRAPH);
    }
}

package no.kapitalkontroll.kk2.core.charge;

import java.time.LocalDate;
import java.util.List;
import no.kapitalkontroll.kk2.core.notice.LetterKind;

/**
 * What must be known to say whether a letter bears a fee.
 *
 * @param business valid organisation number and not a private individual
 * @param compensation the creditor charges the § 3 a amount to businesses instead of fees
 * @param compensationDate whose half-year's § 3 a amount it is
 * @param compensationCharged the § 3 a amount already stands on this claim
 * @param feeCharged a fee of ours after § 1-2 already stands on this claim
 * @param feeTakenToday another letter of the same kind to the same debtor bears today's fee
 */
public record FeeQuestion(
        LetterKind letter,
        LocalDate letterDate,
        LocalDate dueDate,
        boolean business,
        boolean compensation,
        CompensationDate compensationDate,
        boolean compensationCharged,
        boolean feeCharged,
        boolean feeTakenToday,
        List<FeeLetter> earlier) {

    public FeeQuestion {
        earlier = List.copyOf(earlier);
    }
}

package no.kapitalkontroll.kk2.core.charge;

import java.time.LocalDate;
import java.util.List;
import no.kapitalkontroll.kk2.core.notice.LetterKind;

/**
 * What must be known to say whether a letter bears a fee.
 *
 * @param business valid organisation number and not a private individual
 * @param compensation the creditor charges the § 3 a amount to businesses instead of fees
 * @param compensationCharged the § 3 a amount already stands on this claim
 * @param feeTakenToday another letter of the same kind to the same debtor bears today's fee
 */
public record FeeQuestion(
        LetterKind letter,
        LocalDate letterDate,
        LocalDate dueDate,
        boolean business,
        boolean compensation,
        boolean compensationCharged,
        boolean feeTakenToday,
        List<FeeLetter> earlier) {}

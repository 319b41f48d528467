package no.kapitalkontroll.kk2.core.charge;

import java.time.LocalDate;
import no.kapitalkontroll.kk2.core.notice.LetterKind;

/**
 * An earlier letter that counts under inkassoforskriften §§ 1-2 and 1-3: ours, or a charged reminder by Tripletex.
 *
 * @param deadline the payment date that it gave, null when it gave none
 * @param charged whether it bore a fee
 */
public record FeeLetter(LetterKind kind, LocalDate date, LocalDate deadline, boolean charged) {}

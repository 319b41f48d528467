package no.kapitalkontroll.kk2.core.procedure;

import java.time.LocalDate;
import java.util.Map;
import no.kapitalkontroll.kk2.core.charge.CompensationDate;
import no.kapitalkontroll.kk2.core.money.Money;
import no.kapitalkontroll.kk2.core.notice.LetterKind;

/**
 * What the creditor's file and the installation say about collecting.
 *
 * @param compensationDate whose half-year's § 3 a amount a business bears
 */
public record Terms(
        LocalDate startDate,
        Money minimumClaim,
        Money smallPrincipalRest,
        Money smallRest,
        boolean ignoreTripletexDunning,
        boolean businessCompensation,
        CompensationDate compensationDate,
        boolean feePerDebtorAndDay,
        Procedure procedure,
        int printLeadBusinessDays,
        Map<LetterKind, Channel> channels,
        LocalDate lawConfirmedUntil) {

    /** How a letter leaves. */
    public enum Channel {
        EMAIL,
        PAPER,
        BOTH
    }
}

package no.kapitalkontroll.kk2.core.procedure;

import java.time.LocalDate;
import java.util.Map;
import no.kapitalkontroll.kk2.core.charge.CompensationDate;
import no.kapitalkontroll.kk2.core.money.Money;
import no.kapitalkontroll.kk2.core.notice.LetterKind;

/**
 * What the creditor's file and the installation say about collecting.
 *
 * @param smallRest a rest that is waived by itself where the policy is {@link RestPolicy#WAIVE}
 * @param compensationDate whose half-year's § 3 a amount a business bears
 * @param restPolicy what becomes of fees, interest and costs when the principal is covered
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
        LocalDate lawConfirmedUntil,
        RestPolicy restPolicy) {

    /** With {@link RestPolicy#WAIVE}. */
    public Terms(
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
        this(
                startDate,
                minimumClaim,
                smallPrincipalRest,
                smallRest,
                ignoreTripletexDunning,
                businessCompensation,
                compensationDate,
                feePerDebtorAndDay,
                procedure,
                printLeadBusinessDays,
                channels,
                lawConfirmedUntil,
                RestPolicy.WAIVE);
    }

    /** Up to this the rest is waived by itself, and the case closed, once the principal is covered. */
    public Money waivedByItself() {
        return restPolicy == RestPolicy.WAIVE ? smallRest : Money.ZERO;
    }

    /** How a letter leaves. */
    public enum Channel {
        EMAIL,
        PAPER,
        BOTH
    }
}

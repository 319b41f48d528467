package no.kapitalkontroll.kk2.creditor;

import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import no.kapitalkontroll.kk2.core.calendar.HolidayStop;
import no.kapitalkontroll.kk2.core.charge.CompensationDate;
import no.kapitalkontroll.kk2.core.coverage.CreditDate;
import no.kapitalkontroll.kk2.core.money.Money;
import no.kapitalkontroll.kk2.core.notice.LetterKind;
import no.kapitalkontroll.kk2.core.procedure.RestPolicy;
import no.kapitalkontroll.kk2.core.procedure.Terms.Channel;

/**
 * What a creditor has chosen about collecting (rules §§ 1 to 5).
 *
 * @param startDate invoices dated before it are left alone
 * @param minimumClaim an open principal under it is not taken
 * @param smallRest a rest up to it is waived once the principal is covered, where {@code restPolicy} says so
 * @param smallPrincipalRest a rest of principal up to it stops the letters
 * @param feePerDebtorAndDay one fee for all letters of a kind to a debtor on a date; false: one for each claim
 * @param channels how each letter leaves
 * @param printLeadBusinessDays a paper letter is dated so many business days after the run that writes it
 * @param holidayStops days on which nothing is sent and no deadline ends
 * @param compensationDate whose half-year's § 3 a amount applies; the law does not say
 * @param creditDate from when a credit note lowers the principal that bears interest
 * @param restLetter a letter on what is left goes out after each part payment
 * @param receipt a receipt goes out when a claim is settled
 * @param digest case handlers get a daily mail when something is new
 * @param restPolicy what becomes of fees, interest and costs when the principal is covered
 */
public record Collecting(
        LocalDate startDate,
        Money minimumClaim,
        Money smallRest,
        Money smallPrincipalRest,
        boolean ignoreTripletexDunning,
        boolean businessCompensation,
        boolean feePerDebtorAndDay,
        Map<LetterKind, Channel> channels,
        int printLeadBusinessDays,
        List<HolidayStop> holidayStops,
        CompensationDate compensationDate,
        CreditDate creditDate,
        boolean restLetter,
        boolean receipt,
        RestPolicy restPolicy,
        boolean digest) {

    public Collecting {
        channels = Collections.unmodifiableMap(new EnumMap<>(channels));
        holidayStops = List.copyOf(holidayStops);
    }
}

package no.kapitalkontroll.kk2.letter;

import no.kapitalkontroll.kk2.core.money.Money;
import no.kapitalkontroll.kk2.core.notice.Notice;

/**
 * The sums between the lines of a letter, so that every printed column adds up to its total.
 *
 * @param coveredElsewhere part of the payments that the order of coverage used for interest and fees, not for principal
 * @param interestSettled interest that is paid or waived already
 * @param feesSettled fees that are paid or waived already
 */
record NoticeSums(Money coveredElsewhere, Money interestSettled, Money feesSettled) {

    /** @throws IllegalArgumentException when the lines of the notice do not add up; it names the reference */
    static NoticeSums of(Notice notice) {
        Money received = Money.sum(notice.received().stream().map(Notice.Received::amount));
        Money fees = Money.sum(notice.fees().stream().map(Notice.FeeLine::amount));
        NoticeSums sums = new NoticeSums(
                notice.principal().minus(notice.subject().invoiceAmount().minus(received)),
                notice.interest().total().minus(notice.interestUnpaid()),
                fees.minus(notice.feesUnpaid()));
        Money total = notice.principal()
                .plus(notice.interestUnpaid())
                .plus(notice.feesUnpaid())
                .plus(notice.costs());
        if (!total.equals(notice.total()) || !sums.explained()) {
            throw new IllegalArgumentException(
                    "the lines of notice " + notice.subject().reference() + " do not add up to its total");
        }
        return sums;
    }

    /** Nothing is settled twice, and no payment vanishes: what did not reduce the principal settled interest or fees. */
    private boolean explained() {
        return !coveredElsewhere.isNegative()
                && !interestSettled.isNegative()
                && !feesSettled.isNegative()
                && coveredElsewhere.compareTo(interestSettled.plus(feesSettled)) <= 0;
    }
}

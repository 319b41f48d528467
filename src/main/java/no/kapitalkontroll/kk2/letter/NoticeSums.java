package no.kapitalkontroll.kk2.letter;

import java.util.List;
import java.util.stream.Stream;
import no.kapitalkontroll.kk2.core.money.Money;
import no.kapitalkontroll.kk2.core.notice.LetterKind;
import no.kapitalkontroll.kk2.core.notice.Notice;

/**
 * The sums between the lines of a letter, so that every printed column adds up to its total.
 *
 * @param coveredElsewhere part of the payments that the order of coverage used for costs, fees and interest, not for
 *     principal
 * @param interestSettled interest that is paid or waived already
 * @param feesSettled fees that are paid or waived already
 */
record NoticeSums(Money coveredElsewhere, Money interestSettled, Money feesSettled) {

    /** @throws IllegalArgumentException when the lines of the notice do not add up to its total; it names the reference */
    static NoticeSums of(Notice notice) {
        Money received = Money.sum(notice.received().stream().map(Notice.Received::amount));
        NoticeSums sums = new NoticeSums(
                notice.principal().minus(notice.subject().invoiceAmount().minus(received)),
                notice.interest().total().minus(notice.interestUnpaid()),
                fees(notice.fees()).minus(notice.feesUnpaid()));
        boolean adds = sum(notice.principal(), notice.interestUnpaid(), notice.feesUnpaid(), notice.costs())
                        .equals(notice.total())
                && notice.others().stream().allMatch(NoticeSums::adds)
                && (notice.kind() == LetterKind.RECEIPT || sums.explained(notice.costsSettled()))
                && (notice.settlement() == null
                        || notice.settlement().payments().stream().allMatch(NoticeSums::isUsedUp));
        if (!adds) {
            throw new IllegalArgumentException(
                    "the lines of notice " + notice.subject().reference() + " do not add up to its total");
        }
        return sums;
    }

    /** Paid or waived, and more than that: a claim merged into the letter shows them between its lines. */
    static NoticeSums of(Notice.OtherClaim other) {
        return new NoticeSums(
                Money.ZERO,
                other.interest().total().minus(other.interestUnpaid()),
                other.feeLines().isEmpty() ? Money.ZERO : fees(other.feeLines()).minus(other.fees()));
    }

    private static boolean adds(Notice.OtherClaim other) {
        NoticeSums sums = of(other);
        return !sums.interestSettled.isNegative()
                && !sums.feesSettled.isNegative()
                && sum(other.principal(), other.interestUnpaid(), other.fees(), other.costs())
                        .equals(other.total());
    }

    private static boolean isUsedUp(Notice.Settlement.Payment payment) {
        return sum(payment.principal(), payment.costs(), payment.fees(), payment.interest(), payment.surplus())
                .equals(payment.amount());
    }

    /** Nothing is settled twice, and no payment vanishes: what did not reduce the principal settled the rest of the claim. */
    private boolean explained(Money costsSettled) {
        return !coveredElsewhere.isNegative()
                && !interestSettled.isNegative()
                && !feesSettled.isNegative()
                && coveredElsewhere.compareTo(sum(interestSettled, feesSettled, costsSettled)) <= 0;
    }

    private static Money fees(List<Notice.FeeLine> fees) {
        return Money.sum(fees.stream().map(Notice.FeeLine::amount));
    }

    private static Money sum(Money... amounts) {
        return Money.sum(Stream.of(amounts));
    }
}

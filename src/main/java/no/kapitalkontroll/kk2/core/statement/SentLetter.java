package no.kapitalkontroll.kk2.core.statement;

import java.time.LocalDate;
import java.util.List;
import no.kapitalkontroll.kk2.core.money.Money;
import no.kapitalkontroll.kk2.core.notice.LetterKind;
import no.kapitalkontroll.kk2.core.notice.Notice;

/**
 * What a letter said about this claim: the unpaid parts on its date.
 *
 * @param deadline null when it sets none
 * @param received the payments and credits that it told; null when it told none by name (a claim merged into another's letter)
 */
public record SentLetter(
        LetterKind kind,
        LocalDate date,
        LocalDate deadline,
        Money principal,
        Money costs,
        Money fees,
        Money interest,
        Money total,
        List<Notice.Received> received) {

    public SentLetter {
        received = received == null ? null : List.copyOf(received);
    }

    /** As the claim's own letter says it. */
    public static SentLetter of(Notice notice) {
        return new SentLetter(
                notice.kind(),
                notice.letterDate(),
                notice.deadline(),
                notice.principal(),
                notice.costs(),
                notice.feesUnpaid(),
                notice.interestUnpaid(),
                notice.total(),
                notice.received());
    }

    /** As the letter of another claim says it of one that is merged with it. */
    public static SentLetter of(Notice notice, Notice.OtherClaim claim) {
        return new SentLetter(
                notice.kind(),
                notice.letterDate(),
                notice.deadline(),
                claim.principal(),
                claim.costs(),
                claim.fees(),
                claim.interestUnpaid(),
                claim.total(),
                null);
    }
}

package no.kapitalkontroll.kk2.core.charge;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import no.kapitalkontroll.kk2.core.charge.FeeAnswer.Fee;
import no.kapitalkontroll.kk2.core.charge.FeeAnswer.NoFee;
import no.kapitalkontroll.kk2.core.charge.FeeAnswer.RateIsMissing;
import no.kapitalkontroll.kk2.core.money.Money;
import no.kapitalkontroll.kk2.core.notice.LetterKind;

/**
 * The statutory fees of a creditor that collects for itself: inkassoforskriften §§ 1-2 and 1-3, forsinkelsesrenteloven § 3 a.
 *
 * <p>The § 3 a amount is one per invoice, so another letter to the same debtor on the same day does not take it away.
 */
public final class FeeRules {

    private static final String FEE_PARAGRAPH = "inkassoforskriften § 1-2";
    private static final String COMPENSATION_PARAGRAPH = "forsinkelsesrenteloven § 3 a";

    private static final int DAYS_AFTER_DUE = 14;
    private static final int DAYS_TO_PAY = 14;
    private static final int MONTHS_UNTIL_RESET = 6;
    private static final int MOST_TWENTIETHS = 2;
    private static final LocalDate WHOLE_KRONER_FROM = LocalDate.of(2026, 1, 1);

    private final RateTable rates;

    public FeeRules(RateTable rates) {
        this.rates = rates;
    }

    public FeeAnswer answer(FeeQuestion question) {
        return switch (question.letter()) {
            case REMINDER_FREE, ENFORCEMENT_NOTICE, INSTALMENT_AGREEMENT, OBJECTION_ANSWER, REST, RECEIPT ->
                new NoFee("a letter of this kind never bears a fee");
            case REMINDER, COLLECTION_NOTICE, PAYMENT_DEMAND ->
                question.business() && question.compensation() ? compensation(question) : statutoryFee(question);
        };
    }

    private FeeAnswer compensation(FeeQuestion question) {
        if (question.compensationCharged()) {
            return new NoFee("the compensation of § 3 a is already charged");
        }
        var rate = rates.at(RateKind.COMPENSATION, question.dueDate());
        if (rate.isEmpty()) {
            return new RateIsMissing(new MissingRate(RateKind.COMPENSATION, question.dueDate()));
        }
        return new Fee(
                Money.rounded(rate.get().value()),
                true,
                COMPENSATION_PARAGRAPH,
                rate.get().source());
    }

    private FeeAnswer statutoryFee(FeeQuestion question) {
        if (question.letterDate().isBefore(question.dueDate().plusDays(DAYS_AFTER_DUE))) {
            return new NoFee("sent less than 14 days after the due date");
        }
        if (question.feeTakenToday()) {
            return new NoFee("another letter to the same debtor bears today's fee");
        }
        var charged = chargedSinceReset(question);
        return question.letter() == LetterKind.PAYMENT_DEMAND
                ? demandFee(question, charged)
                : noticeFee(question, charged);
    }

    private FeeAnswer noticeFee(FeeQuestion question, List<FeeLetter> charged) {
        var notices = charged.stream().filter(FeeRules::isNotice).toList();
        if (notices.size() >= MOST_TWENTIETHS) {
            return new NoFee("two reminders or notices already bear a fee (§ 1-3)");
        }
        if (!notices.isEmpty() && !missedFullDeadline(notices.get(0), question.letterDate())) {
            return new NoFee("the first charged letter's 14 days have not passed (§ 1-2)");
        }
        return fee(question, RateKind.NOTICE_FRACTION);
    }

    private FeeAnswer demandFee(FeeQuestion question, List<FeeLetter> charged) {
        if (charged.stream().anyMatch(letter -> letter.kind() == LetterKind.PAYMENT_DEMAND)) {
            return new NoFee("a payment demand already bears a fee (§ 1-3)");
        }
        var deadlineMissed = question.earlier().stream()
                .filter(FeeRules::isNotice)
                .anyMatch(letter -> missedFullDeadline(letter, question.letterDate()));
        if (!deadlineMissed) {
            return new NoFee("no earlier letter's 14 days have passed (§ 1-2)");
        }
        return fee(question, RateKind.DEMAND_FRACTION);
    }

    private FeeAnswer fee(FeeQuestion question, RateKind fractionKind) {
        var collectionRate = rates.at(RateKind.COLLECTION_RATE, question.letterDate());
        if (collectionRate.isEmpty()) {
            return new RateIsMissing(new MissingRate(RateKind.COLLECTION_RATE, question.letterDate()));
        }
        var fraction = rates.at(fractionKind, question.dueDate());
        if (fraction.isEmpty()) {
            return new RateIsMissing(new MissingRate(fractionKind, question.dueDate()));
        }
        var exact = collectionRate.get().value().multiply(fraction.get().value());
        var amount =
                question.letterDate().isBefore(WHOLE_KRONER_FROM) ? Money.rounded(exact) : Money.roundedToKroner(exact);
        return new Fee(amount, false, FEE_PARAGRAPH, collectionRate.get().source());
    }

    /** § 1-3 second paragraph: the count begins anew when six months have passed since the last letter with a fee. */
    private static List<FeeLetter> chargedSinceReset(FeeQuestion question) {
        var charged = question.earlier().stream()
                .filter(FeeLetter::charged)
                .sorted(Comparator.comparing(FeeLetter::date))
                .toList();
        var counted = new ArrayList<FeeLetter>();
        for (var letter : charged) {
            if (isReset(counted, letter.date())) {
                counted.clear();
            }
            counted.add(letter);
        }
        return isReset(counted, question.letterDate()) ? List.of() : counted;
    }

    private static boolean isReset(List<FeeLetter> counted, LocalDate date) {
        return !counted.isEmpty()
                && !date.isBefore(counted.get(counted.size() - 1).date().plusMonths(MONTHS_UNTIL_RESET));
    }

    private static boolean isNotice(FeeLetter letter) {
        return letter.kind() == LetterKind.REMINDER || letter.kind() == LetterKind.COLLECTION_NOTICE;
    }

    private static boolean missedFullDeadline(FeeLetter letter, LocalDate date) {
        return letter.deadline() != null
                && !letter.deadline().isBefore(letter.date().plusDays(DAYS_TO_PAY))
                && letter.deadline().isBefore(date);
    }
}

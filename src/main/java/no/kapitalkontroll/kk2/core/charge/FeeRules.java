package no.kapitalkontroll.kk2.core.charge;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import no.kapitalkontroll.kk2.core.charge.FeeAnswer.Fee;
import no.kapitalkontroll.kk2.core.charge.FeeAnswer.NoFee;
import no.kapitalkontroll.kk2.core.charge.FeeAnswer.RateIsMissing;
import no.kapitalkontroll.kk2.core.money.Money;
import no.kapitalkontroll.kk2.core.notice.LetterKind;

/**
 * The statutory fees of a creditor that collects for itself: inkassoforskriften §§ 1-2 and 1-3, forsinkelsesrenteloven § 3 a.
 * Every number of these rules is a dated row: the fraction goes by the claim's due date, all else by the letter's date.
 *
 * <p>A claim bears fees or the § 3 a amount, never both (inkassoforskriften § 1-5): what stands on it first decides. The § 3 a
 * amount is one per invoice, so another letter to the same debtor on the same day does not take it away.
 */
public final class FeeRules {

    public static final String FEE_PARAGRAPH = "inkassoforskriften § 1-2";
    public static final String COMPENSATION_PARAGRAPH = "forsinkelsesrenteloven § 3 a";

    private static final Set<LetterKind> MAY_BEAR_FEE =
            Set.of(LetterKind.REMINDER, LetterKind.COLLECTION_NOTICE, LetterKind.PAYMENT_DEMAND);

    private final RateTable rates;
    private final NeededRates neededRates;

    public FeeRules(RateTable rates) {
        this.rates = rates;
        this.neededRates = new NeededRates(rates);
    }

    static boolean mayBearFee(LetterKind letter) {
        return MAY_BEAR_FEE.contains(letter);
    }

    public FeeAnswer answer(FeeQuestion question) {
        if (!mayBearFee(question.letter())) {
            return new NoFee("a letter of this kind never bears a fee");
        }
        if (question.compensationCharged()) {
            return new NoFee("the compensation of § 3 a is already charged");
        }
        return question.business() && question.compensation() && !question.feeCharged()
                ? compensation(question)
                : statutoryFee(question);
    }

    private FeeAnswer compensation(FeeQuestion question) {
        var by = question.compensationDate();
        var missing = neededRates.forCompensation(question.letter(), question.dueDate(), question.letterDate(), by);
        if (missing.isPresent()) {
            return new RateIsMissing(missing.get());
        }
        var rate = rate(RateKind.COMPENSATION, by.of(question.dueDate(), question.letterDate()));
        return new Fee(Money.rounded(rate.value()), true, COMPENSATION_PARAGRAPH, rate.source());
    }

    private FeeAnswer statutoryFee(FeeQuestion question) {
        var missing = neededRates.forFee(question.letter(), question.dueDate(), question.letterDate());
        if (missing.isPresent()) {
            return new RateIsMissing(missing.get());
        }
        var date = question.letterDate();
        var daysAfterDue = rule(RateKind.FEE_DAYS_AFTER_DUE, date);
        if (date.isBefore(question.dueDate().plusDays(daysAfterDue))) {
            return new NoFee("sent less than %d days after the due date".formatted(daysAfterDue));
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
        if (notices.size() >= rule(RateKind.MOST_NOTICE_FEES, question.letterDate())) {
            return new NoFee("enough reminders and notices already bear a fee (§ 1-3)");
        }
        if (!notices.isEmpty() && !missedFullDeadline(notices.get(0), question.letterDate())) {
            return new NoFee("the first charged letter's deadline has not been missed (§ 1-2)");
        }
        return fee(question, RateKind.NOTICE_FRACTION);
    }

    private FeeAnswer demandFee(FeeQuestion question, List<FeeLetter> charged) {
        var demands = charged.stream()
                .filter(letter -> letter.kind() == LetterKind.PAYMENT_DEMAND)
                .count();
        if (demands >= rule(RateKind.MOST_DEMAND_FEES, question.letterDate())) {
            return new NoFee("a payment demand already bears a fee (§ 1-3)");
        }
        var deadlineMissed = question.earlier().stream()
                .filter(FeeRules::isNotice)
                .anyMatch(letter -> missedFullDeadline(letter, question.letterDate()));
        if (!deadlineMissed) {
            return new NoFee("no earlier letter's deadline has been missed (§ 1-2)");
        }
        return fee(question, RateKind.DEMAND_FRACTION);
    }

    private FeeAnswer fee(FeeQuestion question, RateKind fractionKind) {
        var collectionRate = rate(RateKind.COLLECTION_RATE, question.letterDate());
        var fraction = rate(fractionKind, question.dueDate()).value();
        var unit = rate(RateKind.FEE_ROUNDING, question.letterDate()).value();
        var amount = Money.roundedTo(unit, collectionRate.value().multiply(fraction));
        return new Fee(amount, false, FEE_PARAGRAPH, collectionRate.source());
    }

    /** § 1-3 second paragraph: the count begins anew when six months have passed since the last letter with a fee. */
    private List<FeeLetter> chargedSinceReset(FeeQuestion question) {
        var months = rule(RateKind.FEE_RESET_MONTHS, question.letterDate());
        var charged = question.earlier().stream()
                .filter(FeeLetter::charged)
                .sorted(Comparator.comparing(FeeLetter::date))
                .toList();
        var counted = new ArrayList<FeeLetter>();
        for (var letter : charged) {
            if (isReset(counted, letter.date(), months)) {
                counted.clear();
            }
            counted.add(letter);
        }
        return isReset(counted, question.letterDate(), months) ? List.of() : counted;
    }

    private static boolean isReset(List<FeeLetter> counted, LocalDate date, int months) {
        return !counted.isEmpty()
                && !date.isBefore(counted.get(counted.size() - 1).date().plusMonths(months));
    }

    private static boolean isNotice(FeeLetter letter) {
        return letter.kind() == LetterKind.REMINDER || letter.kind() == LetterKind.COLLECTION_NOTICE;
    }

    private boolean missedFullDeadline(FeeLetter letter, LocalDate date) {
        return letter.deadline() != null
                && !letter.deadline().isBefore(letter.date().plusDays(rule(RateKind.FEE_DEADLINE_DAYS, date)))
                && letter.deadline().isBefore(date);
    }

    private int rule(RateKind kind, LocalDate date) {
        return rate(kind, date).value().intValueExact();
    }

    private Rate rate(RateKind kind, LocalDate date) {
        return rates.at(kind, date)
                .orElseThrow(() -> new IllegalStateException("no " + new MissingRate(kind, date).words()));
    }
}

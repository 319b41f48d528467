package no.kapitalkontroll.kk2.core.charge;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import no.kapitalkontroll.kk2.core.notice.LetterKind;

/** Which dated rates letters rest on, and which of them nobody has entered. */
public final class NeededRates {

    private static final List<RateKind> OF_FEES = List.of(
            RateKind.COLLECTION_RATE,
            RateKind.NOTICE_FRACTION,
            RateKind.DEMAND_FRACTION,
            RateKind.FEE_ROUNDING,
            RateKind.FEE_DAYS_AFTER_DUE,
            RateKind.FEE_DEADLINE_DAYS,
            RateKind.MOST_NOTICE_FEES,
            RateKind.MOST_DEMAND_FEES,
            RateKind.FEE_RESET_MONTHS);

    /** What a demand tells of the costs to come, and the hand-over rests on; letters leave without them. */
    private static final List<RateKind> OF_ENFORCEMENT = List.of(
            RateKind.COURT_FEE,
            RateKind.ENFORCEMENT_PETITION_FEE,
            RateKind.CONCILIATION_FEE,
            RateKind.PETITION_WRITING_CAP);

    private final RateTable rates;

    public NeededRates(RateTable rates) {
        this.rates = rates;
    }

    /** The kinds without which letters stop; that of the compensation only where a creditor charges it. */
    public static List<RateKind> ofLetters(boolean compensation) {
        return Stream.of(Stream.of(RateKind.LATE_INTEREST), OF_FEES.stream(), Stream.of(RateKind.COMPENSATION))
                .flatMap(kinds -> kinds)
                .filter(kind -> kind != RateKind.COMPENSATION || compensation)
                .toList();
    }

    public static List<RateKind> ofEnforcement() {
        return OF_ENFORCEMENT;
    }

    /** The first day without a rate for each of these kinds, from a day on and so many days further. */
    public List<MissingRate> runningOut(List<RateKind> kinds, LocalDate from, int days) {
        return kinds.stream()
                .flatMap(kind -> rates.firstGap(kind, from, from.plusDays(days + 1L)).stream())
                .toList();
    }

    /**
     * The first rate that is missing for the interest of a letter: of every day since the due date, and of the letter's own, whose
     * percent it names (inkassoloven § 10).
     */
    public Optional<MissingRate> forInterest(LocalDate dueDate, LocalDate letterDate) {
        return rates.firstGap(RateKind.LATE_INTEREST, dueDate, letterDate.plusDays(1));
    }

    /** The first rate that is missing for the fees of inkassoforskriften §§ 1-2 and 1-3, whether or not the letter bears one. */
    public Optional<MissingRate> forFee(LetterKind letter, LocalDate dueDate, LocalDate letterDate) {
        if (!FeeRules.mayBearFee(letter)) {
            return Optional.empty();
        }
        var otherFraction = letter == LetterKind.PAYMENT_DEMAND ? RateKind.NOTICE_FRACTION : RateKind.DEMAND_FRACTION;
        return OF_FEES.stream()
                .filter(kind -> kind != otherFraction)
                .flatMap(kind -> missing(kind, isByDueDate(kind) ? dueDate : letterDate).stream())
                .findFirst();
    }

    /** The § 3 a amount, when that is missing. */
    public Optional<MissingRate> forCompensation(
            LetterKind letter, LocalDate dueDate, LocalDate letterDate, CompensationDate by) {
        return FeeRules.mayBearFee(letter)
                ? missing(RateKind.COMPENSATION, by.of(dueDate, letterDate))
                : Optional.empty();
    }

    private Optional<MissingRate> missing(RateKind kind, LocalDate date) {
        return rates.at(kind, date).isPresent() ? Optional.empty() : Optional.of(new MissingRate(kind, date));
    }

    private static boolean isByDueDate(RateKind kind) {
        return kind == RateKind.NOTICE_FRACTION || kind == RateKind.DEMAND_FRACTION;
    }
}

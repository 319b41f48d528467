package no.kapitalkontroll.kk2.core.life;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import no.kapitalkontroll.kk2.core.bookkeeping.AccountRole;
import no.kapitalkontroll.kk2.core.bookkeeping.Proposal;
import no.kapitalkontroll.kk2.core.bookkeeping.ProposalLine;
import no.kapitalkontroll.kk2.core.charge.DayCount;
import no.kapitalkontroll.kk2.core.charge.FeeLetter;
import no.kapitalkontroll.kk2.core.charge.InterestLine;
import no.kapitalkontroll.kk2.core.charge.RateKind;
import no.kapitalkontroll.kk2.core.coverage.Allocation;
import no.kapitalkontroll.kk2.core.coverage.FeeCharge;
import no.kapitalkontroll.kk2.core.coverage.Movement;
import no.kapitalkontroll.kk2.core.coverage.Waiver;
import no.kapitalkontroll.kk2.core.life.CaseLife.Charge;
import no.kapitalkontroll.kk2.core.life.CaseLife.Letter;
import no.kapitalkontroll.kk2.core.life.CaseLife.LetterState;
import no.kapitalkontroll.kk2.core.money.Money;
import no.kapitalkontroll.kk2.core.notice.LetterKind;
import no.kapitalkontroll.kk2.core.procedure.ProcedureStep;
import no.kapitalkontroll.kk2.core.procedure.Step;

/** What must hold in every life after every run. The figures here are written down anew, not asked of the program. */
enum Invariant {
    EVERY_CHARGE_NAMES_ITS_PARAGRAPH_ITS_RATE_AND_A_LETTER_THAT_LEFT(Invariant::chargesAreNamed),
    A_FEE_IS_WHAT_THE_TABLE_SAYS_AND_NOT_EARLIER_THAN_14_DAYS_AFTER_DUE(Invariant::feesAreOfTheTable),
    AT_MOST_TWO_TWENTIETHS_AND_ONE_DEMAND_FEE_IN_SIX_MONTHS(Invariant::feesAreFew),
    A_FURTHER_FEE_NEEDS_A_MISSED_DEADLINE_OF_14_DAYS(Invariant::furtherFeesFollowMissedDeadlines),
    NEVER_FEE_AND_COMPENSATION_BOTH_AND_NEVER_COMPENSATION_OF_A_CONSUMER(Invariant::neverBoth),
    NO_LETTER_AND_NO_FEE_WHILE_SOMETHING_STOPS_THE_CASE(Invariant::stoppedMeansSilent),
    COSTS_ARE_RECOVERED_UP_TO_WHAT_WAS_PAID_AND_WRITING_UP_TO_ITS_CAP(Invariant::costsAreBounded),
    INTEREST_IS_ON_PRINCIPAL_ONE_RATE_AND_ONE_YEAR_A_LINE(Invariant::linesAreRight),
    A_LETTER_KNOWS_EVERY_RATE_THAT_IT_NEEDS(Invariant::ratesAreKnown),
    THE_BALANCE_IS_WHAT_WAS_CHARGED_MINUS_WHAT_CAME_IN_AND_A_SURPLUS_IS_A_REFUND(Invariant::balanceIsExplained),
    PROPOSALS_SUM_TO_ZERO_AND_BOOK_WHAT_PAYMENTS_COVERED(Invariant::proposalsBookCoverage),
    NO_LETTER_AFTER_THE_DATE_TO_WHICH_THE_LAW_IS_CONFIRMED(Invariant::regimeIsConfirmed),
    NO_LETTER_TO_A_CLAIM_THAT_IS_PAID(Invariant::paidMeansSilent),
    THE_LEGAL_DAYS_LIE_BETWEEN_LETTERS(Invariant::deadlinesAreKept),
    STEPS_GO_FORWARD_WITHIN_A_ROUND(Invariant::stepsGoForward),
    NOTHING_IS_SENT_AND_NO_DEADLINE_ENDS_ON_A_DAY_THAT_IS_NO_BUSINESS_DAY(Invariant::businessDaysOnly),
    A_HAND_OVER_RESTS_ON_A_DEMAND_THAT_RAN_OUT_WITHIN_SIX_MONTHS(Invariant::handOverRestsOnDemand),
    A_CLOSED_CASE_OWES_NOTHING(Invariant::closedMeansSettled);

    interface Check {
        void of(CaseLife life, LocalDate date);
    }

    @SuppressWarnings("ImmutableEnumChecker") // a method of this class, without state
    private final Check check;

    Invariant(Check check) {
        this.check = check;
    }

    void check(CaseLife life, LocalDate date) {
        check.of(life, date);
    }

    private static void chargesAreNamed(CaseLife life, LocalDate date) {
        for (var charge : life.charges) {
            assertThat(charge.amount()).isGreaterThan(Money.ZERO);
            assertThat(charge.legalBasis())
                    .isEqualTo(charge.compensation() ? "forsinkelsesrenteloven § 3 a" : "inkassoforskriften § 1-2");
            assertThat(charge.rateSource()).isNotBlank();
            var letter = life.letterOf(charge);
            if (charge.reversedOn() == null) {
                assertThat(letter.state()).isNotEqualTo(LetterState.CANCELLED);
                assertThat(letter.state() == LetterState.PLANNED
                                && letter.date().isBefore(date))
                        .isFalse();
            }
        }
    }

    private static void feesAreOfTheTable(CaseLife life, LocalDate date) {
        for (var charge : life.charges) {
            var letter = life.letterOf(charge);
            if (charge.compensation()) {
                assertThat(charge.amount()).isBetween(Money.kroner(390), Money.kroner(470));
            } else {
                assertThat(charge.amount()).isEqualTo(tableFee(letter.kind(), letter.date(), life.given.due()));
                assertThat(letter.date()).isAfterOrEqualTo(life.given.due().plusDays(14));
            }
        }
    }

    /** The fees that were in force, in kroner. */
    private static Money tableFee(LetterKind kind, LocalDate sent, LocalDate due) {
        var oldFractions = due.isBefore(LocalDate.of(2020, 10, 1));
        var of2026 = !sent.isBefore(LocalDate.of(2026, 1, 1));
        var demand = kind == LetterKind.PAYMENT_DEMAND;
        if (oldFractions) {
            return Money.kroner(of2026 ? demand ? 225 : 75 : demand ? 210 : 70);
        }
        return Money.kroner(of2026 ? demand ? 113 : 38 : demand ? 105 : 35);
    }

    private static void feesAreFew(CaseLife life, LocalDate date) {
        var charged = life.feeLetters().stream()
                .filter(FeeLetter::charged)
                .filter(letter -> life.sent().stream()
                        .noneMatch(ours -> ours.date().equals(letter.date()) && isCompensation(life, ours)))
                .toList();
        for (var first : charged) {
            var end = first.date().plusMonths(6);
            var window = charged.stream()
                    .filter(letter -> !letter.date().isBefore(first.date())
                            && letter.date().isBefore(end))
                    .toList();
            var demands = window.stream()
                    .filter(letter -> letter.kind() == LetterKind.PAYMENT_DEMAND)
                    .count();
            assertThat(demands).isLessThanOrEqualTo(1);
            assertThat(window.size() - demands).isLessThanOrEqualTo(2);
        }
    }

    private static void furtherFeesFollowMissedDeadlines(CaseLife life, LocalDate date) {
        var all = life.feeLetters();
        for (var letter : life.sent()) {
            var earlier = all.stream()
                    .filter(one -> one.date().isBefore(letter.date()) && one.kind() != LetterKind.PAYMENT_DEMAND)
                    .toList();
            var needsOne = letter.kind() == LetterKind.PAYMENT_DEMAND
                    || earlier.stream()
                            .anyMatch(one ->
                                    one.charged() && one.date().plusMonths(6).isAfter(letter.date()));
            if (letter.feeBearing() && needsOne && !isCompensation(life, letter)) {
                assertThat(earlier)
                        .anyMatch(one -> one.kind() != LetterKind.REMINDER_FREE
                                && one.deadline().isBefore(letter.date())
                                && !one.deadline().isBefore(one.date().plusDays(14)));
            }
        }
    }

    private static boolean isCompensation(CaseLife life, Letter letter) {
        return life.charges.stream().anyMatch(charge -> charge.letterId() == letter.id() && charge.compensation());
    }

    private static void neverBoth(CaseLife life, LocalDate date) {
        var standing = life.charges.stream()
                .filter(charge -> charge.reversedOn() == null)
                .toList();
        var compensations = standing.stream().filter(Charge::compensation).count();
        assertThat(compensations).isLessThanOrEqualTo(1);
        assertThat(compensations == 0 || standing.size() == 1).isTrue();
        if (!life.given.customer().isBusiness() || !life.given.terms().businessCompensation()) {
            assertThat(life.charges).noneMatch(Charge::compensation);
        }
    }

    private static void stoppedMeansSilent(CaseLife life, LocalDate date) {
        for (var letter : life.sent()) {
            assertThat(life.stops).noneMatch(stop -> stop.covers(letter.sentOn()) && wasThereWhenSent(life, letter));
        }
    }

    /** A letter whose fate was unknown may turn out to have left before the stop of its day came. */
    private static boolean wasThereWhenSent(CaseLife life, Letter letter) {
        return !life.settledLater.contains(letter.id());
    }

    private static void costsAreBounded(CaseLife life, LocalDate date) {
        var paidOut = life.costs.isEmpty() ? Money.ZERO : life.costs.get(0).paid();
        var recovered = Money.sum(life.balance(date).allocations().stream().map(Allocation::costs));
        assertThat(recovered).isLessThanOrEqualTo(paidOut);
        assertThat(Money.sum(life.costs.stream().map(cost -> cost.charge().amount())))
                .isLessThanOrEqualTo(paidOut);
        assertThat(Money.sum(life.writing.stream().map(FeeCharge::amount))).isLessThanOrEqualTo(Money.of("672.50"));
        assertThat(Money.sum(life.proposals.stream().map(one -> CaseLife.income(one, AccountRole.COSTS))))
                .isLessThanOrEqualTo(paidOut);
    }

    private static void linesAreRight(CaseLife life, LocalDate date) {
        var end = life.given.due();
        for (var line : life.balance(date).interestStatement().lines()) {
            assertThat(line.from()).isAfterOrEqualTo(end);
            assertThat(line.to()).isAfter(line.from()).isBeforeOrEqualTo(date);
            assertThat(line.to().minusDays(1).getYear()).isEqualTo(line.from().getYear());
            assertThat(line.principal())
                    .isGreaterThan(Money.ZERO)
                    .isLessThanOrEqualTo(life.given.amount().plus(broughtBack(life)));
            for (var day : List.of(
                    line.from(),
                    line.from().plusDays(line.days() / 2),
                    line.to().minusDays(1))) {
                assertThat(line.percent())
                        .isEqualByComparingTo(life.given
                                .interest()
                                .rates()
                                .at(RateKind.LATE_INTEREST, day)
                                .orElseThrow()
                                .value());
            }
            assertThat(line.amount())
                    .isEqualTo(reckoned(line, life.given.interest().dayCount()));
            assertThat(line.rateSource()).isNotBlank();
            end = line.to();
        }
    }

    private static Money broughtBack(CaseLife life) {
        return Money.sum(life.movements.stream().map(Movement::amount).filter(Money::isPositive));
    }

    private static Money reckoned(InterestLine line, DayCount dayCount) {
        var days = line.from().datesUntil(line.to()).count();
        var year = dayCount == DayCount.ACTUAL_365 || !line.from().isLeapYear() ? 36_500 : 36_600;
        var amount = line.principal()
                .amount()
                .multiply(line.percent())
                .multiply(BigDecimal.valueOf(days))
                .divide(BigDecimal.valueOf(year), 2, RoundingMode.HALF_UP);
        return new Money(amount);
    }

    private static void ratesAreKnown(CaseLife life, LocalDate date) {
        var rates = life.given.interest().rates();
        for (var letter : life.letters) {
            assertThat(rates.firstGap(
                            RateKind.LATE_INTEREST,
                            life.given.due(),
                            letter.date().plusDays(1)))
                    .isEmpty();
        }
        if (life.letters.isEmpty()) {
            return;
        }
        var business = life.given.customer().isBusiness() && life.given.terms().businessCompensation();
        var first = life.letters.get(0);
        var unknown = Set.of(2021);
        if (business && first.kind() != LetterKind.REMINDER_FREE && givesFee(life, first)) {
            var by = life.given.terms().compensationDate().name().equals("DUE_DATE") ? life.given.due() : first.date();
            assertThat(unknown.contains(by.getYear()) && by.getMonthValue() <= 6)
                    .isFalse();
        }
    }

    private static boolean givesFee(CaseLife life, Letter letter) {
        return life.given
                .procedure()
                .at(letter.step())
                .filter(ProcedureStep::fee)
                .isPresent();
    }

    private static void balanceIsExplained(CaseLife life, LocalDate date) {
        if (!life.knowsInterest(date)) {
            return; // left out on purpose, and no letter leaves
        }
        var balance = life.balance(date);
        var fees = Money.sum(life.charges.stream()
                .filter(charge -> charge.reversedOn() == null
                        && !balance.fallenFees().contains(charge.id())
                        && !life.letterOf(charge).date().isAfter(date))
                .map(Charge::amount));
        var writing = Money.sum(life.writing.stream()
                .filter(fee -> !balance.fallenFees().contains(fee.chargeId()))
                .map(FeeCharge::amount));
        var costs = Money.sum(life.costs.stream().map(cost -> cost.charge().amount()));
        var moved = Money.sum(life.movements.stream().map(Movement::amount));
        var waived = Money.sum(life.waivers.stream().map(Waiver::amount));
        var unexplained = life.given
                .amount()
                .plus(fees)
                .plus(writing)
                .plus(costs)
                .plus(balance.interestStatement().total())
                .plus(moved)
                .minus(balance.total().minus(balance.refundDue()));

        assertThat(unexplained).isBetween(Money.ZERO, waived);
        assertThat(List.of(
                        balance.principal(), balance.costs(), balance.fees(), balance.interest(), balance.refundDue()))
                .noneMatch(Money::isNegative);
        for (var allocation : balance.allocations()) {
            assertThat(allocation.principal().plus(allocation.beyondPrincipal()).plus(allocation.surplus()))
                    .isEqualTo(allocation.amount());
        }
    }

    private static void proposalsBookCoverage(CaseLife life, LocalDate date) {
        for (var proposal : life.proposals) {
            assertThat(Money.sum(proposal.lines().stream().map(ProposalLine::amount)))
                    .isEqualTo(Money.ZERO);
        }
        assertThat(life.proposals.stream().map(Proposal::number)).doesNotHaveDuplicates();
        if (life.balanceWhenBooked == null) {
            return;
        }
        var allocations = life.balanceWhenBooked.allocations();
        assertThat(booked(life, AccountRole.FEE_INCOME))
                .isEqualTo(Money.sum(allocations.stream().map(Allocation::fees)));
        assertThat(booked(life, AccountRole.INTEREST_INCOME))
                .isEqualTo(Money.sum(allocations.stream().map(Allocation::interest)));
        assertThat(booked(life, AccountRole.COSTS))
                .isEqualTo(Money.sum(allocations.stream().map(Allocation::costs)));
        assertThat(booked(life, AccountRole.FEE_INCOME))
                .isLessThanOrEqualTo(
                        Money.sum(life.charges.stream().map(Charge::amount)).plus(Money.of("672.50")));
    }

    private static Money booked(CaseLife life, AccountRole account) {
        return Money.sum(life.proposals.stream().map(one -> CaseLife.income(one, account)));
    }

    private static void regimeIsConfirmed(CaseLife life, LocalDate date) {
        assertThat(life.letters)
                .noneMatch(letter -> letter.date().isAfter(life.given.terms().lawConfirmedUntil()));
    }

    private static void paidMeansSilent(CaseLife life, LocalDate date) {
        assertThat(life.letters).allMatch(letter -> letter.demanded().isPositive());
        assertThat(life.openWhenSent.values()).allMatch(Money::isPositive);
    }

    private static void deadlinesAreKept(CaseLife life, LocalDate date) {
        Letter before = null;
        for (var letter : life.sent()) {
            assertThat(letter.deadline()).isAfterOrEqualTo(letter.date().plusDays(14));
            if (before == null) {
                assertThat(letter.date()).isAfterOrEqualTo(life.given.due().plusDays(15));
            } else {
                assertThat(letter.date()).isAfter(before.deadline().plusDays(3));
                assertThat(letter.previousDeadline()).isEqualTo(before.deadline());
            }
            before = letter;
        }
    }

    private static void stepsGoForward(CaseLife life, LocalDate date) {
        Letter before = null;
        for (var letter : life.sent()) {
            if (before != null) {
                assertThat(letter.round()).isGreaterThanOrEqualTo(before.round());
                if (letter.round() == before.round()) {
                    assertThat(letter.step()).isGreaterThan(before.step());
                } else {
                    // a new round is only ever a new demand, because the last one is too old
                    assertThat(letter.kind()).isEqualTo(LetterKind.PAYMENT_DEMAND);
                    assertThat(letter.plannedOn()).isAfter(before.date().plusMonths(6));
                }
            }
            before = letter;
        }
        assertThat(life.sent().stream().map(letter -> letter.round() + " " + letter.step()))
                .doesNotHaveDuplicates();
    }

    private static void businessDaysOnly(CaseLife life, LocalDate date) {
        var calendar = life.given.dates().calendar();
        for (var letter : life.letters) {
            assertThat(List.of(letter.plannedOn(), letter.date(), letter.deadline()))
                    .allMatch(calendar::isBusinessDay);
        }
        assertThat(life.handedOverOn == null || calendar.isBusinessDay(life.handedOverOn))
                .isTrue();
    }

    private static void handOverRestsOnDemand(CaseLife life, LocalDate date) {
        if (life.step == Step.HAND_OVER) {
            var demand = life.sent().stream()
                    .filter(letter -> letter.kind() == LetterKind.PAYMENT_DEMAND
                            && letter.date().isBefore(life.handedOverOn))
                    .reduce((first, last) -> last);
            assertThat(demand).hasValueSatisfying(letter -> {
                assertThat(life.handedOverOn)
                        .isAfter(letter.deadline().plusDays(3))
                        .isBeforeOrEqualTo(letter.date().plusMonths(6));
            });
        }
    }

    private static void closedMeansSettled(CaseLife life, LocalDate date) {
        if (life.closedOn != null && life.closedOn.equals(date)) {
            assertThat(life.balance(date).principal()).isEqualTo(Money.ZERO);
            assertThat(life.balance(date).total()).isEqualTo(Money.ZERO);
        }
    }
}

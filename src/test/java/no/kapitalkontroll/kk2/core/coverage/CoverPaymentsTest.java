package no.kapitalkontroll.kk2.core.coverage;

import static no.kapitalkontroll.kk2.core.coverage.Bucket.COSTS;
import static no.kapitalkontroll.kk2.core.coverage.Bucket.FEES;
import static no.kapitalkontroll.kk2.core.coverage.Bucket.INTEREST;
import static no.kapitalkontroll.kk2.core.coverage.Bucket.PRINCIPAL;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import no.kapitalkontroll.kk2.core.charge.DayCount;
import no.kapitalkontroll.kk2.core.charge.InterestLine;
import no.kapitalkontroll.kk2.core.charge.LateInterest;
import no.kapitalkontroll.kk2.core.charge.MissingRate;
import no.kapitalkontroll.kk2.core.charge.RateKind;
import no.kapitalkontroll.kk2.core.charge.TestRates;
import no.kapitalkontroll.kk2.core.money.Money;
import no.kapitalkontroll.kk2.core.notice.LetterKind;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An invoice of 12 500.00 due on Monday 2026-08-31, taken on 09-15 (deadline 09-29), demanded on 10-05. */
class CoverPaymentsTest {

    private static final LocalDate DUE = LocalDate.of(2026, 8, 31);
    private static final LocalDate NOTICE = LocalDate.of(2026, 9, 15);
    private static final LocalDate DEADLINE = LocalDate.of(2026, 9, 29);
    private static final LocalDate DEMAND = LocalDate.of(2026, 10, 5);

    private final CoverPayments cover = new CoverPayments(new LateInterest(TestRates.table(), DayCount.ACTUAL_ACTUAL));

    private final List<Movement> movements = new ArrayList<>();
    private final List<FeeCharge> fees = new ArrayList<>();
    private final List<CostCharge> costs = new ArrayList<>();
    private final List<Waiver> waivers = new ArrayList<>();
    private List<Bucket> order = List.of(PRINCIPAL, COSTS, FEES, INTEREST);
    private LocalDate openedOn = NOTICE;

    @BeforeEach
    void the_letters_bear_their_fees() {
        fees.add(new FeeCharge(1, LetterKind.COLLECTION_NOTICE, NOTICE, null, Money.kroner(38), "§ 1-2"));
        fees.add(new FeeCharge(2, LetterKind.PAYMENT_DEMAND, DEMAND, DEADLINE, Money.kroner(113), "§ 1-2"));
    }

    @Test
    void the_letters_ask_for_what_the_rules_promise() {
        assertThat(on(NOTICE).total()).isEqualTo(Money.of("12600.93"));
        assertThat(on(DEMAND).total()).isEqualTo(Money.of("12797.83"));
        assertThat(on(DEMAND).fees()).isEqualTo(Money.kroner(151));
        assertThat(on(DEMAND).interestStatement().total()).isEqualTo(Money.of("146.83"));
    }

    @Test
    void nothing_is_charged_before_its_own_date() {
        assertThat(on(DUE.minusDays(10)).total()).isEqualTo(Money.kroner(12500));
        assertThat(on(DUE).rest()).isEqualTo(Money.ZERO);
        assertThat(on(NOTICE.minusDays(1)).fees()).isEqualTo(Money.ZERO);
    }

    @Test
    void a_whole_payment_settles_the_claim_and_leaves_nothing() {
        pays(10, DEMAND, "12797.83");

        var balance = on(DEMAND.plusMonths(3));

        assertThat(balance.total()).isEqualTo(Money.ZERO);
        assertThat(balance.refundDue()).isEqualTo(Money.ZERO);
        assertThat(balance.allocations())
                .containsExactly(allocation(10, DEMAND, "12797.83", "12500", "0", "151", "146.83", "0"));
    }

    @Test
    void the_principal_alone_leaves_fees_and_interest_of_its_date() {
        pays(10, DEMAND, "12500");

        var balance = on(DEMAND.plusMonths(1));

        assertThat(balance.principal()).isEqualTo(Money.ZERO);
        assertThat(balance.rest()).isEqualTo(Money.of("297.83"));
        assertThat(balance.paid()).isEqualTo(Money.kroner(12500));
    }

    @Test
    void a_part_payment_lowers_the_base_from_its_date() {
        pays(10, NOTICE, "5000");

        var lines = on(DEMAND).interestStatement().lines();

        assertThat(lines).extracting(InterestLine::principal).containsExactly(Money.kroner(12500), Money.kroner(7500));
        assertThat(lines).extracting(InterestLine::days).containsExactly(15L, 20L);
        assertThat(on(DEMAND).principal()).isEqualTo(Money.kroner(7500));
        assertThat(on(DEMAND).fees()).isEqualTo(Money.kroner(151));
    }

    @Test
    void the_creditor_s_order_decides_what_is_covered_first() {
        order = List.of(COSTS, INTEREST, FEES, PRINCIPAL);
        costs.add(new CostCharge(7, NOTICE, Money.kroner(500)));
        pays(10, DEMAND, "700");

        assertThat(on(DEMAND).allocations())
                .containsExactly(allocation(10, DEMAND, "700", "0", "500", "53.17", "146.83", "0"));
        assertThat(on(DEMAND).fees()).isEqualTo(Money.of("97.83"));
    }

    @Test
    void what_is_paid_beyond_the_whole_claim_is_to_be_refunded() {
        pays(10, DEMAND, "13000");

        assertThat(on(DEMAND).refundDue()).isEqualTo(Money.of("202.17"));
        assertThat(on(DEMAND).total()).isEqualTo(Money.ZERO);
        assertThat(on(DEMAND).allocations()).extracting(Allocation::surplus).containsExactly(Money.of("202.17"));
    }

    @Test
    void a_refund_paid_out_is_no_longer_due() {
        pays(10, DEMAND, "13000");
        moves(11, DEMAND.plusDays(3), "202.17");

        assertThat(on(DEMAND.plusDays(3)).refundDue()).isEqualTo(Money.ZERO);
        assertThat(on(DEMAND.plusDays(3)).principal()).isEqualTo(Money.ZERO);
        assertThat(on(DEMAND.plusDays(2)).refundDue()).isEqualTo(Money.of("202.17"));
    }

    @Test
    void a_payment_before_the_case_covers_the_principal_only() {
        pays(10, DUE.plusDays(5), "13000");

        assertThat(on(DEMAND).interest()).isEqualTo(Money.of("20.98"));
        assertThat(on(DEMAND).refundDue()).isEqualTo(Money.kroner(500));
        assertThat(on(DEMAND).fees()).isEqualTo(Money.ZERO);
    }

    @Test
    void without_a_case_payments_cover_the_principal_only() {
        openedOn = null;
        fees.clear();
        pays(10, DEMAND, "13000");

        assertThat(on(DEMAND).allocations())
                .containsExactly(allocation(10, DEMAND, "13000", "12500", "0", "0", "0", "500"));
    }

    @Test
    void a_bounced_payment_never_happened() {
        pays(10, NOTICE, "12638");
        moves(11, DEMAND, "12638");

        assertThat(on(DEMAND.minusDays(1)).principal()).isEqualTo(Money.ZERO);
        assertThat(on(DEMAND).total()).isEqualTo(Money.of("12797.83"));
        assertThat(on(DEMAND).allocations()).isEmpty();
        assertThat(on(DEMAND).paid()).isEqualTo(Money.ZERO);
    }

    @Test
    void of_two_equal_payments_the_surplus_one_is_paid_back() {
        pays(10, NOTICE.minusDays(5), "12500");
        pays(11, NOTICE.minusDays(2), "12500");
        moves(12, NOTICE, "12500");

        var balance = on(DEMAND);

        assertThat(balance.interestStatement().lines())
                .extracting(InterestLine::to)
                .containsExactly(NOTICE.minusDays(5));
        assertThat(balance.refundDue()).isEqualTo(Money.ZERO);
        assertThat(balance.principal()).isEqualTo(Money.ZERO);
    }

    @Test
    void a_refund_after_a_credit_does_not_undo_the_payment() {
        pays(10, NOTICE.minusDays(5), "12500");
        credits(11, NOTICE.minusDays(2), "12500");
        moves(12, NOTICE, "12500");

        assertThat(on(DEMAND).paid()).isEqualTo(Money.kroner(12500));
        assertThat(on(DEMAND).principal()).isEqualTo(Money.ZERO);
        assertThat(on(DEMAND).refundDue()).isEqualTo(Money.ZERO);
    }

    @Test
    void a_partly_returned_payment_brings_principal_back_from_its_date() {
        pays(10, NOTICE, "12500");
        moves(11, DEMAND, "2500");

        assertThat(on(DEMAND.plusDays(10)).principal()).isEqualTo(Money.kroner(2500));
        assertThat(on(DEMAND.plusDays(10)).interestStatement().lines())
                .extracting(InterestLine::from)
                .containsExactly(DUE, DEMAND);
    }

    @Test
    void a_credit_lowers_the_principal_and_never_covers_charges() {
        credits(10, NOTICE, "12600");

        assertThat(on(DEMAND).principal()).isEqualTo(Money.ZERO);
        assertThat(on(DEMAND).refundDue()).isEqualTo(Money.kroner(100));
        assertThat(on(DEMAND).credited()).isEqualTo(Money.kroner(12600));
        assertThat(on(DEMAND).interest()).isEqualTo(Money.of("62.93"));
        assertThat(on(DEMAND).allocations()).isEmpty();
    }

    @Test
    void the_first_fee_falls_away_when_the_payment_is_dated_before_its_letter() {
        pays(10, NOTICE.minusDays(1), "12500");

        assertThat(on(NOTICE).fallenFees()).containsExactly(1L);
        assertThat(on(NOTICE).fees()).isEqualTo(Money.ZERO);
    }

    @Test
    void the_first_fee_stands_when_the_payment_has_its_letter_s_date() {
        pays(10, NOTICE, "12500");

        assertThat(on(NOTICE).fallenFees()).isEmpty();
        assertThat(on(NOTICE).fees()).isEqualTo(Money.kroner(38));
    }

    @Test
    void the_second_fee_falls_away_when_the_payment_is_dated_on_the_first_deadline() {
        pays(10, DEADLINE, "12500");

        assertThat(on(DEMAND).fallenFees()).containsExactly(2L);
        assertThat(on(DEMAND).fees()).isEqualTo(Money.kroner(38));
    }

    @Test
    void the_second_fee_stands_after_a_late_or_partial_payment() {
        pays(10, DEADLINE, "12499.99");
        pays(11, DEADLINE.plusDays(1), "0.01");

        assertThat(on(DEMAND).fallenFees()).isEmpty();
        assertThat(on(DEMAND).fees()).isEqualTo(Money.kroner(151));
    }

    @Test
    void a_bounced_payment_takes_no_fee_away() {
        pays(10, DEADLINE, "12500");
        moves(11, DEMAND.plusDays(2), "12500");

        assertThat(on(DEMAND.plusDays(2)).fallenFees()).isEmpty();
    }

    @Test
    void a_surplus_stays_surplus_when_later_costs_arise() {
        pays(10, DEMAND, "13000");
        costs.add(new CostCharge(7, DEMAND.plusDays(1), Money.kroner(100)));

        assertThat(on(DEMAND.plusDays(1)).costs()).isEqualTo(Money.kroner(100));
        assertThat(on(DEMAND.plusDays(1)).refundDue()).isEqualTo(Money.of("202.17"));
    }

    @Test
    void a_waiver_gives_up_what_is_unpaid_and_no_more() {
        pays(10, DEMAND, "12600");
        waivers.add(new Waiver(DEMAND, FEES, Money.kroner(100)));
        waivers.add(new Waiver(DEMAND, INTEREST, Money.of("146.83")));

        assertThat(on(DEMAND).total()).isEqualTo(Money.ZERO);
        assertThat(on(DEMAND).refundDue()).isEqualTo(Money.ZERO);
        assertThat(on(DEMAND.minusDays(1)).principal()).isEqualTo(Money.kroner(12500));
    }

    @Test
    void waived_principal_bears_no_interest_from_the_waiver_on() {
        waivers.add(new Waiver(NOTICE, PRINCIPAL, Money.kroner(12500)));

        assertThat(on(DEMAND).principal()).isEqualTo(Money.ZERO);
        assertThat(on(DEMAND).interest()).isEqualTo(Money.of("62.93"));
    }

    @Test
    void a_waived_charge_is_not_covered_by_a_later_payment() {
        waivers.add(new Waiver(NOTICE, FEES, Money.kroner(38)));
        pays(10, DEADLINE, "13000");

        assertThat(on(DEADLINE).allocations()).extracting(Allocation::fees).containsExactly(Money.ZERO);
    }

    @Test
    void what_is_dated_later_does_not_exist_yet() {
        pays(10, DEMAND, "12500");

        assertThat(on(DEMAND.minusDays(1)).principal()).isEqualTo(Money.kroner(12500));
        assertThat(on(DEMAND.minusDays(1)).paid()).isEqualTo(Money.ZERO);
    }

    @Test
    void a_missing_rate_leaves_interest_out_and_is_named() {
        var newYear = LocalDate.of(2027, 1, 1);

        assertThat(cover.missingRate(ledger(), newYear)).isEmpty();
        assertThat(cover.missingRate(ledger(), newYear.plusDays(1)))
                .contains(new MissingRate(RateKind.LATE_INTEREST, newYear));
        assertThat(on(newYear.plusDays(1)).interest()).isEqualTo(Money.ZERO);
        assertThat(on(newYear.plusDays(1)).interestStatement().lines()).isEmpty();
    }

    @Test
    void interest_that_a_payment_has_covered_stands_when_a_later_rate_is_missing() {
        order = List.of(INTEREST, FEES, COSTS, PRINCIPAL);
        pays(10, DEMAND, "1000");

        assertThat(on(LocalDate.of(2027, 2, 1)).allocations())
                .isEqualTo(on(DEMAND).allocations());
        assertThat(on(DEMAND).allocations()).extracting(Allocation::interest).containsExactly(Money.of("146.83"));
    }

    @Test
    void a_claim_that_is_paid_needs_no_rate_for_the_days_after() {
        pays(10, DEMAND, "12500");

        assertThat(cover.missingRate(ledger(), LocalDate.of(2028, 1, 1))).isEmpty();
        assertThat(on(LocalDate.of(2028, 1, 1)).interest()).isEqualTo(Money.of("146.83"));
    }

    @Test
    void the_order_in_which_movements_are_listed_does_not_matter() {
        pays(11, DEMAND, "300");
        pays(10, NOTICE, "12400");
        var listed = on(DEMAND);
        Collections.reverse(movements);

        assertThat(on(DEMAND)).isEqualTo(listed);
        assertThat(listed.allocations()).extracting(Allocation::postingId).containsExactly(10L, 11L);
    }

    @Test
    void a_claim_that_was_taken_back_bears_no_interest_afterwards_and_is_paid_as_principal_only() {
        order = List.of(INTEREST, FEES, COSTS, PRINCIPAL);
        waivers.add(new Waiver(DEADLINE, FEES, Money.kroner(38)));
        waivers.add(new Waiver(DEADLINE, INTEREST, on(DEADLINE).interest()));
        pays(10, DEMAND, "12600");
        var takenBack = new ClaimLedger(
                Money.kroner(12500), DUE, openedOn, movements, fees.subList(0, 1), costs, waivers, order, DEADLINE);

        var balance = cover.balance(takenBack, DEMAND.plusMonths(1));

        assertThat(balance.total()).isEqualTo(Money.ZERO);
        assertThat(balance.refundDue()).isEqualTo(Money.kroner(100));
        assertThat(balance.allocations())
                .containsExactly(allocation(10, DEMAND, "12600", "12500", "0", "0", "0", "100"));
    }

    private ClaimBalance on(LocalDate date) {
        return cover.balance(ledger(), date);
    }

    private ClaimLedger ledger() {
        return new ClaimLedger(Money.kroner(12500), DUE, openedOn, movements, fees, costs, waivers, order);
    }

    private void pays(long postingId, LocalDate date, String amount) {
        movements.add(new Movement(postingId, date, Money.of(amount).negated(), Movement.Kind.PAYMENT));
    }

    private void credits(long postingId, LocalDate date, String amount) {
        movements.add(new Movement(postingId, date, Money.of(amount).negated(), Movement.Kind.CREDIT));
    }

    private void moves(long postingId, LocalDate date, String amount) {
        movements.add(new Movement(postingId, date, Money.of(amount), Movement.Kind.PAYMENT));
    }

    private static Allocation allocation(
            long id,
            LocalDate date,
            String amount,
            String principal,
            String costs,
            String fees,
            String interest,
            String surplus) {
        return new Allocation(
                id,
                date,
                Money.of(amount),
                Money.of(principal),
                Money.of(costs),
                Money.of(fees),
                Money.of(interest),
                Money.of(surplus));
    }
}

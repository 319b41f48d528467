package no.kapitalkontroll.kk2.core.bookkeeping;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import no.kapitalkontroll.kk2.core.bookkeeping.PairPayments.MayBeOne;
import no.kapitalkontroll.kk2.core.coverage.Movement;
import no.kapitalkontroll.kk2.core.money.Money;
import org.junit.jupiter.api.Test;

/** Registered payments 1 and 2, Tripletex' postings 11 and 12; Friday 2026-09-18. */
class PairPaymentsTest {

    private static final LocalDate FRIDAY = LocalDate.of(2026, 9, 18);

    private final PairPayments pairPayments = new PairPayments();

    @Test
    void five_business_days_are_near_and_six_are_not_in_either_direction() {
        assertThat(pairPayments.near(FRIDAY, LocalDate.of(2026, 9, 25))).isTrue();
        assertThat(pairPayments.near(LocalDate.of(2026, 9, 25), FRIDAY)).isTrue();
        assertThat(pairPayments.near(FRIDAY, LocalDate.of(2026, 9, 28))).isFalse();
        assertThat(pairPayments.near(LocalDate.of(2026, 9, 28), FRIDAY)).isFalse();
    }

    @Test
    void each_payment_and_each_posting_stands_in_one_pair_the_nearest_first() {
        var near = candidate(1, 11, 1, true);
        var far = candidate(1, 12, 3, true);
        var other = candidate(2, 11, 2, true);
        var left = candidate(2, 12, 4, true);

        assertThat(pairPayments.pairs(List.of(left, other, far, near))).containsExactly(near, left);
    }

    @Test
    void a_posting_that_is_tied_to_the_invoice_goes_before_a_nearer_one_that_is_not() {
        var tied = candidate(1, 11, 3, true);
        var free = candidate(1, 12, 0, false);

        assertThat(pairPayments.pairs(List.of(free, tied))).containsExactly(tied);
    }

    @Test
    void of_a_pair_that_is_asked_about_only_the_registered_payment_counts() {
        assertThat(among(RegisteredPayment.State.ASKED, false))
                .extracting(Movement::postingId)
                .containsExactly(9L, Long.MIN_VALUE + 1);
    }

    @Test
    void of_a_matched_pair_only_tripletex_own_counts_in_time_when_either_was() {
        var counted = among(RegisteredPayment.State.MATCHED, false);

        assertThat(counted).extracting(Movement::postingId).containsExactly(9L, 11L);
        assertThat(counted.get(1).inTimeOn()).isEqualTo(FRIDAY.minusDays(2));
    }

    @Test
    void a_matched_payment_keeps_its_id_where_something_was_booked_under_it() {
        assertThat(among(RegisteredPayment.State.MATCHED, true))
                .extracting(Movement::postingId)
                .containsExactly(9L, Long.MIN_VALUE + 1);
    }

    @Test
    void a_withdrawn_payment_counts_nowhere() {
        assertThat(among(RegisteredPayment.State.WITHDRAWN, false))
                .extracting(Movement::postingId)
                .containsExactly(9L, 11L);
    }

    /** Tripletex shows a payment (9) besides, and 11, which may be the registered payment 1. */
    private static List<Movement> among(RegisteredPayment.State state, boolean covered) {
        var posting = state == RegisteredPayment.State.WITHDRAWN ? null : 11L;
        var registered = new RegisteredPayment(1, FRIDAY, Money.kroner(500), FRIDAY.minusDays(2), state, posting);
        var shown = List.of(
                new Movement(9, FRIDAY, Money.kroner(-70), Movement.Kind.PAYMENT),
                new Movement(11, FRIDAY.plusDays(3), Money.kroner(-500), Movement.Kind.PAYMENT));
        return new CountRegistered(List.of(registered)).among(shown, one -> covered);
    }

    private static MayBeOne candidate(long payment, long posting, int days, boolean tied) {
        return new MayBeOne(payment, FRIDAY, posting, FRIDAY.plusDays(days), tied);
    }
}

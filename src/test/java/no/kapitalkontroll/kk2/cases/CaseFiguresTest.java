package no.kapitalkontroll.kk2.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import no.kapitalkontroll.kk2.core.charge.DayCount;
import no.kapitalkontroll.kk2.core.charge.LateInterest;
import no.kapitalkontroll.kk2.core.charge.PrincipalHistory;
import no.kapitalkontroll.kk2.core.charge.TestRates;
import no.kapitalkontroll.kk2.core.money.Money;
import no.kapitalkontroll.kk2.core.reconciliation.ThreeWays;
import org.junit.jupiter.api.Test;

/** Interest of a past day. Guard: a rate that is added later turns no 0.00 that was told into an amount. */
class CaseFiguresTest {

    private static final LocalDate DUE = LocalDate.of(2026, 8, 31);

    private final LateInterest lateInterest = new LateInterest(TestRates.table(), DayCount.ACTUAL_ACTUAL);

    @Test
    void a_day_on_which_a_rate_was_missing_keeps_its_zero_also_with_the_rate() {
        var figures = figures(DUE.plusDays(10));

        assertThat(figures.interestOn(DUE.plusDays(15), lateInterest)).isEqualTo(Money.ZERO);
        assertThat(figures.interestOn(DUE.plusDays(10), lateInterest)).isEqualTo(Money.of("41.95"));
    }

    @Test
    void a_day_on_which_none_was_missing_bears_interest() {
        assertThat(figures(null).interestOn(DUE.plusDays(15), lateInterest)).isEqualTo(Money.of("62.93"));
    }

    private static CaseFigures figures(LocalDate rateMissingFrom) {
        var principal = Money.kroner(12500);
        return new CaseFigures(
                1,
                10001,
                CaseFacts.State.OPEN,
                null,
                null,
                DUE.plusDays(15),
                null,
                DUE,
                false,
                principal,
                Money.ZERO,
                Money.ZERO,
                Money.ZERO,
                Money.ZERO,
                new ThreeWays(principal, principal, Money.ZERO),
                Money.ZERO,
                new PrincipalHistory(new TreeMap<>(Map.of(DUE, principal))),
                Money.ZERO,
                Money.ZERO,
                Money.ZERO,
                Money.ZERO,
                Money.ZERO,
                rateMissingFrom);
    }
}

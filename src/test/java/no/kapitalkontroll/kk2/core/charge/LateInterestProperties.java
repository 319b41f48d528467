package no.kapitalkontroll.kk2.core.charge;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import no.kapitalkontroll.kk2.core.money.Money;

class LateInterestProperties {

    private static final LocalDate FIRST = LocalDate.of(2019, 11, 1);

    /** Every line's amount becomes a whole number of this unit: no rounding hides a day. */
    private static final long COMMON_DENOMINATOR = 365L * 366L;

    private final LateInterest lateInterest = new LateInterest(TestRates.table(), DayCount.ACTUAL_ACTUAL);

    @Property(tries = 300)
    void unrounded_interest_of_two_adjoining_periods_is_that_of_the_whole(
            @ForAll("histories") PrincipalHistory principal,
            @ForAll @IntRange(max = 900) int first,
            @ForAll @IntRange(max = 900) int second) {
        var middle = FIRST.plusDays(first);
        var end = middle.plusDays(second);

        var parts = exact(accrue(principal, FIRST, middle)).add(exact(accrue(principal, middle, end)));

        assertThat(parts).isEqualByComparingTo(exact(accrue(principal, FIRST, end)));
    }

    @Property(tries = 300)
    void rounded_interest_is_additive_where_a_line_ends(
            @ForAll("histories") PrincipalHistory principal, @ForAll @IntRange(max = 1800) int days) {
        var end = FIRST.plusDays(days);
        var whole = accrue(principal, FIRST, end);

        for (var line : whole.lines()) {
            var parts = accrue(principal, FIRST, line.to())
                    .total()
                    .plus(accrue(principal, line.to(), end).total());
            assertThat(parts).isEqualTo(whole.total());
        }
    }

    @Property(tries = 300)
    void interest_is_never_negative_and_never_falls(
            @ForAll("histories") PrincipalHistory principal, @ForAll @IntRange(max = 1800) int days) {
        var end = FIRST.plusDays(days);

        var today = accrue(principal, FIRST, end).total();

        assertThat(today).isGreaterThanOrEqualTo(Money.ZERO);
        assertThat(accrue(principal, FIRST, end.plusDays(1)).total()).isGreaterThanOrEqualTo(today);
    }

    @Property(tries = 100)
    void zero_days_bear_no_interest(
            @ForAll("histories") PrincipalHistory principal, @ForAll @IntRange(max = 1800) int days) {
        assertThat(accrue(principal, FIRST.plusDays(days), FIRST.plusDays(days)).lines())
                .isEmpty();
    }

    @Property(tries = 300)
    void a_line_has_one_principal_one_percent_and_one_year(
            @ForAll("histories") PrincipalHistory principal, @ForAll @IntRange(max = 1800) int days) {
        for (var line : accrue(principal, FIRST, FIRST.plusDays(days)).lines()) {
            assertThat(line.to().minusDays(1).getYear()).isEqualTo(line.from().getYear());
            for (var day : line.from().datesUntil(line.to()).toList()) {
                assertThat(principal.on(day)).isEqualTo(line.principal());
                assertThat(lateInterest
                                .rates()
                                .at(RateKind.LATE_INTEREST, day)
                                .orElseThrow()
                                .value())
                        .isEqualByComparingTo(line.percent());
            }
        }
    }

    @Provide
    Arbitrary<PrincipalHistory> histories() {
        var day = Arbitraries.integers().between(0, 1800).map(FIRST::plusDays);
        var amount = Arbitraries.longs().between(0, 5_000_000).map(Money::ore);
        return Arbitraries.maps(day, amount).ofMaxSize(5).map(LateInterestProperties::history);
    }

    private static PrincipalHistory history(Map<LocalDate, Money> open) {
        var from = new TreeMap<>(open);
        from.putIfAbsent(FIRST, Money.kroner(10_000));
        return new PrincipalHistory(from);
    }

    private InterestStatement accrue(PrincipalHistory principal, LocalDate from, LocalDate to) {
        return lateInterest.accrue(principal, from, to);
    }

    private static BigDecimal exact(InterestStatement statement) {
        return statement.lines().stream()
                .map(line -> line.principal()
                        .amount()
                        .multiply(line.percent())
                        .multiply(BigDecimal.valueOf(line.days() * COMMON_DENOMINATOR / line.daysInYear())))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}

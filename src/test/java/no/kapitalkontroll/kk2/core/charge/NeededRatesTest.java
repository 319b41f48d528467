package no.kapitalkontroll.kk2.core.charge;

import static no.kapitalkontroll.kk2.core.notice.LetterKind.COLLECTION_NOTICE;
import static no.kapitalkontroll.kk2.core.notice.LetterKind.PAYMENT_DEMAND;
import static no.kapitalkontroll.kk2.core.notice.LetterKind.REST;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class NeededRatesTest {

    private static final LocalDate DUE = LocalDate.of(2026, 11, 2);
    private static final LocalDate NEW_YEAR = LocalDate.of(2027, 1, 1);

    private final NeededRates needed = new NeededRates(TestRates.table());

    @Test
    void a_letter_needs_the_interest_of_its_own_date_too() {
        assertThat(needed.forInterest(DUE, NEW_YEAR.minusDays(1))).isEmpty();
        assertThat(needed.forInterest(DUE, NEW_YEAR)).contains(new MissingRate(RateKind.LATE_INTEREST, NEW_YEAR));
    }

    @Test
    void each_letter_needs_its_own_fraction() {
        var rows = new ArrayList<>(TestRates.rows());
        rows.removeIf(row -> row.kind() == RateKind.DEMAND_FRACTION);
        var withoutDemands = new NeededRates(new RateTable(rows));

        assertThat(withoutDemands.forFee(COLLECTION_NOTICE, DUE, DUE.plusDays(20)))
                .isEmpty();
        assertThat(withoutDemands.forFee(REST, DUE, DUE.plusDays(20))).isEmpty();
        assertThat(withoutDemands.forFee(PAYMENT_DEMAND, DUE, DUE.plusDays(20)))
                .contains(new MissingRate(RateKind.DEMAND_FRACTION, DUE));
    }

    @Test
    void the_compensation_is_looked_up_on_the_date_that_the_creditor_has_chosen() {
        assertThat(needed.forCompensation(COLLECTION_NOTICE, DUE, NEW_YEAR, CompensationDate.DUE_DATE))
                .isEmpty();
        assertThat(needed.forCompensation(COLLECTION_NOTICE, DUE, NEW_YEAR, CompensationDate.LETTER_DATE))
                .contains(new MissingRate(RateKind.COMPENSATION, NEW_YEAR));
    }

    @Test
    void what_runs_out_is_named_with_kind_and_date() {
        var december = LocalDate.of(2026, 12, 10);

        assertThat(needed.runningOut(NeededRates.ofLetters(true), december, 30))
                .extracting(MissingRate::words)
                .containsExactly("late-interest on 2027-01-01", "compensation on 2027-01-01");
        assertThat(needed.runningOut(NeededRates.ofLetters(false), december, 30))
                .extracting(MissingRate::kind)
                .containsExactly(RateKind.LATE_INTEREST);
        assertThat(needed.runningOut(NeededRates.ofLetters(true), december, 21)).isEmpty();
        assertThat(needed.runningOut(List.of(RateKind.LATE_INTEREST), december, 22))
                .hasSize(1);
    }
}

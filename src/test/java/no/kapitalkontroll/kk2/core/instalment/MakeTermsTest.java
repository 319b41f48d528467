package no.kapitalkontroll.kk2.core.instalment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import no.kapitalkontroll.kk2.core.instalment.MakeTerms.Made;
import no.kapitalkontroll.kk2.core.money.Money;
import org.junit.jupiter.api.Test;

class MakeTermsTest {

    private static final LocalDate AGREED = LocalDate.parse("2026-01-20");

    private final MakeTerms makeTerms = new MakeTerms();

    @Test
    void equal_terms_fall_monthly_and_the_last_one_takes_the_rest() {
        var made = makeTerms.equal(Money.of("1000.00"), LocalDate.parse("2026-01-31"), 3, AGREED);

        assertThat(made)
                .isEqualTo(new Made.Terms(List.of(
                        term(1, "2026-01-31", "333.33"),
                        term(2, "2026-02-28", "333.33"),
                        term(3, "2026-03-31", "333.34"))));
    }

    @Test
    void one_term_is_the_whole_claim() {
        assertThat(makeTerms.equal(Money.of("1000.01"), AGREED, 1, AGREED))
                .isEqualTo(new Made.Terms(List.of(term(1, "2026-01-20", "1000.01"))));
    }

    @Test
    void named_terms_are_numbered_in_the_order_of_their_dates() {
        var made = makeTerms.named(
                Money.of("300.00"),
                new TreeMap<>(Map.of(
                        LocalDate.parse("2026-03-01"), Money.of("200.00"),
                        LocalDate.parse("2026-02-01"), Money.of("100.00"))),
                AGREED);

        assertThat(made)
                .isEqualTo(new Made.Terms(List.of(term(1, "2026-02-01", "100.00"), term(2, "2026-03-01", "200.00"))));
    }

    @Test
    void terms_that_do_not_sum_to_the_claim_are_refused_with_both_sums() {
        var made = makeTerms.named(
                Money.of("300.00"), new TreeMap<>(Map.of(LocalDate.parse("2026-02-01"), Money.of("299.99"))), AGREED);

        assertThat(made).isInstanceOfSatisfying(Made.Refused.class, refused -> assertThat(refused.why())
                .contains("299.99", "300.00"));
    }

    @Test
    void terms_before_the_agreement_none_and_too_many_are_refused() {
        var claim = Money.of("300.00");
        var yesterday = AGREED.minusDays(1);

        assertThat(List.of(
                        makeTerms.equal(claim, yesterday, 2, AGREED),
                        makeTerms.equal(claim, AGREED, 0, AGREED),
                        makeTerms.equal(claim, AGREED, 61, AGREED),
                        makeTerms.equal(Money.of("0.01"), AGREED, 2, AGREED),
                        makeTerms.named(claim, new TreeMap<>(), AGREED),
                        makeTerms.named(claim, new TreeMap<>(Map.of(yesterday, claim)), AGREED),
                        makeTerms.named(Money.ZERO, new TreeMap<>(Map.of(AGREED, Money.ZERO)), AGREED)))
                .hasOnlyElementsOfType(Made.Refused.class);
    }

    private static Term term(int number, String dueOn, String amount) {
        return new Term(number, LocalDate.parse(dueOn), Money.of(amount));
    }
}

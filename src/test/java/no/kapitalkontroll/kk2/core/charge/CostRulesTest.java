package no.kapitalkontroll.kk2.core.charge;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import no.kapitalkontroll.kk2.core.charge.CostAnswer.Allowed;
import no.kapitalkontroll.kk2.core.charge.CostAnswer.RateIsMissing;
import no.kapitalkontroll.kk2.core.charge.CostAnswer.Refused;
import no.kapitalkontroll.kk2.core.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class CostRulesTest {

    private static final LocalDate DATE = LocalDate.of(2026, 11, 2);

    private final CostRules rules = new CostRules(new RateTable(List.of(TestRates.row(
            RateKind.PETITION_WRITING_CAP, LocalDate.of(2026, 1, 1), LocalDate.of(2026, 12, 31), "672.50"))));

    @ParameterizedTest(name = "{0}: {1} of {2} paid, {3} charged before: {4}")
    @CsvSource({
        "ENFORCEMENT_PETITION,   1627.00, 1627.00,    0.00, true",
        "ENFORCEMENT_PETITION,   1627.01, 1627.00,    0.00, false",
        "ENFORCEMENT_PETITION,      0.01, 1627.00, 1627.00, false",
        "CONCILIATION_COMPLAINT, 1000.00, 2071.00, 1071.00, true",
        "OTHER_OUTLAY,            150.00,  100.00,    0.00, false",
        "PETITION_WRITING,        672.50,    0.00,    0.00, true",
        "PETITION_WRITING,        672.51,    0.00,    0.00, false",
        "PETITION_WRITING,        300.00,    0.00,  400.00, false",
    })
    void an_outlay_is_bounded_by_its_receipt_and_writing_by_its_cap(
            CostType type, String claimed, String paid, String before, boolean allowed) {
        var answer = rules.answer(new CostQuestion(type, DATE, Money.of(claimed), Money.of(paid), Money.of(before)));

        assertThat(answer).isInstanceOf(allowed ? Allowed.class : Refused.class);
    }

    @Test
    void a_refusal_names_what_may_be_charged() {
        var answer = rules.answer(
                new CostQuestion(CostType.PETITION_WRITING, DATE, Money.kroner(300), Money.ZERO, Money.kroner(400)));

        assertThat(answer).isEqualTo(new Refused("more than may be charged for writing", "charge at most 272.50"));
    }

    @Test
    void a_cap_that_nobody_knows_is_named() {
        var newYear = LocalDate.of(2027, 1, 1);

        assertThat(rules.answer(
                        new CostQuestion(CostType.PETITION_WRITING, newYear, Money.kroner(1), Money.ZERO, Money.ZERO)))
                .isEqualTo(new RateIsMissing(new MissingRate(RateKind.PETITION_WRITING_CAP, newYear)));
    }

    @ParameterizedTest
    @EnumSource(CostType.class)
    void nothing_is_no_cost_and_every_type_has_its_paragraph(CostType type) {
        assertThat(rules.answer(new CostQuestion(type, DATE, Money.ZERO, Money.kroner(5), Money.ZERO)))
                .isInstanceOf(Refused.class);
        assertThat(type.legalBasis()).isNotBlank();
    }
}

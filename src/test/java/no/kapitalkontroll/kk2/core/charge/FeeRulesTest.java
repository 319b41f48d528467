package no.kapitalkontroll.kk2.core.charge;

import static no.kapitalkontroll.kk2.core.charge.CompensationDate.DUE_DATE;
import static no.kapitalkontroll.kk2.core.notice.LetterKind.COLLECTION_NOTICE;
import static no.kapitalkontroll.kk2.core.notice.LetterKind.PAYMENT_DEMAND;
import static no.kapitalkontroll.kk2.core.notice.LetterKind.REMINDER;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import no.kapitalkontroll.kk2.core.charge.FeeAnswer.Fee;
import no.kapitalkontroll.kk2.core.charge.FeeAnswer.NoFee;
import no.kapitalkontroll.kk2.core.charge.FeeAnswer.RateIsMissing;
import no.kapitalkontroll.kk2.core.money.Money;
import no.kapitalkontroll.kk2.core.notice.LetterKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class FeeRulesTest {

    private static final LocalDate DUE = LocalDate.of(2026, 8, 31);
    private static final LocalDate NOTICE = LocalDate.of(2026, 9, 15);
    private static final LocalDate DEADLINE = LocalDate.of(2026, 9, 29);

    private final FeeRules rules = new FeeRules(TestRates.table());

    @ParameterizedTest(name = "{0} due {1} sent {2}: {3}")
    @CsvSource({
        "COLLECTION_NOTICE, 2026-08-31, 2026-09-15, 38.00",
        "REMINDER,          2026-08-31, 2026-09-15, 38.00",
        "PAYMENT_DEMAND,    2026-08-31, 2026-10-05, 113.00",
        "COLLECTION_NOTICE, 2025-11-01, 2025-12-31, 35.00",
        "PAYMENT_DEMAND,    2025-10-01, 2025-12-31, 105.00",
        "COLLECTION_NOTICE, 2025-11-01, 2026-01-02, 38.00",
        "COLLECTION_NOTICE, 2020-09-30, 2020-12-01, 70.00",
        "PAYMENT_DEMAND,    2020-09-30, 2020-12-01, 210.00",
        "PAYMENT_DEMAND,    2020-10-01, 2020-12-01, 105.00",
        "COLLECTION_NOTICE, 2020-09-30, 2026-02-02, 75.00",
    })
    void a_fee_follows_the_sending_date_s_rate_and_the_due_date_s_fraction(
            LetterKind kind, LocalDate due, LocalDate sent, String amount) {
        var missed = new FeeLetter(COLLECTION_NOTICE, due.plusDays(1), due.plusDays(15), false);

        assertThat(rules.answer(consumer(kind, sent, due, missed)))
                .isEqualTo(new Fee(Money.of(amount), false, "inkassoforskriften § 1-2", "test"));
    }

    @Test
    void before_2026_a_fee_is_not_rounded_to_whole_kroner() {
        var odd = tableWith(
                TestRates.row(RateKind.COLLECTION_RATE, null, null, "670.50"),
                TestRates.row(RateKind.NOTICE_FRACTION, null, null, "0.05"));
        var question = consumer(COLLECTION_NOTICE, LocalDate.of(2025, 12, 31), LocalDate.of(2025, 11, 1));

        assertThat(((Fee) new FeeRules(odd).answer(question)).amount()).isEqualTo(Money.of("33.53"));
    }

    @Test
    void the_first_day_of_a_fee_is_the_fourteenth_after_the_due_date() {
        assertThat(rules.answer(consumer(COLLECTION_NOTICE, DUE.plusDays(13), DUE)))
                .isInstanceOf(NoFee.class);
        assertThat(rules.answer(consumer(COLLECTION_NOTICE, DUE.plusDays(14), DUE)))
                .isInstanceOf(Fee.class);
    }

    @ParameterizedTest
    @EnumSource(names = {"REMINDER_FREE", "ENFORCEMENT_NOTICE"})
    void some_letters_never_bear_a_fee(LetterKind kind) {
        var missed = new FeeLetter(COLLECTION_NOTICE, NOTICE, DEADLINE, true);

        assertThat(rules.answer(consumer(kind, NOTICE.plusMonths(1), DUE, missed)))
                .isInstanceOf(NoFee.class);
        assertThat(rules.answer(business(kind, NOTICE, true, false))).isInstanceOf(NoFee.class);
    }

    @Test
    void one_letter_a_day_bears_the_fee() {
        var second =
                new FeeQuestion(COLLECTION_NOTICE, NOTICE, DUE, false, false, DUE_DATE, false, false, true, List.of());

        assertThat(rules.answer(second)).isInstanceOf(NoFee.class);
    }

    @Test
    void a_second_notice_bears_a_fee_only_after_the_first_one_s_14_days() {
        var notice = LocalDate.of(2026, 10, 10);

        assertThat(answerAfterReminder(notice.minusDays(20), notice.minusDays(6), notice))
                .isInstanceOf(Fee.class);
        assertThat(answerAfterReminder(notice.minusDays(20), notice.minusDays(7), notice))
                .isInstanceOf(NoFee.class);
        assertThat(answerAfterReminder(notice.minusDays(14), notice, notice)).isInstanceOf(NoFee.class);
        assertThat(answerAfterReminder(notice.minusDays(20), null, notice)).isInstanceOf(NoFee.class);
    }

    @Test
    void two_notices_with_a_fee_are_enough() {
        var date = LocalDate.of(2026, 11, 20);
        var first = new FeeLetter(REMINDER, date.minusDays(40), date.minusDays(26), true);
        var second = new FeeLetter(REMINDER, date.minusDays(20), date.minusDays(6), true);

        assertThat(rules.answer(consumer(COLLECTION_NOTICE, date, DUE, first, second)))
                .isInstanceOf(NoFee.class);
    }

    @Test
    void an_uncharged_letter_does_not_count_as_one_of_the_two() {
        var date = LocalDate.of(2026, 11, 20);
        var free = new FeeLetter(REMINDER, date.minusDays(5), date.minusDays(1), false);

        assertThat(rules.answer(consumer(COLLECTION_NOTICE, date, DUE, free))).isInstanceOf(Fee.class);
    }

    @Test
    void the_count_begins_anew_six_months_after_the_last_letter_with_a_fee() {
        var first = new FeeLetter(REMINDER, LocalDate.of(2026, 1, 15), LocalDate.of(2026, 1, 29), true);
        var last = new FeeLetter(REMINDER, LocalDate.of(2026, 5, 20), LocalDate.of(2026, 6, 3), true);
        var due = LocalDate.of(2025, 12, 1);

        assertThat(rules.answer(consumer(COLLECTION_NOTICE, LocalDate.of(2026, 11, 19), due, first, last)))
                .isInstanceOf(NoFee.class);
        assertThat(rules.answer(consumer(COLLECTION_NOTICE, LocalDate.of(2026, 11, 20), due, first, last)))
                .isInstanceOf(Fee.class);
    }

    @Test
    void a_demand_bears_a_fee_only_after_a_missed_deadline_of_14_days() {
        var demand = LocalDate.of(2026, 10, 5);

        assertThat(rules.answer(consumer(PAYMENT_DEMAND, demand, DUE))).isInstanceOf(NoFee.class);
        assertThat(demandAfter(new FeeLetter(COLLECTION_NOTICE, NOTICE, DEADLINE, true), demand))
                .isInstanceOf(Fee.class);
        assertThat(demandAfter(new FeeLetter(COLLECTION_NOTICE, NOTICE, DEADLINE, false), demand))
                .isInstanceOf(Fee.class);
        assertThat(demandAfter(new FeeLetter(COLLECTION_NOTICE, NOTICE, DEADLINE.minusDays(1), true), demand))
                .isInstanceOf(NoFee.class);
        assertThat(demandAfter(new FeeLetter(COLLECTION_NOTICE, NOTICE, demand, true), demand))
                .isInstanceOf(NoFee.class);
        assertThat(demandAfter(new FeeLetter(LetterKind.REMINDER_FREE, NOTICE, DEADLINE, false), demand))
                .isInstanceOf(NoFee.class);
    }

    @Test
    void a_second_demand_bears_no_fee() {
        var notice = new FeeLetter(COLLECTION_NOTICE, NOTICE, DEADLINE, true);
        var demand = new FeeLetter(PAYMENT_DEMAND, LocalDate.of(2026, 10, 5), LocalDate.of(2026, 10, 19), true);

        assertThat(rules.answer(consumer(PAYMENT_DEMAND, LocalDate.of(2026, 11, 2), DUE, notice, demand)))
                .isInstanceOf(NoFee.class);
    }

    @Test
    void a_business_bears_the_compensation_of_the_due_date_once_and_no_fee() {
        assertThat(rules.answer(business(COLLECTION_NOTICE, NOTICE, true, false)))
                .isEqualTo(new Fee(Money.kroner(430), true, "forsinkelsesrenteloven § 3 a", "test"));
        assertThat(rules.answer(business(PAYMENT_DEMAND, NOTICE.plusMonths(1), true, true)))
                .isInstanceOf(NoFee.class);
    }

    @Test
    void a_business_is_charged_as_a_consumer_unless_the_creditor_says_otherwise() {
        assertThat(((Fee) rules.answer(business(COLLECTION_NOTICE, NOTICE, false, false))).amount())
                .isEqualTo(Money.kroner(38));
    }

    @Test
    void a_missing_rate_is_named() {
        var early = LocalDate.of(2016, 5, 1);
        var unknownHalf = LocalDate.of(2021, 2, 1);

        assertThat(rules.answer(consumer(COLLECTION_NOTICE, early, early.minusMonths(2))))
                .isEqualTo(new RateIsMissing(new MissingRate(RateKind.COLLECTION_RATE, early)));
        assertThat(rules.answer(new FeeQuestion(
                        COLLECTION_NOTICE, NOTICE, unknownHalf, true, true, DUE_DATE, false, false, false, List.of())))
                .isEqualTo(new RateIsMissing(new MissingRate(RateKind.COMPENSATION, unknownHalf)));
        var noFractions = tableWith(TestRates.row(RateKind.COLLECTION_RATE, null, null, "750"));
        assertThat(new FeeRules(noFractions).answer(consumer(COLLECTION_NOTICE, NOTICE, DUE)))
                .isEqualTo(new RateIsMissing(new MissingRate(RateKind.NOTICE_FRACTION, DUE)));
    }

    @Test
    void the_compensation_of_the_letter_s_date_is_taken_where_the_creditor_says_so() {
        var due = LocalDate.of(2026, 6, 20);

        assertThat(compensation(due, CompensationDate.DUE_DATE)).isEqualTo(Money.kroner(460));
        assertThat(compensation(due, CompensationDate.LETTER_DATE)).isEqualTo(Money.kroner(430));
    }

    @Test
    void a_claim_that_bears_a_fee_never_bears_the_compensation_too_and_the_other_way_round() {
        var notice = new FeeLetter(COLLECTION_NOTICE, NOTICE, DEADLINE, true);
        var demand = LocalDate.of(2026, 10, 5);

        var afterFee = rules.answer(new FeeQuestion(
                PAYMENT_DEMAND, demand, DUE, true, true, DUE_DATE, false, true, false, List.of(notice)));
        var afterCompensation = rules.answer(new FeeQuestion(
                PAYMENT_DEMAND, demand, DUE, false, false, DUE_DATE, true, false, false, List.of(notice)));

        assertThat(((Fee) afterFee).amount()).isEqualTo(Money.kroner(113));
        assertThat(((Fee) afterFee).compensation()).isFalse();
        assertThat(afterCompensation).isInstanceOf(NoFee.class);
    }

    @Test
    void a_changed_rule_is_a_new_row_and_holds_from_its_date() {
        var rows = new ArrayList<>(TestRates.rows());
        rows.removeIf(row -> row.kind() == RateKind.FEE_DAYS_AFTER_DUE);
        rows.add(TestRates.row(RateKind.FEE_DAYS_AFTER_DUE, null, NOTICE.minusDays(1), "14"));
        rows.add(TestRates.row(RateKind.FEE_DAYS_AFTER_DUE, NOTICE, null, "21"));
        var changed = new FeeRules(new RateTable(rows));

        assertThat(changed.answer(consumer(COLLECTION_NOTICE, NOTICE.minusDays(1), DUE)))
                .isInstanceOf(Fee.class);
        assertThat(changed.answer(consumer(COLLECTION_NOTICE, NOTICE, DUE))).isInstanceOf(NoFee.class);
    }

    @Test
    void a_missing_rule_is_named_like_a_missing_rate() {
        var rows = new ArrayList<>(TestRates.rows());
        rows.removeIf(row -> row.kind() == RateKind.FEE_ROUNDING && row.validFrom() != null);

        assertThat(new FeeRules(new RateTable(rows)).answer(consumer(COLLECTION_NOTICE, NOTICE, DUE)))
                .isEqualTo(new RateIsMissing(new MissingRate(RateKind.FEE_ROUNDING, NOTICE)));
    }

    private Money compensation(LocalDate due, CompensationDate by) {
        var question = new FeeQuestion(
                COLLECTION_NOTICE, due.plusDays(15), due, true, true, by, false, false, false, List.of());
        return ((Fee) rules.answer(question)).amount();
    }

    private static RateTable tableWith(Rate... rates) {
        var rows = new ArrayList<>(TestRates.rules());
        rows.addAll(List.of(rates));
        return new RateTable(rows);
    }

    private FeeAnswer answerAfterReminder(LocalDate reminder, LocalDate deadline, LocalDate notice) {
        return rules.answer(
                consumer(COLLECTION_NOTICE, notice, DUE, new FeeLetter(REMINDER, reminder, deadline, true)));
    }

    private FeeAnswer demandAfter(FeeLetter letter, LocalDate demand) {
        return rules.answer(consumer(PAYMENT_DEMAND, demand, DUE, letter));
    }

    private static FeeQuestion consumer(LetterKind kind, LocalDate sent, LocalDate due, FeeLetter... earlier) {
        return new FeeQuestion(kind, sent, due, false, false, DUE_DATE, false, false, false, List.of(earlier));
    }

    private static FeeQuestion business(LetterKind kind, LocalDate sent, boolean compensation, boolean charged) {
        return new FeeQuestion(kind, sent, DUE, true, compensation, DUE_DATE, charged, false, false, List.of());
    }
}

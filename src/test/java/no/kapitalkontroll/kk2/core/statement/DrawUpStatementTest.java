package no.kapitalkontroll.kk2.core.statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import no.kapitalkontroll.kk2.core.charge.DayCount;
import no.kapitalkontroll.kk2.core.charge.LateInterest;
import no.kapitalkontroll.kk2.core.charge.TestRates;
import no.kapitalkontroll.kk2.core.coverage.Bucket;
import no.kapitalkontroll.kk2.core.coverage.Movement;
import no.kapitalkontroll.kk2.core.money.Money;
import no.kapitalkontroll.kk2.core.notice.LetterKind;
import no.kapitalkontroll.kk2.core.notice.Notice;
import no.kapitalkontroll.kk2.core.statement.StatementOfClaim.KnownSince;
import no.kapitalkontroll.kk2.core.statement.StatementOfClaim.Part;
import org.junit.jupiter.api.Test;

/** Worked figures; unless it says otherwise, 12 500.00 due on 2026-08-31, a notice on 09-15 and a demand on 10-05. */
class DrawUpStatementTest {

    private static final LocalDate NOTICE = LocalDate.of(2026, 9, 15);
    private static final LocalDate DEADLINE = LocalDate.of(2026, 9, 29);
    private static final LocalDate DEMAND = LocalDate.of(2026, 10, 5);

    private final DrawUpStatement drawUp =
            new DrawUpStatement(new LateInterest(TestRates.table(), DayCount.ACTUAL_ACTUAL));

    private LocalDate dueDate = LocalDate.of(2026, 8, 31);
    private Money amount = Money.kroner(12500);
    private final List<Movement> movements = new ArrayList<>();
    private final List<ClaimRecord.Fee> fees = new ArrayList<>();
    private final List<ClaimRecord.Cost> costs = new ArrayList<>();
    private final List<ClaimRecord.GivenUp> waivers = new ArrayList<>();
    private final List<SentLetter> letters = new ArrayList<>();

    @Test
    void a_line_shows_its_whole_ground() {
        var statement = on("2026-09-15");

        assertThat(statement.interest()).singleElement().satisfies(one -> {
            assertThat(one.line().from()).isEqualTo("2026-08-31");
            assertThat(one.line().to()).isEqualTo("2026-09-15");
            assertThat(one.lastDay()).isEqualTo("2026-09-14");
            assertThat(one.line().days()).isEqualTo(15);
            assertThat(one.line().daysInYear()).isEqualTo(365);
            assertThat(one.line().percent()).isEqualByComparingTo("12.25");
            assertThat(one.line().amount()).isEqualTo(Money.of("62.93"));
            assertThat(one.rateSource()).isEqualTo("test");
            assertThat(one.legalBasis()).isEqualTo("forsinkelsesrenteloven §§ 2–3");
        });
        assertThat(statement.onward().perDay()).isEqualTo(Money.of("4.20"));
        assertThat(statement.total()).isEqualTo(Money.of("12562.93"));
    }

    @Test
    void a_rate_that_changes_on_1_july_gives_two_lines() {
        dueDate = LocalDate.of(2026, 5, 20);

        assertThat(interest("2026-11-22"))
                .containsExactly("2026-05-20–2026-06-30 42 12.00 172.60", "2026-07-01–2026-11-21 144 12.25 604.11");
        assertThat(on("2026-11-22").interestPart().charged()).isEqualTo(Money.of("776.71"));
    }

    @Test
    void the_enforcement_officer_s_own_example_comes_out_to_the_ore() {
        dueDate = LocalDate.of(2024, 6, 15);
        amount = Money.kroner(10000);
        pays(1, "2024-06-27", "2000");
        pays(2, "2025-03-10", "5000");

        var statement = on("2025-11-21");

        // 12 days of 10 000: 40.98; to 2025-03-10 of 8 000: 699.96; then 113 and 143 days of 3 000: 116.10 and 143.98
        assertThat(statement.interest())
                .extracting(one -> one.line().amount().toString())
                .startsWith("40.98")
                .endsWith("116.10", "143.98");
        assertThat(statement.interestPart().charged()).isEqualTo(Money.of("1001.02"));
        assertThat(interest("2025-11-21").get(0)).isEqualTo("2024-06-15–2024-06-26 12 12.50 40.98");
    }

    @Test
    void each_part_says_what_was_charged_paid_waived_and_is_unpaid() {
        bothLetters();
        costs.add(new ClaimRecord.Cost(3, DEMAND, Money.of("200"), "tvangsfullbyrdelsesloven", "bilag 7", null, null));
        pays(1, "2026-10-10", "12600");
        waivers.add(
                new ClaimRecord.GivenUp(LocalDate.of(2026, 10, 12), Bucket.FEES, Money.kroner(51), "goodwill", null));

        var statement = on("2026-10-12");

        assertThat(statement.principalPart()).isEqualTo(part("12500", "12500", "0", "0"));
        assertThat(statement.costsPart()).isEqualTo(part("200", "100", "0", "100"));
        assertThat(statement.feesPart()).isEqualTo(part("151", "0", "51", "100"));
        assertThat(statement.interestPart()).isEqualTo(part("167.81", "0", "0", "167.81"));
        assertThat(statement.total()).isEqualTo(Money.of("367.81"));
        assertThat(statement.onward()).isNull();
        assertThat(statement.waivers()).singleElement().satisfies(one -> {
            assertThat(one.reason()).isEqualTo("goodwill");
            assertThat(one.applied()).isEqualTo(Money.kroner(51));
        });
    }

    @Test
    void a_waiver_that_was_undone_counts_until_that_day() {
        bothLetters();
        waivers.add(new ClaimRecord.GivenUp(NOTICE, Bucket.FEES, Money.kroner(38), "goodwill", DEMAND));

        assertThat(on("2026-10-04").feesPart()).isEqualTo(part("38", "0", "38", "0"));
        assertThat(on("2026-10-05").feesPart()).isEqualTo(part("151", "0", "0", "151"));
    }

    @Test
    void a_payment_that_bounced_is_told_and_counts_for_nothing() {
        pays(1, "2026-09-10", "5000");
        pays(2, "2026-09-20", "-5000");

        assertThat(on("2026-09-15").total()).isEqualTo(Money.of("7554.54"));
        assertThat(on("2026-09-20").movements()).isEmpty();
        assertThat(on("2026-09-20").bounced()).singleElement().satisfies(one -> {
            assertThat(one.amount()).isEqualTo(Money.kroner(5000));
            assertThat(one.undoneOn()).isEqualTo("2026-09-20");
        });
        assertThat(on("2026-09-20").total()).isEqualTo(Money.of("12583.90"));
    }

    @Test
    void what_is_paid_beyond_the_claim_is_shown_as_due_back_until_it_is_paid_back() {
        pays(1, "2026-09-10", "13000");
        pays(2, "2026-09-20", "-500");

        assertThat(on("2026-09-12").refundDue()).isEqualTo(Money.kroner(500));
        assertThat(on("2026-09-12").movements().get(0).entry().surplus()).isEqualTo(Money.kroner(500));
        assertThat(on("2026-09-20").refundDue()).isEqualTo(Money.ZERO);
        assertThat(on("2026-09-20").returned()).isEqualTo(Money.kroner(500));
    }

    @Test
    void a_fee_falls_away_with_the_payment_that_was_in_time_and_is_told_with_its_reason() {
        bothLetters();
        pays(1, "2026-09-29", "12500");

        var statement = on("2026-10-05");

        assertThat(statement.fees())
                .extracting(StatementOfClaim.FeeLine::letter)
                .containsExactly(LetterKind.COLLECTION_NOTICE);
        assertThat(statement.droppedFees()).singleElement().satisfies(fee -> {
            assertThat(fee.letter()).isEqualTo(LetterKind.PAYMENT_DEMAND);
            assertThat(fee.droppedBecause()).isEqualTo("the payment was in time");
        });
    }

    @Test
    void a_fee_stands_until_the_day_it_was_reversed_and_never_when_its_letter_stayed_at_home() {
        fees.add(fee(1, LetterKind.COLLECTION_NOTICE, LocalDate.of(2026, 9, 14), null, "38", true, NOTICE));
        fees.add(fee(2, LetterKind.COLLECTION_NOTICE, NOTICE, null, "38", false, DEMAND));

        assertThat(on("2026-09-14").fees()).isEmpty();
        assertThat(on("2026-09-14").droppedFees()).hasSize(1);
        assertThat(on("2026-10-04").fees()).hasSize(1);
        assertThat(on("2026-10-05").fees()).isEmpty();
        assertThat(on("2026-10-05").droppedFees())
                .extracting(StatementOfClaim.FeeLine::droppedBecause)
                .containsExactly("its letter was not sent: withdrawn", "withdrawn");
    }

    @Test
    void it_equals_each_letter_on_the_letter_s_date() {
        bothLetters();
        letters.add(letter(LetterKind.COLLECTION_NOTICE, NOTICE, "12500", "38", "62.93", List.of()));
        letters.add(letter(LetterKind.PAYMENT_DEMAND, DEMAND, "12500", "151", "146.83", List.of()));

        assertThat(on("2026-09-14").letters()).isEmpty();
        assertThat(on("2026-10-05").letters()).hasSize(2).allSatisfy(one -> {
            assertThat(one.asSent()).isTrue();
            assertThat(one.since()).isEmpty();
        });
    }

    @Test
    void a_payment_that_became_known_after_a_letter_explains_why_the_letter_says_more() {
        bothLetters();
        letters.add(letter(LetterKind.COLLECTION_NOTICE, NOTICE, "12500", "38", "62.93", List.of()));
        letters.add(letter(LetterKind.PAYMENT_DEMAND, DEMAND, "12500", "151", "146.83", List.of()));
        pays(1, "2026-10-02", "5000");

        var demand = on("2026-10-20").letters().get(1);

        assertThat(demand.letter().total()).isEqualTo(Money.of("12797.83"));
        assertThat(demand.asSent()).isFalse();
        assertThat(demand.totalNow()).isEqualTo(Money.of("7792.80"));
        assertThat(demand.since())
                .containsExactly(
                        new KnownSince(KnownSince.What.PAYMENT, LocalDate.of(2026, 10, 2), Money.kroner(5000)));
        assertThat(on("2026-10-20").letters().get(0).asSent()).isTrue();
    }

    @Test
    void a_payment_in_time_that_became_known_late_explains_the_fee_that_fell_away() {
        bothLetters();
        letters.add(letter(LetterKind.PAYMENT_DEMAND, DEMAND, "12500", "151", "146.83", List.of()));
        pays(1, "2026-09-28", "12500");

        assertThat(on("2026-10-20").letters().get(0).since())
                .extracting(KnownSince::what)
                .containsExactly(KnownSince.What.PAYMENT, KnownSince.What.FEE_FELL_AWAY);
    }

    @Test
    void a_payment_that_a_letter_told_and_that_is_gone_is_named() {
        letters.add(letter(
                LetterKind.COLLECTION_NOTICE,
                NOTICE,
                "7500",
                "0",
                "42.79",
                List.of(new Notice.Received(LocalDate.of(2026, 9, 3), Money.kroner(5000), false))));

        assertThat(on("2026-09-15").letters().get(0).since())
                .containsExactly(new KnownSince(
                        KnownSince.What.WITHDRAWN_PAYMENT, LocalDate.of(2026, 9, 3), Money.kroner(5000)));
    }

    @Test
    void a_difference_that_nothing_explains_is_not_hidden() {
        letters.add(letter(LetterKind.COLLECTION_NOTICE, NOTICE, "12499", "0", "62.93", List.of()));

        assertThat(on("2026-09-15").letters().get(0).since())
                .containsExactly(new KnownSince(KnownSince.What.OTHER, NOTICE, Money.kroner(1)));
    }

    @Test
    void a_future_day_bears_interest_as_far_as_the_rates_are_known() {
        var december = on("2026-12-31");
        var february = on("2027-02-15");

        assertThat(december.missingRate()).isNull();
        assertThat(december.onward()).isNotNull();
        assertThat(february.missingRate().date()).isEqualTo("2027-01-01");
        assertThat(february.on()).isEqualTo("2027-01-01");
        assertThat(february.askedFor()).isEqualTo("2027-02-15");
        assertThat(february.interest()).singleElement().satisfies(one -> assertThat(one.lastDay())
                .isEqualTo("2026-12-31"));
        assertThat(february.onward()).isNull();
    }

    @Test
    void a_settled_claim_needs_no_rate() {
        pays(1, "2026-09-10", "12500");

        assertThat(on("2031-02-15").missingRate()).isNull();
        assertThat(on("2031-02-15").interestPart().charged()).isEqualTo(Money.of("41.95"));
    }

    @Test
    void a_day_before_the_due_date_has_the_principal_alone() {
        var statement = on("2026-08-20");

        assertThat(statement.total()).isEqualTo(Money.kroner(12500));
        assertThat(statement.interest()).isEmpty();
        assertThat(statement.onward().from()).isEqualTo("2026-08-31");
    }

    @Test
    void a_part_that_does_not_add_up_cannot_exist() {
        assertThatThrownBy(() -> part("100", "30", "0", "60"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("70.00");
    }

    private void bothLetters() {
        fees.add(fee(1, LetterKind.COLLECTION_NOTICE, NOTICE, null, "38", false, null));
        fees.add(fee(2, LetterKind.PAYMENT_DEMAND, DEMAND, DEADLINE, "113", false, null));
    }

    private void pays(long id, String date, String amountIn) {
        movements.add(new Movement(id, LocalDate.parse(date), Money.of(amountIn).negated(), Movement.Kind.PAYMENT));
    }

    private StatementOfClaim on(String day) {
        return drawUp.of(
                new ClaimRecord(
                        10234,
                        dueDate.minusDays(14),
                        dueDate,
                        amount,
                        NOTICE,
                        movements,
                        fees,
                        costs,
                        waivers,
                        List.of(Bucket.values()),
                        letters),
                LocalDate.parse(day));
    }

    private List<String> interest(String day) {
        return on(day).interest().stream()
                .map(one -> "%s–%s %d %s %s"
                        .formatted(
                                one.line().from(),
                                one.lastDay(),
                                one.line().days(),
                                one.line().percent(),
                                one.line().amount()))
                .toList();
    }

    private static ClaimRecord.Fee fee(
            long id,
            LetterKind letter,
            LocalDate date,
            LocalDate previousDeadline,
            String amount,
            boolean neverSent,
            LocalDate reversedOn) {
        return new ClaimRecord.Fee(
                id,
                letter,
                date,
                previousDeadline,
                Money.of(amount),
                "inkassoforskriften § 1-2",
                "test",
                neverSent,
                reversedOn,
                reversedOn == null ? null : "withdrawn");
    }

    private static SentLetter letter(
            LetterKind kind,
            LocalDate date,
            String principal,
            String fees,
            String interest,
            List<Notice.Received> received) {
        var total = Money.of(principal).plus(Money.of(fees)).plus(Money.of(interest));
        return new SentLetter(
                kind,
                date,
                date.plusDays(14),
                Money.of(principal),
                Money.ZERO,
                Money.of(fees),
                Money.of(interest),
                total,
                received);
    }

    private static Part part(String charged, String paid, String waived, String unpaid) {
        return new Part(Money.of(charged), Money.of(paid), Money.ZERO, Money.of(waived), Money.ZERO, Money.of(unpaid));
    }
}

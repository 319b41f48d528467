package no.kapitalkontroll.kk2.core.statement;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import no.kapitalkontroll.kk2.core.charge.DayCount;
import no.kapitalkontroll.kk2.core.charge.LateInterest;
import no.kapitalkontroll.kk2.core.charge.TestRates;
import no.kapitalkontroll.kk2.core.coverage.Bucket;
import no.kapitalkontroll.kk2.core.coverage.CoverPayments;
import no.kapitalkontroll.kk2.core.coverage.Entry;
import no.kapitalkontroll.kk2.core.coverage.Movement;
import no.kapitalkontroll.kk2.core.money.Money;
import no.kapitalkontroll.kk2.core.notice.LetterKind;
import no.kapitalkontroll.kk2.core.statement.StatementOfClaim.FeeLine;

/** A statement adds up on every day, whatever came in, was taken back or was given up. */
class StatementProperties {

    private static final LocalDate DUE = LocalDate.of(2025, 5, 15);
    private static final LocalDate NOTICE = DUE.plusDays(15);
    private static final LocalDate DEMAND = NOTICE.plusDays(20);

    private final LateInterest lateInterest = new LateInterest(TestRates.table(), DayCount.ACTUAL_ACTUAL);
    private final DrawUpStatement drawUp = new DrawUpStatement(lateInterest);

    @Property(tries = 1000)
    void balance_is_what_was_charged_less_what_came_in_and_was_given_up(
            @ForAll("records") ClaimRecord record, @ForAll @IntRange(min = -20, max = 700) int day) {
        var statement = drawUp.of(record, DUE.plusDays(day));

        var fees = Money.sum(statement.fees().stream().map(FeeLine::amount));
        var interest =
                Money.sum(statement.interest().stream().map(one -> one.line().amount()));
        var costs = Money.sum(statement.costs().stream().map(StatementOfClaim.CostLine::amount));
        assertThat(statement.total().minus(statement.refundDue()))
                .isEqualTo(record.invoiceAmount()
                        .plus(fees)
                        .plus(interest)
                        .plus(costs)
                        .minus(statement.paid())
                        .minus(statement.credited())
                        .minus(statement.waived())
                        .plus(statement.returned()));
        for (var bucket : Bucket.values()) {
            var part = statement.part(bucket);
            assertThat(part.charged()
                            .minus(part.paid())
                            .minus(part.credited())
                            .minus(part.waived())
                            .plus(part.returned()))
                    .isEqualTo(part.unpaid());
            assertThat(part.unpaid().isNegative()).isFalse();
        }
        assertThat(statement.feesPart().charged()).isEqualTo(fees);
        assertThat(statement.interestPart().charged()).isEqualTo(interest);
    }

    @Property(tries = 1000)
    void every_krone_that_came_in_is_told_once(
            @ForAll("records") ClaimRecord record, @ForAll @IntRange(min = -20, max = 700) int day) {
        var statement = drawUp.of(record, DUE.plusDays(day));

        var known = record.movements().stream()
                .filter(movement -> !movement.date().isAfter(statement.on()))
                .toList();
        assertThat(statement.movements().size() + 2 * statement.bounced().size())
                .isEqualTo(known.size());
        assertThat(statement.paid().plus(statement.credited()).minus(statement.returned()))
                .isEqualTo(Money.sum(known.stream().map(Movement::amount)).negated());
        var surplus = Money.sum(statement.movements().stream()
                .map(one -> one.entry().kind() == Entry.Kind.RETURN
                        ? one.entry().surplus().negated()
                        : one.entry().surplus()));
        assertThat(surplus).isEqualTo(statement.refundDue());
    }

    @Property(tries = 1000)
    void it_is_the_balance_of_the_same_day(
            @ForAll("records") ClaimRecord record, @ForAll @IntRange(min = -20, max = 590) int day) {
        var on = DUE.plusDays(day);
        var statement = drawUp.of(record, on);

        var balance = new CoverPayments(lateInterest).balance(record.ledgerOn(on), on);
        assertThat(statement.on()).isEqualTo(on);
        assertThat(statement.total()).isEqualTo(balance.total());
        assertThat(statement.refundDue()).isEqualTo(balance.refundDue());
        assertThat(statement.fees().size() + statement.droppedFees().size()).isEqualTo((int) record.fees().stream()
                .filter(fee -> !fee.letterDate().isAfter(on))
                .count());
    }

    @Property(tries = 1000)
    void interest_is_the_same_to_a_line_s_end_and_from_there(
            @ForAll("records") ClaimRecord any, @ForAll @IntRange(min = 1, max = 590) int day) {
        // a payment that bounces and a charge that is taken back change the past: this is about one past
        var record = withNothingTakenBack(any);
        var whole = drawUp.of(record, DUE.plusDays(day));

        for (var end : whole.interest()) {
            var until = drawUp.of(record, end.line().to());
            var after = Money.sum(whole.interest().stream()
                    .filter(one -> !one.line().from().isBefore(end.line().to()))
                    .map(one -> one.line().amount()));
            assertThat(until.interestPart().charged().plus(after))
                    .isEqualTo(whole.interestPart().charged());
            assertThat(end.lastDay()).isEqualTo(end.line().to().minusDays(1));
        }
    }

    @Property(tries = 1000)
    void no_figure_is_given_for_a_day_without_a_rate(
            @ForAll("records") ClaimRecord record, @ForAll @IntRange(min = 592, max = 1200) int day) {
        var asked = DUE.plusDays(day);
        var statement = drawUp.of(record, asked);

        assertThat(statement.askedFor()).isEqualTo(asked);
        if (statement.missingRate() == null) {
            assertThat(statement.on()).isEqualTo(asked);
            assertThat(statement.interest()).allMatch(one -> one.line().to().isBefore(LocalDate.of(2027, 1, 2)));
        } else {
            assertThat(statement.on()).isEqualTo(LocalDate.of(2027, 1, 1));
        }
    }

    @Provide
    Arbitrary<ClaimRecord> records() {
        return Combinators.combine(
                        Arbitraries.longs().between(1, 200_000).map(Money::ore),
                        Arbitraries.of(NOTICE, NOTICE, DUE.plusDays(30)).injectNull(0.1),
                        movements(),
                        fees(),
                        costs(),
                        waivers(),
                        Arbitraries.shuffle(Bucket.values()))
                .as((amount, opened, movements, fees, costs, waivers, order) -> new ClaimRecord(
                        7,
                        DUE.minusDays(14),
                        DUE,
                        amount,
                        opened,
                        movements,
                        opened == null ? List.of() : fees,
                        costs,
                        waivers,
                        order,
                        List.of()));
    }

    private static Arbitrary<List<Movement>> movements() {
        // few different amounts, so that bounces, double payments and refunds do happen
        var amount = Arbitraries.of(-50_000L, -50_000L, -20_000L, -3_800L, -1L, -150_000L, 50_000L, 20_000L, 1L);
        var kind = Arbitraries.of(Movement.Kind.PAYMENT, Movement.Kind.PAYMENT, Movement.Kind.CREDIT);
        return Combinators.combine(days(), amount, kind)
                .as((date, ore, what) -> new Movement(0, date, Money.ore(ore), what))
                .list()
                .ofMaxSize(7)
                .map(all -> IntStream.range(0, all.size())
                        .mapToObj(n -> new Movement(
                                n + 1L,
                                all.get(n).date(),
                                all.get(n).amount(),
                                all.get(n).kind()))
                        .toList());
    }

    private static Arbitrary<List<ClaimRecord.Fee>> fees() {
        var reversed = days().injectNull(0.7);
        return Combinators.combine(reversed, reversed, Arbitraries.of(true, false, false))
                .as((first, second, unsent) -> List.of(
                        fee(1, LetterKind.COLLECTION_NOTICE, NOTICE, null, "35", unsent, first),
                        fee(2, LetterKind.PAYMENT_DEMAND, DEMAND, NOTICE.plusDays(14), "105", false, second)));
    }

    private static ClaimRecord.Fee fee(
            long id,
            LetterKind kind,
            LocalDate date,
            LocalDate previous,
            String amount,
            boolean unsent,
            LocalDate reversedOn) {
        return new ClaimRecord.Fee(
                id, kind, date, previous, Money.of(amount), "§ 1-2", "test", unsent, reversedOn, "withdrawn");
    }

    private static Arbitrary<List<ClaimRecord.Cost>> costs() {
        return Combinators.combine(days(), days().injectNull(0.7))
                .as((date, reversed) ->
                        new ClaimRecord.Cost(9, date, Money.of("134.50"), "receipt 1", null, reversed, "withdrawn"))
                .list()
                .ofMaxSize(1);
    }

    private static Arbitrary<List<ClaimRecord.GivenUp>> waivers() {
        return Combinators.combine(
                        days(),
                        Arbitraries.of(Bucket.class),
                        Arbitraries.longs().between(1, 30_000),
                        days().injectNull(0.7))
                .as((date, bucket, ore, undone) ->
                        new ClaimRecord.GivenUp(date, bucket, Money.ore(ore), "goodwill", undone))
                .list()
                .ofMaxSize(3);
    }

    private static Arbitrary<LocalDate> days() {
        return Arbitraries.integers().between(-20, 300).map(DUE::plusDays);
    }

    private static ClaimRecord withNothingTakenBack(ClaimRecord record) {
        return new ClaimRecord(
                record.invoiceNumber(),
                record.invoiceDate(),
                record.dueDate(),
                record.invoiceAmount(),
                record.openedOn(),
                record.movements().stream()
                        .filter(movement -> movement.amount().isNegative())
                        .toList(),
                record.fees().stream().filter(fee -> fee.reversedOn() == null).toList(),
                record.costs().stream()
                        .filter(cost -> cost.reversedOn() == null)
                        .toList(),
                record.waivers().stream()
                        .filter(waiver -> waiver.undoneOn() == null)
                        .toList(),
                record.order(),
                record.letters());
    }
}

package no.kapitalkontroll.kk2.core.procedure;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import no.kapitalkontroll.kk2.core.calendar.BusinessCalendar;
import no.kapitalkontroll.kk2.core.calendar.LegalDates;
import no.kapitalkontroll.kk2.core.charge.TestRates;
import no.kapitalkontroll.kk2.core.claim.EarlierReminder;
import no.kapitalkontroll.kk2.core.claim.InvoiceRemark;
import no.kapitalkontroll.kk2.core.money.Money;

/** Exactly one decision, with a reason or a step, for every claim and day. */
class DecideClaimProperties {

    private static final Set<DecisionKind> MOVES =
            Set.of(DecisionKind.TAKE, DecisionKind.ADVANCE, DecisionKind.HAND_OVER);

    private final BusinessCalendar calendar = new BusinessCalendar();
    private final DecideClaim decideClaim = new DecideClaim(new LegalDates(calendar), TestRates.table());

    @Property(tries = 3000)
    void every_claim_gets_one_decision_every_day(
            @ForAll Random random, @ForAll @IntRange(min = -10, max = 200) int day) {
        var given = claim(random);
        var date = ClaimFixture.DUE.plusDays(day);

        var decision = decideClaim.decide(given.claim(), given.terms(), date);

        assertThat(decision).isEqualTo(decideClaim.decide(given.claim(), given.terms(), date));
        assertThat(decision.reason() == null).isEqualTo(MOVES.contains(decision.kind()));
        assertThat(decision.step() != null || decision.reason() != null).isTrue();
        var open = given.standing != null && given.standing.isOpen();
        if (open) {
            assertThat(decision.kind()).isNotEqualTo(DecisionKind.SKIP);
        }
        if (decision.kind() == DecisionKind.CLOSE) {
            assertThat(decision.reason()).isIn(Reason.PAID, Reason.CREDITED);
        }
        if (decision.letter() != null) {
            assertThat(MOVES).contains(decision.kind());
        }
    }

    @Property(tries = 3000)
    void a_new_step_is_entered_only_by_a_claim_that_nothing_stops(
            @ForAll Random random, @ForAll @IntRange(min = -10, max = 200) int day) {
        var given = claim(random);
        var date = ClaimFixture.DUE.plusDays(day);

        var decision = decideClaim.decide(given.claim(), given.terms(), date);

        var repeated = given.standing != null && date.equals(given.standing.steppedOn());
        if (MOVES.contains(decision.kind()) && !repeated) {
            assertThat(given.red || given.parked || !given.ledgerFresh || !given.customerKnown)
                    .isFalse();
            assertThat(Money.of(given.principal)).isGreaterThan(Money.ZERO);
            assertThat(Money.of(given.freeCredit)).isEqualTo(Money.ZERO);
            assertThat(calendar.isBusinessDay(date)).isTrue();
            assertThat(given.standing == null && date.isBefore(ClaimFixture.TAKEN))
                    .isFalse();
            assertThat(given.standing == null || given.standing.stopped() == null)
                    .isTrue();
            assertThat(decision.letter() == null || !date.isAfter(given.lawConfirmedUntil))
                    .isTrue();
        }
    }

    private static ClaimFixture claim(Random random) {
        var given = new ClaimFixture();
        given.charged = !rarely(random);
        given.creditNote = rarely(random);
        given.creditedFlag = rarely(random);
        given.currency = rarely(random) ? "EUR" : "NOK";
        given.invoiceDate = rarely(random) ? LocalDate.of(2025, 1, 1) : given.invoiceDate;
        given.remark = rarely(random) ? new InvoiceRemark("stop", pick(random, null, ClaimFixture.DEMANDED)) : null;
        if (rarely(random)) {
            var type = pick(random, EarlierReminder.Type.values());
            given.reminders.add(new EarlierReminder(1, type, ClaimFixture.DUE, null, Money.ZERO));
        }
        given.customerKnown = !rarely(random);
        given.organisationNumber = random.nextBoolean() ? "914286018" : null;
        given.email = random.nextBoolean() ? "post@demo.example" : null;
        given.address = rarely(random) ? null : ClaimFixture.HOME;
        given.factoring = rarely(random);
        given.automaticReminder = rarely(random);
        given.principal = pick(random, "12500", "12500", "12500", "10", "0");
        given.rest = pick(random, "0", "100", "250");
        given.creditedAmount = pick(random, "0", "0", "12500");
        given.freeCredit = rarely(random) ? "1" : "0";
        given.parked = rarely(random);
        given.ledgerFresh = !rarely(random);
        given.red = rarely(random);
        given.businessCompensation = random.nextBoolean();
        given.lawConfirmedUntil = pick(random, LocalDate.of(2026, 12, 31), ClaimFixture.DEMANDED);
        given.standing = standing(random);
        return given;
    }

    private static CaseStanding standing(Random random) {
        var standing = pick(
                random,
                null,
                null,
                ClaimFixture.atNotice(),
                ClaimFixture.atDemand(),
                ClaimFixture.handedOver(),
                ClaimFixture.standing(null, ClaimFixture.TAKEN, false, null),
                ClaimFixture.standing(Step.COLLECTION_NOTICE, ClaimFixture.TAKEN, false, null),
                ClaimFixture.closed(ClaimFixture.DEMANDED, pick(random, Reason.PAID, Reason.CREDITED, null)));
        return standing != null && standing.isOpen() && rarely(random)
                ? ClaimFixture.stopped(standing, pick(random, Reason.ON_HOLD, Reason.DISPUTED, Reason.INSTALMENT_PLAN))
                : standing;
    }

    private static boolean rarely(Random random) {
        return random.nextInt(25) == 0;
    }

    @SafeVarargs
    @SuppressWarnings("varargs") // only read
    private static <T> T pick(Random random, T... choices) {
        return choices[random.nextInt(choices.length)];
    }
}

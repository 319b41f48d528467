package no.kapitalkontroll.kk2.core.life;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import no.kapitalkontroll.kk2.core.charge.CostAnswer;
import no.kapitalkontroll.kk2.core.charge.CostQuestion;
import no.kapitalkontroll.kk2.core.charge.CostRules;
import no.kapitalkontroll.kk2.core.charge.CostType;
import no.kapitalkontroll.kk2.core.coverage.CostCharge;
import no.kapitalkontroll.kk2.core.coverage.Movement;
import no.kapitalkontroll.kk2.core.money.Money;
import no.kapitalkontroll.kk2.core.procedure.Reason;
import no.kapitalkontroll.kk2.core.procedure.Step;

/** What befalls a case, day by day, all of it out of one seed. */
final class Fate {

    /** Sees a life after each of its runs. */
    interface Watcher {

        /** @param repeated the run was one more on a date whose world had not changed */
        void look(CaseLife life, LocalDate date, boolean repeated, CaseLife.State before);
    }

    private static final int MOST_POSTINGS = 8;

    private final Random random;
    private final CaseLife life;
    private final CostRules costRules;
    private final List<Long> bounced = new ArrayList<>();
    private final int payEvery;
    private LocalDate last;
    private long postings;
    private Money outlay = Money.ZERO;
    private Money outlayClaimed = Money.ZERO;
    private Money writingClaimed = Money.ZERO;

    Fate(long seed) {
        this.random = new Random(seed * 7919);
        this.life = new CaseLife(LifeTerms.of(random));
        this.costRules = new CostRules(life.given.interest().rates());
        this.payEvery = LifeTerms.pick(random, List.of(40, 120, 1_000, 1_000));
    }

    CaseLife liveThrough(Watcher watcher) {
        var first = life.given.due().minusDays(5);
        last = first.plusDays(100L + random.nextInt(200));
        var outageUntil = first;
        for (var date = first; !date.isAfter(last) && !isOver(date); date = date.plusDays(1)) {
            befall(date);
            if (one(80)) {
                outageUntil = date.plusDays(random.nextInt(12));
            }
            if (!date.isBefore(outageUntil)) {
                live(date, watcher);
            }
        }
        return life;
    }

    /** What is settled or handed over is watched for some weeks more. */
    private boolean isOver(LocalDate date) {
        return (life.closedOn != null && date.isAfter(life.closedOn.plusDays(20)))
                || (life.openedOn == null
                        && date.isAfter(life.given.due().plusDays(30))
                        && !life.balance(date).principal().isPositive())
                || (life.handedOverOn != null && date.isAfter(life.handedOverOn.plusDays(40)));
    }

    private void live(LocalDate date, Watcher watcher) {
        if (one(3)) {
            life.settleUnknown(random.nextBoolean(), date);
        }
        var before = life.state();
        var takenBack = life.takenBack.size();
        var feeTaken = one(15);
        life.run(date, feeTaken);
        var leaving = life.letters.stream().anyMatch(letter -> letter.state() == CaseLife.LetterState.PLANNED);
        var crossed = leaving && one(15);
        if (crossed) {
            pay(date, date);
        } else if (leaving && one(15)) {
            stop(date);
            crossed = true;
        }
        var outcome =
                one(10) ? CaseLife.Outcome.FAILED : one(15) ? CaseLife.Outcome.UNKNOWN : CaseLife.Outcome.ACCEPTED;
        life.send(date, outcome);
        watcher.look(life, date, false, before);
        if (!crossed && takenBack == life.takenBack.size() && one(4)) {
            before = life.state();
            life.run(date, feeTaken);
            life.send(date, outcome);
            watcher.look(life, date, true, before);
        }
    }

    private void befall(LocalDate date) {
        var early = date.isBefore(life.given.due().plusDays(15));
        if (one(early ? 4 * payEvery : payEvery) && postings < MOST_POSTINGS) {
            pay(date, date.minusDays(random.nextInt(4)));
        }
        if (one(60)) {
            bounce(date);
        }
        if (one(500)) {
            credit(date);
        }
        var refund = life.balance(date).refundDue();
        if (refund.isPositive() && one(5)) {
            move(date, refund, Movement.Kind.PAYMENT, date);
        }
        if (life.stoppedOn(date) == null && one(life.step == Step.PAYMENT_DEMAND ? 60 : 300)) {
            stop(date);
        }
        if (one(200)) {
            life.reverseFees(date);
        }
        if (life.handedOver && one(4)) {
            cost(date);
        }
    }

    /** @param date of the posting: it may be seen some days later, and have been in the bank some days earlier */
    private void pay(LocalDate seen, LocalDate date) {
        var owed = life.balance(seen);
        var amount =
                switch (random.nextInt(8)) {
                    case 0, 1 -> owed.total();
                    case 2, 3 -> owed.principal();
                    case 4 -> owed.total().plus(Money.ore(1 + random.nextInt(100_000)));
                    case 5 -> owed.total().minus(Money.ore(1)).orZero();
                    default -> Money.ore(1 + random.nextInt(300_000));
                };
        if (amount.isPositive()) {
            var inTimeOn = one(3) ? date.minusDays(random.nextInt(7)) : date;
            move(date, amount.negated(), Movement.Kind.PAYMENT, inTimeOn);
            if (one(12)) {
                move(date, amount.negated(), Movement.Kind.PAYMENT, date);
            }
        }
    }

    private void bounce(LocalDate date) {
        life.movements.stream()
                .filter(movement -> movement.kind() == Movement.Kind.PAYMENT
                        && movement.amount().isNegative()
                        && !bounced.contains(movement.postingId()))
                .reduce((one, other) -> random.nextBoolean() ? one : other)
                .ifPresent(movement -> {
                    bounced.add(movement.postingId());
                    move(date, movement.amount().negated(), Movement.Kind.PAYMENT, date);
                });
    }

    private void credit(LocalDate date) {
        var whole = life.given.amount();
        var part = one(3) ? whole : Money.ore(1 + random.nextInt(100_000)).min(whole);
        move(date, part.negated(), Movement.Kind.CREDIT, date);
    }

    private void stop(LocalDate date) {
        var reason = LifeTerms.pick(random, List.of(Reason.DISPUTED, Reason.ON_HOLD, Reason.INSTALMENT_PLAN));
        var days = life.step == Step.PAYMENT_DEMAND ? 185 + random.nextInt(30) : random.nextInt(30);
        life.stops.add(new CaseLife.Stop(reason, date, date.plusDays(days)));
        last = days > 30 ? date.plusDays(days + 60L) : last;
    }

    /** A case handler tries to charge what was paid, too much of it, or the writing of a petition. */
    private void cost(LocalDate date) {
        var type = random.nextBoolean() ? CostType.ENFORCEMENT_PETITION : CostType.PETITION_WRITING;
        if (type.isOutlay() && outlay.isZero()) {
            outlay = Money.ore(50_000 + random.nextInt(150_000));
        }
        var claimed = Money.ore(1 + random.nextInt(150_000));
        var answer = costRules.answer(
                new CostQuestion(type, date, claimed, outlay, type.isOutlay() ? outlayClaimed : writingClaimed));
        if (answer instanceof CostAnswer.Allowed allowed) {
            charge(type, date, claimed, allowed.amount());
        }
    }

    private void charge(CostType type, LocalDate date, Money claimed, Money amount) {
        if (type.isOutlay()) {
            life.costs.add(new CaseLife.Cost(new CostCharge(life.costs.size() + 1L, date, amount), outlay));
            outlayClaimed = outlayClaimed.plus(claimed);
        } else {
            life.chargeWriting(date, amount, type.legalBasis());
            writingClaimed = writingClaimed.plus(claimed);
        }
    }

    private void move(LocalDate date, Money amount, Movement.Kind kind, LocalDate inTimeOn) {
        life.movements.add(new Movement(++postings, date, amount, kind, inTimeOn));
    }

    /** True one time of so many. */
    private boolean one(int ofSoMany) {
        return random.nextInt(ofSoMany) == 0;
    }
}

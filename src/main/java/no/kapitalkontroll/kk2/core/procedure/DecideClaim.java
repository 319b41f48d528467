package no.kapitalkontroll.kk2.core.procedure;

import java.time.LocalDate;
import java.util.Optional;
import no.kapitalkontroll.kk2.core.calendar.LegalDates;
import no.kapitalkontroll.kk2.core.charge.MissingRate;
import no.kapitalkontroll.kk2.core.charge.RateTable;
import no.kapitalkontroll.kk2.core.notice.LetterKind;

/**
 * One decision and reason for an invoice and a date (rules § 2); the first reason that applies, in their order.
 *
 * <p>A case that was closed before this date is an ordinary invoice and is skipped; one with debt again is reopened by the
 * caller first. A step whose letter a case handler has approved is handed in without its {@code approval} mark.
 */
public final class DecideClaim {

    /** Inkassoloven § 11: legal steps rest on a payment demand that is at most six months old. */
    private static final int MONTHS_OF_A_DEMAND = 6;

    private final LegalDates dates;
    private final SkipRules skipRules;
    private final LetterRules letterRules;

    public DecideClaim(LegalDates dates, RateTable rates) {
        this.dates = dates;
        this.skipRules = new SkipRules(dates);
        this.letterRules = new LetterRules(dates.calendar(), rates);
    }

    public Decision decide(ClaimView claim, Terms terms, LocalDate date) {
        var standing = claim.standing();
        if (standing == null) {
            return decideNew(claim, terms, date);
        }
        return standing.isOpen() ? decideOpen(claim, terms, date) : decideClosed(claim, terms, date);
    }

    /** The same as if the case had come to its step on an earlier date: what was said after the date's run counts. */
    public Decision decideAnew(ClaimView claim, Terms terms, LocalDate date) {
        return decide(claim.with(claim.standing().enteredEarlier()), terms, date);
    }

    /** The date printed on a letter that a run on {@code date} plans: the date itself, or later for paper. */
    public LocalDate letterDate(ClaimView claim, LetterKind letter, Terms terms, LocalDate date) {
        return letterRules.letterDate(claim, letter, terms, date);
    }

    /** The rate for which this claim's next letter waits, when its decision is {@link Reason#RATE_MISSING}. */
    public Optional<MissingRate> missingRate(ClaimView claim, Terms terms, LocalDate date) {
        var next = claim.standing() == null ? claim.procedure().after(null) : nextStep(claim, date);
        return next.filter(step -> step.letter() != null)
                .flatMap(step -> letterRules.missingRate(
                        step, claim, terms, letterRules.letterDate(claim, step.letter(), terms, date)));
    }

    private Decision decideNew(ClaimView claim, Terms terms, LocalDate date) {
        var first = nextStep(claim, date);
        return skipRules
                .firstReason(claim, terms, date)
                .map(DecideClaim::skip)
                .or(() -> obstacle(claim, date)
                        .or(() -> obstacle(first, claim, terms, date))
                        .map(reason -> waiting(claim, reason)))
                .orElseGet(() -> enter(DecisionKind.TAKE, first.orElseThrow()));
    }

    private Decision decideClosed(ClaimView claim, Terms terms, LocalDate date) {
        var standing = claim.standing();
        var closedAs = standing.closeReason() == null ? Reason.PAID : standing.closeReason();
        return date.equals(standing.closedOn())
                ? close(standing, closedAs)
                : skip(skipRules.firstReason(claim, terms, date).orElse(closedAs));
    }

    private Decision decideOpen(ClaimView claim, Terms terms, LocalDate date) {
        if (!claim.balance().principal().isPositive()) {
            if (SkipRules.isCredited(claim)) {
                // what was never owed bears no fee and no interest, however much had run up
                return close(claim.standing(), Reason.CREDITED);
            }
            return decideRest(claim, terms);
        }
        return decidedEarlierToday(claim, date).orElseGet(() -> skipRules
                .firstReasonInCase(claim, terms, date)
                .or(() -> obstacle(claim, date))
                .or(() -> Optional.ofNullable(claim.standing().stopped()))
                .map(reason -> waiting(claim, reason))
                .orElseGet(() -> advance(claim, terms, date)));
    }

    /** Only fees, interest and costs are left: no letter of the procedure asks for them alone, whatever the policy. */
    private static Decision decideRest(ClaimView claim, Terms terms) {
        if (claim.balance().rest().compareTo(terms.waivedByItself()) <= 0) {
            return close(claim.standing(), Reason.PAID);
        }
        var isAsked = terms.restPolicy() == RestPolicy.ASK && !claim.standing().restKept();
        return waiting(claim, isAsked ? Reason.AWAITING_APPROVAL : Reason.BELOW_MINIMUM);
    }

    /** The same date decides the same again, so that a second run repeats the first one's decision. */
    private static Optional<Decision> decidedEarlierToday(ClaimView claim, LocalDate date) {
        var standing = claim.standing();
        if (standing.step() == null || !date.equals(standing.steppedOn())) {
            return Optional.empty();
        }
        var procedure = claim.procedure();
        var isFirst = procedure
                .after(null)
                .filter(first -> first.step() == standing.step())
                .isPresent();
        var letter = procedure.at(standing.step()).map(ProcedureStep::letter).orElse(null);
        var kind = isFirst && date.equals(standing.openedOn()) ? DecisionKind.TAKE : kindOf(standing.step());
        return Optional.of(new Decision(kind, null, standing.step(), letter));
    }

    private Decision advance(ClaimView claim, Terms terms, LocalDate date) {
        var standing = claim.standing();
        var next = nextStep(claim, date);
        if (standing.handedOver() || next.isEmpty()) {
            return waiting(claim, Reason.AWAITING_APPROVAL);
        }
        if (standing.step() != null && !deadlineHasPassed(claim, date)) {
            return waiting(claim, Reason.DEADLINE_RUNNING);
        }
        return obstacle(next, claim, terms, date)
                .map(reason -> waiting(claim, reason))
                .orElseGet(() -> enter(kindOf(next.get().step()), next.get()));
    }

    /** The step after the one that the case stands at; a new demand, where the last one is too old to go on from. */
    public static Optional<ProcedureStep> nextStep(ClaimView claim, LocalDate date) {
        var standing = claim.standing();
        if (standing == null) {
            return claim.procedure().after(null);
        }
        var tooOld = standing.demandedOn() != null
                && date.isAfter(standing.demandedOn().plusMonths(MONTHS_OF_A_DEMAND));
        return claim.procedure()
                .after(standing.step())
                .flatMap(next -> tooOld && next.step().compareTo(Step.PAYMENT_DEMAND) > 0
                        ? claim.procedure().at(Step.PAYMENT_DEMAND)
                        : Optional.of(next));
    }

    private boolean deadlineHasPassed(ClaimView claim, LocalDate date) {
        var standing = claim.standing();
        return standing.letterSent()
                && standing.deadline() != null
                && !date.isBefore(dates.nextStepFrom(standing.deadline(), grace(claim, standing.step())));
    }

    /** Of a step that the procedure no longer has: the usual one. */
    static int grace(ClaimView claim, Step step) {
        return claim.procedure().at(step).map(ProcedureStep::graceBusinessDays).orElse(LegalDates.GRACE_BUSINESS_DAYS);
    }

    /** What keeps any claim from moving, whatever its next step. */
    private static Optional<Reason> obstacle(ClaimView claim, LocalDate date) {
        if (claim.parked() || claim.customer() == null || claim.procedure().isMissing()) {
            return Optional.of(Reason.PARKED);
        }
        if (!claim.ledgerFresh()) {
            return Optional.of(Reason.LEDGER_NOT_FRESH);
        }
        if (claim.red()) {
            return Optional.of(Reason.DIFFERENCE);
        }
        return claim.isTimeBarredOn(date) ? Optional.of(Reason.ON_HOLD) : Optional.empty();
    }

    /** What keeps a claim from entering this very step. */
    private Optional<Reason> obstacle(Optional<ProcedureStep> next, ClaimView claim, Terms terms, LocalDate date) {
        if (!dates.calendar().isBusinessDay(date)) {
            return Optional.of(Reason.NOT_A_BUSINESS_DAY);
        }
        if (next.isEmpty()) {
            return Optional.of(Reason.AWAITING_APPROVAL);
        }
        return next.filter(step -> step.letter() != null)
                .flatMap(step -> letterRules.obstacle(step, claim, terms, date));
    }

    private static DecisionKind kindOf(Step step) {
        return step == Step.HAND_OVER ? DecisionKind.HAND_OVER : DecisionKind.ADVANCE;
    }

    private static Decision enter(DecisionKind kind, ProcedureStep step) {
        return new Decision(kind, null, step.step(), step.letter());
    }

    private static Decision waiting(ClaimView claim, Reason reason) {
        var standing = claim.standing();
        return new Decision(DecisionKind.WAIT, reason, standing == null ? null : standing.step(), null);
    }

    private static Decision skip(Reason reason) {
        return new Decision(DecisionKind.SKIP, reason, null, null);
    }

    private static Decision close(CaseStanding standing, Reason reason) {
        return new Decision(DecisionKind.CLOSE, reason, standing.step(), null);
    }
}

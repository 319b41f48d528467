package no.kapitalkontroll.kk2.handling;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import no.kapitalkontroll.kk2.cases.CaseLog;
import no.kapitalkontroll.kk2.cases.InstalmentPlans;
import no.kapitalkontroll.kk2.cases.RequestLetter;
import no.kapitalkontroll.kk2.core.instalment.InstalmentPlan;
import no.kapitalkontroll.kk2.core.instalment.MakeTerms;
import no.kapitalkontroll.kk2.core.instalment.MakeTerms.Made;
import no.kapitalkontroll.kk2.core.instalment.Term;
import no.kapitalkontroll.kk2.core.limitation.InterruptingEvent;
import no.kapitalkontroll.kk2.core.money.Money;
import no.kapitalkontroll.kk2.core.notice.LetterKind;
import no.kapitalkontroll.kk2.core.notice.Notice;
import no.kapitalkontroll.kk2.core.procedure.Reason;
import no.kapitalkontroll.kk2.core.procedure.Step;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Lets a debtor pay by instalments (avdragsavtale): the procedure stops as long as the terms are kept, and a letter confirms
 * them. The terms sum to the claim on the day of the agreement; late interest goes on besides them. The agreement bears no fee
 * (uncertain whether it might).
 */
@Component
public class AgreeInstalments {

    private final TakeInHand takeInHand;
    private final JdbcClient jdbc;
    private final InstalmentPlans plans;
    private final InterruptLimitation interrupt;
    private final RequestLetter requestLetter;
    private final CaseLog log;
    private final MakeTerms makeTerms = new MakeTerms();

    public AgreeInstalments(
            TakeInHand takeInHand,
            JdbcClient jdbc,
            InstalmentPlans plans,
            InterruptLimitation interrupt,
            RequestLetter requestLetter,
            CaseLog log) {
        this.takeInHand = takeInHand;
        this.jdbc = jdbc;
        this.plans = plans;
        this.interrupt = interrupt;
        this.requestLetter = requestLetter;
        this.log = log;
    }

    /**
     * What the parties agreed.
     *
     * @param first the first of {@code count} monthly terms of equal amounts; null when the terms are named
     * @param named amounts by date; empty when they are equal
     * @param graceBusinessDays after each term
     * @param backTo the word of the step to do anew after a missed term; null: a new payment demand when there is none that
     *     serves, else the case goes on where it stands
     * @param acceptedOn the day on which the debtor acknowledged the debt, which interrupts limitation (foreldelsesloven § 14);
     *     null: the debtor did not
     */
    public record Agreed(
            LocalDate first,
            int count,
            Map<LocalDate, Money> named,
            int graceBusinessDays,
            String backTo,
            LocalDate acceptedOn) {}

    @Transactional
    public Answer agree(CaseRef ref, Agreed agreed, Operator by, LocalDate today) {
        if (by.refusal().isPresent()) {
            return by.refused();
        }
        var taken = takeInHand.take(ref, today);
        if (taken.isEmpty()) {
            return TakeInHand.noCase(ref);
        }
        var held = taken.get();
        var refused = refusal(held, agreed);
        if (refused.isPresent()) {
            return refused.get();
        }
        var made = terms(held, agreed);
        if (made instanceof Made.Refused no) {
            return new Answer.Refused(no.why(), no.remedy());
        }
        var plan = new InstalmentPlan(((Made.Terms) made).terms(), agreed.graceBusinessDays());
        if (agreed.acceptedOn() != null) {
            var accepted = interrupt.record(held, InterruptingEvent.ACKNOWLEDGED, agreed.acceptedOn(), null, by);
            if (accepted.isPresent()) {
                return accepted.get();
            }
        }
        var backTo = agreed.backTo() == null ? null : Step.ofWord(agreed.backTo());
        plans.begin(held.claim(), held.id(), plan, today, agreed.acceptedOn(), backTo);
        jdbc.sql("UPDATE cases SET stopped = ?, stopped_until = NULL, stop_cause = 'instalment-plan' WHERE id = ?")
                .params(Reason.INSTALMENT_PLAN.word(), held.id())
                .update();
        requestLetter.of(held.id(), LetterKind.INSTALMENT_AGREEMENT, letter(held, plan, backTo), today);
        var last = plan.terms().get(plan.terms().size() - 1);
        var sentence = "%d terms from %s to %s, %s in all"
                .formatted(plan.terms().size(), plan.terms().get(0).dueOn(), last.dueOn(), plan.total());
        log.add(held.id(), today, last.dueOn(), by.who(), "instalments-agreed", sentence + ": " + by.why());
        return new Answer.Done(
                ref + ": " + sentence + "; late interest goes on besides them; the agreement goes by letter");
    }

    private Optional<Answer> refusal(HandledCase held, Agreed agreed) {
        if (!held.facts().isOpen()) {
            return refused("the case is closed", "reopen it first, if it shall go on");
        }
        if (!held.claim().balance().principal().isPositive()) {
            return refused("no principal is open", "waive what is left, or wait for its payment");
        }
        var cause = jdbc.sql("SELECT COALESCE(stop_cause, stopped, '') FROM cases WHERE id = ?")
                .param(held.id())
                .query(String.class)
                .single();
        if (!List.of("", "hold", Reason.ON_HOLD.word()).contains(cause)) {
            return refused("the case is stopped: " + cause, "end that first");
        }
        if (agreed.graceBusinessDays() < 0 || agreed.graceBusinessDays() > 30) {
            return refused("the grace is not 0 to 30 business days", "write another --grace");
        }
        if (agreed.backTo() != null && !isStepOf(held, agreed.backTo())) {
            return refused(
                    "the procedure sends no letter " + agreed.backTo(),
                    "name a step of its procedure that has a letter");
        }
        return Optional.empty();
    }

    private static boolean isStepOf(HandledCase held, String word) {
        return held.claim().view().procedure().steps().stream()
                .anyMatch(step -> step.letter() != null && step.step().word().equals(word));
    }

    private Made terms(HandledCase held, Agreed agreed) {
        var claim = held.claim().balance().total();
        if ((agreed.first() == null) == agreed.named().isEmpty()) {
            return new Made.Refused(
                    "the terms are not said in one way",
                    "write either a first date and a number of terms, or each term");
        }
        if (agreed.first() != null) {
            return makeTerms.equal(claim, agreed.first(), agreed.count(), held.today());
        }
        SortedMap<LocalDate, Money> inOrder = new TreeMap<>(agreed.named());
        return makeTerms.named(claim, inOrder, held.today());
    }

    /** The letter names the step that follows a missed term: as agreed, else a demand or where the case stands beyond it. */
    private static Notice.InstalmentTerms letter(HandledCase held, InstalmentPlan plan, Step agreed) {
        var step = held.facts().step();
        var stands = step == Step.ENFORCEMENT_NOTICE ? step : Step.PAYMENT_DEMAND;
        return new Notice.InstalmentTerms(
                held.today(),
                plan.terms().stream().map(AgreeInstalments::written).toList(),
                (agreed == null ? stands : agreed).word());
    }

    private static Notice.InstalmentTerms.Term written(Term term) {
        return new Notice.InstalmentTerms.Term(term.number(), term.dueOn(), term.amount());
    }

    private static Optional<Answer> refused(String why, String remedy) {
        return Optional.of(new Answer.Refused(why, remedy));
    }
}

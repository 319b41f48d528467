package no.kapitalkontroll.kk2.handling;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import no.kapitalkontroll.kk2.cases.CaseLog;
import no.kapitalkontroll.kk2.cases.InstalmentPlans;
import no.kapitalkontroll.kk2.cases.LetterFact;
import no.kapitalkontroll.kk2.cases.RequestLetter;
import no.kapitalkontroll.kk2.cases.TakeBackLetter;
import no.kapitalkontroll.kk2.core.instalment.InstalmentPlan;
import no.kapitalkontroll.kk2.core.instalment.MakeTerms;
import no.kapitalkontroll.kk2.core.instalment.MakeTerms.Made;
import no.kapitalkontroll.kk2.core.instalment.Term;
import no.kapitalkontroll.kk2.core.limitation.InterruptingEvent;
import no.kapitalkontroll.kk2.core.money.Money;
import no.kapitalkontroll.kk2.core.notice.LetterKind;
import no.kapitalkontroll.kk2.core.notice.Notice;
import no.kapitalkontroll.kk2.core.procedure.ProcedureStep;
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
    private final TakeBackLetter takeBack;
    private final InstalmentPlans plans;
    private final InterruptLimitation interrupt;
    private final RequestLetter requestLetter;
    private final CaseLog log;
    private final MakeTerms makeTerms = new MakeTerms();

    public AgreeInstalments(
            TakeInHand takeInHand,
            JdbcClient jdbc,
            TakeBackLetter takeBack,
            InstalmentPlans plans,
            InterruptLimitation interrupt,
            RequestLetter requestLetter,
            CaseLog log) {
        this.takeInHand = takeInHand;
        this.jdbc = jdbc;
        this.takeBack = takeBack;
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
     * @param backTo the word of the step to do anew after a missed term; null: the payment demand. A case that has not come
     *     to it goes on with its next letter
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
        return takeInHand.handleOpen(ref, by, today, held -> agree(held, agreed, by));
    }

    private Answer agree(HandledCase held, Agreed agreed, Operator by) {
        var today = held.today();
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
        var backTo = backTo(held, agreed);
        takeBack.unsentOf(held.id(), Reason.INSTALMENT_PLAN.word(), today);
        plans.begin(held.claim(), held.id(), plan, today, agreed.acceptedOn(), backTo);
        jdbc.sql("UPDATE cases SET stopped = ?, stopped_until = NULL, stop_cause = 'instalment-plan' WHERE id = ?")
                .params(Reason.INSTALMENT_PLAN.word(), held.id())
                .update();
        requestLetter.of(
                held.id(), LetterKind.INSTALMENT_AGREEMENT, letter(held, plan, letterAfterMiss(held, backTo)), today);
        var last = plan.terms().get(plan.terms().size() - 1);
        var sentence = "%d terms from %s to %s, %s in all"
                .formatted(plan.terms().size(), plan.terms().get(0).dueOn(), last.dueOn(), plan.total());
        log.add(held.id(), today, last.dueOn(), by.who(), "instalments-agreed", sentence + ": " + by.why());
        return new Answer.Done(
                held.ref() + ": " + sentence + "; late interest goes on besides them; the agreement goes by letter");
    }

    private Optional<Answer> refusal(HandledCase held, Agreed agreed) {
        if (held.claim().view().isTimeBarredOn(held.today())) {
            return refused(
                    "the claim is time-barred from " + held.claim().view().timeBarredFrom(),
                    "record first what interrupted limitation in time (interrupt), or give the claim up");
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
        if (held.claim().letters().stream()
                .anyMatch(letter -> letter.state() == LetterFact.State.PLANNED && letter.feeBearing())) {
            return refused(
                    "a letter with a fee is on its way, and may be taken back with it",
                    "run first, or wait for the next run: the terms must sum to the claim");
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

    /** The step as agreed, else the demand: a missed term leads to no hand-over without a letter and its deadline. */
    private static Step backTo(HandledCase held, Agreed agreed) {
        if (agreed.backTo() != null) {
            return Step.ofWord(agreed.backTo());
        }
        var letters = held.claim().view().procedure().steps().stream()
                .filter(planned -> planned.letter() != null)
                .map(ProcedureStep::step)
                .toList();
        return letters.isEmpty() || letters.contains(Step.PAYMENT_DEMAND)
                ? Step.PAYMENT_DEMAND
                : letters.get(letters.size() - 1);
    }

    /** What follows a missed term: the agreed step anew, or before it the next letter of the procedure. */
    private Step letterAfterMiss(HandledCase held, Step backTo) {
        // a letter that was just taken back is still to come
        var standsAt =
                takeInHand.take(held.ref(), held.today()).orElseThrow().facts().step();
        return standsAt != null && standsAt.compareTo(backTo) >= 0
                ? backTo
                : held.claim()
                        .view()
                        .procedure()
                        .after(standsAt)
                        .map(ProcedureStep::step)
                        .orElse(backTo);
    }

    private static Notice.InstalmentTerms letter(HandledCase held, InstalmentPlan plan, Step afterMiss) {
        return new Notice.InstalmentTerms(
                held.today(),
                plan.terms().stream().map(AgreeInstalments::written).toList(),
                afterMiss.word());
    }

    private static Notice.InstalmentTerms.Term written(Term term) {
        return new Notice.InstalmentTerms.Term(term.number(), term.dueOn(), term.amount());
    }

    private static Optional<Answer> refused(String why, String remedy) {
        return Optional.of(new Answer.Refused(why, remedy));
    }
}

package no.kapitalkontroll.kk2.handling;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import no.kapitalkontroll.kk2.cases.LetterFact;
import no.kapitalkontroll.kk2.cases.LookAtCase;
import no.kapitalkontroll.kk2.cases.LookAtCase.CaseSeen;
import no.kapitalkontroll.kk2.cases.Objections.Objection;
import no.kapitalkontroll.kk2.cases.ReadDifferences;
import no.kapitalkontroll.kk2.cases.StandingDifference;
import no.kapitalkontroll.kk2.core.coverage.Allocation;
import no.kapitalkontroll.kk2.core.coverage.OwnMovement;
import no.kapitalkontroll.kk2.core.money.Money;
import org.springframework.stereotype.Component;

/** Tells how a case stands: step, deadline, stop, balance of each part, letters, and the plan of the steps to come. */
@Component
public class ShowCase {

    private final LookAtCase lookAtCase;
    private final ReadDifferences readDifferences;

    public ShowCase(LookAtCase lookAtCase, ReadDifferences readDifferences) {
        this.lookAtCase = lookAtCase;
        this.readDifferences = readDifferences;
    }

    public Answer show(CaseRef ref, LocalDate today) {
        return lookAtCase
                .look(ref.creditorId(), ref.invoiceNumber(), today)
                .<Answer>map(seen -> new Answer.Told(String.join("\n", lines(ref, seen, today))))
                .orElseGet(() -> TakeInHand.noCase(ref));
    }

    private List<String> lines(CaseRef ref, CaseSeen seen, LocalDate today) {
        var facts = seen.facts();
        var balance = seen.claim().balance();
        List<String> lines = new ArrayList<>();
        lines.add(line("case", "%s, %s, procedure %s".formatted(ref, state(seen), facts.procedureName())));
        lines.add(line("step", step(seen)));
        lines.add(line("stopped", stop(seen)));
        seen.objection().ifPresent(objection -> lines.add(line("objection", objection(objection))));
        lines.add(line(
                today.toString(),
                seen.decision().kind().word()
                        + (seen.decision().reason() == null
                                ? ""
                                : " " + seen.decision().reason().word())));
        lines.add(line("principal", balance.principal()));
        lines.add(line("interest", balance.interest()));
        lines.add(line("fees", balance.fees()));
        lines.add(line("costs", balance.costs()));
        lines.add(line("total", balance.total()));
        if (balance.refundDue().isPositive()) {
            lines.add(line("refund due", balance.refundDue()));
        }
        balance.allocations().forEach(payment -> lines.add(line("payment", payment(payment))));
        readDifferences.now(seen.facts().id()).forEach(standing -> lines.add(line("difference", difference(standing))));
        seen.claim().letters().forEach(letter -> lines.add(line("letter", letter(letter))));
        seen.letters()
                .forEach(waiting -> lines.add(line(
                        "asked for",
                        waiting.letter()
                                + waiting.obstacle()
                                        .map(why -> ", waits: " + why)
                                        .orElse(", goes with the next run"))));
        seen.ahead()
                .forEach(step -> lines.add(line(
                        "to come",
                        "%s, not before %s%s%s"
                                .formatted(
                                        step.step().word(),
                                        step.earliest(),
                                        step.approval() ? ", waits for approval" : "",
                                        isStoppedWithoutEnd(seen) ? ", when nothing stops it" : ""))));
        return lines;
    }

    private static String state(CaseSeen seen) {
        var facts = seen.facts();
        return facts.isOpen()
                ? "%s since %s".formatted(facts.state(), facts.openedOn())
                : "%s on %s as %s"
                        .formatted(
                                facts.state(),
                                facts.closedOn(),
                                facts.closeReason().word());
    }

    private static String step(CaseSeen seen) {
        var facts = seen.facts();
        var deadline = seen.claim().view().standing().deadline();
        return facts.step() == null
                ? "none yet"
                : facts.step().word()
                        + (deadline == null ? "" : ", deadline " + deadline)
                        + (facts.round() == 0 ? "" : ", round " + (facts.round() + 1));
    }

    private static String stop(CaseSeen seen) {
        var stopped = seen.claim().view().standing().stopped();
        var until = seen.facts().stoppedUntil();
        return stopped == null ? "no" : stopped.word() + (until == null ? "" : " to the end of " + until);
    }

    private static boolean isStoppedWithoutEnd(CaseSeen seen) {
        return seen.claim().view().standing().stopped() != null && seen.facts().stoppedUntil() == null;
    }

    private static String objection(Objection objection) {
        var what = objection.amount() == null ? "the whole claim" : objection.amount() + " of the principal";
        var state = objection.state().name().toLowerCase(Locale.ROOT);
        var waits = objection.upheld() == null
                ? ""
                : " with %s%s"
                        .formatted(
                                objection.upheld(),
                                objection.settledOn() == null
                                        ? ", waits for the credit note"
                                        : ", credited " + objection.settledOn());
        return "of %s, %s, %s%s".formatted(objection.receivedOn(), what, state, waits);
    }

    private static String payment(Allocation payment) {
        return "%s %s: principal %s, costs %s, fees %s, interest %s%s%s (%s)"
                .formatted(
                        payment.date(),
                        payment.amount(),
                        payment.principal(),
                        payment.costs(),
                        payment.fees(),
                        payment.interest(),
                        payment.surplus().isZero() ? "" : ", surplus " + payment.surplus(),
                        payment.designated() ? ", by the debtor's word" : "",
                        OwnMovement.named(payment.postingId()));
    }

    private static String difference(StandingDifference standing) {
        return "%s since %s%s"
                .formatted(
                        standing,
                        standing.since(),
                        standing.isRed() ? ", red; remedy: " + standing.cause().remedy() : "");
    }

    private static String letter(LetterFact letter) {
        return "%s %s %s%s"
                .formatted(
                        letter.date(),
                        letter.kind().word(),
                        letter.state().name().toLowerCase(Locale.ROOT),
                        letter.deadline() == null ? "" : ", deadline " + letter.deadline());
    }

    private static String line(String title, Money amount) {
        return line(title, amount.toString());
    }

    private static String line(String title, String text) {
        return "%-11s %s".formatted(title, text);
    }
}

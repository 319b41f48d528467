package no.kapitalkontroll.kk2.law;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import no.kapitalkontroll.kk2.core.notice.LetterKind;
import no.kapitalkontroll.kk2.core.procedure.Procedure;
import no.kapitalkontroll.kk2.core.procedure.ProcedureStep;
import no.kapitalkontroll.kk2.core.procedure.Step;
import no.kapitalkontroll.kk2.yaml.YamlMapping;

/**
 * What a procedure must not be: each refusal names the paragraph that it breaks and what to write instead. The law is that
 * in force until the new inkassolov (LOV-2026-05-22-19) comes into force: inkassoloven of 1988, inkassoforskriften of 1989.
 */
final class RefuseIllegalProcedure {

    /** Inkassoloven §§ 9 and 10, tvangsfullbyrdelsesloven § 4-18, inkassoforskriften § 1-2: days from the letter to its deadline. */
    private static final int LEAST_DEADLINE_DAYS = 14;

    /** Inkassoforskriften § 1-2: days from the due date to the first letter with a fee. */
    private static final int LEAST_DAYS_AFTER_DUE = 14;

    /** A payment that is ordered on the last day arrives on the next business day, or on the one after it. */
    private static final int LEAST_GRACE_BUSINESS_DAYS = 2;

    /** Inkassoforskriften § 1-3: reminders and notices with a fee. */
    private static final int MOST_TWENTIETHS = 2;

    /** Six months (inkassoloven § 11), less a month for weekends, holidays and a holiday stop. */
    private static final int MOST_DAYS_OF_A_DEMAND = 150;

    private static final Set<LetterKind> TWENTIETHS = Set.of(LetterKind.REMINDER, LetterKind.COLLECTION_NOTICE);
    private static final String BESIDE_A_LETTER = "belongs to a letter, and hand-over sends none";

    /**
     * Refuses, at its place in the file, all that is illegal.
     *
     * @param isWhole every step was understood; else what concerns several steps is not judged
     */
    void refuse(YamlMapping file, Procedure procedure, List<WrittenStep> steps, boolean isWhole) {
        if (procedure.daysAfterDue() < LEAST_DAYS_AFTER_DUE) {
            file.refuse(
                    "days-after-due",
                    "is under 14: a letter bears a fee from 14 days after the due date on (inkassoforskriften § 1-2), and KK2"
                            + " takes no claim earlier, with or without fee",
                    "write 14 or more, or leave it out");
        }
        for (int i = 0; i < steps.size(); i++) {
            refuseStep(steps.get(i), before(steps, i), after(steps, i), isWhole);
        }
        if (isWhole) {
            refuseOrder(file, procedure.steps());
            refuseHandOver(file, procedure.steps());
        }
    }

    private static void refuseStep(
            WrittenStep written, List<ProcedureStep> before, List<ProcedureStep> after, boolean isWhole) {
        if (written.step().step() == Step.HAND_OVER) {
            refuseHandOver(written);
            return;
        }
        refuseLetter(written);
        refuseDeadline(written, after);
        refuseGrace(written);
        refuseFee(written, before, isWhole);
    }

    private static void refuseHandOver(WrittenStep written) {
        if (written.entry().has("letter")) {
            written.refuse("letter", "does not belong to the step hand-over, which sends none", "leave it out");
        }
        Stream.of("enforcement-notice", "fee", "deadline-days", "grace-business-days")
                .filter(written.entry()::has)
                .forEach(key -> written.refuse(key, BESIDE_A_LETTER, "leave it out"));
        if (!written.step().approval()) {
            written.refuse(
                    "approval",
                    "is missing: before legal steps a person assesses whether the claim is rightful (inkassoloven § 11)",
                    "write approval: true");
        }
    }

    private static void refuseLetter(WrittenStep written) {
        var step = written.step();
        var own = step.step().word();
        if (step.letter() == null && !written.entry().has("letter")) {
            written.refuse("letter", "is missing", "write letter: " + own);
        } else if (step.letter() != null && !step.letter().word().equals(own)) {
            written.refuse("letter", "does not belong to the step " + own, "write letter: " + own);
        }
        if (step.step() == Step.ENFORCEMENT_NOTICE && !step.enforcementNotice()) {
            written.refuse(
                    "enforcement-notice",
                    "is false, but the letter is the notice of tvangsfullbyrdelsesloven § 4-18",
                    "leave it out");
        } else if (step.enforcementNotice() && !carriesTheNotice(step)) {
            written.refuse(
                    "enforcement-notice",
                    "is true, but this letter does not carry the notice of tvangsfullbyrdelsesloven § 4-18",
                    "put it at the payment demand, or add a step enforcement-notice");
        }
    }

    private static void refuseDeadline(WrittenStep written, List<ProcedureStep> after) {
        var step = written.step();
        var law = new ArrayList<String>();
        if (step.letter() == LetterKind.COLLECTION_NOTICE) {
            law.add("inkassoloven § 9");
        }
        if (step.letter() == LetterKind.PAYMENT_DEMAND) {
            law.add("inkassoloven § 10");
        }
        if (step.enforcementNotice() && carriesTheNotice(step)) {
            law.add("tvangsfullbyrdelsesloven § 4-18 (two weeks)");
        }
        if (bearsTwentieth(step) && after.stream().anyMatch(RefuseIllegalProcedure::bearsFee)) {
            law.add("inkassoforskriften §§ 1-2 and 1-3 (a later letter bears a fee)");
        }
        if (step.deadlineDays() < LEAST_DEADLINE_DAYS && !law.isEmpty()) {
            written.refuse(
                    "deadline-days",
                    "is under 14, the least by " + String.join(" and ", law),
                    "write 14 or more, or leave it out");
        }
    }

    private static void refuseGrace(WrittenStep written) {
        if (written.step().graceBusinessDays() < LEAST_GRACE_BUSINESS_DAYS) {
            written.refuse(
                    "grace-business-days",
                    "is under 2: a payment ordered on the last day is in time (inkassoloven § 9; for every letter god"
                            + " inkassoskikk, § 8) and takes its days through the banks",
                    "write 2 or more, or leave it out");
        }
    }

    private static void refuseFee(WrittenStep written, List<ProcedureStep> before, boolean isWhole) {
        var step = written.step();
        var mayBearFee = step.step() != Step.REMINDER_FREE && step.step() != Step.ENFORCEMENT_NOTICE;
        if (!mayBearFee && step.fee() && written.entry().has("fee")) {
            written.refuse(
                    "fee",
                    "is true, but such a letter bears none (inkassoforskriften § 1-2)",
                    "leave it out; a reminder with a fee is the step reminder");
        }
        if (isWhole
                && step.letter() == LetterKind.PAYMENT_DEMAND
                && step.fee()
                && before.stream().noneMatch(RefuseIllegalProcedure::givesFourteenDays)) {
            written.refuse(
                    "fee",
                    "is charged, but no reminder or collection notice before it gives 14 days (inkassoforskriften § 1-2"
                            + " third paragraph)",
                    "put a step collection-notice with a deadline of 14 days before it, or write fee: false");
        }
    }

    private static void refuseOrder(YamlMapping file, List<ProcedureStep> steps) {
        for (var i = 1; i < steps.size(); i++) {
            if (steps.get(i).step().compareTo(steps.get(i - 1).step()) <= 0) {
                file.refuse(
                        "steps",
                        "are repeated or out of the order of inkassoloven §§ 9 to 11",
                        "write each once, in the order of the law");
                break;
            }
        }
        if (steps.stream().filter(RefuseIllegalProcedure::bearsTwentieth).count() > MOST_TWENTIETHS) {
            file.refuse(
                    "steps",
                    "charge more than two reminders and notices (inkassoforskriften § 1-3)",
                    "write fee: false at the others");
        }
    }

    private static void refuseHandOver(YamlMapping file, List<ProcedureStep> steps) {
        if (steps.stream().noneMatch(step -> step.step() == Step.HAND_OVER)) {
            return;
        }
        if (steps.stream().noneMatch(step -> step.step() == Step.PAYMENT_DEMAND)) {
            file.refuse(
                    "steps",
                    "hand over without a payment demand: its costs would not be granted (inkassoloven § 11)",
                    "add a step payment-demand");
        }
        if (steps.stream().noneMatch(step -> step.enforcementNotice() && carriesTheNotice(step))) {
            file.refuse(
                    "steps",
                    "hand over without the notice of tvangsfullbyrdelsesloven § 4-18",
                    "write enforcement-notice: true at the payment demand, or add a step enforcement-notice");
        }
        var daysOfDemand = steps.stream()
                .filter(step -> step.step() == Step.PAYMENT_DEMAND || step.step() == Step.ENFORCEMENT_NOTICE)
                // seven calendar days for five business days
                .mapToInt(step -> step.deadlineDays() + step.graceBusinessDays() * 7 / 5)
                .sum();
        if (daysOfDemand > MOST_DAYS_OF_A_DEMAND) {
            file.refuse(
                    "steps",
                    "hand over so late that the payment demand may be older than six months (inkassoloven § 11)",
                    "write shorter deadlines from the payment demand on, together at most 150 days");
        }
    }

    /** Only these letters say what § 4-18 asks for. */
    private static boolean carriesTheNotice(ProcedureStep step) {
        return step.step() == Step.PAYMENT_DEMAND || step.step() == Step.ENFORCEMENT_NOTICE;
    }

    private static boolean bearsTwentieth(ProcedureStep step) {
        return step.fee() && step.letter() != null && TWENTIETHS.contains(step.letter());
    }

    private static boolean bearsFee(ProcedureStep step) {
        return bearsTwentieth(step) || (step.fee() && step.letter() == LetterKind.PAYMENT_DEMAND);
    }

    private static boolean givesFourteenDays(ProcedureStep step) {
        return step.letter() != null
                && TWENTIETHS.contains(step.letter())
                && step.deadlineDays() >= LEAST_DEADLINE_DAYS;
    }

    private static List<ProcedureStep> before(List<WrittenStep> steps, int index) {
        return steps.subList(0, index).stream().map(WrittenStep::step).toList();
    }

    private static List<ProcedureStep> after(List<WrittenStep> steps, int index) {
        return steps.subList(index + 1, steps.size()).stream()
                .map(WrittenStep::step)
                .toList();
    }
}

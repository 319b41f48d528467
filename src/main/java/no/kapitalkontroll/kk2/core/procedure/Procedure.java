package no.kapitalkontroll.kk2.core.procedure;

import java.util.List;
import java.util.Optional;
import no.kapitalkontroll.kk2.core.calendar.LegalDates;
import no.kapitalkontroll.kk2.core.money.Money;
import no.kapitalkontroll.kk2.core.notice.LetterKind;

/**
 * The ordered plan (saksgang) that a case follows; a case keeps the version it began with.
 *
 * @param daysAfterDue the claim is taken when so many days after the effective due date have passed; at least 14
 *     (inkassoforskriften § 1-2)
 * @param limits sums that this procedure sets instead of the creditor's own
 */
public record Procedure(String name, int version, int daysAfterDue, Limits limits, List<ProcedureStep> steps) {

    public Procedure {
        steps = List.copyOf(steps);
    }

    /** With the usual 14 days and the creditor's own limits. */
    public Procedure(String name, int version, List<ProcedureStep> steps) {
        this(name, version, LegalDates.DAYS_AFTER_DUE, Limits.CREDITORS, steps);
    }

    /** A procedure of which nothing but its name is known: its file is neither loaded nor kept. */
    public static Procedure missing(String name, int version) {
        return new Procedure(name, version, List.of());
    }

    /** No case can follow it. */
    public boolean isMissing() {
        return steps.isEmpty();
    }

    /** Sums in kroner; null: the creditor's own. */
    public record Limits(Money minimumClaim, Money smallRest, Money smallPrincipalRest) {

        public static final Limits CREDITORS = new Limits(null, null, null);
    }

    /** The step after {@code current} (null: the first one); empty when it is the last or unknown here. */
    public Optional<ProcedureStep> after(Step current) {
        return steps.stream()
                .filter(planned -> current == null || planned.step().compareTo(current) > 0)
                .findFirst();
    }

    /** The plan for a step; empty when this procedure does not have it. */
    public Optional<ProcedureStep> at(Step step) {
        return steps.stream().filter(planned -> planned.step() == step).findFirst();
    }

    /**
     * The step that sends this letter.
     *
     * @throws IllegalArgumentException when none does
     */
    public ProcedureStep sending(LetterKind letter) {
        return steps.stream()
                .filter(planned -> planned.letter() == letter)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "procedure " + name + " " + version + " sends no " + letter.word()));
    }

    /** The same procedure with this step approved by a case handler. */
    public Procedure approved(Step step) {
        return new Procedure(
                name,
                version,
                daysAfterDue,
                limits,
                steps.stream()
                        .map(planned -> planned.step() == step ? planned.approved() : planned)
                        .toList());
    }
}

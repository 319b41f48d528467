package no.kapitalkontroll.kk2.core.loss;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Whether a lost claim meets a ground for correcting its VAT: merverdiavgiftsforskriften (FMVA) § 4-7-1. What "normal intervals"
 * between reminders are is not said there: taken as at least 14 days, the time to pay that each of them gives (uncertain).
 */
public final class VatRelief {

    private static final int MONTHS = 6;
    private static final int REMINDERS = 3;
    private static final int DAYS_BETWEEN = 14;

    /**
     * What is known of a claim.
     *
     * @param reminders the dates of all reminders, notices and demands that were sent, in their order
     * @param known a ground that does not show in dates, on a case handler's word; null: none
     */
    public record Facts(LocalDate dueDate, List<LocalDate> reminders, LossGround known) {

        public Facts {
            reminders = List.copyOf(reminders);
        }
    }

    /**
     * @param ground empty when none is met
     * @param evidence what speaks for it, a line each
     * @param lacking what the dates lack; empty when a ground is met
     */
    public record Judgement(Optional<LossGround> ground, List<String> evidence, List<String> lacking) {

        public Judgement {
            evidence = List.copyOf(evidence);
            lacking = List.copyOf(lacking);
        }
    }

    public Judgement judge(Facts facts, LocalDate on) {
        var counted = atNormalIntervals(facts.reminders());
        var sixMonths = facts.dueDate().plusMonths(MONTHS);
        List<String> lacking = new ArrayList<>();
        if (on.isBefore(sixMonths)) {
            lacking.add("six months after the due date have not passed before " + sixMonths);
        }
        if (counted.size() < REMINDERS) {
            lacking.add("%d of %d reminders were sent at least %d days apart"
                    .formatted(counted.size(), REMINDERS, DAYS_BETWEEN));
        }
        List<String> evidence = new ArrayList<>();
        evidence.add("due " + facts.dueDate());
        counted.forEach(date -> evidence.add("reminder sent " + date));
        if (facts.known() != null && facts.known() != LossGround.SIX_MONTHS_AND_THREE_REMINDERS) {
            return new Judgement(Optional.of(facts.known()), evidence, List.of());
        }
        return lacking.isEmpty()
                ? new Judgement(Optional.of(LossGround.SIX_MONTHS_AND_THREE_REMINDERS), evidence, lacking)
                : new Judgement(Optional.empty(), evidence, lacking);
    }

    private static List<LocalDate> atNormalIntervals(List<LocalDate> reminders) {
        List<LocalDate> counted = new ArrayList<>();
        for (var date : reminders.stream().sorted().toList()) {
            if (counted.isEmpty()
                    || !date.isBefore(counted.get(counted.size() - 1).plusDays(DAYS_BETWEEN))) {
                counted.add(date);
            }
        }
        return counted;
    }
}

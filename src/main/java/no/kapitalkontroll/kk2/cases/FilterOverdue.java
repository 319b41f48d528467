package no.kapitalkontroll.kk2.cases;

import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.kapitalkontroll.kk2.core.charge.FeeAnswer;
import no.kapitalkontroll.kk2.core.money.Money;
import no.kapitalkontroll.kk2.core.procedure.Decision;
import no.kapitalkontroll.kk2.core.procedure.DecisionKind;
import no.kapitalkontroll.kk2.core.procedure.NextStep;
import no.kapitalkontroll.kk2.core.procedure.Reason;
import org.springframework.stereotype.Component;

/**
 * One decision with its reason for every claim of a batch. A decision is stored as a span: one that has not changed is not
 * written again, and a second run on a date whose world changed replaces that date's decision.
 */
@Component
public class FilterOverdue {

    /** Of what cannot be put together nobody knows the step. */
    private static final Decision WAITS_PARKED = new Decision(DecisionKind.WAIT, Reason.PARKED, null, null);

    private final EntityManager entities;
    private final ReadClaims readClaims;
    private final PlanLetter planLetter;
    private final DecideTogether together;

    public FilterOverdue(
            EntityManager entities, ReadClaims readClaims, PlanLetter planLetter, DecideTogether together) {
        this.entities = entities;
        this.readClaims = readClaims;
        this.planLetter = planLetter;
        this.together = together;
    }

    /** The rows to store: spans that end and spans that begin; empty when the date decides as the day before, or tries only. */
    public List<DecisionRow> decide(List<LoadedClaim> claims, CreditorDay day) {
        var ids = Stream.concat(
                        claims.stream().map(claim -> claim.invoice().id()),
                        day.unreadable().stream().map(CreditorDay.Unreadable::invoiceId))
                .distinct()
                .toList();
        if (ids.isEmpty()) {
            return List.of();
        }
        var current = current(ids, day);
        Set<String> feesToday = new HashSet<>();
        List<DecisionRow> changed = new ArrayList<>();
        for (var claim : claims) {
            var decision = decision(claim, day);
            if (decision.reason() == Reason.RATE_MISSING) {
                nameMissingRate(claim, day);
            }
            tellOfUnknownProcedure(claim, decision, day);
            day.decided(withFigures(claim, decision, day, feesToday));
            if (!day.isTrial()) {
                remember(current, claim.invoice().id(), claim.invoice().number(), decision, day, changed);
            }
        }
        if (!day.isTrial()) {
            day.unreadable()
                    .forEach(one -> remember(current, one.invoiceId(), one.number(), WAITS_PARKED, day, changed));
        }
        return changed;
    }

    /** The decision says only that a rate is missing; which one, the person who can add it must read. */
    private void nameMissingRate(LoadedClaim claim, CreditorDay day) {
        var rules = readClaims.rules(day.creditorId());
        rules.decideClaim()
                .missingRate(claim.view(), rules.terms(claim.view().procedure()), day.date())
                .ifPresent(missing ->
                        day.noteOnce("letters wait: no rate %s; upgrade KK2, or add it to the file of KK2_RATES"
                                .formatted(missing.words())));
    }

    Decision decision(LoadedClaim claim, CreditorDay day) {
        return together.decide(claim, day);
    }

    private Map<Long, DecisionRow> current(List<Long> invoiceIds, CreditorDay day) {
        @SuppressWarnings("unchecked")
        List<DecisionRow> rows = entities.createNativeQuery("""
                        SELECT * FROM decisions FORCE INDEX (PRIMARY)
                         WHERE creditor_id = :creditor AND invoice_id IN (:ids) AND last_date IS NULL
                        """, DecisionRow.class)
                .setParameter("creditor", day.creditorId())
                .setParameter("ids", invoiceIds)
                .getResultList();
        // the route stores them; inside a preview's transaction the next query would else write them a second time
        rows.forEach(entities::detach);
        return rows.stream().collect(Collectors.toMap(DecisionRow::invoiceId, Function.identity()));
    }

    private static void remember(
            Map<Long, DecisionRow> current,
            long invoiceId,
            int invoiceNumber,
            Decision decision,
            CreditorDay day,
            List<DecisionRow> changed) {
        var before = current.get(invoiceId);
        if (before != null && before.decision().equals(decision)) {
            return;
        }
        if (before != null && !before.firstDate().isBefore(day.date())) {
            before.say(decision);
            changed.add(before);
            return;
        }
        if (before != null) {
            before.endOn(day.date().minusDays(1));
            changed.add(before);
        }
        changed.add(new DecisionRow(day.creditorId(), invoiceId, invoiceNumber, decision, day.date()));
    }

    /** The figures of a preview line: today's letter included, also when it has been planned already. */
    private DecidedClaim withFigures(LoadedClaim claim, Decision decision, CreditorDay day, Set<String> feesToday) {
        var fee = Money.ZERO;
        if (day.isPreview()
                && decision.letter() != null
                && !isPlanned(claim, day)
                && together.speaks(claim, together.others(claim, day))) {
            var letter = decision.letter();
            var debtor = claim.invoice().customerId() + " " + letter;
            var taken = feesToday.contains(debtor)
                    || planLetter.feeTaken(day.creditorId(), claim.invoice().customerId(), letter, day.date(), -1);
            var plan = planLetter.plan(claim, letter, day, taken);
            fee = plan.fee().map(FeeAnswer.Fee::amount).orElse(Money.ZERO);
            if (plan.fee().isPresent()) {
                feesToday.add(debtor);
            }
        }
        return new DecidedClaim(
                day.creditorId(),
                claim.invoice().number(),
                decision,
                claim.hasCase() ? claim.caseRow().step() : null,
                claim.view().procedure().name(),
                day.isPreview() ? next(claim, decision, day) : null,
                claim.balance(),
                fee);
    }

    /** A run parks such an invoice with the same words when it tries to move it. */
    private static void tellOfUnknownProcedure(LoadedClaim claim, Decision decision, CreditorDay day) {
        var procedure = claim.view().procedure();
        if (day.isPreview() && decision.reason() == Reason.PARKED && procedure.isMissing()) {
            var unknown = UnknownProcedure.neitherLoadedNorKept(procedure);
            day.note("invoice %d: %s; remedy: %s"
                    .formatted(claim.invoice().number(), unknown.getMessage(), unknown.remedy()));
        }
    }

    private NextStep next(LoadedClaim claim, Decision decision, CreditorDay day) {
        var rules = readClaims.rules(day.creditorId());
        return rules.foreseeNextStep()
                .after(decision, claim.view(), rules.terms(claim.view().procedure()), day.date())
                .orElse(null);
    }

    private static boolean isPlanned(LoadedClaim claim, CreditorDay day) {
        return claim.hasCase() && day.date().equals(claim.caseRow().steppedOn());
    }
}

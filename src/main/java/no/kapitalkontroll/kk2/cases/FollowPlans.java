package no.kapitalkontroll.kk2.cases;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import no.kapitalkontroll.kk2.core.instalment.FollowInstalments;
import no.kapitalkontroll.kk2.core.instalment.FollowInstalments.Standing;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Compares every instalment plan with what has come in. A missed term ends the plan, and the case goes back to the step that
 * the plan names; a plan that was kept to its end leaves the case to go on with what has run up besides.
 */
@Component
public class FollowPlans {

    private final JdbcClient jdbc;
    private final ReadClaims readClaims;
    private final InstalmentPlans plans;
    private final RestartStep restartStep;
    private final CaseLog log;
    private final int batchSize;

    public FollowPlans(
            JdbcClient jdbc,
            ReadClaims readClaims,
            InstalmentPlans plans,
            RestartStep restartStep,
            CaseLog log,
            @Value("${kk2.claims.batch-size:1000}") int batchSize) {
        this.jdbc = jdbc;
        this.readClaims = readClaims;
        this.plans = plans;
        this.restartStep = restartStep;
        this.log = log;
        this.batchSize = batchSize;
    }

    /** Nothing while the ledger could not be read to its end: a payment may stand in the rest. */
    @Transactional
    public void follow(CreditorDay day) {
        if (!day.ledgerFresh()) {
            return;
        }
        var live = new ArrayList<>(plans.ofCreditor(day.creditorId()));
        for (int from = 0; from < live.size(); from += batchSize) {
            follow(live.subList(from, Math.min(from + batchSize, live.size())), day);
        }
    }

    private void follow(List<InstalmentPlans.Live> live, CreditorDay day) {
        Map<Long, LoadedClaim> claims =
                readClaims
                        .of(
                                day,
                                live.stream()
                                        .map(InstalmentPlans.Live::invoiceId)
                                        .toList())
                        .stream()
                        .collect(Collectors.toMap(claim -> claim.caseRow().id(), Function.identity()));
        var followInstalments =
                new FollowInstalments(readClaims.rules(day.creditorId()).dates());
        for (var one : live) {
            var claim = claims.get(one.caseId());
            if (claim == null || claim.view().red() || claim.view().parked()) {
                continue;
            }
            var standing = followInstalments.standing(one.plan(), one.since(claim), day.date());
            if (standing instanceof Standing.Missed missed) {
                missed(one, claim, missed, day.date());
            } else if (standing instanceof Standing.Paid && !closesByItself(claim, day)) {
                end(one, "kept", day.date());
                log.add(
                        one.caseId(),
                        day.date(),
                        CaseLog.KK2,
                        "plan-kept",
                        "all terms are paid; more has run up besides");
            }
        }
    }

    /** Then it stays under the plan, and is closed today. */
    private boolean closesByItself(LoadedClaim claim, CreditorDay day) {
        var terms = readClaims.rules(day.creditorId()).terms(claim.view().procedure());
        return !claim.balance().principal().isPositive()
                && claim.balance().rest().compareTo(terms.waivedByItself()) <= 0;
    }

    private void missed(InstalmentPlans.Live live, LoadedClaim claim, Standing.Missed missed, LocalDate on) {
        log.add(
                live.caseId(),
                on,
                CaseLog.KK2,
                "term-missed",
                "term %d due %s: %s lacks"
                        .formatted(missed.term().number(), missed.term().dueOn(), missed.lacking()));
        end(live, "missed", on);
        live.stepAnew(claim.caseRow().step()).ifPresent(step -> {
            restartStep.restart(live.caseId(), step);
            log.add(live.caseId(), on, CaseLog.KK2, "back-to-step", step.word());
        });
    }

    private void end(InstalmentPlans.Live live, String reason, LocalDate on) {
        plans.end(live.caseId(), reason, on);
        jdbc.sql("""
                        UPDATE cases SET stopped = NULL, stopped_until = NULL, stop_cause = NULL
                         WHERE id = ? AND stopped = 'instalment-plan'
                        """).param(live.caseId()).update();
    }
}

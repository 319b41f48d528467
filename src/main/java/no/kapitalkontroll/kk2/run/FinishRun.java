package no.kapitalkontroll.kk2.run;

import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import no.kapitalkontroll.kk2.cases.CreditorDay;
import no.kapitalkontroll.kk2.cases.GivenUp;
import no.kapitalkontroll.kk2.cases.ReconcileCases;
import no.kapitalkontroll.kk2.core.money.Money;
import no.kapitalkontroll.kk2.core.reconciliation.Cause;
import no.kapitalkontroll.kk2.outbox.FindEffects;
import no.kapitalkontroll.kk2.outbox.SettleEffect;
import no.kapitalkontroll.kk2.report.KeepPaidDays;
import no.kapitalkontroll.kk2.report.KeepProposalDays;
import no.kapitalkontroll.kk2.tripletex.TripletexFailure;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Ends a run: names what waits or was parked, writes the run's record and gives the lease back. */
@Component
public class FinishRun {

    private static final Logger log = LoggerFactory.getLogger(FinishRun.class);

    private final JdbcClient jdbc;
    private final Clock clock;
    private final ClaimRun claimRun;
    private final FindEffects findEffects;
    private final ReconcileCases reconcileCases;
    private final KeepProposalDays keepProposalDays;
    private final KeepPaidDays keepPaidDays;
    private final SettleEffect settleEffect;
    private final RestingSteps restingSteps;

    public FinishRun(
            JdbcClient jdbc,
            Clock clock,
            ClaimRun claimRun,
            FindEffects findEffects,
            ReconcileCases reconcileCases,
            KeepProposalDays keepProposalDays,
            KeepPaidDays keepPaidDays,
            SettleEffect settleEffect,
            RestingSteps restingSteps) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.claimRun = claimRun;
        this.findEffects = findEffects;
        this.reconcileCases = reconcileCases;
        this.keepProposalDays = keepProposalDays;
        this.keepPaidDays = keepPaidDays;
        this.settleEffect = settleEffect;
        this.restingSteps = restingSteps;
    }

    @Transactional
    public RunOutcome finish(CreditorDay day) {
        List<String> problems = new ArrayList<>(day.notes());
        problems.addAll(restingSteps.sentences());
        problems.addAll(notTried(day));
        problems.addAll(findEffects.unfinished(day.creditorId()));
        problems.addAll(parked(day.creditorId()));
        var figure = reconcileCases.figure(day);
        problems.addAll(unexplained(day.creditorId()));
        keepProposalDays.keep(day.creditorId(), day.date());
        keepPaidDays.keep(day);
        end(day, "FINISHED", figure, null);
        return new RunOutcome(day.creditorId(), day.date(), day.invoicesRead(), figure, problems, false);
    }

    /**
     * The run did not come to its end: the creditor is parked until the next run comes through.
     *
     * @param day null when it could not even begin: then there is nothing to end
     */
    @Transactional
    public List<GivenUp> fail(Exception failure, CreditorDay day) {
        var reason = reason(failure);
        log.error(
                "{}: the run failed: {}",
                day,
                reason,
                TripletexFailure.in(failure).isPresent() ? null : failure);
        if (day == null) {
            return List.of();
        }
        day.note("the run failed: " + reason);
        end(day, "FAILED", null, reason);
        return List.of(new GivenUp(day.creditorId(), "creditor", null, null, reason, remedy(failure), day.date()));
    }

    /** What the caller of a failed run is told. */
    public RunOutcome failed(CreditorDay day) {
        if (day == null) {
            return new RunOutcome(
                    "", null, 0, null, List.of("the run did not begin; see the log, the next run tries again"), false);
        }
        return new RunOutcome(day.creditorId(), day.date(), day.invoicesRead(), null, day.notes(), false);
    }

    /** A run that never began. */
    public RunOutcome notBegun(RunStart start) {
        return new RunOutcome("", null, 0, null, List.of(start.why()), start.dateRefused());
    }

    /**
     * A run that came through mends what an earlier one was parked for: the creditor, effects that have ended since, letters that could
     * be made after all, and closings that a person has seen to.
     */
    @Transactional
    public void releaseMended(CreditorDay day) {
        jdbc.sql("""
                        UPDATE parked SET released_on = ?, released_by = 'kk2'
                         WHERE creditor_id = ? AND subject = 'creditor' AND released_on IS NULL
                        """).params(day.date(), day.creditorId()).update();
        jdbc.sql("""
                        UPDATE parked p JOIN effects e ON e.id = p.effect_id
                           SET p.released_on = ?, p.released_by = 'kk2'
                         WHERE p.creditor_id = ? AND p.released_on IS NULL AND e.state IN ('DONE', 'CANCELLED')
                        """).params(day.date(), day.creditorId()).update();
        jdbc.sql("""
                        UPDATE parked p JOIN letters l ON l.id = CAST(SUBSTRING(p.subject, 8) AS UNSIGNED)
                           SET p.released_on = ?, p.released_by = 'kk2'
                         WHERE p.creditor_id = ? AND p.released_on IS NULL AND p.subject LIKE 'letter %' AND l.pdf IS NOT NULL
                        """).params(day.date(), day.creditorId()).update();
        findEffects
                .closedByHand(day.creditorId())
                .forEach(effect -> settleEffect.done(effect, "closed by hand: nothing of it lies open any more"));
    }

    /** Whatever the reason: a letter that stays behind without a word is the one thing that nobody would look for. */
    private List<String> notTried(CreditorDay day) {
        var letters = findEffects.lettersNotTried(day.creditorId(), day.date());
        return letters == 0 || !restingSteps.sentences().isEmpty()
                ? List.of()
                : List.of(letters + " letters of this date were not tried; run it again");
    }

    private void end(CreditorDay day, String state, Money figure, String problem) {
        jdbc.sql(
                        "UPDATE runs SET state = ?, finished_at = ?, lease_until = NULL, invoices_read = ?, figure = ?, reconciled = ?, problem = ? WHERE id = ?")
                .params(
                        state,
                        LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC),
                        day.invoicesRead(),
                        figure == null ? null : figure.amount(),
                        figure != null && day.ledgerFresh(),
                        problem == null || problem.length() <= 500 ? problem : problem.substring(0, 500),
                        day.runId())
                .update();
        claimRun.release(day);
    }

    private List<String> unexplained(String creditorId) {
        return jdbc.sql("""
                        SELECT invoice_number, cause, amount FROM differences
                         WHERE creditor_id = ? AND last_date IS NULL AND red ORDER BY invoice_number
                        """)
                .param(creditorId)
                .query((row, index) -> "red: invoice %d, %s, %s; remedy: %s"
                        .formatted(
                                row.getInt("invoice_number"),
                                row.getString("cause"),
                                row.getBigDecimal("amount").toPlainString(),
                                Cause.ofWord(row.getString("cause")).remedy()))
                .list();
    }

    private List<String> parked(String creditorId) {
        return jdbc.sql("""
                        SELECT CONCAT('parked: ', subject, ': ', reason, '; remedy: ', remedy) FROM parked
                         WHERE creditor_id = ? AND released_on IS NULL ORDER BY id
                        """).param(creditorId).query(String.class).list();
    }

    private static String reason(Exception failure) {
        // messages of other exceptions may hold what they were working on; Camel wraps what a bean throws
        return TripletexFailure.in(failure)
                .map(Throwable::getMessage)
                .orElseGet(() -> (failure.getCause() == null ? failure : failure.getCause())
                        .getClass()
                        .getSimpleName());
    }

    private static String remedy(Exception failure) {
        return TripletexFailure.in(failure)
                .map(TripletexFailure::remedy)
                .orElse("see the log of this date; the next run tries again");
    }
}

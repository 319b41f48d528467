package no.kapitalkontroll.kk2.run;

import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Objects;
import no.kapitalkontroll.kk2.cases.CreditorDay;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Claims a creditor and a date by a lease on the run in progress, not by a seal on the date: one instance runs a creditor at
 * a time, and the same date may be run again. The lease goes by the clock of the database.
 */
@Component
public class ClaimRun {

    private final JdbcClient jdbc;
    private final Clock clock;
    private final LastRun lastRun;
    private final String instance;
    private final int leaseMinutes;

    public ClaimRun(
            JdbcClient jdbc,
            Clock clock,
            LastRun lastRun,
            InstanceName instance,
            @Value("${kk2.run.lease-minutes:15}") int leaseMinutes) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.lastRun = lastRun;
        this.instance = instance.value();
        this.leaseMinutes = leaseMinutes;
    }

    /** Either the day to work on, or why there is none. */
    @Transactional
    public RunStart begin(RunRequest request) {
        var creditorId = request.creditorId();
        var last = lastRun.finished(creditorId).orElse(null);
        if (last != null && request.date().isBefore(last)) {
            return RunStart.wrongDate("%s: %s lies before the last finished run, %s; preview may look back, run may not"
                    .formatted(creditorId, request.date(), last));
        }
        openLease(creditorId);
        record Lease(String holder, boolean live) {}
        var lease = jdbc.sql("""
                        SELECT instance, lease_until IS NOT NULL AND lease_until > UTC_TIMESTAMP(6) AS live
                          FROM run_leases WHERE creditor_id = ? FOR UPDATE
                        """)
                .param(creditorId)
                .query((row, index) -> new Lease(row.getString("instance"), row.getBoolean("live")))
                .single();
        if (lease.live()) {
            return RunStart.notBegun(creditorId + ": another run holds this creditor now (" + lease.holder() + ")");
        }
        var key = new GeneratedKeyHolder();
        jdbc.sql("""
                        INSERT INTO runs (creditor_id, business_date, instance, state, started_at, lease_until)
                        VALUES (?, ?, ?, 'RUNNING', ?, UTC_TIMESTAMP(6) + INTERVAL ? MINUTE)
                        """)
                .params(
                        creditorId,
                        request.date(),
                        instance,
                        LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC),
                        leaseMinutes)
                .update(key);
        var runId = Objects.requireNonNull(key.getKey()).longValue();
        hold(creditorId, runId);
        return RunStart.begun(new CreditorDay(creditorId, request.date(), runId, instance, request.listener()));
    }

    /** Only where there is none: an insert that finds its row shares a lock on it, and two that do so wait for each other. */
    private void openLease(String creditorId) {
        var known = jdbc.sql("SELECT COUNT(*) FROM run_leases WHERE creditor_id = ?")
                .param(creditorId)
                .query(Integer.class)
                .single();
        if (known == 0) {
            jdbc.sql("INSERT IGNORE INTO run_leases (creditor_id) VALUES (?)")
                    .param(creditorId)
                    .update();
        }
    }

    /** Called between the steps of a run: a run that lives keeps its lease, one that lost it must stop. */
    @Transactional
    public void renew(CreditorDay day) {
        var kept = jdbc.sql("""
                        UPDATE run_leases SET lease_until = UTC_TIMESTAMP(6) + INTERVAL ? MINUTE
                         WHERE creditor_id = ? AND run_id = ?
                        """)
                .params(leaseMinutes, day.creditorId(), day.runId())
                .update();
        if (kept == 0) {
            throw new IllegalStateException(day + ": the lease was taken over by another instance");
        }
    }

    void release(CreditorDay day) {
        jdbc.sql(
                        "UPDATE run_leases SET lease_until = NULL, run_id = NULL, instance = NULL WHERE creditor_id = ? AND run_id = ?")
                .params(day.creditorId(), day.runId())
                .update();
    }

    private void hold(String creditorId, long runId) {
        jdbc.sql("""
                        UPDATE run_leases SET run_id = ?, instance = ?, lease_until = UTC_TIMESTAMP(6) + INTERVAL ? MINUTE
                         WHERE creditor_id = ?
                        """).params(runId, instance, leaseMinutes, creditorId).update();
    }
}

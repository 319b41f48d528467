package no.kapitalkontroll.kk2.operations;

import java.util.List;
import no.kapitalkontroll.kk2.run.OnlyInService;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.actuate.health.Status;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** DEGRADED when a creditor's last run did not read the whole ledger: none of its cases has moved since. */
@Component("ledgerHealthIndicator")
@OnlyInService
class LedgerHealth implements HealthIndicator {

    private final JdbcClient jdbc;

    LedgerHealth(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Health health() {
        List<String> stale = jdbc.sql("""
                        SELECT r.creditor_id FROM runs r
                          JOIN (SELECT MAX(id) AS id FROM runs WHERE state <> 'RUNNING' GROUP BY creditor_id) l ON l.id = r.id
                         WHERE NOT r.reconciled ORDER BY r.creditor_id
                        """).query(String.class).list();
        return Health.status(stale.isEmpty() ? Status.UP : Degraded.STATUS)
                .withDetail("stale", stale)
                .build();
    }
}

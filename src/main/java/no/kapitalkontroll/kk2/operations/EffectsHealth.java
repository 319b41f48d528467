package no.kapitalkontroll.kk2.operations;

import no.kapitalkontroll.kk2.run.OnlyInService;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** DOWN when the outcome of an effect has been unknown for more than a day: nobody could be asked, or nobody asked. */
@Component("effectsHealthIndicator")
@OnlyInService
class EffectsHealth implements HealthIndicator {

    private final JdbcClient jdbc;

    EffectsHealth(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Health health() {
        var old = jdbc.sql("""
                        SELECT id FROM effects WHERE state = 'UNKNOWN' AND claimed_at < UTC_TIMESTAMP(6) - INTERVAL 24 HOUR
                         ORDER BY id LIMIT 100
                        """).query(Long.class).list();
        return old.isEmpty()
                ? Health.up().build()
                : Health.down().withDetail("unknown", old).build();
    }
}

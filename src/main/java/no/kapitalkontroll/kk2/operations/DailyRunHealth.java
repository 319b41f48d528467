package no.kapitalkontroll.kk2.operations;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import no.kapitalkontroll.kk2.creditor.Creditor;
import no.kapitalkontroll.kk2.run.LoadedCreditors;
import no.kapitalkontroll.kk2.run.OnlyInService;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * DOWN when a creditor has had no finished run for longer than {@code kk2.health.longest-silence-hours} by the wall clock; a
 * process that has just started has that long to catch up.
 */
@Component("dailyRunHealthIndicator")
@OnlyInService
class DailyRunHealth implements HealthIndicator {

    private final JdbcClient jdbc;
    private final LoadedCreditors creditors;
    private final Clock clock;
    private final Duration longestSilence;
    private final Instant startedAt;

    DailyRunHealth(
            JdbcClient jdbc,
            LoadedCreditors creditors,
            Clock clock,
            @Value("${kk2.health.longest-silence-hours:26}") int longestSilenceHours) {
        this.jdbc = jdbc;
        this.creditors = creditors;
        this.clock = clock;
        this.longestSilence = Duration.ofHours(longestSilenceHours);
        this.startedAt = clock.instant();
    }

    @Override
    public Health health() {
        var finished = lastFinished();
        var limit = clock.instant().minus(longestSilence);
        List<String> silent = creditors.inForce().stream()
                .map(Creditor::id)
                .filter(id -> startedAt.isBefore(limit)
                        && finished.getOrDefault(id, Instant.MIN).isBefore(limit))
                .toList();
        var health = silent.isEmpty() ? Health.up() : Health.down().withDetail("silent", silent);
        finished.forEach((id, at) -> health.withDetail(id, at.toString()));
        return health.build();
    }

    private Map<String, Instant> lastFinished() {
        Map<String, Instant> finished = new HashMap<>();
        jdbc.sql("SELECT creditor_id, MAX(finished_at) AS at FROM runs WHERE state = 'FINISHED' GROUP BY creditor_id")
                .query(row -> {
                    finished.put(
                            row.getString("creditor_id"),
                            row.getObject("at", LocalDateTime.class).toInstant(ZoneOffset.UTC));
                });
        return finished;
    }
}

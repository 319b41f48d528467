package no.kapitalkontroll.kk2.operations;

import no.kapitalkontroll.kk2.run.OnlyInService;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.actuate.health.Status;
import org.springframework.stereotype.Component;

/** DEGRADED while a route stands still that somebody stopped over JMX. */
@Component("routesHealthIndicator")
@OnlyInService
class RoutesHealth implements HealthIndicator {

    private final FindStoppedRoutes findStoppedRoutes;

    RoutesHealth(FindStoppedRoutes findStoppedRoutes) {
        this.findStoppedRoutes = findStoppedRoutes;
    }

    @Override
    public Health health() {
        var stopped = findStoppedRoutes.find();
        return Health.status(stopped.isEmpty() ? Status.UP : Degraded.STATUS)
                .withDetail("stopped", stopped)
                .build();
    }
}

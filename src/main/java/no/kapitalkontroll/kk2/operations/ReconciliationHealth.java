package no.kapitalkontroll.kk2.operations;

import no.kapitalkontroll.kk2.run.OnlyInService;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.actuate.health.Status;
import org.springframework.stereotype.Component;

/** DEGRADED when a figure of a last run is not 0.00: the red invoices wait for a person, everything else goes on. */
@Component("reconciliationHealthIndicator")
@OnlyInService
class ReconciliationHealth implements HealthIndicator {

    private final ReadFigures readFigures;

    ReconciliationHealth(ReadFigures readFigures) {
        this.readFigures = readFigures;
    }

    @Override
    public Health health() {
        var figures = readFigures.all();
        var allZero = figures.stream().allMatch(figure -> figure.amount().isZero());
        var health = Health.status(allZero ? Status.UP : Degraded.STATUS);
        figures.forEach(
                figure -> health.withDetail(figure.creditorId(), figure.amount().toString()));
        return health.build();
    }
}

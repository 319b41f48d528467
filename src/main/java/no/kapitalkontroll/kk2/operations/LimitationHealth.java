package no.kapitalkontroll.kk2.operations;

import java.util.List;
import no.kapitalkontroll.kk2.cases.WatchLimitation;
import no.kapitalkontroll.kk2.creditor.Creditors;
import no.kapitalkontroll.kk2.run.OnlyInService;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.actuate.health.Status;
import org.springframework.stereotype.Component;

/** DEGRADED while the limitation of an open case is near or has come: somebody must interrupt it, or give the claim up. */
@Component("limitationHealthIndicator")
@OnlyInService
class LimitationHealth implements HealthIndicator {

    private final WatchLimitation watchLimitation;
    private final Creditors creditors;
    private final BusinessDate businessDate;

    LimitationHealth(WatchLimitation watchLimitation, Creditors creditors, BusinessDate businessDate) {
        this.watchLimitation = watchLimitation;
        this.creditors = creditors;
        this.businessDate = businessDate;
    }

    @Override
    public Health health() {
        var today = businessDate.today();
        var near = creditors.inForce().stream()
                .map(creditor -> watchLimitation.runningOut(creditor.id(), today))
                .flatMap(List::stream)
                .toList();
        return Health.status(near.isEmpty() ? Status.UP : Degraded.STATUS)
                .withDetail("count", near.size())
                .withDetail(
                        "invoices",
                        near.stream()
                                .map(one -> one.creditorId() + " " + one.invoiceNumber())
                                .toList())
                .build();
    }
}

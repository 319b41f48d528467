package no.kapitalkontroll.kk2.operations;

import no.kapitalkontroll.kk2.core.charge.RateKind;
import no.kapitalkontroll.kk2.law.LawBook;
import no.kapitalkontroll.kk2.run.OnlyInService;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.actuate.health.Status;
import org.springframework.stereotype.Component;

/** DEGRADED a month before a rate runs out or the law is no longer confirmed: letters would stop. */
@Component("ratesHealthIndicator")
@OnlyInService
class RatesHealth implements HealthIndicator {

    private final LawBook law;
    private final BusinessDate businessDate;

    RatesHealth(LawBook law, BusinessDate businessDate) {
        this.law = law;
        this.businessDate = businessDate;
    }

    @Override
    public Health health() {
        var today = businessDate.today();
        var warnOn = today.plusDays(CheckInstallation.DAYS_OF_WARNING);
        var gap = law.rates().firstGap(RateKind.LATE_INTEREST, today, warnOn.plusDays(1));
        var unconfirmed = warnOn.isAfter(law.confirmedUntil());
        var health = Health.status(gap.isPresent() || unconfirmed ? Degraded.STATUS : Status.UP)
                .withDetail("lawConfirmedUntil", law.confirmedUntil().toString());
        gap.ifPresent(missing ->
                health.withDetail("noLateInterestFrom", missing.date().toString()));
        return health.build();
    }
}

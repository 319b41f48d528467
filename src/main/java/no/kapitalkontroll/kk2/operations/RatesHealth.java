package no.kapitalkontroll.kk2.operations;

import java.util.Locale;
import java.util.stream.Stream;
import no.kapitalkontroll.kk2.core.charge.MissingRate;
import no.kapitalkontroll.kk2.core.charge.NeededRates;
import no.kapitalkontroll.kk2.creditor.Creditors;
import no.kapitalkontroll.kk2.law.LawBook;
import no.kapitalkontroll.kk2.run.OnlyInService;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.actuate.health.Status;
import org.springframework.stereotype.Component;

/**
 * DEGRADED a month before a rate that letters need runs out or the law is no longer confirmed: letters would stop. What only an
 * enforcement petition needs is named, and degrades nothing.
 */
@Component("ratesHealthIndicator")
@OnlyInService
class RatesHealth implements HealthIndicator {

    private final LawBook law;
    private final Creditors creditors;
    private final BusinessDate businessDate;

    RatesHealth(LawBook law, Creditors creditors, BusinessDate businessDate) {
        this.law = law;
        this.creditors = creditors;
        this.businessDate = businessDate;
    }

    @Override
    public Health health() {
        var today = businessDate.today();
        var needed = new NeededRates(law.rates());
        var compensation =
                creditors.inForce().stream().anyMatch(one -> one.collecting().businessCompensation());
        var ofLetters =
                needed.runningOut(NeededRates.ofLetters(compensation), today, CheckInstallation.DAYS_OF_WARNING);
        var ofEnforcement = needed.runningOut(NeededRates.ofEnforcement(), today, CheckInstallation.DAYS_OF_WARNING);
        var unconfirmed = today.plusDays(CheckInstallation.DAYS_OF_WARNING).isAfter(law.confirmedUntil());
        var health = Health.status(ofLetters.isEmpty() && !unconfirmed ? Status.UP : Degraded.STATUS)
                .withDetail("lawConfirmedUntil", law.confirmedUntil().toString());
        Stream.concat(ofLetters.stream(), ofEnforcement.stream())
                .forEach(missing ->
                        health.withDetail(detail(missing), missing.date().toString()));
        return health.build();
    }

    /** LATE_INTEREST → noLateInterestFrom. */
    private static String detail(MissingRate missing) {
        var name = new StringBuilder("no");
        for (var word : missing.kind().word().split("-", -1)) {
            name.append(word.substring(0, 1).toUpperCase(Locale.ROOT)).append(word.substring(1));
        }
        return name.append("From").toString();
    }
}

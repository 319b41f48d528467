package no.kapitalkontroll.kk2.operations;

import java.time.Clock;
import java.time.LocalDate;
import no.kapitalkontroll.kk2.installation.Installation;
import no.kapitalkontroll.kk2.run.DailyRun;
import org.springframework.stereotype.Component;

/** The business date of a command: KK2_DATE, else today in Oslo. */
@Component
public class BusinessDate {

    private final Installation installation;
    private final Clock clock;

    public BusinessDate(Installation installation, Clock clock) {
        this.installation = installation;
        this.clock = clock;
    }

    public LocalDate today() {
        return installation.businessDate().orElseGet(() -> LocalDate.now(clock.withZone(DailyRun.OSLO)));
    }
}

package no.kapitalkontroll.kk2.operations;

import java.util.List;
import no.kapitalkontroll.kk2.creditor.BrokenFile;
import no.kapitalkontroll.kk2.creditor.ReadCreditorFiles;
import no.kapitalkontroll.kk2.installation.Installation;
import no.kapitalkontroll.kk2.run.OnlyInService;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.actuate.health.Status;
import org.springframework.stereotype.Component;

/** DEGRADED while a creditor file is refused: its last good version is in force, and what somebody meant to change is not. */
@Component("creditorFilesHealthIndicator")
@OnlyInService
class CreditorFilesHealth implements HealthIndicator {

    private final ReadCreditorFiles readCreditorFiles;
    private final Installation installation;

    CreditorFilesHealth(ReadCreditorFiles readCreditorFiles, Installation installation) {
        this.readCreditorFiles = readCreditorFiles;
        this.installation = installation;
    }

    @Override
    public Health health() {
        List<String> refused = readCreditorFiles.read(installation.creditors()).broken().stream()
                .map(BrokenFile::file)
                .distinct()
                .toList();
        return Health.status(refused.isEmpty() ? Status.UP : Degraded.STATUS)
                .withDetail("refused", refused)
                .build();
    }
}

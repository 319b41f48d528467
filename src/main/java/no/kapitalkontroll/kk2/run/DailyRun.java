package no.kapitalkontroll.kk2.run;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import no.kapitalkontroll.kk2.creditor.BrokenFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * What a daily run begins with: the creditor files as they are now, and the business date. The service goes by the clock in
 * Oslo and stops when the clock has jumped: a wrong date would send wrong letters.
 */
@Component
public class DailyRun {

    public static final ZoneId OSLO = ZoneId.of("Europe/Oslo");

    private static final Logger log = LoggerFactory.getLogger(DailyRun.class);

    private final LoadedCreditors creditors;
    private final Clock clock;
    private final LastRun lastRun;
    private final int longestPauseDays;

    public DailyRun(
            LoadedCreditors creditors,
            Clock clock,
            LastRun lastRun,
            @Value("${kk2.run.longest-pause-days:14}") int longestPauseDays) {
        this.creditors = creditors;
        this.clock = clock;
        this.lastRun = lastRun;
        this.longestPauseDays = longestPauseDays;
    }

    /** The files that are broken, after those that are not have come into force. */
    public List<BrokenFile> reloadCreditors() {
        var files = creditors.reload();
        creditors.keep(files);
        files.broken().forEach(broken -> log.error("{}", sentence(broken)));
        return files.broken();
    }

    /** What the clock starts: every creditor in force, today in Oslo. */
    public List<RunRequest> today() {
        reloadCreditors();
        var today = LocalDate.now(clock.withZone(OSLO));
        return creditors.inForce().stream()
                .filter(creditor -> !clockHasJumped(creditor.id(), today))
                .map(creditor -> new RunRequest(creditor.id(), today))
                .toList();
    }

    public static String sentence(BrokenFile broken) {
        return "%s: %s %s; remedy: %s".formatted(broken.file(), broken.key(), broken.problem(), broken.remedy());
    }

    private boolean clockHasJumped(String creditorId, LocalDate today) {
        var last = lastRun.finished(creditorId);
        var jumped = last.isPresent()
                && (today.isBefore(last.get()) || today.isAfter(last.get().plusDays(longestPauseDays)));
        if (jumped) {
            log.error(
                    "{}: the clock says {}, the last finished run was {}; nothing is run. If the date is right, run it once by hand: KK2_DATE={} java -jar kk2.jar run",
                    creditorId,
                    today,
                    last.get(),
                    today);
        }
        return jumped;
    }
}

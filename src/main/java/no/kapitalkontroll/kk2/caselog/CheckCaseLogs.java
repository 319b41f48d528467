package no.kapitalkontroll.kk2.caselog;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import no.kapitalkontroll.kk2.caselog.ReadChains.Which;
import no.kapitalkontroll.kk2.cases.CaseLog;
import no.kapitalkontroll.kk2.cases.CreditorDay;
import no.kapitalkontroll.kk2.cases.GivenUp;
import no.kapitalkontroll.kk2.cases.Park;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Checks a part of a creditor's logs in every daily run, so that each is checked once in {@code kk2.case-log.check-every-days}.
 * A broken one is told until it is whole again or a person releases it; nothing stops for it.
 */
@Component
public class CheckCaseLogs {

    private final JdbcClient jdbc;
    private final VerifyLogs verifyLogs;
    private final Park park;
    private final int everyDays;

    CheckCaseLogs(
            JdbcClient jdbc,
            VerifyLogs verifyLogs,
            Park park,
            @Value("${kk2.case-log.check-every-days:7}") int everyDays) {
        this.jdbc = jdbc;
        this.verifyLogs = verifyLogs;
        this.park = park;
        this.everyDays = Math.max(1, everyDays);
    }

    /** What is broken in the part of this date, for parking. */
    public List<GivenUp> check(CreditorDay day) {
        var part = (int) Math.floorMod(day.date().toEpochDay(), (long) everyDays);
        var told = told(day.creditorId());
        List<GivenUp> broken = new ArrayList<>();
        verifyLogs.forEach(new Which(day.creditorId(), null, everyDays, part), chain -> {
            var subject = "case-log " + chain.invoiceNumber();
            var why = chain.broken();
            if (why.isPresent()) {
                broken.add(new GivenUp(
                        day.creditorId(),
                        subject,
                        null,
                        null,
                        "the log of the case on invoice %d is broken: %s".formatted(chain.invoiceNumber(), why.get()),
                        "compare it with an exported log or a backup, and find out who wrote to the database",
                        day.date()));
            } else if (told.contains(subject)) {
                park.release(day.creditorId(), subject, day.date(), CaseLog.KK2);
            }
        });
        return broken;
    }

    private Set<String> told(String creditorId) {
        return Set.copyOf(jdbc.sql(
                        "SELECT subject FROM parked WHERE creditor_id = ? AND released_on IS NULL AND subject LIKE 'case-log %'")
                .param(creditorId)
                .query(String.class)
                .list());
    }
}

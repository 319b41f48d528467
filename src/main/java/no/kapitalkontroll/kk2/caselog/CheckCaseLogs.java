package no.kapitalkontroll.kk2.caselog;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
 * A broken one is told until it is whole again, or a person who looked into it dismisses it; nothing stops for it.
 */
@Component
public class CheckCaseLogs {

    /** The first word of what it is parked as; the invoice's number follows. */
    public static final String PARKED_AS = "case-log";

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
        var told = subjects(day.creditorId(), "released_on IS NULL");
        var dismissed = subjects(day.creditorId(), "dismissed_by IS NOT NULL");
        List<GivenUp> broken = new ArrayList<>();
        verifyLogs.forEach(new Which(day.creditorId(), null, everyDays, part), chain -> {
            var subject = PARKED_AS + " " + chain.invoiceNumber();
            var why = chain.broken();
            if (why.isPresent()) {
                var reason =
                        "the log of the case on invoice %d is broken: %s".formatted(chain.invoiceNumber(), why.get());
                if (reason.equals(dismissed.get(subject))) {
                    return;
                }
                broken.add(new GivenUp(
                        day.creditorId(),
                        subject,
                        null,
                        null,
                        reason,
                        "compare it with an exported log or a backup, and find out who wrote to the database",
                        day.date()));
            } else if (told.containsKey(subject)) {
                park.release(day.creditorId(), subject, day.date(), CaseLog.KK2);
            }
        });
        return broken;
    }

    /** Whose log a parked row is about, if it is about one. */
    public static Optional<Integer> invoiceOf(String subject) {
        return subject.startsWith(PARKED_AS + " ")
                ? Optional.of(Integer.valueOf(subject.substring(PARKED_AS.length() + 1)))
                : Optional.empty();
    }

    /** With the reason that was told last. */
    private Map<String, String> subjects(String creditorId, String which) {
        Map<String, String> reasons = new HashMap<>();
        jdbc.sql(
                        "SELECT subject, reason FROM parked WHERE creditor_id = ? AND subject LIKE 'case-log %%' AND %s ORDER BY id"
                                .formatted(which))
                .param(creditorId)
                .query((row, index) -> reasons.put(row.getString("subject"), row.getString("reason")))
                .list();
        return reasons;
    }
}

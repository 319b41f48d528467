package no.kapitalkontroll.kk2.retention;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import no.kapitalkontroll.kk2.cases.ForgetLog;
import no.kapitalkontroll.kk2.handling.Answer;
import no.kapitalkontroll.kk2.handling.Operator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A purge by hand, or a look at what it would take. */
@Component
public class RunPurge {

    private static final Logger log = LoggerFactory.getLogger(RunPurge.class);
    private static final int AT_A_TIME = 500;

    static final Answer NOT_ALLOWED = new Answer.Refused(
            "this user of the database may not delete",
            "call it with the KK2_DB_USER that may: kk2_purge of docker/database/users.sql");

    private final JdbcClient jdbc;
    private final FindPastTime find;
    private final PurgePersonalData purge;
    private final ForgetLog forgetLog;

    RunPurge(JdbcClient jdbc, FindPastTime find, PurgePersonalData purge, ForgetLog forgetLog) {
        this.jdbc = jdbc;
        this.find = find;
        this.purge = purge;
        this.forgetLog = forgetLog;
    }

    /** Everything that is past its time; what a run holds right now is left for the next time. */
    public Answer now(Operator by, LocalDate today) {
        if (by.refusal().isPresent()) {
            return by.refused();
        }
        if (!forgetLog.isAllowed()) {
            return NOT_ALLOWED;
        }
        var report = report(today);
        List<String> failed = new ArrayList<>();
        for (var batch : purge.batches(today, by)) {
            try {
                report.add(batch.creditorId(), purge.purge(batch));
            } catch (DataAccessException failure) {
                // its text may hold what was to be forgotten
                var line = "%s: %s".formatted(batch, failure.getClass().getSimpleName());
                log.error("failed: {}", line);
                failed.add(line);
            }
        }
        var lines = String.join("\n", report.lines());
        return failed.isEmpty()
                ? new Answer.Done("purged\n" + lines)
                : new Answer.Refused(
                        "%d pieces stay as they are, the others are purged\n%s\n%s"
                                .formatted(failed.size(), lines, String.join("\n", failed)),
                        "call it again; a piece that fails again is for whoever looks after KK2, with the log");
    }

    /** What {@link #now} would take; nothing is written. Former debtors are found once their invoices are gone. */
    @Transactional(readOnly = true)
    public Answer foresee(LocalDate today) {
        var report = report(today);
        for (var creditorId : find.creditors()) {
            var invoices = find.groups(creditorId, today).stream()
                    .flatMap(List::stream)
                    .toList();
            for (int from = 0; from < invoices.size(); from += AT_A_TIME) {
                var some = invoices.subList(from, Math.min(from + AT_A_TIME, invoices.size()));
                report.add(creditorId, counted(creditorId, some));
            }
        }
        return new Answer.Told("would be purged\n" + String.join("\n", report.lines()));
    }

    private Map<String, Integer> counted(String creditorId, List<Long> invoices) {
        var cases = jdbc.sql("SELECT id FROM cases WHERE creditor_id = :creditor AND invoice_id IN (:invoices)")
                .param("creditor", creditorId)
                .param("invoices", invoices)
                .query(Long.class)
                .list();
        var subjects = new Subjects(creditorId, List.of(), cases, invoices);
        Map<String, Integer> rows = new HashMap<>();
        StoredData.ofDebtors()
                .filter(table -> table.rule() != Rule.REPORT)
                .forEach(table -> rows.put(
                        table.name(),
                        jdbc.sql("SELECT COUNT(*) FROM " + table.name() + " WHERE " + table.ofDebtor())
                                .params(subjects.parameters())
                                .query(Integer.class)
                                .single()));
        return rows;
    }

    private PurgeReport report(LocalDate today) {
        var report = PurgeReport.empty();
        for (var creditorId : find.creditors()) {
            var going = find.groups(creditorId, today).stream()
                    .flatMap(List::stream)
                    .toList();
            var held = find.casesPastTime(creditorId, today).stream()
                    .filter(invoice -> !going.contains(invoice))
                    .count();
            if (held > 0) {
                report.heldBack()
                        .add(
                                "%s: %d cases are past their time and not settled; remedy: end what is parked, waiting or to be paid back there"
                                        .formatted(creditorId, held));
            }
        }
        return report;
    }
}

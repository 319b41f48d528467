package no.kapitalkontroll.kk2.cases;

import static java.util.stream.Collectors.groupingBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import no.kapitalkontroll.kk2.core.limitation.LimitationPeriod;
import no.kapitalkontroll.kk2.core.limitation.LimitationWarning;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Watches the limitation (foreldelse) of open cases: four months ahead, again two months ahead, and when it has come. */
@Component
public class WatchLimitation {

    private static final int YEARS = 3;
    private static final int DAYS_OF_UNEVEN_MONTHS = 3;

    private final JdbcClient jdbc;
    private final CaseLog log;
    private final LimitationPeriod limitation = new LimitationPeriod();

    public WatchLimitation(JdbcClient jdbc, CaseLog log) {
        this.jdbc = jdbc;
        this.log = log;
    }

    /** A claim whose limitation is near, or has come. */
    public record RunningOut(
            long caseId, String creditorId, int invoiceNumber, LocalDate timeBarredFrom, LimitationWarning warning) {

        /** Numbers and dates only. */
        @Override
        public String toString() {
            return "%s %d %s: time-barred from %s".formatted(creditorId, invoiceNumber, warning.word(), timeBarredFrom);
        }
    }

    /** By the date on which limitation comes. Nothing puts it before three years after the due date. */
    public List<RunningOut> runningOut(String creditorId, LocalDate on) {
        record Due(long caseId, int invoiceNumber, LocalDate dueDate) {}
        var old = jdbc.sql("""
                        SELECT c.id, c.invoice_number, i.due_date FROM cases c
                          JOIN invoices i ON i.creditor_id = c.creditor_id AND i.invoice_id = c.invoice_id
                         WHERE c.creditor_id = ? AND c.state <> 'CLOSED' AND i.due_date <= ?
                         ORDER BY c.invoice_number
                        """)
                .params(
                        creditorId,
                        on.plusMonths(LimitationWarning.MONTHS_AHEAD)
                                .minusYears(YEARS)
                                .plusDays(DAYS_OF_UNEVEN_MONTHS))
                .query((row, index) -> new Due(
                        row.getLong("id"), row.getInt("invoice_number"), row.getObject("due_date", LocalDate.class)))
                .list();
        if (old.isEmpty()) {
            return List.of();
        }
        Map<Long, List<ReadClaims.InterruptionOf>> interruptions = jdbc
                .sql("SELECT * FROM interruptions WHERE case_id IN (:ids)")
                .param("ids", old.stream().map(Due::caseId).toList())
                .query(ReadClaims.InterruptionOf::of)
                .list()
                .stream()
                .collect(groupingBy(ReadClaims.InterruptionOf::caseId));
        List<RunningOut> near = new ArrayList<>();
        for (var one : old) {
            var interrupted = interruptions.getOrDefault(one.caseId(), List.of()).stream()
                    .map(ReadClaims.InterruptionOf::interruption)
                    .toList();
            limitation.timeBarredFrom(one.dueDate(), interrupted).ifPresent(from -> LimitationWarning.on(on, from)
                    .ifPresent(warning ->
                            near.add(new RunningOut(one.caseId(), creditorId, one.invoiceNumber(), from, warning))));
        }
        near.sort(Comparator.comparing(RunningOut::timeBarredFrom));
        return near;
    }

    /** Notes each warning once, in the case's log and in the run's summary. */
    @Transactional
    public void warn(CreditorDay day) {
        for (var one : runningOut(day.creditorId(), day.date())) {
            var detail = "time-barred from " + one.timeBarredFrom();
            if (!isNoted(one, detail)) {
                log.add(one.caseId(), day.date(), CaseLog.KK2, one.warning().word(), detail);
                day.note(
                        "invoice %d, %s: %s; remedy: interrupt it (forliksklage, utleggsbegjæring, acknowledgment) or give it up"
                                .formatted(one.invoiceNumber(), one.warning().word(), detail));
            }
        }
    }

    private boolean isNoted(RunningOut one, String detail) {
        return jdbc.sql("SELECT COUNT(*) FROM case_log WHERE case_id = ? AND event = ? AND detail = ?")
                        .params(one.caseId(), one.warning().word(), detail)
                        .query(Integer.class)
                        .single()
                > 0;
    }
}

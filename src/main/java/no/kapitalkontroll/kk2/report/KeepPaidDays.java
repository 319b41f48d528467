package no.kapitalkontroll.kk2.report;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import no.kapitalkontroll.kk2.cases.CreditorDay;
import no.kapitalkontroll.kk2.cases.LoadedClaim;
import no.kapitalkontroll.kk2.cases.ReadClaims;
import no.kapitalkontroll.kk2.core.coverage.Movement;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps when each paid invoice was paid, by the date on which KK2 knew it: a posting that is dated back changes what is told of
 * later dates only. An invoice is paid when the run decides so.
 */
@Component
public class KeepPaidDays {

    /** Every decision that began since the last whole run; without one that was kept, every decision. */
    private static final String DECIDED_SINCE = "decisions d FORCE INDEX (ix_decisions_begun) ";

    private static final LocalDate BEGINNING = LocalDate.of(1900, 1, 1);

    private final JdbcClient jdbc;
    private final ReadClaims readClaims;
    private final int batchSize;

    KeepPaidDays(JdbcClient jdbc, ReadClaims readClaims, @Value("${kk2.claims.batch-size:1000}") int batchSize) {
        this.jdbc = jdbc;
        this.readClaims = readClaims;
        this.batchSize = batchSize;
    }

    private record Known(long invoiceId, LocalDate paidOn, LocalDate firstDate) {}

    @Transactional
    public void keep(CreditorDay day) {
        var since = since(day);
        endWhatIsOpenAgain(day, since);
        var invoices = newlyPaid(day, since);
        forEach(invoices, day, claim -> begin(claim, paidOn(claim), day));
        var changed = changedToday(day).stream().collect(Collectors.toMap(Known::invoiceId, Function.identity()));
        forEach(List.copyOf(changed.keySet()), day, claim -> {
            var known = changed.get(claim.invoice().id());
            if (!Objects.equals(paidOn(claim), known.paidOn())) {
                end(known, day);
                begin(claim, paidOn(claim), day);
            }
        });
    }

    private void forEach(List<Long> invoices, CreditorDay day, Consumer<LoadedClaim> use) {
        for (int from = 0; from < invoices.size(); from += batchSize) {
            var batch = invoices.subList(from, Math.min(from + batchSize, invoices.size()));
            readClaims.readable(day, batch).forEach(use);
        }
    }

    /** The day on which payments and credits had reached the invoice's amount; null when no payment was among them. */
    private static LocalDate paidOn(LoadedClaim claim) {
        var movements = claim.ledger().movements().stream()
                .sorted(Comparator.comparing(Movement::date).thenComparing(Movement::postingId))
                .toList();
        if (movements.stream().noneMatch(movement -> movement.kind() == Movement.Kind.PAYMENT)) {
            return null;
        }
        var open = claim.ledger().invoiceAmount();
        LocalDate paidOn = null;
        for (var movement : movements) {
            open = open.plus(movement.amount());
            if (open.isPositive()) {
                paidOn = null;
            } else if (paidOn == null) {
                paidOn = movement.date();
            }
        }
        return paidOn;
    }

    /** The last finished run's date; before anything was kept, the beginning of time. */
    private LocalDate since(CreditorDay day) {
        return jdbc
                .sql("""
                        SELECT MAX(r.business_date) AS since FROM runs r WHERE r.creditor_id = :creditor AND r.state = 'FINISHED'
                           AND EXISTS (SELECT 1 FROM paid_days x WHERE x.creditor_id = :creditor)
                        """)
                .param("creditor", day.creditorId())
                .query((row, index) -> row.getObject("since", LocalDate.class))
                .list()
                .stream()
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(BEGINNING);
    }

    private void endWhatIsOpenAgain(CreditorDay day, LocalDate since) {
        jdbc.sql("SELECT x.* FROM " + DECIDED_SINCE + """
                           JOIN paid_days x ON x.creditor_id = d.creditor_id AND x.invoice_id = d.invoice_id AND x.last_date IS NULL
                         WHERE d.creditor_id = ? AND d.first_date >= ? AND d.last_date IS NULL
                           AND (d.reason IS NULL OR d.reason <> 'paid')
                        """)
                .params(day.creditorId(), since)
                .query(KeepPaidDays::known)
                .list()
                .forEach(known -> end(known, day));
    }

    private List<Long> newlyPaid(CreditorDay day, LocalDate since) {
        return jdbc.sql("SELECT d.invoice_id FROM " + DECIDED_SINCE + """
                          LEFT JOIN paid_days x ON x.creditor_id = d.creditor_id AND x.invoice_id = d.invoice_id AND x.last_date IS NULL
                         WHERE d.creditor_id = ? AND d.first_date >= ? AND d.last_date IS NULL AND d.reason = 'paid'
                           AND x.invoice_id IS NULL ORDER BY d.invoice_id
                        """)
                .params(day.creditorId(), since)
                .query(Long.class)
                .list();
    }

    private List<Known> changedToday(CreditorDay day) {
        return jdbc.sql("""
                        SELECT x.* FROM invoices i
                          JOIN paid_days x ON x.creditor_id = i.creditor_id AND x.invoice_id = i.invoice_id AND x.last_date IS NULL
                         WHERE i.creditor_id = ? AND i.changed_on = ? AND x.first_date <= ?
                        """)
                .params(day.creditorId(), day.date(), day.date())
                .query(KeepPaidDays::known)
                .list();
    }

    private static Known known(ResultSet row, int index) throws SQLException {
        return new Known(
                row.getLong("invoice_id"),
                row.getObject("paid_on", LocalDate.class),
                row.getObject("first_date", LocalDate.class));
    }

    private void begin(LoadedClaim claim, LocalDate paidOn, CreditorDay day) {
        jdbc.sql("""
                        INSERT INTO paid_days (creditor_id, invoice_id, invoice_number, due_date, paid_on, first_date)
                        VALUES (?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        day.creditorId(),
                        claim.invoice().id(),
                        claim.invoice().number(),
                        claim.invoice().dueDate(),
                        paidOn,
                        day.date())
                .update();
    }

    /** What began on this date was never known at the end of one. */
    private void end(Known known, CreditorDay day) {
        var ended = known.firstDate().isBefore(day.date())
                ? "UPDATE paid_days SET last_date = :date - INTERVAL 1 DAY WHERE creditor_id = :creditor AND invoice_id = :invoice AND last_date IS NULL"
                : "DELETE FROM paid_days WHERE creditor_id = :creditor AND invoice_id = :invoice AND first_date = :date";
        jdbc.sql(ended)
                .param("creditor", day.creditorId())
                .param("invoice", known.invoiceId())
                .param("date", day.date())
                .update();
    }
}

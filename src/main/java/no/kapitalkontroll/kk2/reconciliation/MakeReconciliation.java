package no.kapitalkontroll.kk2.reconciliation;

import static java.util.stream.Collectors.toSet;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import no.kapitalkontroll.kk2.cases.ReadDifferences;
import no.kapitalkontroll.kk2.core.reconciliation.Cause;
import no.kapitalkontroll.kk2.creditor.Creditor;
import no.kapitalkontroll.kk2.creditor.Creditors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The reconciliation of a creditor on any date, out of what was kept on that date. Reads only; asks nobody. */
@Component
public class MakeReconciliation {

    private final JdbcClient jdbc;
    private final Creditors creditors;
    private final ReadCaseDays readCaseDays;
    private final ReadDifferences readDifferences;
    private final ListToClose listToClose;
    private final ReadSignOffs readSignOffs;

    public MakeReconciliation(
            JdbcClient jdbc,
            Creditors creditors,
            ReadCaseDays readCaseDays,
            ReadDifferences readDifferences,
            ListToClose listToClose,
            ReadSignOffs readSignOffs) {
        this.jdbc = jdbc;
        this.creditors = creditors;
        this.readCaseDays = readCaseDays;
        this.readDifferences = readDifferences;
        this.listToClose = listToClose;
        this.readSignOffs = readSignOffs;
    }

    /** @param today the business date: nothing is known of what lies ahead */
    @Transactional(readOnly = true)
    public ReconciliationAnswer on(String creditorId, LocalDate date, LocalDate today) {
        var creditor = creditors.inForce().stream()
                .filter(one -> one.id().equals(creditorId))
                .findFirst();
        if (creditor.isEmpty()) {
            return new ReconciliationAnswer.Refused(
                    "there is no creditor " + creditorId, "the creditor's id is the name of its file in KK2_CREDITORS");
        }
        if (date.isAfter(today)) {
            return new ReconciliationAnswer.Refused(
                    "%s lies after the business date, %s".formatted(date, today), "name a date that has come");
        }
        return lastRun(creditorId, date)
                .<ReconciliationAnswer>map(
                        run -> new ReconciliationAnswer.Made(reconciliation(creditor.get(), date, run)))
                .orElseGet(() -> new ReconciliationAnswer.Refused(
                        "the books of %s were not compared on %s or before".formatted(creditorId, date),
                        "name a date on which a run finished with the whole ledger read"));
    }

    private Reconciliation reconciliation(Creditor creditor, LocalDate date, LocalDate lastRun) {
        var causes = readDifferences.on(creditor.id(), date);
        var cases = readCaseDays.on(creditor.id(), date).stream()
                .map(day -> new ReconciledCase(
                        day, causes.getOrDefault(day.figures().caseId(), List.of())))
                .toList();
        return new Reconciliation(
                creditor, date, lastRun, cases, toClose(creditor.id(), cases), readSignOffs.of(creditor.id(), date));
    }

    /** Of the cases that said so on the date, what is open now. */
    private List<ToClose> toClose(String creditorId, List<ReconciledCase> cases) {
        var asked = cases.stream()
                .filter(one ->
                        one.causes().stream().anyMatch(standing -> standing.cause() == Cause.TO_BE_CLOSED_BY_HAND))
                .map(ReconciledCase::invoiceNumber)
                .collect(toSet());
        return asked.isEmpty()
                ? List.of()
                : listToClose.of(creditorId).stream()
                        .filter(one -> asked.contains(one.invoiceNumber()))
                        .toList();
    }

    private Optional<LocalDate> lastRun(String creditorId, LocalDate date) {
        return jdbc.sql("""
                        SELECT business_date FROM runs WHERE creditor_id = ? AND business_date <= ? AND state = 'FINISHED' AND reconciled
                         ORDER BY business_date DESC LIMIT 1
                        """)
                .params(creditorId, date)
                .query((row, index) -> row.getObject(1, LocalDate.class))
                .optional();
    }
}

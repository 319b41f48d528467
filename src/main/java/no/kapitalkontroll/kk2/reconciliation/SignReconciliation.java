package no.kapitalkontroll.kk2.reconciliation;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import no.kapitalkontroll.kk2.handling.Answer;
import no.kapitalkontroll.kk2.handling.Operator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Signs the reconciliation of a date: who, when, why, the figure, and the hash of that date's CSV, so that anybody can see
 * later whether it is still what was signed. Only ever added to; another person's is another row.
 */
@Component
public class SignReconciliation {

    private static final Logger log = LoggerFactory.getLogger(SignReconciliation.class);

    private final JdbcClient jdbc;
    private final Clock clock;
    private final MakeReconciliation makeReconciliation;
    private final WriteReconciliationCsv csv = new WriteReconciliationCsv();

    public SignReconciliation(JdbcClient jdbc, Clock clock, MakeReconciliation makeReconciliation) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.makeReconciliation = makeReconciliation;
    }

    /**
     * @param date whose reconciliation is signed
     * @param withDifferences sign although red differences stand; it is kept and shown
     */
    @Transactional
    public Answer sign(String creditorId, LocalDate date, boolean withDifferences, Operator by, LocalDate today) {
        if (by.refusal().isPresent()) {
            return by.refused();
        }
        var answer = makeReconciliation.on(creditorId, date, today);
        if (!(answer instanceof ReconciliationAnswer.Made made)) {
            var refused = (ReconciliationAnswer.Refused) answer;
            return new Answer.Refused(refused.why(), refused.remedy());
        }
        var reconciliation = made.reconciliation();
        var sha256 = csv.sha256(reconciliation);
        return refusal(reconciliation, sha256, withDifferences, by)
                .orElseGet(() -> signed(reconciliation, sha256, by, today));
    }

    private Optional<Answer> refusal(
            Reconciliation reconciliation, String sha256, boolean withDifferences, Operator by) {
        var date = reconciliation.date();
        if (isBeingRun(reconciliation.creditor().id())) {
            return refused("a run is under way, its result may be another one", "wait until it has finished");
        }
        if (!reconciliation.lastRun().equals(date)) {
            return refused(
                    "no run compared the books on " + date,
                    "sign %s, or run %s first".formatted(reconciliation.lastRun(), date));
        }
        if (!lastRunCompared(reconciliation.creditor().id(), date)) {
            return refused(
                    "the last run of %s did not come to its end with the whole ledger read".formatted(date),
                    "run %s again, then sign".formatted(date));
        }
        if (reconciliation.count(Colour.RED) > 0 && !withDifferences) {
            return refused(
                    "the figure of %s is %s, not 0.00".formatted(date, reconciliation.figure()),
                    "mend the red invoices and run again, or sign with the differences (--with-differences)");
        }
        return reconciliation.signOffs().stream()
                .filter(signed -> signed.who().equals(by.who()) && signed.stillHolds(sha256))
                .findFirst()
                .map(signed -> new Answer.Refused(
                        "%s has signed %s on %s already, and nothing has changed"
                                .formatted(by.who(), date, signed.on()),
                        "nothing is to be done"));
    }

    private Answer signed(Reconciliation reconciliation, String sha256, Operator by, LocalDate today) {
        var creditorId = reconciliation.creditor().id();
        var red = reconciliation.count(Colour.RED);
        jdbc.sql("""
                        INSERT INTO sign_offs (creditor_id, business_date, signed_on, signed_at, actor, reason, figure, red, explained, equal,
                                               with_differences, csv_sha256)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        creditorId,
                        reconciliation.date(),
                        today,
                        LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC),
                        by.who(),
                        by.why(),
                        reconciliation.figure().amount(),
                        red,
                        reconciliation.count(Colour.EXPLAINED),
                        reconciliation.count(Colour.EQUAL),
                        red > 0,
                        sha256)
                .update();
        log.info(
                "signed: reconciliation of {} on {}, figure {}",
                creditorId,
                reconciliation.date(),
                reconciliation.figure());
        return new Answer.Done("the reconciliation of %s on %s is signed by %s, figure %s, CSV sha256 %s"
                .formatted(creditorId, reconciliation.date(), by.who(), reconciliation.figure(), sha256));
    }

    /** An earlier run of the date may have, and a later one has changed what it found. */
    private boolean lastRunCompared(String creditorId, LocalDate date) {
        return jdbc.sql("""
                        SELECT state = 'FINISHED' AND reconciled FROM runs WHERE creditor_id = ? AND business_date = ?
                         ORDER BY id DESC LIMIT 1
                        """).params(creditorId, date).query(Boolean.class).single();
    }

    private boolean isBeingRun(String creditorId) {
        return jdbc.sql("SELECT COUNT(*) FROM run_leases WHERE creditor_id = ? AND lease_until > UTC_TIMESTAMP(6)")
                        .param(creditorId)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    private static Optional<Answer> refused(String why, String remedy) {
        return Optional.of(new Answer.Refused(why, remedy));
    }
}

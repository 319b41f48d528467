package no.kapitalkontroll.kk2.operations;

import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import no.kapitalkontroll.kk2.handling.Operator;
import no.kapitalkontroll.kk2.run.OnlyInService;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jmx.export.annotation.ManagedAttribute;
import org.springframework.jmx.export.annotation.ManagedOperation;
import org.springframework.jmx.export.annotation.ManagedOperationParameter;
import org.springframework.jmx.export.annotation.ManagedResource;
import org.springframework.stereotype.Component;

/** The effects on the outside world as they stand, and what an operator may decide about parked ones. */
@Component
@OnlyInService
@ManagedResource(
        objectName = "no.kapitalkontroll.kk2:type=Outbox",
        description = "Letters, vouchers, attachments and closings on their way out")
public class OutboxPage {

    private static final String LETTERS = "'MAIL', 'PRINT'";
    private static final String PROPOSALS = "'VOUCHER'";

    private final JdbcClient jdbc;
    private final Clock clock;
    private final SettleParkedLetter settleParkedLetter;
    private final RetryParkedEffect retryParkedEffect;

    OutboxPage(
            JdbcClient jdbc, Clock clock, SettleParkedLetter settleParkedLetter, RetryParkedEffect retryParkedEffect) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.settleParkedLetter = settleParkedLetter;
        this.retryParkedEffect = retryParkedEffect;
    }

    @ManagedAttribute(description = "Number of effects by creditor, kind and state")
    public String[] getEffects() {
        return counts(
                "SELECT CONCAT_WS(' ', creditor_id, kind, state) AS word, COUNT(*) AS n FROM effects GROUP BY word ORDER BY word");
    }

    @ManagedAttribute(description = "Number of letters of each creditor by kind and state")
    public String[] getLetters() {
        return counts(
                "SELECT CONCAT_WS(' ', creditor_id, kind, state) AS word, COUNT(*) AS n FROM letters GROUP BY word ORDER BY word");
    }

    @ManagedAttribute(description = "Number of posting proposals of each creditor by state")
    public String[] getProposals() {
        return counts(
                "SELECT CONCAT_WS(' ', creditor_id, state) AS word, COUNT(*) AS n FROM proposals GROUP BY word ORDER BY word");
    }

    @ManagedAttribute(
            description = "Minutes since the oldest effect of unknown outcome was begun; 0 when there is none")
    public long getOldestUnknownMinutes() {
        return jdbc.sql("""
                        SELECT COALESCE(TIMESTAMPDIFF(MINUTE, MIN(claimed_at), UTC_TIMESTAMP(6)), 0) FROM effects
                         WHERE state = 'UNKNOWN'
                        """).query(Long.class).single();
    }

    @ManagedAttribute(description = "Letters that are planned, or wait for another try")
    public long getLettersPlanned() {
        return count(LETTERS, "'PLANNED', 'FAILED', 'CLAIMED'");
    }

    @ManagedAttribute(description = "Letters of which nobody knows yet whether they left")
    public long getLettersUnknown() {
        return count(LETTERS, "'UNKNOWN'");
    }

    @ManagedAttribute(description = "Letters that wait for an operator")
    public long getLettersParked() {
        return count(LETTERS, "'PARKED'");
    }

    @ManagedAttribute(description = "Posting proposals that are planned, or wait for another try")
    public long getProposalsPlanned() {
        return count(PROPOSALS, "'PLANNED', 'FAILED', 'CLAIMED'");
    }

    @ManagedAttribute(description = "Posting proposals of which nobody knows yet whether Tripletex has them")
    public long getProposalsUnknown() {
        return count(PROPOSALS, "'UNKNOWN'");
    }

    @ManagedAttribute(description = "Posting proposals that wait for an operator")
    public long getProposalsParked() {
        return count(PROPOSALS, "'PARKED'");
    }

    @ManagedAttribute(
            description = "Minutes since the oldest effect that still waits to leave was planned; 0: none does")
    public long getOldestPlannedMinutes() {
        return minutesSince("MIN(planned_at)", "'PLANNED', 'FAILED'");
    }

    @ManagedAttribute(
            description = "Minutes since the oldest effect that waits for an operator was parked; 0: none does")
    public long getOldestParkedMinutes() {
        return minutesSince("MIN(COALESCE(settled_at, planned_at))", "'PARKED'");
    }

    private long count(String kinds, String states) {
        return jdbc.sql("SELECT COUNT(*) FROM effects WHERE kind IN (%s) AND state IN (%s)".formatted(kinds, states))
                .query(Long.class)
                .single();
    }

    /** By KK2's clock, which wrote these instants. */
    private long minutesSince(String what, String states) {
        return jdbc.sql("SELECT COALESCE(TIMESTAMPDIFF(MINUTE, %s, ?), 0) FROM effects WHERE state IN (%s)"
                        .formatted(what, states))
                .param(LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .query(Long.class)
                .single();
    }

    @ManagedAttribute(
            description = "Effects that wait for an operator: id, kind, creditor, letter or proposal, date, reason")
    public String[] getParkedEffects() {
        return jdbc.sql("""
                        SELECT CONCAT('effect ', id, ' ', kind, ' ', creditor_id,
                                      IF(letter_id IS NULL, '', CONCAT(' letter ', letter_id)),
                                      IF(proposal_id IS NULL, '', CONCAT(' proposal ', proposal_id)),
                                      ' due ', due_on, ': ', COALESCE(reason, 'no reason kept'))
                          FROM effects WHERE state = 'PARKED' ORDER BY id LIMIT 1000
                        """).query(String.class).list().toArray(String[]::new);
    }

    @ManagedOperation(description = "A parked letter was sent: the clock of the next step runs from its printed date")
    @ManagedOperationParameter(name = "effectId", description = "The effect, as ParkedEffects names it")
    @ManagedOperationParameter(name = "who", description = "Who you are; goes into the case's log")
    @ManagedOperationParameter(name = "why", description = "Why; goes into the case's log")
    public String letterWasSent(long effectId, String who, String why) {
        return settleParkedLetter.settle(effectId, true, new Operator(who, why)).toString();
    }

    @ManagedOperation(description = "A parked letter was not sent: it is taken back with its charges and planned anew")
    @ManagedOperationParameter(name = "effectId", description = "The effect, as ParkedEffects names it")
    @ManagedOperationParameter(name = "who", description = "Who you are; goes into the case's log")
    @ManagedOperationParameter(name = "why", description = "Why; goes into the case's log")
    public String letterWasNotSent(long effectId, String who, String why) {
        return settleParkedLetter
                .settle(effectId, false, new Operator(who, why))
                .toString();
    }

    @ManagedOperation(
            description = "The next run tries a parked voucher, attachment or closing again; it is looked up first")
    @ManagedOperationParameter(name = "effectId", description = "The effect, as ParkedEffects names it")
    @ManagedOperationParameter(name = "who", description = "Who you are; goes into the case's log")
    @ManagedOperationParameter(name = "why", description = "Why; goes into the case's log")
    public String retryEffect(long effectId, String who, String why) {
        return retryParkedEffect.retry(effectId, new Operator(who, why)).toString();
    }

    private String[] counts(String sql) {
        return jdbc.sql(sql)
                .query((row, index) -> row.getString("word") + " " + row.getLong("n"))
                .list()
                .toArray(String[]::new);
    }
}

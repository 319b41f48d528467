package no.kapitalkontroll.kk2.outbox;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Plans an effect, always inside the transaction that changes the case. The database lets only one effect of a key live:
 * a second one of the same case, step and kind is refused unless the first was cancelled.
 */
@Component
public class PlanEffect {

    private final JdbcClient jdbc;
    private final Clock clock;

    public PlanEffect(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void letter(
            EffectKind kind,
            String creditorId,
            long caseId,
            String step,
            long letterId,
            LocalDate on,
            String externalId) {
        insert(kind, creditorId, caseId, "%d:%s:%s".formatted(caseId, step, kind), letterId, null, on, externalId);
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void voucher(String creditorId, long caseId, long proposalId, LocalDate on, String number) {
        insert(EffectKind.VOUCHER, creditorId, caseId, number, null, proposalId, on, number);
    }

    /** Explains a voucher; another voucher for the same proposal gets its own. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void attachment(
            String creditorId, long caseId, long proposalId, LocalDate on, String number, long voucherId) {
        insert(
                EffectKind.ATTACHMENT,
                creditorId,
                caseId,
                "%s:ATTACHMENT:%d".formatted(number, voucherId),
                null,
                proposalId,
                on,
                String.valueOf(voucherId));
    }

    /**
     * Closes what lies open of a settled case; {@code newestPosting} makes a reopened case's next closing another one. What a
     * person dismissed is not planned again.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean closing(String creditorId, long caseId, long newestPosting, LocalDate on) {
        var key = closingKey(caseId, newestPosting);
        var known = jdbc.sql(
                        "SELECT COUNT(*) FROM effects WHERE case_id = ? AND effect_key = ? AND (state <> 'CANCELLED' OR dismissed_by IS NOT NULL)")
                .params(caseId, key)
                .query(Integer.class)
                .single();
        if (known == 0) {
            insert(EffectKind.CLOSE_POSTINGS, creditorId, caseId, key, null, null, on, key);
        }
        return known == 0;
    }

    /** Shows how a case stands; the n-th of its case. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void caseStatus(String creditorId, long caseId, int n, LocalDate on, String status) {
        insert(
                EffectKind.CASE_STATUS,
                creditorId,
                caseId,
                "%d:CASE_STATUS:%d".formatted(caseId, n),
                null,
                null,
                on,
                status);
    }

    /** One for each case handler, told apart by its Message-ID. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void digest(String creditorId, long digestId, LocalDate on, String messageId) {
        jdbc.sql("""
                        INSERT INTO effects (creditor_id, kind, effect_key, state, digest_id, due_on, external_id, planned_at)
                        VALUES (?, 'DIGEST', ?, 'PLANNED', ?, ?, ?, ?)
                        """)
                .params(
                        creditorId,
                        messageId,
                        digestId,
                        on,
                        messageId,
                        LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .update();
    }

    /** The key of a closing. */
    public static String closingKey(long caseId, long newestPosting) {
        return "%d:CLOSE_POSTINGS:%d".formatted(caseId, newestPosting);
    }

    private void insert(
            EffectKind kind,
            String creditorId,
            long caseId,
            String key,
            Long letterId,
            Long proposalId,
            LocalDate on,
            String externalId) {
        jdbc.sql("""
                        INSERT INTO effects (creditor_id, case_id, kind, effect_key, state, letter_id, proposal_id, due_on,
                                             external_id, planned_at)
                        VALUES (?, ?, ?, ?, 'PLANNED', ?, ?, ?, ?, ?)
                        """)
                .params(
                        creditorId,
                        caseId,
                        kind.name(),
                        key,
                        letterId,
                        proposalId,
                        on,
                        externalId,
                        LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .update();
    }
}

package no.kapitalkontroll.kk2.cases;

import java.util.List;
import java.util.Set;
import no.kapitalkontroll.kk2.core.bookkeeping.RegisteredPayment;
import no.kapitalkontroll.kk2.core.bookkeeping.Subject;
import no.kapitalkontroll.kk2.outbox.EffectState;
import no.kapitalkontroll.kk2.outbox.FindEffects;
import no.kapitalkontroll.kk2.outbox.SettleEffect;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes back proposals that are not in Tripletex, so that no correction of them is needed: those that never left, and those that
 * Tripletex refused or somebody deleted there. What has been claimed for sending and not refused stays: it may be there.
 */
@Component
public class CancelProposals {

    private static final Set<String> NOT_IN_TRIPLETEX = Set.of("PARKED", "DELETED");

    private final JdbcClient jdbc;
    private final FindEffects findEffects;
    private final SettleEffect settle;

    public CancelProposals(JdbcClient jdbc, FindEffects findEffects, SettleEffect settle) {
        this.jdbc = jdbc;
        this.findEffects = findEffects;
        this.settle = settle;
    }

    private record Standing(long proposalId, String state, Long effectId, String effectState, int attempts) {

        boolean isGone() {
            return NOT_IN_TRIPLETEX.contains(state);
        }

        boolean neverLeft() {
            return state.equals("PLANNED") && EffectState.PLANNED.name().equals(effectState) && attempts == 0;
        }
    }

    /** Only when nothing of the payment has left; false when something has, and then nothing is changed. */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean unsent(long caseId, RegisteredPayment payment, String why) {
        var booking = standing(caseId, payment.subject());
        if (!booking.stream().allMatch(Standing::neverLeft)) {
            return false;
        }
        cancel(booking, why);
        // what it covered may have left all the same: then that stays under the payment's own id
        var covering = standing(caseId, Subject.ofPayment(payment.movementId()));
        if (covering.stream().allMatch(Standing::neverLeft)) {
            cancel(covering, why);
        }
        return true;
    }

    /** Whether anything proposed for the subject is in Tripletex, or may be. */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean isInTripletex(long caseId, Subject subject) {
        return isInTripletex(standing(caseId, subject));
    }

    /**
     * All of a subject that is given up, where nothing of it is in Tripletex.
     *
     * @return whether anything was taken back
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean notInTripletex(long caseId, Subject subject, String why) {
        var standing = standing(caseId, subject);
        if (standing.isEmpty() || isInTripletex(standing)) {
            return false;
        }
        cancel(standing, why);
        return true;
    }

    /** What of a subject was refused or deleted, whatever else of it stands. */
    @Transactional(propagation = Propagation.MANDATORY)
    void gone(long caseId, Subject subject, String why) {
        cancel(standing(caseId, subject).stream().filter(Standing::isGone).toList(), why);
    }

    private static boolean isInTripletex(List<Standing> standing) {
        return !standing.stream().allMatch(one -> one.neverLeft() || one.isGone());
    }

    private void cancel(List<Standing> proposals, String why) {
        for (var one : proposals) {
            if (one.effectId() != null && !one.effectState().equals(EffectState.DONE.name())) {
                findEffects.hold(one.effectId()).ifPresent(effect -> settle.cancelled(effect, why));
            }
            jdbc.sql("UPDATE proposals SET state = 'CANCELLED' WHERE id = ?")
                    .param(one.proposalId())
                    .update();
        }
    }

    private List<Standing> standing(long caseId, Subject subject) {
        return jdbc.sql("""
                        SELECT p.id, p.state, e.id AS effect_id, e.state AS effect_state, COALESCE(e.attempts, 0) AS attempts
                          FROM proposals p LEFT JOIN effects e ON e.proposal_id = p.id AND e.state <> 'CANCELLED'
                         WHERE p.case_id = ? AND p.kind = ? AND p.subject_id = ? AND p.state NOT IN ('CANCELLED', 'DECLINED')
                         ORDER BY p.n FOR UPDATE
                        """)
                .params(caseId, subject.kind().name(), subject.id())
                .query((row, index) -> new Standing(
                        row.getLong("id"),
                        row.getString("state"),
                        row.getObject("effect_id", Long.class),
                        row.getString("effect_state"),
                        row.getInt("attempts")))
                .list();
    }
}

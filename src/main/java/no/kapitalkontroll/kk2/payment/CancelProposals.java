package no.kapitalkontroll.kk2.payment;

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
 * Takes back the proposals of a registered payment that are not in Tripletex, so that no correction of them is needed. What has
 * been claimed for sending even once stays: it may be there.
 */
@Component
class CancelProposals {

    private static final Set<String> NOT_IN_TRIPLETEX = Set.of("PARKED", "DELETED");

    private final JdbcClient jdbc;
    private final FindEffects findEffects;
    private final SettleEffect settle;

    CancelProposals(JdbcClient jdbc, FindEffects findEffects, SettleEffect settle) {
        this.jdbc = jdbc;
        this.findEffects = findEffects;
        this.settle = settle;
    }

    private record Standing(long proposalId, String state, Long effectId, String effectState, int attempts) {

        boolean neverLeft() {
            return state.equals("PLANNED") && EffectState.PLANNED.name().equals(effectState) && attempts == 0;
        }
    }

    /** Only when nothing of the payment has left; false when something has, and then nothing is changed. */
    @Transactional(propagation = Propagation.MANDATORY)
    boolean unsent(long caseId, RegisteredPayment payment, String why) {
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

    /** As {@link #unsent}, and also what Tripletex refused and what somebody deleted there, where nothing else of it stands. */
    @Transactional(propagation = Propagation.MANDATORY)
    void notInTripletex(long caseId, Subject subject, String why) {
        var standing = standing(caseId, subject);
        if (standing.stream().allMatch(one -> one.neverLeft() || NOT_IN_TRIPLETEX.contains(one.state()))) {
            cancel(standing, why);
        }
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
                         WHERE p.case_id = ? AND p.kind = ? AND p.subject_id = ? AND p.state <> 'CANCELLED'
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

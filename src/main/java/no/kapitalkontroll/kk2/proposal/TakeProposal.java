package no.kapitalkontroll.kk2.proposal;

import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Function;
import no.kapitalkontroll.kk2.cases.CaseLog;
import no.kapitalkontroll.kk2.core.reconciliation.ProposalStanding.State;
import no.kapitalkontroll.kk2.handling.Answer;
import no.kapitalkontroll.kk2.handling.Operator;
import no.kapitalkontroll.kk2.outbox.FindEffects;
import no.kapitalkontroll.kk2.voucher.PostVoucher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Takes a proposal in hand: neither a run nor another person moves it or its case until the action is done. */
@Component
class TakeProposal {

    private final JdbcClient jdbc;
    private final FindEffects findEffects;
    private final PostVoucher postVoucher;
    private final CaseLog log;

    TakeProposal(JdbcClient jdbc, FindEffects findEffects, PostVoucher postVoucher, CaseLog log) {
        this.jdbc = jdbc;
        this.findEffects = findEffects;
        this.postVoucher = postVoucher;
        this.log = log;
    }

    private record Found(long effectId, State state) {}

    /** As it stands, held by nobody. */
    @Transactional(readOnly = true)
    Optional<HeldProposal> seen(ProposalRef ref) {
        return find(ref, "").map(found -> held(ref, found));
    }

    /** Does it, once who and why are said; what was done goes into the case's log as {@code event}. */
    @Transactional
    Answer handle(ProposalRef ref, Operator by, LocalDate today, String event, Function<HeldProposal, Answer> action) {
        if (by.refusal().isPresent()) {
            return by.refused();
        }
        // the case first, as a run does it
        jdbc.sql(
                        "SELECT c.id FROM cases c JOIN proposals p ON p.case_id = c.id WHERE p.creditor_id = ? AND p.number = ? FOR UPDATE")
                .params(ref.creditorId(), ref.number())
                .query(Long.class)
                .optional();
        var held = find(ref, " FOR UPDATE").map(found -> held(ref, found));
        if (held.isEmpty()) {
            return unknown(ref);
        }
        var answer = action.apply(held.get());
        if (answer instanceof Answer.Done done) {
            log.add(held.get().caseId(), today, by.who(), event, done.sentence() + ": " + by.why());
        }
        return answer;
    }

    static Answer unknown(ProposalRef ref) {
        return new Answer.Refused(
                "there is no proposal %s of %s".formatted(ref, ref.creditorId()),
                "write its number as it stands in Tripletex, or <invoice>-<n>; the list of proposals has them");
    }

    private Optional<Found> find(ProposalRef ref, String lock) {
        return jdbc.sql("""
                        SELECT e.id AS effect_id, p.state FROM proposals p
                          JOIN effects e ON e.proposal_id = p.id AND e.kind = 'VOUCHER'
                         WHERE p.creditor_id = ? AND p.number = ? ORDER BY e.id DESC LIMIT 1""" + lock)
                .params(ref.creditorId(), ref.number())
                .query((row, index) -> new Found(row.getLong("effect_id"), State.valueOf(row.getString("state"))))
                .optional();
    }

    private HeldProposal held(ProposalRef ref, Found found) {
        return new HeldProposal(ref, found.state(), postVoucher.load(findEffects.byId(found.effectId())));
    }
}

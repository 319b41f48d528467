package no.kapitalkontroll.kk2.voucher;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import no.kapitalkontroll.kk2.cases.CreditorDay;
import no.kapitalkontroll.kk2.cases.MirrorPostings;
import no.kapitalkontroll.kk2.core.bookkeeping.AccountRole;
import no.kapitalkontroll.kk2.core.claim.LedgerPosting;
import no.kapitalkontroll.kk2.outbox.FindEffects;
import no.kapitalkontroll.kk2.tripletex.VoucherSeen;
import no.kapitalkontroll.kk2.tripletex.Vouchers;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Sees what became of the proposals that wait in Tripletex: still waiting, booked, edited by a person, or deleted. A deleted
 * one is never sent again unasked.
 */
@Component
public class FollowProposals {

    private static final int LOADED_AT_ONCE = 500;

    private final JdbcClient jdbc;
    private final Vouchers vouchers;
    private final PostVoucher postVoucher;
    private final FindEffects findEffects;
    private final MirrorPostings postings;

    public FollowProposals(
            JdbcClient jdbc,
            Vouchers vouchers,
            PostVoucher postVoucher,
            FindEffects findEffects,
            MirrorPostings postings) {
        this.jdbc = jdbc;
        this.vouchers = vouchers;
        this.postVoucher = postVoucher;
        this.findEffects = findEffects;
        this.postings = postings;
    }

    private record Waiting(long proposalId, String state, long effectId, long voucherId, long invoiceId) {}

    public void follow(CreditorDay day) {
        var waiting = jdbc.sql("""
                        SELECT p.id, p.state, e.id AS effect_id, p.voucher_id, c.invoice_id FROM proposals p JOIN cases c ON c.id = p.case_id
                          JOIN effects e ON e.proposal_id = p.id AND e.kind = 'VOUCHER' AND e.state = 'DONE'
                         WHERE p.creditor_id = ? AND p.state IN ('WAITING', 'EDITED') AND p.voucher_id IS NOT NULL ORDER BY p.id
                        """)
                .param(day.creditorId())
                .query((row, index) -> new Waiting(
                        row.getLong("id"),
                        row.getString("state"),
                        row.getLong("effect_id"),
                        row.getLong("voucher_id"),
                        row.getLong("invoice_id")))
                .list();
        if (waiting.isEmpty()) {
            return;
        }
        Map<Long, VoucherSeen> there = vouchers.waiting(day.creditorId()).stream()
                .collect(Collectors.toMap(VoucherSeen::id, seen -> seen, (one, same) -> one));
        for (int from = 0; from < waiting.size(); from += LOADED_AT_ONCE) {
            follow(waiting.subList(from, Math.min(from + LOADED_AT_ONCE, waiting.size())), there, day);
        }
    }

    private void follow(List<Waiting> waiting, Map<Long, VoucherSeen> there, CreditorDay day) {
        var effects = findEffects.byIds(waiting.stream().map(Waiting::effectId).toList());
        var proposals = postVoucher.load(effects).stream()
                .collect(Collectors.toMap(proposal -> proposal.effect().id(), proposal -> proposal));
        for (var one : waiting) {
            var seen = there.get(one.voucherId());
            if (seen == null) {
                seen = vouchers.byId(day.creditorId(), one.voucherId()).orElse(null);
            }
            note(one, proposals.get(one.effectId()), seen, there.containsKey(one.voucherId()), day);
        }
    }

    private void note(Waiting one, VoucherToPost proposal, VoucherSeen seen, boolean waits, CreditorDay day) {
        var state = postVoucher.state(proposal, Optional.ofNullable(seen), waits);
        if (seen != null && !waits) {
            keepReceivables(proposal, seen, day);
            postings.hangOn(day.creditorId(), one.voucherId(), one.invoiceId());
        }
        if (!state.name().equals(one.state())) {
            jdbc.sql("UPDATE proposals SET state = ?, voucher_number = ? WHERE id = ? AND state = ?")
                    .params(
                            state.name(),
                            seen == null ? null : seen.numberInLedger().orElse(null),
                            one.proposalId(),
                            one.state())
                    .update();
        }
    }

    /** The voucher may be closed before anybody lists it as open: its posting is kept from here. */
    private void keepReceivables(VoucherToPost proposal, VoucherSeen seen, CreditorDay day) {
        var receivables = proposal.accounts().get(AccountRole.RECEIVABLES);
        for (var line : seen.lines()) {
            if (receivables.equals(line.accountNumber())) {
                postings.storeOurs(
                        new LedgerPosting(
                                line.postingId(),
                                seen.id(),
                                seen.externalVoucherNumber(),
                                seen.date(),
                                line.amount(),
                                line.customerId(),
                                null,
                                line.invoiceNumber(),
                                line.closeGroupId(),
                                null),
                        day.creditorId());
            }
        }
    }
}

package no.kapitalkontroll.kk2.cases;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;

import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import no.kapitalkontroll.kk2.core.bookkeeping.BookEntry;
import no.kapitalkontroll.kk2.core.bookkeeping.Lines;
import no.kapitalkontroll.kk2.core.bookkeeping.Subject;
import no.kapitalkontroll.kk2.core.reconciliation.ProposalStanding.State;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Ends what the accountant deleted, or Tripletex refused, and nobody misses: all that was proposed for a subject which is wanted no
 * longer, when nothing of it is in Tripletex; and vouchers that undid each other. The books are then as they are to be, and a case
 * that stayed red would have no way out.
 */
@Component
public class CancelDeleted {

    private static final Set<State> GONE = Set.of(State.DELETED, State.PARKED);

    private final JdbcClient jdbc;
    private final ReadClaims readClaims;
    private final CancelProposals cancel;
    private final CaseLog log;

    public CancelDeleted(JdbcClient jdbc, ReadClaims readClaims, CancelProposals cancel, CaseLog log) {
        this.jdbc = jdbc;
        this.readClaims = readClaims;
        this.cancel = cancel;
        this.log = log;
    }

    /** Half a ledger does not tell what is wanted: then all stays as it is. */
    @Transactional
    public void cancel(CreditorDay day) {
        if (!day.ledgerFresh()) {
            return;
        }
        var invoiceIds = jdbc.sql("""
                        SELECT DISTINCT c.invoice_id FROM proposals p JOIN cases c ON c.id = p.case_id
                         WHERE p.creditor_id = ? AND p.state IN ('DELETED', 'PARKED') ORDER BY c.invoice_id
                        """).param(day.creditorId()).query(Long.class).list();
        if (invoiceIds.isEmpty()) {
            return;
        }
        // the cases first, as a person's action does it
        jdbc.sql("SELECT id FROM cases WHERE creditor_id = :creditor AND invoice_id IN (:ids) ORDER BY id FOR UPDATE")
                .param("creditor", day.creditorId())
                .param("ids", invoiceIds)
                .query(Long.class)
                .list();
        readClaims.readable(day, invoiceIds).forEach(claim -> cancel(claim, day));
    }

    private void cancel(LoadedClaim claim, CreditorDay day) {
        var wanted = claim.wanted().stream()
                .filter(entry -> !entry.lines().isNothing())
                .map(BookEntry::subject)
                .collect(toSet());
        var gone = claim.proposals().stream()
                .filter(proposal -> GONE.contains(proposal.state()))
                .collect(groupingBy(ProposalFact::subject, TreeMap::new, Collectors.toList()));
        gone.forEach((subject, proposals) -> {
            if (isCancelled(claim.caseRow().id(), subject, proposals, wanted.contains(subject))) {
                var numbers = proposals.stream().map(ProposalFact::number).collect(Collectors.joining(", "));
                log.add(
                        claim.caseRow().id(),
                        day.date(),
                        CaseLog.KK2,
                        "proposal-cancelled",
                        numbers + ": not in Tripletex, and not wanted any more");
            }
        });
    }

    private boolean isCancelled(long caseId, Subject subject, List<ProposalFact> gone, boolean wanted) {
        var missing = gone.stream().map(ProposalFact::lines).reduce(Lines.NONE, Lines::plus);
        if (missing.isNothing()) {
            cancel.gone(caseId, subject, "deleted with what it undid");
            return true;
        }
        return !wanted && cancel.notInTripletex(caseId, subject, "not wanted any more");
    }
}

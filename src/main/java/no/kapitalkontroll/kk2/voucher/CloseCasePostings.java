package no.kapitalkontroll.kk2.voucher;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import no.kapitalkontroll.kk2.core.bookkeeping.AccountRole;
import no.kapitalkontroll.kk2.core.claim.LedgerPosting;
import no.kapitalkontroll.kk2.core.money.Money;
import no.kapitalkontroll.kk2.creditor.Creditors;
import no.kapitalkontroll.kk2.outbox.Effect;
import no.kapitalkontroll.kk2.outbox.FailureClass;
import no.kapitalkontroll.kk2.outbox.SettleEffect;
import no.kapitalkontroll.kk2.tripletex.ClosePostings;
import no.kapitalkontroll.kk2.tripletex.KnownLedger;
import no.kapitalkontroll.kk2.tripletex.ReadOpenPostings;
import no.kapitalkontroll.kk2.tripletex.TripletexFailure;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Closes what lies open of a settled case on the customer's account: ids read fresh, same customer, sum exactly 0.00. Closed
 * is a fact read back; what cannot be closed is listed for a person and is not red.
 */
@Component
public class CloseCasePostings {

    private final JdbcClient jdbc;
    private final Creditors creditors;
    private final KnownLedger knownLedger;
    private final ReadOpenPostings readOpenPostings;
    private final ClosePostings closePostings;
    private final SettleEffect settle;

    public CloseCasePostings(
            JdbcClient jdbc,
            Creditors creditors,
            KnownLedger knownLedger,
            ReadOpenPostings readOpenPostings,
            ClosePostings closePostings,
            SettleEffect settle) {
        this.jdbc = jdbc;
        this.creditors = creditors;
        this.knownLedger = knownLedger;
        this.readOpenPostings = readOpenPostings;
        this.closePostings = closePostings;
        this.settle = settle;
    }

    private record Of(long customerId, Set<Long> postings) {}

    /** What is still open of the case, read from Tripletex now. */
    public List<LedgerPosting> open(Effect effect) {
        var of = subject(effect);
        var number = creditors.creditor(effect.creditorId()).accounts().get(AccountRole.RECEIVABLES);
        var account = knownLedger
                .resolve(effect.creditorId(), Set.of(number), Set.of())
                .accounts()
                .get(number);
        List<LedgerPosting> open = new ArrayList<>();
        readOpenPostings.ofCustomer(
                effect.creditorId(), account.id(), effect.dueOn(), of.customerId(), page -> page.items().stream()
                        .filter(posting ->
                                posting.closeGroupId() == null && of.postings().contains(posting.id()))
                        .forEach(open::add));
        return open;
    }

    public void close(Effect effect, List<LedgerPosting> open) {
        closePostings.close(
                effect.creditorId(), open.stream().map(LedgerPosting::id).toList());
    }

    /** Whether they can be closed at all: they must sum to exactly 0.00. */
    public boolean isClosable(List<LedgerPosting> open) {
        return !open.isEmpty()
                && Money.sum(open.stream().map(LedgerPosting::amount)).isZero();
    }

    /** Settles by what a second reading shows. */
    public void settle(Effect effect, List<LedgerPosting> stillOpen) {
        if (stillOpen.isEmpty()) {
            settle.done(effect, "read back: closed");
            markClosed(effect);
        } else {
            settle.parked(effect, "to be closed by hand: " + stillOpen.size() + " postings are still open");
        }
    }

    public void failed(Effect effect, TripletexFailure failure) {
        if (failure.failureClass() == FailureClass.RETRY) {
            settle.failed(effect, failure.getMessage());
        } else if (failure.failureClass() == FailureClass.UNKNOWN) {
            settle.unknown(effect, failure.getMessage());
        } else {
            settle.parked(effect, "to be closed by hand: " + failure.getMessage());
        }
    }

    private void markClosed(Effect effect) {
        var of = subject(effect);
        jdbc.sql("UPDATE postings SET open = FALSE WHERE creditor_id = :creditor AND posting_id IN (:ids)")
                .param("creditor", effect.creditorId())
                .param("ids", of.postings())
                .update();
    }

    private Of subject(Effect effect) {
        var ids = Set.copyOf(
                jdbc.sql("""
                        SELECT p.posting_id FROM postings p JOIN cases c ON c.creditor_id = p.creditor_id
                           AND (c.invoice_id = p.invoice_id OR p.invoice_id IN (SELECT n.invoice_id FROM invoices n
                                WHERE n.creditor_id = c.creditor_id AND n.credited_invoice_id = c.invoice_id))
                         WHERE c.id = ?
                        """).param(effect.caseId()).query(Long.class).list());
        return jdbc.sql("SELECT customer_id FROM cases WHERE id = ?")
                .param(effect.caseId())
                .query((row, index) -> new Of(row.getLong("customer_id"), ids))
                .single();
    }
}

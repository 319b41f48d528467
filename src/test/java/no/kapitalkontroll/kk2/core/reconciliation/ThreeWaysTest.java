package no.kapitalkontroll.kk2.core.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import no.kapitalkontroll.kk2.core.bookkeeping.AccountRole;
import no.kapitalkontroll.kk2.core.bookkeeping.BookEntry;
import no.kapitalkontroll.kk2.core.bookkeeping.Lines;
import no.kapitalkontroll.kk2.core.bookkeeping.ProposalKind;
import no.kapitalkontroll.kk2.core.bookkeeping.Subject;
import no.kapitalkontroll.kk2.core.charge.InterestStatement;
import no.kapitalkontroll.kk2.core.claim.LedgerPosting;
import no.kapitalkontroll.kk2.core.coverage.ClaimBalance;
import no.kapitalkontroll.kk2.core.money.Money;
import no.kapitalkontroll.kk2.core.reconciliation.ProposalStanding.State;
import org.junit.jupiter.api.Test;

class ThreeWaysTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 23);

    @Test
    void open_principal_stands_in_case_and_ledger() {
        var ways = ways("1000", "0", "1000", List.of(), List.of());
        assertThat(ways).isEqualTo(new ThreeWays(kroner("1000"), kroner("1000"), Money.ZERO));
        assertThat(ways.difference()).isEqualTo(Money.ZERO);
    }

    @Test
    void a_refund_due_stands_in_credit() {
        assertThat(ways("0", "100", "-100", List.of(), List.of()).difference()).isEqualTo(Money.ZERO);
    }

    @Test
    void a_waiting_proposal_closes_the_gap_and_a_deleted_one_does_not() {
        assertThat(ways("0", "0", "-38", List.of(proposal(State.WAITING)), List.of())
                        .difference())
                .isEqualTo(Money.ZERO);
        assertThat(ways("0", "0", "-38", List.of(proposal(State.DELETED)), List.of())
                        .difference())
                .isEqualTo(kroner("-38"));
    }

    @Test
    void a_refund_that_is_moved_to_a_liability_is_no_longer_expected_on_the_account() {
        var moved = new BookEntry(
                new Subject(ProposalKind.REFUND, 1),
                DAY,
                Lines.moved(AccountRole.REFUNDS, AccountRole.RECEIVABLES, kroner("100")));
        assertThat(ways("0", "100", "0", List.of(), List.of(moved)).difference())
                .isEqualTo(Money.ZERO);
    }

    @Test
    void a_loss_is_no_longer_expected_on_the_account() {
        var loss = new BookEntry(
                new Subject(ProposalKind.WRITE_OFF, 1),
                DAY,
                Lines.moved(AccountRole.RECEIVABLES, AccountRole.COSTS, kroner("1000")));
        assertThat(ways("1000", "0", "0", List.of(), List.of(loss)).difference())
                .isEqualTo(Money.ZERO);
        assertThat(ThreeWays.writtenOff(books("1000", "0", "0", List.of(), List.of(loss))))
                .isEqualTo(kroner("1000"));
    }

    private static ThreeWays ways(
            String principal,
            String refundDue,
            String ledger,
            List<ProposalStanding> proposals,
            List<BookEntry> wanted) {
        return ThreeWays.of(books(principal, refundDue, ledger, proposals, wanted));
    }

    private static CaseInBooks books(
            String principal,
            String refundDue,
            String ledger,
            List<ProposalStanding> proposals,
            List<BookEntry> wanted) {
        var balance = new ClaimBalance(
                DAY,
                kroner(principal),
                Money.ZERO,
                Money.ZERO,
                Money.ZERO,
                new InterestStatement(List.of()),
                List.of(),
                Set.of(),
                kroner(refundDue),
                Money.ZERO,
                Money.ZERO);
        var posting = new LedgerPosting(1, 50, null, DAY, kroner(ledger), 9L, 5L, "10001", null, "");
        return new CaseInBooks(
                balance,
                kroner("1000"),
                kroner("1000"),
                kroner("1000"),
                List.of(posting),
                Set.of(),
                proposals,
                wanted,
                List.of(),
                Money.ZERO,
                DAY);
    }

    private static ProposalStanding proposal(State state) {
        return new ProposalStanding("KK2-demo-10001-1", state, kroner("38"));
    }

    private static Money kroner(String amount) {
        return Money.of(amount);
    }
}

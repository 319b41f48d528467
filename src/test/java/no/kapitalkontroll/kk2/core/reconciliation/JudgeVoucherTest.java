package no.kapitalkontroll.kk2.core.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.kapitalkontroll.kk2.core.bookkeeping.AccountRole;
import no.kapitalkontroll.kk2.core.bookkeeping.FoundVoucher;
import no.kapitalkontroll.kk2.core.bookkeeping.Lines;
import no.kapitalkontroll.kk2.core.money.Money;
import no.kapitalkontroll.kk2.core.reconciliation.ProposalStanding.State;
import org.junit.jupiter.api.Test;

class JudgeVoucherTest {

    private static final LocalDate DATE = LocalDate.of(2026, 9, 18);
    private static final Lines OURS = Lines.moved(AccountRole.FEE_INCOME, AccountRole.RECEIVABLES, Money.of("38.00"));

    private final JudgeVoucher judge =
            new JudgeVoucher(Map.of(AccountRole.RECEIVABLES, 1500, AccountRole.FEE_INCOME, 3909));

    @Test
    void exactly_our_lines_wait_or_are_booked() {
        var found = there(DATE, line(1500, "38.00"), line(3909, "-38.00"));

        assertThat(judge.state(DATE, OURS, found, true)).isEqualTo(State.WAITING);
        assertThat(judge.state(DATE, OURS, found, false)).isEqualTo(State.BOOKED);
    }

    @Test
    void what_is_gone_was_deleted() {
        assertThat(judge.state(DATE, OURS, Optional.empty(), false)).isEqualTo(State.DELETED);
    }

    @Test
    void another_amount_account_or_date_is_an_edit_also_when_it_is_booked() {
        for (var edited : List.of(
                there(DATE, line(1500, "30.00"), line(3909, "-30.00")),
                there(DATE, line(1500, "38.00"), line(3900, "-38.00")),
                there(DATE.plusDays(1), line(1500, "38.00"), line(3909, "-38.00")),
                there(DATE, line(1500, "38.00"), line(null, "-38.00")))) {
            assertThat(judge.state(DATE, OURS, edited, false)).isEqualTo(State.EDITED);
        }
    }

    @Test
    void a_line_that_the_ledger_made_itself_is_an_edit() {
        var vat = new FoundVoucher.Line(2700, Money.ZERO, true);

        assertThat(judge.state(DATE, OURS, there(DATE, line(1500, "38.00"), line(3909, "-38.00"), vat), true))
                .isEqualTo(State.EDITED);
    }

    @Test
    void of_a_loss_the_accountant_may_change_all_but_the_debtor_s_line() {
        var loss = Lines.moved(AccountRole.RECEIVABLES, AccountRole.LOSSES, Money.of("125.00"));
        var vat = new FoundVoucher.Line(2700, Money.of("25.00"), true);
        var split = there(DATE.plusDays(1), line(1500, "-125.00"), line(7830, "100.00"), vat);
        var less = there(DATE, line(1500, "-100.00"), line(7830, "100.00"));
        var judgeLosses = new JudgeVoucher(Map.of(AccountRole.RECEIVABLES, 1500, AccountRole.LOSSES, 7830));

        assertThat(judgeLosses.state(DATE, loss, split, false)).isEqualTo(State.BOOKED);
        assertThat(judgeLosses.state(DATE, loss, less, false)).isEqualTo(State.EDITED);
        assertThat(judge.state(DATE, loss, split, true))
                .as("the creditor names no account for losses any more")
                .isEqualTo(State.WAITING);
    }

    private static Optional<FoundVoucher> there(LocalDate date, FoundVoucher.Line... lines) {
        return Optional.of(new FoundVoucher(1, "KK2-demo-10001-1", "KK2-demo-10001-1 gebyr", date, List.of(lines)));
    }

    private static FoundVoucher.Line line(Integer account, String amount) {
        return new FoundVoucher.Line(account, Money.of(amount), false);
    }
}

package no.kapitalkontroll.kk2.core.reconciliation;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import no.kapitalkontroll.kk2.core.bookkeeping.AccountRole;
import no.kapitalkontroll.kk2.core.bookkeeping.FoundVoucher;
import no.kapitalkontroll.kk2.core.bookkeeping.Lines;
import no.kapitalkontroll.kk2.core.bookkeeping.ProposalKind;
import no.kapitalkontroll.kk2.core.money.Money;

/** What Tripletex shows of a voucher of ours says how its proposal stands. */
public final class JudgeVoucher {

    private final Map<AccountRole, Integer> accounts;

    /** @param accounts the creditor's account numbers */
    public JudgeVoucher(Map<AccountRole, Integer> accounts) {
        this.accounts = new EnumMap<>(accounts);
    }

    /**
     * @param found empty when it is in Tripletex no longer
     * @param waits it was among those that wait outside the ledger
     */
    public ProposalStanding.State state(
            ProposalKind kind, LocalDate date, Lines lines, Optional<FoundVoucher> found, boolean waits) {
        if (found.isEmpty()) {
            return ProposalStanding.State.DELETED;
        }
        if (!isOurs(kind, date, lines, found.get())) {
            return ProposalStanding.State.EDITED;
        }
        return waits ? ProposalStanding.State.WAITING : ProposalStanding.State.BOOKED;
    }

    /** Of a loss, where the accountant judges the rest, and of an account that the creditor no longer names: the debtor's line. */
    private boolean isOurs(ProposalKind kind, LocalDate date, Lines lines, FoundVoucher found) {
        var debtorsLineTells = kind == ProposalKind.WRITE_OFF
                || !accounts.keySet().containsAll(lines.amounts().keySet());
        return debtorsLineTells
                ? found.moves(accounts.get(AccountRole.RECEIVABLES)).equals(lines.onReceivables())
                : found.holds(date, byNumber(lines));
    }

    private Map<Integer, Money> byNumber(Lines lines) {
        Map<Integer, Money> amounts = new TreeMap<>();
        lines.amounts().forEach((role, amount) -> amounts.merge(accounts.get(role), amount, Money::plus));
        return amounts;
    }
}

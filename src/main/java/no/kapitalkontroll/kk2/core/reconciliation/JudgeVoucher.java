package no.kapitalkontroll.kk2.core.reconciliation;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import no.kapitalkontroll.kk2.core.bookkeeping.AccountRole;
import no.kapitalkontroll.kk2.core.bookkeeping.FoundVoucher;
import no.kapitalkontroll.kk2.core.bookkeeping.Lines;
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
    public ProposalStanding.State state(LocalDate date, Lines lines, Optional<FoundVoucher> found, boolean waits) {
        if (found.isEmpty()) {
            return ProposalStanding.State.DELETED;
        }
        if (!isOurs(date, lines, found.get())) {
            return ProposalStanding.State.EDITED;
        }
        return waits ? ProposalStanding.State.WAITING : ProposalStanding.State.BOOKED;
    }

    /** Of a loss the accountant judges all but the debtor's line; so it is where an account is not named any more. */
    private boolean isOurs(LocalDate date, Lines lines, FoundVoucher found) {
        var roles = lines.amounts().keySet();
        if (roles.contains(AccountRole.LOSSES) || !accounts.keySet().containsAll(roles)) {
            return found.on(accounts.get(AccountRole.RECEIVABLES)).equals(lines.onReceivables());
        }
        return found.holds(date, byNumber(lines));
    }

    private Map<Integer, Money> byNumber(Lines lines) {
        Map<Integer, Money> amounts = new TreeMap<>();
        lines.amounts().forEach((role, amount) -> amounts.merge(accounts.get(role), amount, Money::plus));
        return amounts;
    }
}

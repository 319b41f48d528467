package no.kapitalkontroll.kk2.report;

import java.util.stream.Stream;
import no.kapitalkontroll.kk2.core.bookkeeping.AccountRole;
import no.kapitalkontroll.kk2.core.bookkeeping.ProposalKind;
import no.kapitalkontroll.kk2.core.money.Money;

/** What our vouchers book beside the customers' accounts, as an accountant tells it apart. */
enum IncomeKind {
    FEES("Gebyr", AccountRole.FEE_INCOME),
    INTEREST("Forsinkelsesrente", AccountRole.INTEREST_INCOME),
    /** An outlay that the debtor has paid: no income, it takes the cost away again. */
    RECOVERED_COSTS("Dekkede omkostninger", AccountRole.COSTS),
    /** An outlay that KK2 booked itself: a cost, and so negative. */
    OUTLAYS("Bokførte utlegg", AccountRole.COSTS);

    private final String word;
    private final AccountRole account;

    IncomeKind(String word, AccountRole account) {
        this.word = word;
        this.account = account;
    }

    String word() {
        return word;
    }

    AccountRole account() {
        return account;
    }

    /** What a proposal brings of it; income is positive. */
    Money of(ProposalOn proposal) {
        var ofThisKind = account != AccountRole.COSTS || (this == OUTLAYS) == (proposal.kind() == ProposalKind.OUTLAY);
        return ofThisKind ? proposal.lines().of(account).negated() : Money.ZERO;
    }

    Money sum(Stream<ProposalOn> proposals) {
        return Money.sum(proposals.map(this::of));
    }
}

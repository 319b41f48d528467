package no.kapitalkontroll.kk2.core.bookkeeping;

import no.kapitalkontroll.kk2.core.money.Money;

/**
 * One line of a proposal.
 *
 * @param amount debit positive, credit negative, never zero
 */
public record ProposalLine(AccountRole account, Money amount) {}

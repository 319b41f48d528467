package no.kapitalkontroll.kk2.core.reconciliation;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import no.kapitalkontroll.kk2.core.bookkeeping.BookEntry;
import no.kapitalkontroll.kk2.core.bookkeeping.Proposed;
import no.kapitalkontroll.kk2.core.claim.LedgerPosting;
import no.kapitalkontroll.kk2.core.coverage.ClaimBalance;
import no.kapitalkontroll.kk2.core.money.Money;

/**
 * One case, seen three ways.
 *
 * @param balance what KK2 makes of the ledger
 * @param invoiceAmountAtOpening the invoice's amount when the case was opened
 * @param outstanding Tripletex' own figure for the invoice
 * @param postings every posting on receivables that belongs to the case, our booked vouchers included
 * @param wanted what the ledger is to show beyond invoice, payments and credits
 * @param proposed what proposals of every state book, deleted and parked ones too, summed by subject
 * @param paidTwice what Tripletex' postings of payments amount to that may be registered ones; zero or negative as a rule
 */
public record CaseInBooks(
        ClaimBalance balance,
        Money invoiceAmountAtOpening,
        Money invoiceAmount,
        Money outstanding,
        List<LedgerPosting> postings,
        Set<Long> ourVoucherIds,
        List<ProposalStanding> proposals,
        List<BookEntry> wanted,
        List<Proposed> proposed,
        Money paidTwice,
        LocalDate date) {}

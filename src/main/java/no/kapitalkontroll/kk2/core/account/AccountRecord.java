package no.kapitalkontroll.kk2.core.account;

import java.time.LocalDate;
import java.util.List;
import no.kapitalkontroll.kk2.core.claim.Invoice;
import no.kapitalkontroll.kk2.core.claim.LedgerPosting;
import no.kapitalkontroll.kk2.core.coverage.ClaimLedger;
import no.kapitalkontroll.kk2.core.money.Money;
import no.kapitalkontroll.kk2.core.reconciliation.ProposalStanding;

/**
 * Everything that is known of one customer's account.
 *
 * @param claims every invoice of the customer that no other claim counts: a credit note stands with the invoice that it credits
 * @param postings everything on receivables of the customer, our own vouchers included
 */
public record AccountRecord(List<Claim> claims, List<Posted> postings, List<Proposed> proposals) {

    public AccountRecord {
        claims = List.copyOf(claims);
        postings = List.copyOf(postings);
        proposals = List.copyOf(proposals);
    }

    /**
     * An invoice with what changed it.
     *
     * @param inCase fees, costs and interest are claimed of it; without a case nothing but the principal is
     */
    public record Claim(Invoice invoice, boolean inCase, ClaimLedger ledger) {}

    /**
     * A posting on receivables.
     *
     * @param invoiceNumber of the invoice that it counts for, null when there is none
     * @param ours our own voucher's
     * @param open nobody has matched it yet
     */
    public record Posted(LedgerPosting posting, Integer invoiceNumber, boolean ours, boolean open) {

        /** The rest of a posting that is shared. */
        Posted with(Money rest) {
            return new Posted(
                    new LedgerPosting(
                            posting.id(),
                            posting.voucherId(),
                            posting.externalVoucherNumber(),
                            posting.date(),
                            rest,
                            posting.customerId(),
                            posting.invoiceId(),
                            posting.invoiceNumber(),
                            posting.closeGroupId(),
                            posting.description()),
                    invoiceNumber,
                    ours,
                    open);
        }
    }

    /**
     * One of our proposals.
     *
     * @param voucherNumber Tripletex' own, null until it is booked
     */
    public record Proposed(
            String number,
            LocalDate date,
            int invoiceNumber,
            ProposalStanding.State state,
            Money onReceivables,
            Integer voucherNumber) {

        /** Not one that is in the ledger, was taken back, or to which the accountant said no. */
        boolean isToBeBooked() {
            return switch (state) {
                case PLANNED, WAITING, EDITED, DELETED, PARKED -> true;
                case BOOKED, CANCELLED, DECLINED -> false;
            };
        }
    }
}

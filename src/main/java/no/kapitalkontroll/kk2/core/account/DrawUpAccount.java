package no.kapitalkontroll.kk2.core.account;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import no.kapitalkontroll.kk2.core.account.AccountLine.Kind;
import no.kapitalkontroll.kk2.core.charge.LateInterest;
import no.kapitalkontroll.kk2.core.charge.MissingRate;
import no.kapitalkontroll.kk2.core.coverage.Bucket;
import no.kapitalkontroll.kk2.core.coverage.ClaimBalance;
import no.kapitalkontroll.kk2.core.coverage.CoverPayments;
import no.kapitalkontroll.kk2.core.coverage.Entry;
import no.kapitalkontroll.kk2.core.coverage.Movement;
import no.kapitalkontroll.kk2.core.money.Money;
import no.kapitalkontroll.kk2.core.reconciliation.ProposalStanding;

/**
 * Draws up a customer's account. One column is the ledger: every posting on receivables. The other is the claims: invoices,
 * payments and credits, and for invoices with a case the fees, costs, interest and waivers as well; our own vouchers change the
 * ledger alone, because what they book was claimed before. Interest is charged where a payment covers it or somebody gives it
 * up, and on the last day what is unpaid.
 *
 * <p>A past period is drawn up by what is known today.
 */
public final class DrawUpAccount {

    private static final Comparator<AccountLine> IN_ORDER = Comparator.comparing(AccountLine::date)
            .thenComparing(AccountLine::kind)
            .thenComparing(AccountLine::invoiceNumber, Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparing(AccountLine::number, Comparator.nullsFirst(Comparator.naturalOrder()));

    private final CoverPayments cover;

    public DrawUpAccount(LateInterest lateInterest) {
        this.cover = new CoverPayments(lateInterest);
    }

    /**
     * @param fromOrNull the first date of a line; null: all
     * @param to the last one, and the date of both balances
     */
    public CustomerAccount of(AccountRecord record, LocalDate fromOrNull, LocalDate to) {
        var drawing = new Drawing(record, to);
        record.claims().stream()
                .filter(claim -> !claim.invoice().invoiceDate().isAfter(to))
                .forEach(drawing::claim);
        drawing.otherPostings();
        drawing.proposals();
        return drawing.account(fromOrNull);
    }

    /** One account while it is drawn up. Used once. */
    private final class Drawing {

        private final AccountRecord record;
        private final LocalDate to;
        private final Map<Long, AccountRecord.Posted> postings = new HashMap<>();
        private final List<AccountLine> lines = new ArrayList<>();
        private final List<CustomerAccount.ClaimEnd> ends = new ArrayList<>();
        private MissingRate missingRate;

        Drawing(AccountRecord record, LocalDate to) {
            this.record = record;
            this.to = to;
            record.postings().stream()
                    .filter(posted -> !posted.posting().date().isAfter(to))
                    .forEach(posted -> postings.put(posted.posting().id(), posted));
        }

        void claim(AccountRecord.Claim claim) {
            var invoice = claim.invoice();
            var account = cover.account(claim.ledger(), to);
            var kind = invoice.creditNote() ? Kind.CREDIT_NOTE : Kind.INVOICE;
            add(invoice.invoiceDate(), kind, invoice.number(), bookedByInvoice(claim), invoice.amount());
            claim.ledger().movements().stream()
                    .filter(movement -> !movement.date().isAfter(to))
                    .forEach(movement -> movement(movement, invoice.number()));
            if (claim.inCase()) {
                charges(claim, account.balance());
                account.entries().forEach(entry -> interestAndWaiver(entry, invoice.number()));
                addIfAny(to, Kind.INTEREST, invoice.number(), account.balance().interest());
                cover.missingRate(claim.ledger(), to).ifPresent(this::remember);
            }
            ends.add(new CustomerAccount.ClaimEnd(invoice.number(), owed(claim, account.balance())));
        }

        private Money owed(AccountRecord.Claim claim, ClaimBalance balance) {
            var claimed = claim.inCase() ? balance.total() : balance.principal();
            return claimed.minus(balance.refundDue());
        }

        /** What the invoice's own voucher shows on receivables: a ledger may be without it. */
        private Money bookedByInvoice(AccountRecord.Claim claim) {
            var invoice = claim.invoice();
            var own = record.postings().stream()
                    .filter(posted -> Objects.equals(posted.posting().voucherId(), invoice.voucherId()))
                    .filter(posted -> Objects.equals(posted.invoiceNumber(), invoice.number()))
                    .filter(posted -> posted.posting().amount().isNegative()
                            == invoice.amount().isNegative())
                    .toList();
            own.forEach(posted -> postings.remove(posted.posting().id()));
            return Money.sum(own.stream().map(posted -> posted.posting().amount()));
        }

        private void movement(Movement movement, int invoiceNumber) {
            var booked = booked(movement);
            var kind = movement.amount().isPositive()
                    ? Kind.RETURN
                    : movement.kind() == Movement.Kind.CREDIT ? Kind.CREDIT_NOTE : Kind.PAYMENT;
            add(movement.date(), kind, invoiceNumber, booked, movement.amount());
        }

        /** A posting may be shared: what other claims take of it, or none does, stays for them. */
        private Money booked(Movement movement) {
            var posted = postings.remove(movement.postingId());
            if (posted == null) {
                return Money.ZERO;
            }
            var left = posted.posting().amount().minus(movement.amount());
            var shared =
                    !left.isZero() && left.isNegative() == movement.amount().isNegative();
            if (shared) {
                postings.put(movement.postingId(), posted.with(left));
            }
            return shared ? movement.amount() : posted.posting().amount();
        }

        private void charges(AccountRecord.Claim claim, ClaimBalance balance) {
            var number = claim.invoice().number();
            claim.ledger().fees().stream()
                    .filter(fee -> !fee.letterDate().isAfter(to))
                    .filter(fee -> !balance.fallenFees().contains(fee.chargeId()))
                    .forEach(fee -> addIfAny(fee.letterDate(), Kind.FEE, number, fee.amount()));
            claim.ledger().costs().stream()
                    .filter(cost -> !cost.date().isAfter(to))
                    .forEach(cost -> addIfAny(cost.date(), Kind.COST, number, cost.amount()));
        }

        private void interestAndWaiver(Entry entry, int invoiceNumber) {
            addIfAny(entry.date(), Kind.INTEREST, invoiceNumber, entry.interest());
            if (entry.kind() == Entry.Kind.WAIVER && !entry.amount().isZero()) {
                lines.add(line(
                        entry.date(),
                        Kind.WAIVER,
                        part(entry),
                        invoiceNumber,
                        Money.ZERO,
                        entry.amount().negated()));
            }
        }

        private static Bucket part(Entry waiver) {
            for (var bucket : Bucket.values()) {
                if (waiver.of(bucket).equals(waiver.amount())) {
                    return bucket;
                }
            }
            throw new IllegalStateException("a waiver is of one part");
        }

        /** Our own vouchers, and what belongs to no claim: matched money has been counted where it was matched. */
        void otherPostings() {
            Map<String, AccountRecord.Proposed> byNumber = new HashMap<>();
            record.proposals().forEach(proposal -> byNumber.put(proposal.number(), proposal));
            for (var posted : postings.values()) {
                var posting = posted.posting();
                if (posted.ours()) {
                    var proposal = byNumber.get(posting.externalVoucherNumber());
                    lines.add(new AccountLine(
                            posting.date(),
                            Kind.OUR_VOUCHER,
                            null,
                            posted.invoiceNumber(),
                            posting.externalVoucherNumber(),
                            proposal == null ? null : proposal.voucherNumber(),
                            null,
                            Money.ZERO,
                            posting.amount(),
                            Money.ZERO,
                            Money.ZERO,
                            Money.ZERO));
                } else {
                    var kind = posting.amount().isNegative() ? Kind.FREE_CREDIT : Kind.OTHER;
                    var owed = posted.open() ? posting.amount() : Money.ZERO;
                    add(posting.date(), kind, posted.invoiceNumber(), posting.amount(), owed);
                }
            }
        }

        void proposals() {
            for (var proposal : record.proposals()) {
                if (proposal.isToBeBooked() && !proposal.date().isAfter(to)) {
                    lines.add(new AccountLine(
                            proposal.date(),
                            Kind.PROPOSAL,
                            null,
                            proposal.invoiceNumber(),
                            proposal.number(),
                            proposal.voucherNumber(),
                            proposal.state(),
                            proposal.state() == ProposalStanding.State.DELETED ? Money.ZERO : proposal.onReceivables(),
                            Money.ZERO,
                            Money.ZERO,
                            Money.ZERO,
                            Money.ZERO));
                }
            }
        }

        CustomerAccount account(LocalDate fromOrNull) {
            lines.sort(IN_ORDER);
            var booked = Money.ZERO;
            var owed = Money.ZERO;
            var bookedBefore = Money.ZERO;
            var owedBefore = Money.ZERO;
            List<AccountLine> shown = new ArrayList<>();
            for (var line : lines) {
                booked = booked.plus(line.booked());
                owed = owed.plus(line.owed());
                if (fromOrNull != null && line.date().isBefore(fromOrNull)) {
                    bookedBefore = booked;
                    owedBefore = owed;
                } else {
                    shown.add(withBalances(line, booked, owed));
                }
            }
            return new CustomerAccount(fromOrNull, to, bookedBefore, owedBefore, shown, ends, missingRate);
        }

        private static AccountLine withBalances(AccountLine line, Money booked, Money owed) {
            return new AccountLine(
                    line.date(),
                    line.kind(),
                    line.part(),
                    line.invoiceNumber(),
                    line.number(),
                    line.voucherNumber(),
                    line.state(),
                    line.proposed(),
                    line.booked(),
                    booked,
                    line.owed(),
                    owed);
        }

        private void remember(MissingRate missing) {
            if (missingRate == null || missing.date().isBefore(missingRate.date())) {
                missingRate = missing;
            }
        }

        private void addIfAny(LocalDate date, Kind kind, int invoiceNumber, Money owed) {
            if (!owed.isZero()) {
                add(date, kind, invoiceNumber, Money.ZERO, owed);
            }
        }

        private void add(LocalDate date, Kind kind, Integer invoiceNumber, Money booked, Money owed) {
            lines.add(line(date, kind, null, invoiceNumber, booked, owed));
        }

        private static AccountLine line(
                LocalDate date, Kind kind, Bucket part, Integer invoiceNumber, Money booked, Money owed) {
            return new AccountLine(
                    date,
                    kind,
                    part,
                    invoiceNumber,
                    null,
                    null,
                    null,
                    Money.ZERO,
                    booked,
                    Money.ZERO,
                    owed,
                    Money.ZERO);
        }
    }
}

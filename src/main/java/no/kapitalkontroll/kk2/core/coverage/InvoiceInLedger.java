package no.kapitalkontroll.kk2.core.coverage;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import no.kapitalkontroll.kk2.core.claim.Invoice;
import no.kapitalkontroll.kk2.core.claim.LedgerPosting;
import no.kapitalkontroll.kk2.core.money.Money;

/**
 * An invoice with all that stands on the customer's account for it. Payments and credits are found without the postings of our own
 * vouchers; so they are the same whether Tripletex lets those change the invoice's outstanding amount or not (rules § 5).
 *
 * @param lines every posting that counts for the invoice, our own vouchers' included
 * @param creditNotes that credit it
 * @param ours ids of our own vouchers among the lines
 */
public record InvoiceInLedger(Invoice invoice, List<Line> lines, List<Invoice> creditNotes, Set<Long> ours) {

    /**
     * A posting that counts for the invoice.
     *
     * @param posting with the amount that counts for it: all, or the share that a close group leaves it
     * @param credit it is a credit note's
     * @param listed the invoice itself lists it
     * @param withoutGroups what would count if postings were never closed against each other: 0.00 of one that names another
     *     invoice or none
     */
    public record Line(LedgerPosting posting, boolean credit, boolean listed, Money withoutGroups) {

        /** Counts whole. */
        public Line(LedgerPosting posting, boolean credit, boolean listed) {
            this(posting, credit, listed, posting.amount());
        }
    }

    public InvoiceInLedger {
        lines = List.copyOf(lines);
        creditNotes = List.copyOf(creditNotes);
        ours = Set.copyOf(ours);
    }

    /**
     * Payments and credits.
     *
     * @param inTimeOn when the payer's bank had the order, by posting, where a case handler registered it
     * @param today the date of what Tripletex shows without saying since when
     */
    public List<Movement> movements(Map<Long, LocalDate> inTimeOn, LocalDate today) {
        List<Movement> movements = new ArrayList<>();
        for (var line : lines) {
            var posting = line.posting();
            if (!posting.amount().isZero() && !isOursOrTheInvoice(posting)) {
                movements.add(new Movement(
                        posting.id(),
                        posting.date(),
                        posting.amount(),
                        line.credit() ? Movement.Kind.CREDIT : Movement.Kind.PAYMENT,
                        inTimeOn.getOrDefault(posting.id(), posting.date())));
            }
        }
        // whether a credit note's posting is shown with the invoice that it credits is not known (tripletex facts § 14)
        creditNotes.stream()
                .filter(note -> !isShown(note))
                .map(note -> new Movement(
                        -note.id(), note.invoiceDate(), note.amount().abs().negated(), Movement.Kind.CREDIT))
                .forEach(movements::add);
        var unseen = unseen(movements);
        if (unseen.isNegative()) {
            // the last resort: Tripletex holds less open than all its postings say, and we never ask for more than it
            // does
            movements.add(new Movement(-invoice.id(), today, unseen, Movement.Kind.CREDIT));
        }
        return movements;
    }

    /** Money paid back by a voucher that the invoice does not list: Tripletex' own figure for the invoice is without it. */
    public Money paidBackBeside() {
        return Money.sum(lines.stream()
                .filter(line -> !line.listed() && line.posting().amount().isPositive())
                .map(Line::posting)
                .filter(posting -> !isOursOrTheInvoice(posting))
                .map(LedgerPosting::amount));
    }

    /**
     * What Tripletex' own figure for the invoice may be without: money paid back beside it, and payments that name it but were
     * closed against another invoice.
     */
    public Money notInOutstanding() {
        return paidBackBeside().plus(byGroups().orZero());
    }

    /** What close groups add to the postings that belong to the invoice by themselves; positive when they take a payment away. */
    private Money byGroups() {
        return Money.sum(lines.stream()
                .filter(line -> !isOursOrTheInvoice(line.posting()))
                .map(line -> line.posting().amount().minus(line.withoutGroups())));
    }

    /**
     * How far Tripletex' figure lies under what its postings explain. Whether closing postings against each other changes that
     * figure is not known (tripletex facts § 10): it may be the one with close groups or the one without.
     */
    private Money unseen(List<Movement> movements) {
        var oursInOutstanding = Money.sum(lines.stream()
                .filter(line -> line.listed() && ours.contains(line.posting().voucherId()))
                .map(line -> line.posting().amount()));
        var known = invoice.amount().plus(Money.sum(movements.stream().map(Movement::amount)));
        return invoice.outstanding()
                .plus(paidBackBeside())
                .minus(oursInOutstanding)
                .minus(known.min(known.minus(byGroups())));
    }

    private boolean isOursOrTheInvoice(LedgerPosting posting) {
        return ours.contains(posting.voucherId()) || isTheInvoiceItself(posting);
    }

    private boolean isShown(Invoice note) {
        return lines.stream().anyMatch(line -> Objects.equals(line.posting().voucherId(), note.voucherId()));
    }

    private boolean isTheInvoiceItself(LedgerPosting posting) {
        return posting.amount().isPositive() && Objects.equals(posting.voucherId(), invoice.voucherId());
    }
}

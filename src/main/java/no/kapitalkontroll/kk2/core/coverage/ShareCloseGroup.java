package no.kapitalkontroll.kk2.core.coverage;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import no.kapitalkontroll.kk2.core.money.Money;

/**
 * What each posting of a close group counts for. Closing ties postings together, and says nothing of which payment is for which
 * invoice. So, of a group with several invoices:
 *
 * <ul>
 *   <li>A payment or credit that names an invoice of the group covers that one first.
 *   <li>What is left, and what names none of them, covers them oldest due date first, the earliest payment first.
 *   <li>What raises the debt (a voucher of ours, money paid back on an invoice, a debt that is no invoice of ours) takes its part
 *       as an invoice does, by its own date when it names none.
 *   <li>A payment without an invoice and the later posting that undid it count for nothing.
 * </ul>
 *
 * <p>Each posting's shares sum to its amount.
 */
public final class ShareCloseGroup {

    /** The invoice of what counts for none. */
    public static final long NO_INVOICE = 0;

    private static final Comparator<Member> BY_DATE =
            Comparator.comparing(Member::date).thenComparing(Member::postingId);

    /** What a posting is. */
    public enum Kind {
        /** The claim itself. */
        INVOICE,
        /** A line of one of our own vouchers. */
        OURS,
        OTHER
    }

    /**
     * A posting of the group.
     *
     * @param date the posting's own; of an invoice its due date
     * @param amount debit positive
     * @param invoiceId the invoice that it belongs to by itself, or {@link #NO_INVOICE}
     */
    public record Member(long postingId, LocalDate date, Money amount, long invoiceId, Kind kind) {}

    /** A part of a posting, with its sign. */
    public record Share(long postingId, long invoiceId, Money amount) {}

    /** By posting and invoice; nothing of 0.00. */
    public List<Share> share(List<Member> members) {
        return new Sharing(members).shares();
    }

    /** What still has to be covered of one debt. */
    private static final class Debt {

        private final long invoiceId;
        private final LocalDate date;
        private Money uncovered = Money.ZERO;

        Debt(long invoiceId, LocalDate date) {
            this.invoiceId = invoiceId;
            this.date = date;
        }
    }

    private static final class Sharing {

        private final List<Member> payments = new ArrayList<>();
        private final List<Debt> debts = new ArrayList<>();
        private final Map<Long, Money> left = new TreeMap<>();
        private final Map<Long, Map<Long, Money>> shares = new TreeMap<>();

        Sharing(List<Member> members) {
            var standing = withoutUndone(members);
            standing.stream()
                    .filter(member -> member.kind() == Kind.INVOICE)
                    .sorted(BY_DATE)
                    .forEach(this::owe);
            standing.stream()
                    .filter(member -> member.kind() != Kind.INVOICE)
                    .filter(member ->
                            member.kind() == Kind.OURS || member.amount().isPositive())
                    .sorted(BY_DATE)
                    .forEach(this::owe);
            debts.sort(Comparator.comparing((Debt debt) -> debt.date).thenComparing(debt -> debt.invoiceId));
            standing.stream()
                    .filter(member ->
                            member.kind() == Kind.OTHER && member.amount().isNegative())
                    .sorted(BY_DATE)
                    .forEach(payments::add);
        }

        List<Share> shares() {
            payments.forEach(
                    payment -> left.put(payment.postingId(), payment.amount().negated()));
            for (var payment : payments) {
                debts.stream()
                        .filter(debt -> debt.invoiceId != NO_INVOICE && debt.invoiceId == payment.invoiceId())
                        .forEach(debt -> cover(payment, debt));
            }
            for (var payment : payments) {
                debts.forEach(debt -> cover(payment, debt));
                // a group that does not sum to 0.00 does not exist; if it did, nothing would be lost
                add(
                        payment.postingId(),
                        payment.invoiceId(),
                        left.get(payment.postingId()).negated());
            }
            List<Share> all = new ArrayList<>();
            shares.forEach(
                    (posting, parts) -> parts.forEach((invoice, part) -> all.add(new Share(posting, invoice, part))));
            all.removeIf(share -> share.amount().isZero());
            return List.copyOf(all);
        }

        /** A payment that came back is none; the latest equal one before it is meant. */
        private List<Member> withoutUndone(List<Member> members) {
            List<Member> standing = new ArrayList<>(members);
            members.stream()
                    .filter(Sharing::isLoose)
                    .filter(member -> member.amount().isPositive())
                    .sorted(BY_DATE)
                    .forEach(undoing -> standing.stream()
                            .filter(Sharing::isLoose)
                            .filter(earlier ->
                                    earlier.amount().equals(undoing.amount().negated()))
                            .filter(earlier -> BY_DATE.compare(earlier, undoing) < 0)
                            .max(BY_DATE)
                            .ifPresent(undone -> {
                                standing.remove(undone);
                                standing.remove(undoing);
                                add(undone.postingId(), NO_INVOICE, undone.amount());
                                add(undoing.postingId(), NO_INVOICE, undoing.amount());
                            }));
            return standing;
        }

        private static boolean isLoose(Member member) {
            return member.kind() == Kind.OTHER && member.invoiceId() == NO_INVOICE;
        }

        private void owe(Member member) {
            var known = debts.stream()
                    .filter(debt -> debt.invoiceId != NO_INVOICE && debt.invoiceId == member.invoiceId())
                    .findFirst();
            var debt = known.orElseGet(() -> {
                var added = new Debt(member.invoiceId(), member.date());
                debts.add(added);
                return added;
            });
            debt.uncovered = debt.uncovered.plus(member.amount());
            add(member.postingId(), member.invoiceId(), member.amount());
        }

        private void cover(Member payment, Debt debt) {
            var part = left.get(payment.postingId()).min(debt.uncovered.orZero());
            debt.uncovered = debt.uncovered.minus(part);
            left.merge(payment.postingId(), part.negated(), Money::plus);
            add(payment.postingId(), debt.invoiceId, part.negated());
        }

        private void add(long posting, long invoice, Money part) {
            shares.computeIfAbsent(posting, any -> new TreeMap<>()).merge(invoice, part, Money::plus);
        }
    }
}

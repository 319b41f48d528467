package no.kapitalkontroll.kk2.core.bookkeeping;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import no.kapitalkontroll.kk2.core.coverage.Allocation;
import no.kapitalkontroll.kk2.core.money.Money;

/**
 * One proposal (bilag) for each payment posting whose coverage beyond the principal differs from what has been proposed for it:
 * the first one books it, a later one corrects it with the opposite lines (rules § 5).
 *
 * <p>First proposal and corrections name the same payment posting, which links them in Tripletex.
 */
public final class ProposeVouchers {

    private static final Comparator<Allocation> IN_ORDER =
            Comparator.comparing(Allocation::date).thenComparing(Allocation::postingId);

    /**
     * @param proposed what proposals of every state have booked or will book; several rows of a posting are summed
     * @param nextNumber the n of the first new proposal
     * @param today the date of a correction whose payment is gone
     */
    public List<Proposal> propose(
            String creditorId,
            int invoiceNumber,
            long customerId,
            List<Allocation> allocations,
            List<Proposed> proposed,
            int nextNumber,
            LocalDate today) {
        var gone = proposed.stream()
                .collect(Collectors.toMap(
                        Proposed::paymentPostingId, Parts::of, Parts::plus, TreeMap<Long, Parts>::new));
        var changes = new ArrayList<Change>();
        for (var allocation : allocations.stream().sorted(IN_ORDER).toList()) {
            var before = gone.remove(allocation.postingId());
            changes.add(new Change(
                    allocation.postingId(),
                    allocation.date(),
                    before != null,
                    Parts.of(allocation).minus(before == null ? Parts.NONE : before)));
        }
        for (Map.Entry<Long, Parts> entry : gone.entrySet()) {
            changes.add(new Change(entry.getKey(), today, true, Parts.NONE.minus(entry.getValue())));
        }
        var proposals = new ArrayList<Proposal>();
        for (var change : changes) {
            if (!change.parts.isNothing()) {
                var number = "KK2-%s-%d-%d".formatted(creditorId, invoiceNumber, nextNumber + proposals.size());
                proposals.add(new Proposal(
                        number,
                        change.date,
                        change.description(number, invoiceNumber),
                        customerId,
                        invoiceNumber,
                        change.postingId,
                        change.parts.lines()));
            }
        }
        return List.copyOf(proposals);
    }

    /** What is to be booked anew for one payment posting. */
    private record Change(long postingId, LocalDate date, boolean correction, Parts parts) {

        String description(String number, int invoiceNumber) {
            return "%s %s%s for faktura %d, betalingspostering %d"
                    .formatted(number, correction ? "retting: " : "", parts.words(), invoiceNumber, postingId);
        }
    }

    /** What lies beyond the principal, by kind of income. */
    private record Parts(Money costs, Money fees, Money interest) {

        static final Parts NONE = new Parts(Money.ZERO, Money.ZERO, Money.ZERO);

        static Parts of(Allocation allocation) {
            return new Parts(allocation.costs(), allocation.fees(), allocation.interest());
        }

        static Parts of(Proposed proposed) {
            return new Parts(proposed.costs(), proposed.fees(), proposed.interest());
        }

        Parts plus(Parts other) {
            return new Parts(costs.plus(other.costs), fees.plus(other.fees), interest.plus(other.interest));
        }

        Parts minus(Parts other) {
            return new Parts(costs.minus(other.costs), fees.minus(other.fees), interest.minus(other.interest));
        }

        boolean isNothing() {
            return costs.isZero() && fees.isZero() && interest.isZero();
        }

        /** Debit receivables, credit the rest; zero lines are left out. */
        List<ProposalLine> lines() {
            var lines = new ArrayList<ProposalLine>();
            addLine(lines, AccountRole.RECEIVABLES, costs.plus(fees).plus(interest));
            addLine(lines, AccountRole.FEE_INCOME, fees.negated());
            addLine(lines, AccountRole.INTEREST_INCOME, interest.negated());
            addLine(lines, AccountRole.COSTS, costs.negated());
            return lines;
        }

        /** In the accountant's language. */
        String words() {
            var words = new ArrayList<String>();
            if (!fees.isZero()) {
                words.add("gebyr");
            }
            if (!interest.isZero()) {
                words.add("forsinkelsesrente");
            }
            if (!costs.isZero()) {
                words.add("omkostninger");
            }
            return String.join(", ", words);
        }

        private static void addLine(List<ProposalLine> lines, AccountRole account, Money amount) {
            if (!amount.isZero()) {
                lines.add(new ProposalLine(account, amount));
            }
        }
    }
}

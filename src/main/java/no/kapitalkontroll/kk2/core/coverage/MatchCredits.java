package no.kapitalkontroll.kk2.core.coverage;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import no.kapitalkontroll.kk2.core.money.Money;

/**
 * Which invoice a payment without an invoice probably pays, and why: a proposal to the person who ties it in Tripletex, never more.
 * The first of these that fits, the oldest due date first:
 *
 * <ol>
 *   <li>{@link Why#SAME_PRINCIPAL}: an invoice with exactly this much principal open.
 *   <li>{@link Why#WHOLE_CLAIM}: one whose whole claim was exactly this much on the payment's date.
 *   <li>{@link Why#SUM_OF_SEVERAL}: the fewest invoices whose open principals, or whole claims, sum to it.
 *   <li>{@link Why#OLDEST}: none fits; the oldest due one.
 *   <li>{@link Why#NOTHING_OPEN}: the customer owes nothing.
 * </ol>
 *
 * <p>An invoice that one payment fits exactly is not proposed for the customer's next one.
 */
public final class MatchCredits {

    /** Sums are tried among so many of the oldest invoices; 2¹² of them are tried at once. */
    private static final int MOST_IN_A_SUM = 12;

    private static final Comparator<OpenClaim> OLDEST_FIRST =
            Comparator.comparing(OpenClaim::dueDate).thenComparing(OpenClaim::invoiceNumber);

    private final CoverPayments coverPayments;

    public MatchCredits(CoverPayments coverPayments) {
        this.coverPayments = coverPayments;
    }

    /** Why a payment probably pays what is proposed. */
    public enum Why {
        SAME_PRINCIPAL("same-principal"),
        WHOLE_CLAIM("whole-claim"),
        SUM_OF_SEVERAL("sum-of-several"),
        OLDEST("oldest"),
        NOTHING_OPEN("nothing-open");

        private final String word;

        Why(String word) {
            this.word = word;
        }

        /** The word that operators see. */
        public String word() {
            return word;
        }
    }

    /**
     * Open money on a customer's account that nothing explains.
     *
     * @param postingId of the payment
     * @param amount positive; what of it is free
     */
    public record FreeCredit(long postingId, LocalDate date, Money amount) {}

    /** An invoice of the same customer with open principal, and the way to its balance on any day. */
    public record OpenClaim(int invoiceNumber, LocalDate dueDate, Money principal, ClaimLedger ledger) {}

    /**
     * A proposal for one payment.
     *
     * @param invoiceNumbers what it probably pays; none when nothing is open
     * @param alternatives how many other invoices fit as well
     */
    public record Match(FreeCredit credit, List<Integer> invoiceNumbers, Why why, int alternatives) {

        public Match {
            invoiceNumbers = List.copyOf(invoiceNumbers);
        }

        /** What a person does about it, in words that name nobody. */
        public String remedy() {
            if (why == Why.NOTHING_OPEN) {
                return "pay posting %d back, or keep it for the next invoice".formatted(credit.postingId());
            }
            return "%stie posting %d to invoice%s %s in Tripletex"
                    .formatted(
                            why == Why.OLDEST || alternatives > 0 ? "ask the debtor what it pays, or " : "",
                            credit.postingId(),
                            invoiceNumbers.size() == 1 ? "" : "s",
                            invoiceNumbers.stream().map(String::valueOf).collect(Collectors.joining(", ")));
        }
    }

    /** One for each payment of one customer, by date. */
    public List<Match> match(List<FreeCredit> credits, List<OpenClaim> claims) {
        List<OpenClaim> open =
                new ArrayList<>(claims.stream().sorted(OLDEST_FIRST).toList());
        List<Match> matches = new ArrayList<>();
        credits.stream()
                .sorted(Comparator.comparing(FreeCredit::date).thenComparing(FreeCredit::postingId))
                .forEach(credit -> matches.add(match(credit, open)));
        return List.copyOf(matches);
    }

    private Match match(FreeCredit credit, List<OpenClaim> open) {
        Function<OpenClaim, Money> principal = OpenClaim::principal;
        Function<OpenClaim, Money> whole =
                claim -> coverPayments.balance(claim.ledger(), credit.date()).total();
        if (open.isEmpty()) {
            return new Match(credit, List.of(), Why.NOTHING_OPEN, 0);
        }
        var fits = one(credit, open, principal);
        var why = Why.SAME_PRINCIPAL;
        if (fits.isEmpty()) {
            fits = one(credit, open, whole);
            why = Why.WHOLE_CLAIM;
        }
        if (!fits.isEmpty()) {
            open.remove(fits.get(0));
            return new Match(credit, List.of(fits.get(0).invoiceNumber()), why, fits.size() - 1);
        }
        var several = several(credit, open, principal);
        if (several.isEmpty()) {
            several = several(credit, open, whole);
        }
        if (!several.isEmpty()) {
            open.removeAll(several);
            return new Match(
                    credit, several.stream().map(OpenClaim::invoiceNumber).toList(), Why.SUM_OF_SEVERAL, 0);
        }
        return new Match(credit, List.of(open.get(0).invoiceNumber()), Why.OLDEST, open.size() - 1);
    }

    private static List<OpenClaim> one(FreeCredit credit, List<OpenClaim> open, Function<OpenClaim, Money> of) {
        return open.stream()
                .filter(claim -> of.apply(claim).equals(credit.amount()))
                .toList();
    }

    private static List<OpenClaim> several(FreeCredit credit, List<OpenClaim> open, Function<OpenClaim, Money> of) {
        var tried = open.stream().limit(MOST_IN_A_SUM).toList();
        var amounts = tried.stream().map(of).toList();
        return IntStream.range(1, 1 << tried.size())
                .filter(chosen -> Integer.bitCount(chosen) > 1)
                .boxed()
                .sorted(Comparator.comparing(Integer::bitCount).thenComparing(Comparator.naturalOrder()))
                .filter(chosen -> Money.sum(picked(chosen, amounts).stream()).equals(credit.amount()))
                .findFirst()
                .map(chosen -> picked(chosen, tried))
                .orElse(List.of());
    }

    private static <T> List<T> picked(int chosen, List<T> from) {
        return IntStream.range(0, from.size())
                .filter(place -> (chosen & 1 << place) != 0)
                .mapToObj(from::get)
                .toList();
    }
}

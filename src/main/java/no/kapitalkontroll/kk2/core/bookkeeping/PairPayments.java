package no.kapitalkontroll.kk2.core.bookkeeping;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import no.kapitalkontroll.kk2.core.calendar.BusinessCalendar;

/**
 * Finds the registered payments that Tripletex shows after all: those that may be one, of one amount and at most five business
 * days apart (rules § 5), as pairs in which each posting and each payment stands once. The nearest date goes first, and before it
 * a posting that Tripletex has tied to the invoice.
 */
public final class PairPayments {

    /** How far apart the two dates of one payment may lie. */
    public static final int BUSINESS_DAYS = 5;

    private static final Comparator<MayBeOne> LIKELIEST_FIRST = Comparator.comparing((MayBeOne one) -> !one.tied())
            .thenComparing(MayBeOne::days)
            .thenComparing(MayBeOne::paymentId)
            .thenComparing(MayBeOne::postingId);

    private final BusinessCalendar calendar = new BusinessCalendar();

    /**
     * A payment and a posting of the same amount and customer.
     *
     * @param tied the posting hangs on the payment's invoice; else it names none
     */
    public record MayBeOne(long paymentId, LocalDate paidOn, long postingId, LocalDate postedOn, boolean tied) {

        private long days() {
            return Math.abs(ChronoUnit.DAYS.between(paidOn, postedOn));
        }
    }

    public List<MayBeOne> pairs(List<MayBeOne> candidates) {
        Set<Long> payments = new HashSet<>();
        Set<Long> postings = new HashSet<>();
        List<MayBeOne> pairs = new ArrayList<>();
        candidates.stream()
                .filter(one -> near(one.paidOn(), one.postedOn()))
                .sorted(LIKELIEST_FIRST)
                .forEach(one -> {
                    if (!payments.contains(one.paymentId()) && !postings.contains(one.postingId())) {
                        payments.add(one.paymentId());
                        postings.add(one.postingId());
                        pairs.add(one);
                    }
                });
        return List.copyOf(pairs);
    }

    /** At most five business days apart. */
    public boolean near(LocalDate one, LocalDate other) {
        var first = one.isBefore(other) ? one : other;
        var last = one.isBefore(other) ? other : one;
        return !last.isAfter(calendar.plusBusinessDays(first, BUSINESS_DAYS));
    }
}

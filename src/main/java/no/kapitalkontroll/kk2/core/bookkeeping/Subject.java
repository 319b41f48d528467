package no.kapitalkontroll.kk2.core.bookkeeping;

import java.util.Comparator;

/** What a proposal and its corrections are about. */
public record Subject(ProposalKind kind, long id) implements Comparable<Subject> {

    private static final Comparator<Subject> IN_ORDER =
            Comparator.comparing(Subject::kind).thenComparing(Subject::id);

    public static Subject ofPayment(long postingId) {
        return new Subject(ProposalKind.COVERAGE, postingId);
    }

    @Override
    public int compareTo(Subject other) {
        return IN_ORDER.compare(this, other);
    }
}

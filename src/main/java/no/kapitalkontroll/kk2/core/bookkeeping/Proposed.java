package no.kapitalkontroll.kk2.core.bookkeeping;

import java.util.Collection;
import java.util.List;
import java.util.TreeMap;

/**
 * What earlier proposals of a case have booked, or will book, for one subject.
 *
 * @param number of the first one: corrections name it
 * @param deviation what of {@code lines} a person accepted beside what KK2 had proposed; it stays while the subject stands
 * @param inDispute one of them is parked, edited or deleted: nothing more is proposed for the subject until a person has decided
 */
public record Proposed(Subject subject, Lines lines, String number, Lines deviation, boolean inDispute) {

    /** As it was proposed, and nobody has to decide anything. */
    public Proposed(Subject subject, Lines lines, String number) {
        this(subject, lines, number, Lines.NONE, false);
    }

    /** Rows of one subject become one; the first row's number stays. */
    public static List<Proposed> summed(Collection<Proposed> rows) {
        var bySubject = new TreeMap<Subject, Proposed>();
        rows.forEach(row -> bySubject.merge(row.subject(), row, Proposed::and));
        return List.copyOf(bySubject.values());
    }

    private Proposed and(Proposed next) {
        return new Proposed(
                subject, lines.plus(next.lines), number, deviation.plus(next.deviation), inDispute || next.inDispute);
    }
}

package no.kapitalkontroll.kk2.core.bookkeeping;

import java.util.Collection;
import java.util.List;
import java.util.TreeMap;

/**
 * What earlier proposals of a case have booked, or will book, for one subject.
 *
 * @param number of the first one: corrections name it
 */
public record Proposed(Subject subject, Lines lines, String number) {

    /** Rows of one subject become one; the first row's number stays. */
    public static List<Proposed> summed(Collection<Proposed> rows) {
        var bySubject = new TreeMap<Subject, Proposed>();
        rows.forEach(row -> bySubject.merge(
                row.subject(),
                row,
                (first, next) -> new Proposed(first.subject(), first.lines().plus(next.lines()), first.number())));
        return List.copyOf(bySubject.values());
    }
}

package no.kapitalkontroll.kk2.core.bookkeeping;

import java.time.LocalDate;
import no.kapitalkontroll.kk2.core.coverage.Allocation;

/**
 * What the ledger is to show for one subject, by as many proposals as it takes.
 *
 * @param date of the first proposal, and of a correction while the subject stands
 * @param words what its description tells besides, in the accountant's language; empty: nothing. Never a name
 */
public record BookEntry(Subject subject, LocalDate date, Lines lines, String words) {

    public BookEntry(Subject subject, LocalDate date, Lines lines) {
        this(subject, date, lines, "");
    }

    public static BookEntry of(Allocation allocation) {
        return new BookEntry(Subject.ofPayment(allocation.postingId()), allocation.date(), Lines.of(allocation));
    }
}

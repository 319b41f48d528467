package no.kapitalkontroll.kk2.core.loss;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import no.kapitalkontroll.kk2.core.bookkeeping.BookEntry;
import no.kapitalkontroll.kk2.core.money.Money;

/**
 * What the ledger is to show of a case's losses: together never more than its open principal, each never more than was proposed. Made
 * anew from the ledger each time: what is paid later brings the loss back by a correction, the latest loss first.
 */
public final class BookLosses {

    /**
     * One entry a loss that still stands.
     *
     * @param writeOffs in the order in which they were proposed
     * @param today the date of what is booked anew: a loss and its recovery belong to the day on which they are known
     */
    public List<BookEntry> entries(List<WriteOff> writeOffs, Money openPrincipal, LocalDate today) {
        var entries = new ArrayList<BookEntry>();
        var left = openPrincipal.orZero();
        for (var writeOff : writeOffs) {
            var lost = writeOff.amount().min(left);
            left = left.minus(lost);
            if (lost.isPositive()) {
                entries.add(writeOff.entry(lost, today));
            }
        }
        return List.copyOf(entries);
    }
}

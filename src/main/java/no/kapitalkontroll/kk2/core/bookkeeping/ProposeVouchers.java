package no.kapitalkontroll.kk2.core.bookkeeping;

import java.time.LocalDate;
import java.util.List;
import no.kapitalkontroll.kk2.core.coverage.Allocation;

/**
 * One proposal for each payment posting whose coverage beyond the principal differs from what has been proposed for it: the
 * first one books it, a later one corrects it with the opposite lines.
 */
public final class ProposeVouchers {

    /**
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
        throw new UnsupportedOperationException();
    }
}

package no.kapitalkontroll.kk2.cases;

import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Moves due cases a batch at a time, each batch in one transaction. When one of a batch cannot be moved, nothing of the batch has
 * happened, and its cases are handed back to be moved one by one: the one is parked then, its neighbours go on.
 */
@Component
public class AdvanceCases {

    private static final Logger LOG = LoggerFactory.getLogger(AdvanceCases.class);

    private final AdvanceCase advanceCase;
    private final DueCases dueCases;
    private final int batchSize;

    AdvanceCases(
            AdvanceCase advanceCase, DueCases dueCases, @Value("${kk2.advance-cases.batch-size:50}") int batchSize) {
        this.advanceCase = advanceCase;
        this.dueCases = dueCases;
        this.batchSize = batchSize;
    }

    /** What {@link DueCases} finds, in its order. */
    public List<List<Long>> batches(CreditorDay day) {
        var due = dueCases.find(day);
        List<List<Long>> batches = new ArrayList<>();
        for (int from = 0; from < due.size(); from += batchSize) {
            batches.add(List.copyOf(due.subList(from, Math.min(from + batchSize, due.size()))));
        }
        return batches;
    }

    /** @return the invoices of a batch that must be moved one by one; none when all were moved */
    public List<Long> advance(List<Long> invoiceIds, CreditorDay day) {
        try {
            advanceCase.advance(invoiceIds, day);
            return List.of();
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError failure) {
            LOG.debug("{}: {} cases are moved one by one after {}", day, invoiceIds.size(), failure.getClass());
            return invoiceIds;
        }
    }
}

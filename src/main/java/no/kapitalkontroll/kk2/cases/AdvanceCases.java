package no.kapitalkontroll.kk2.cases;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

    /**
     * What {@link DueCases} finds, in its order; but the claims on one customer stand together with the first of them, and never in two
     * batches. They are merged, and share a fee on a date; batches of different customers can be moved beside each other.
     */
    public List<List<Long>> batches(CreditorDay day) {
        Map<Long, List<Long>> byCustomer = new LinkedHashMap<>();
        for (var due : dueCases.find(day)) {
            byCustomer
                    .computeIfAbsent(due.customerId(), first -> new ArrayList<>())
                    .add(due.invoiceId());
        }
        List<List<Long>> batches = new ArrayList<>();
        List<Long> batch = new ArrayList<>();
        for (var claims : byCustomer.values()) {
            if (!batch.isEmpty() && batch.size() + claims.size() > batchSize) {
                batches.add(batch);
                batch = new ArrayList<>();
            }
            batch.addAll(claims);
        }
        if (!batch.isEmpty()) {
            batches.add(batch);
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

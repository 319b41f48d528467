package no.kapitalkontroll.kk2.cases;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import no.kapitalkontroll.kk2.reading.Coming;
import no.kapitalkontroll.kk2.reading.Readers;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Reads a long list in as many parts as there are cores, each over a connection of its own, and joins the answers in the list's
 * order. Within a transaction it reads alone: nobody else sees what that has written.
 */
@Component
class ReadInParts {

    /** A shorter part costs more queries than it saves time. */
    private static final int SHORTEST_PART = 100;

    private final Readers readers;
    private final int cores;

    @Autowired
    ReadInParts(Readers readers) {
        this(readers, Runtime.getRuntime().availableProcessors());
    }

    ReadInParts(Readers readers, int cores) {
        this.readers = readers;
        this.cores = cores;
    }

    <T> List<T> read(List<Long> ids, Function<List<Long>, List<T>> read) {
        int parts = Math.min(cores, ids.size() / SHORTEST_PART);
        if (parts < 2 || TransactionSynchronizationManager.isActualTransactionActive()) {
            return read.apply(ids);
        }
        List<Coming<List<T>>> asked = new ArrayList<>();
        for (int part = 1; part < parts; part++) {
            var own = part(ids, part, parts);
            asked.add(readers.begin(() -> read.apply(own)));
        }
        try {
            List<T> all = new ArrayList<>(read.apply(part(ids, 0, parts)));
            asked.forEach(part -> all.addAll(part.get()));
            return all;
        } catch (RuntimeException | Error failure) {
            asked.forEach(Coming::leave);
            throw failure;
        }
    }

    private static List<Long> part(List<Long> ids, int part, int parts) {
        return ids.subList(ids.size() * part / parts, ids.size() * (part + 1) / parts);
    }
}

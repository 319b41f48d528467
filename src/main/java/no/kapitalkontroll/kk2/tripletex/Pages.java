package no.kapitalkontroll.kk2.tripletex;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import no.kapitalkontroll.kk2.outbox.FailureClass;
import no.kapitalkontroll.kk2.reading.Coming;
import no.kapitalkontroll.kk2.reading.Readers;
import org.springframework.stereotype.Component;

/**
 * Reads whole lists. {@code fullResultSize} is no total, so a list ends where a page says so by being short and last. A list
 * that changes while it is read is read again from its start, and each row counts once; one that never ends or never rests is
 * given up on.
 */
@Component
final class Pages {

    /** The range of "any date" for lists that insist on one. */
    static final LocalDate FIRST_DATE = LocalDate.of(2000, 1, 1);

    static final LocalDate LAST_DATE = LocalDate.of(2100, 1, 1);

    static final int IDS_PER_CALL = 200;

    /** Tripletex refuses filters that match more than 10 000 rows; this allows for pages of fifty. */
    private static final int MOST_PAGES = 200;

    private static final int MOST_PASSES = 5;

    private final TripletexClient client;
    private final TripletexSettings settings;
    private final Readers readers;

    Pages(TripletexClient client, TripletexSettings settings, Readers readers) {
        this.client = client;
        this.settings = settings;
        this.readers = readers;
    }

    /** A call for the window from a date (inclusive) to another (exclusive). */
    interface WindowedCall {
        TripletexCall of(LocalDate from, LocalDate to);
    }

    /** Every row of a list, a page at a time; while one is seen to, the next is asked for. */
    void each(TripletexCall list, Consumer<List<JsonNode>> page) {
        each(list, new HashSet<>(), page);
    }

    List<JsonNode> all(TripletexCall list) {
        List<JsonNode> rows = new ArrayList<>();
        each(list, rows::addAll);
        return rows;
    }

    /** As {@link #each}; a window with more than 10 000 rows is halved until it has fewer. */
    void eachInWindow(LocalDate from, LocalDate to, WindowedCall list, Consumer<List<JsonNode>> page) {
        eachInWindow(from, to, list, new HashSet<>(), page);
    }

    /** As {@link #each}, for lists of ids: at most 200 a call. {@code ids} is the parameter's value. */
    static List<String> chunks(Collection<Long> ids) {
        return chunks(ids, IDS_PER_CALL);
    }

    static List<String> chunks(Collection<Long> ids, int most) {
        List<Long> sorted = List.copyOf(new TreeSet<>(ids));
        List<String> chunks = new ArrayList<>();
        for (int from = 0; from < sorted.size(); from += most) {
            chunks.add(sorted.subList(from, Math.min(from + most, sorted.size())).stream()
                    .map(String::valueOf)
                    .collect(Collectors.joining(",")));
        }
        return chunks;
    }

    private void eachInWindow(
            LocalDate from, LocalDate to, WindowedCall list, Set<Long> seen, Consumer<List<JsonNode>> page) {
        try {
            each(list.of(from, to), seen, page);
        } catch (TripletexFailure failure) {
            long days = ChronoUnit.DAYS.between(from, to);
            if (!failure.isTooManyRows() || days < 2) {
                throw failure;
            }
            LocalDate middle = from.plusDays(days / 2);
            eachInWindow(from, middle, list, seen, page);
            eachInWindow(middle, to, list, seen, page);
        }
    }

    private void each(TripletexCall list, Set<Long> seen, Consumer<List<JsonNode>> page) {
        int from = 0;
        int passes = 1;
        Long anchor = null;
        Coming<ObjectNode> asked = Coming.of(call(list, from));
        for (int pages = 1; ; pages++) {
            ObjectNode answer = asked.get();
            List<JsonNode> values = values(answer);
            if (anchor != null && !beginsWith(anchor, values)) {
                if (++passes > MOST_PASSES) {
                    throw TripletexFailure.without(FailureClass.RETRY, 200, null, "moving list", Remedy.TRY_LATER);
                }
                from = 0;
                anchor = null;
                asked = Coming.of(call(list, from));
                continue;
            }
            int read = values.size();
            boolean more = answer.path("fullResultSize").asLong(0) > from + read || read >= settings.pageSize();
            if (values.isEmpty() || !more) {
                give(values, seen, page);
                return;
            }
            if (pages == MOST_PAGES) {
                throw TripletexFailure.without(FailureClass.DEFINITE, 200, null, "endless list", Remedy.REPORT);
            }
            // each page begins with the last row of the one before: so rows that came or went in between are noticed
            anchor = read > 1 ? idOf(values.get(read - 1)) : null;
            from += anchor == null ? read : read - 1;
            int next = from;
            asked = readers.begin(() -> call(list, next));
            try {
                give(values, seen, page);
            } catch (RuntimeException | Error failure) {
                asked.leave();
                throw failure;
            }
        }
    }

    private ObjectNode call(TripletexCall list, int from) {
        return client.call(
                list.with("from", from).with("count", settings.pageSize()).with("sorting", "id"));
    }

    private static void give(List<JsonNode> values, Set<Long> seen, Consumer<List<JsonNode>> page) {
        List<JsonNode> unseen = values.stream().filter(row -> isNew(row, seen)).toList();
        if (!unseen.isEmpty()) {
            page.accept(unseen);
        }
    }

    private static boolean beginsWith(Long anchor, List<JsonNode> values) {
        return !values.isEmpty() && anchor.equals(idOf(values.get(0)));
    }

    private static Long idOf(JsonNode row) {
        JsonNode id = row.path("id");
        return id.isIntegralNumber() ? Long.valueOf(id.longValue()) : null;
    }

    /** A row without an id is passed on: whoever maps it refuses it. */
    private static boolean isNew(JsonNode row, Set<Long> seen) {
        Long id = idOf(row);
        return id == null || seen.add(id);
    }

    private static List<JsonNode> values(ObjectNode answer) {
        if (!answer.path("values").isArray()) {
            throw TripletexFailure.without(FailureClass.RETRY, 200, null, "no list in answer", Remedy.REPORT);
        }
        List<JsonNode> values = new ArrayList<>();
        answer.path("values").forEach(values::add);
        return values;
    }
}

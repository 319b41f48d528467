package no.kapitalkontroll.kk2.tripletex;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** Some rows of a list, mapped: what could be read, and what could not. */
public record Page<T>(List<T> items, List<RefusedItem> refused) {

    public Page {
        items = List.copyOf(items);
        refused = List.copyOf(refused);
    }

    static <T> Page<T> of(String kind, List<JsonNode> rows, Function<Row, T> mapping) {
        List<T> items = new ArrayList<>();
        List<RefusedItem> refused = new ArrayList<>();
        for (JsonNode json : rows) {
            Row row = new Row(json);
            try {
                items.add(mapping.apply(row));
            } catch (Row.Unreadable why) {
                refused.add(new RefusedItem(
                        kind, row.idOrZero(), row.invoiceNumberOrNull(), why.getMessage(), why.remedy()));
            }
        }
        return new Page<>(items, refused);
    }

    Page<T> and(Page<T> other) {
        return new Page<>(joined(items, other.items), joined(refused, other.refused));
    }

    static <T> Page<T> empty() {
        return new Page<>(List.of(), List.of());
    }

    private static <E> List<E> joined(List<E> first, List<E> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }
}

package no.kapitalkontroll.kk2.handling;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A list for people and their spreadsheets; nobody is named in it.
 *
 * @param columns the words of its head
 * @param rows a value a column: numbers, amounts, dates or words; null where there is nothing to tell
 */
public record Listing(List<String> columns, List<List<Object>> rows) {

    public Listing {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    /** A line a row, its values with their words. */
    public List<String> lines() {
        return rows.stream().map(this::line).toList();
    }

    private String line(List<Object> row) {
        return IntStream.range(0, columns.size())
                .filter(column -> row.get(column) != null)
                .mapToObj(column -> columns.get(column) + " " + Objects.toString(row.get(column)))
                .collect(Collectors.joining(", "));
    }
}

package no.kapitalkontroll.kk2.statement;

import java.util.ArrayList;
import java.util.List;

/** A table of text for a terminal: columns as wide as their widest cell; those whose head ends in {@code >} are flush right. */
public final class TextTable {

    private final List<Boolean> flushRight = new ArrayList<>();
    private final List<List<String>> rows = new ArrayList<>();

    public TextTable(String... heads) {
        List<String> row = new ArrayList<>();
        for (var head : heads) {
            flushRight.add(head.endsWith(">"));
            row.add(head.replace(">", ""));
        }
        rows.add(row);
    }

    /** Cells from the left; null and missing ones are empty. */
    public void row(Object... cells) {
        List<String> row = new ArrayList<>();
        for (int i = 0; i < flushRight.size(); i++) {
            row.add(i < cells.length && cells[i] != null ? cells[i].toString() : "");
        }
        rows.add(row);
    }

    /** Nothing when there is no row but the heads. */
    public String under(String title) {
        if (rows.size() == 1) {
            return "";
        }
        var text = new StringBuilder("%n%s%n".formatted(title));
        for (var row : rows) {
            var line = new StringBuilder();
            for (int i = 0; i < row.size(); i++) {
                line.append("  ").append(padded(row.get(i), i));
            }
            text.append(line.toString().stripTrailing()).append(System.lineSeparator());
        }
        return text.toString();
    }

    private String padded(String cell, int column) {
        int width =
                rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
        var blanks = " ".repeat(width - cell.length());
        return flushRight.get(column) ? blanks + cell : cell + blanks;
    }
}

package no.kapitalkontroll.kk2.retention;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a purge took, or would take: rows by creditor and table.
 *
 * @param rows by "creditor table"
 * @param heldBack a sentence for each creditor whose cases are past their time and not settled
 */
public record PurgeReport(Map<String, Integer> rows, List<String> heldBack) {

    static PurgeReport empty() {
        return new PurgeReport(new TreeMap<>(), new ArrayList<>());
    }

    void add(String creditorId, Map<String, Integer> tables) {
        tables.forEach((table, count) -> {
            if (count > 0) {
                rows.merge(creditorId + " " + table, count, Integer::sum);
            }
        });
    }

    public int total() {
        return rows.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** A line for each creditor and table. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        rows.forEach((where, count) -> lines.add(where + " " + count));
        lines.addAll(heldBack);
        lines.add(total() + " rows in all");
        return lines;
    }
}

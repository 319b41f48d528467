package no.kapitalkontroll.kk2.report;

import java.util.List;

/**
 * Rows under heads.
 *
 * @param total the last row, as many cells as heads; empty: none
 * @param whenEmpty what is said when there is no row
 * @param chart null: none
 */
public record ReportTable(
        String title, List<Column> columns, List<List<Cell>> rows, List<Cell> total, String whenEmpty, Chart chart) {

    /** @param flushRight numbers are */
    public record Column(String head, boolean flushRight) {

        static Column text(String head) {
            return new Column(head, false);
        }

        static Column number(String head) {
            return new Column(head, true);
        }
    }

    public ReportTable {
        columns = List.copyOf(columns);
        rows = rows.stream().map(List::copyOf).toList();
        total = List.copyOf(total);
    }

    boolean isEmpty() {
        return rows.isEmpty();
    }
}

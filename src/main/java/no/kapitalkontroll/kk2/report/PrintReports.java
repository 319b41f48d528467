package no.kapitalkontroll.kk2.report;

import java.math.BigDecimal;
import java.util.List;
import no.kapitalkontroll.kk2.statement.TextTable;

/** Reports as tables of text for a terminal, in characters that every terminal has. */
final class PrintReports {

    String of(ReportAnswer.Made made) {
        var text = new StringBuilder();
        for (var report : made.reports()) {
            text.append(text.isEmpty() ? "" : System.lineSeparator())
                    .append("%s, %s, %s%n%s%n"
                            .formatted(report.title(), made.owner(), report.about(), report.reckoned()));
            report.tables().forEach(table -> text.append(printed(table)));
        }
        return text.toString();
    }

    private static String printed(ReportTable table) {
        if (table.isEmpty()) {
            return "%n%s%n  %s%n".formatted(table.title(), table.whenEmpty());
        }
        var text = new TextTable(table.columns().stream()
                .map(column -> column.head() + (column.flushRight() ? ">" : ""))
                .toArray(String[]::new));
        table.rows().forEach(row -> text.row(words(row)));
        if (!table.total().isEmpty()) {
            text.row(words(table.total()));
        }
        return text.under(table.title());
    }

    private static Object[] words(List<Cell> row) {
        return row.stream().map(PrintReports::word).toArray();
    }

    private static String word(Cell cell) {
        if (cell instanceof Cell.Amount amount) {
            return grouped(amount.money().amount());
        } else if (cell instanceof Cell.Count count) {
            return String.valueOf(count.number());
        } else if (cell instanceof Cell.Days days) {
            return grouped(days.number());
        } else if (cell instanceof Cell.Percent percent) {
            return grouped(percent.percent()) + " %";
        } else if (cell instanceof Cell.Day day) {
            return day.date().toString();
        }
        return ((Cell.Text) cell).text();
    }

    /** {@code -12 345,60} */
    private static String grouped(BigDecimal number) {
        return number.toPlainString().replace('.', ',').replaceAll("(?<=\\d)(?=(\\d{3})+,)", " ");
    }
}

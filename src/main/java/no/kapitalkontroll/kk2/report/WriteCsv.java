package no.kapitalkontroll.kk2.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import no.kapitalkontroll.kk2.reconciliation.CsvCell;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * Reports as CSV (RFC 4180, UTF-8): amounts like {@code 1250.00}, dates like {@code 2026-10-31}, no rows of sums. Where there is more
 * than one table, each is led by a line with its title, and an empty line stands between them.
 */
final class WriteCsv {

    String of(ReportAnswer.Made made) {
        var tables = made.reports().stream()
                .flatMap(report -> report.tables().stream())
                .toList();
        var text = new StringBuilder();
        try (var csv = new CSVPrinter(text, CSVFormat.RFC4180)) {
            for (var table : tables) {
                if (tables.size() > 1) {
                    csv.printRecord(table.title());
                }
                csv.printRecord(
                        table.columns().stream().map(ReportTable.Column::head).toList());
                for (var row : table.rows()) {
                    csv.printRecord(values(row));
                }
                if (tables.indexOf(table) < tables.size() - 1) {
                    csv.println();
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static List<String> values(List<Cell> row) {
        return row.stream().map(WriteCsv::value).toList();
    }

    private static String value(Cell cell) {
        if (cell instanceof Cell.Amount amount) {
            return amount.money().toString();
        } else if (cell instanceof Cell.Count count) {
            return String.valueOf(count.number());
        } else if (cell instanceof Cell.Days days) {
            return days.number().toPlainString();
        } else if (cell instanceof Cell.Percent percent) {
            return percent.percent().toPlainString();
        } else if (cell instanceof Cell.Day day) {
            return day.date().toString();
        }
        return CsvCell.text(((Cell.Text) cell).text());
    }
}

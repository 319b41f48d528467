package no.kapitalkontroll.kk2.report;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Collections;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.BorderSide;
import org.dhatim.fastexcel.BorderStyle;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * Reports as a workbook, a sheet each: numbers as numbers, dates as dates, texts never as formulas. What stands above the first row
 * stays in sight.
 */
final class WriteXlsx {

    private static final String ACCENT = "1F5F7A";
    private static final int TITLE_SIZE = 16;
    private static final int WIDEST = 60;
    private static final LocalDateTime ANY_TIME = LocalDateTime.of(2000, 1, 1, 0, 0);

    byte[] of(ReportAnswer.Made made) {
        var bytes = new ByteArrayOutputStream();
        try (var workbook = new Workbook(bytes, "KK2", "1.0")) {
            for (var report : made.reports()) {
                write(report, made.owner(), workbook.newWorksheet(report.title()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return withoutTime(bytes.toByteArray());
    }

    private static void write(Report report, String owner, Worksheet sheet) throws IOException {
        sheet.value(0, 0, report.title());
        sheet.style(0, 0).bold().fontSize(TITLE_SIZE).fontColor(ACCENT).set();
        sheet.value(1, 0, new Cell.Text(owner + ", " + report.about()).text());
        sheet.value(2, 0, report.reckoned());
        sheet.style(2, 0).italic().set();
        int row = 4;
        sheet.freezePane(0, report.tables().size() == 1 ? row + 2 : 3);
        for (var table : report.tables()) {
            row = write(table, sheet, row) + 1;
        }
        widths(report, sheet);
        sheet.finish();
    }

    /** @return the first free row */
    private static int write(ReportTable table, Worksheet sheet, int first) {
        int row = first;
        sheet.value(row, 0, table.title());
        sheet.style(row++, 0).bold().set();
        for (int column = 0; column < table.columns().size(); column++) {
            sheet.value(row, column, table.columns().get(column).head());
            sheet.style(row, column)
                    .bold()
                    .horizontalAlignment(table.columns().get(column).flushRight() ? "right" : "left")
                    .borderStyle(BorderSide.BOTTOM, BorderStyle.THIN)
                    .set();
        }
        row++;
        if (table.isEmpty()) {
            sheet.value(row++, 0, table.whenEmpty());
            return row;
        }
        for (var cells : table.rows()) {
            write(cells, sheet, row++, false);
        }
        if (!table.total().isEmpty()) {
            write(table.total(), sheet, row++, true);
        }
        return row;
    }

    private static void write(List<Cell> cells, Worksheet sheet, int row, boolean total) {
        for (int column = 0; column < cells.size(); column++) {
            var format = write(cells.get(column), sheet, row, column);
            var style = sheet.style(row, column);
            if (format != null) {
                style.format(format);
            }
            if (total) {
                style.bold().borderStyle(BorderSide.TOP, BorderStyle.THIN);
            }
            if (format != null || total) {
                style.set();
            }
        }
    }

    /** @return the number format, or null */
    private static String write(Cell cell, Worksheet sheet, int row, int column) {
        if (cell instanceof Cell.Amount amount) {
            sheet.value(row, column, amount.money().amount());
            return "#,##0.00";
        } else if (cell instanceof Cell.Count count) {
            sheet.value(row, column, count.number());
            return "0";
        } else if (cell instanceof Cell.Days days) {
            sheet.value(row, column, days.number());
            return "0.0";
        } else if (cell instanceof Cell.Percent percent) {
            sheet.value(row, column, percent.percent().movePointLeft(2));
            return "0.0%";
        } else if (cell instanceof Cell.Day day) {
            sheet.value(row, column, day.date());
            return "dd.mm.yyyy";
        }
        var text = ((Cell.Text) cell).text();
        if (!text.isEmpty()) {
            sheet.value(row, column, text);
        }
        return null;
    }

    private static void widths(Report report, Worksheet sheet) {
        for (var table : report.tables()) {
            for (int column = 0; column < table.columns().size(); column++) {
                int at = column;
                int longest = table.rows().stream()
                        .map(row -> row.get(at))
                        .mapToInt(cell ->
                                cell instanceof Cell.Text text ? text.text().length() : 13)
                        .max()
                        .orElse(0);
                int head = table.columns().get(column).head().length();
                sheet.width(column, Math.min(WIDEST, Math.max(longest, Math.max(head, 12)) + 2));
            }
        }
    }

    /** The writer stamps the file with the time of writing: the same report is to be the same file. */
    private static byte[] withoutTime(byte[] workbook) {
        var bytes = new ByteArrayOutputStream(workbook.length);
        try {
            // the writer's entries can be read from a file only: their sizes stand at its end
            var file = Files.createTempFile("kk2-report", ".xlsx");
            try {
                Files.write(file, workbook);
                copyWithoutTime(file, bytes);
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void copyWithoutTime(Path file, ByteArrayOutputStream bytes) throws IOException {
        try (var in = new ZipFile(file.toFile());
                var out = new ZipOutputStream(bytes)) {
            for (var entry : Collections.list(in.entries())) {
                var content = in.getInputStream(entry).readAllBytes();
                var copy = new ZipEntry(entry.getName());
                copy.setTimeLocal(ANY_TIME);
                out.putNextEntry(copy);
                out.write(entry.getName().equals("docProps/core.xml") ? withoutTimeOfWriting(content) : content);
                out.closeEntry();
            }
        }
    }

    private static byte[] withoutTimeOfWriting(byte[] properties) {
        return new String(properties, StandardCharsets.UTF_8)
                .replaceAll("<dcterms:created[^>]*>[^<]*</dcterms:created>", "")
                .getBytes(StandardCharsets.UTF_8);
    }
}

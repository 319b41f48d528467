package no.kapitalkontroll.kk2.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.zip.ZipInputStream;
import no.kapitalkontroll.kk2.core.money.Money;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.Test;

/** The forms of a report. Guards: {@code CsvCell} against formulas in CSV, the template's escaping against markup. */
class WriteReportsTest {

    private static final String HOSTILE = "=HYPERLINK(\"http://evil.example\")\u0000<script>alert(1)</script>";

    private final WriteReports write = new WriteReports();

    private final ReportAnswer.Made made = new ReportAnswer.Made(
            "Eventyr & Sønn AS",
            List.of(new Report("income", "Inntekter", "per 30.09.2026", "Slik.", List.of(table(HOSTILE)))));

    @Test
    void a_table_lines_up_amounts_in_characters_that_every_terminal_has() {
        assertThat(text(made, ReportForm.TABLE))
                .startsWith("Inntekter, Eventyr & Sønn AS, per 30.09.2026\nSlik.\n\nLinjer\n")
                .contains("2026-09-18  -12 345,60  33,3 %")
                .contains("Sum");
    }

    @Test
    void csv_has_plain_numbers_no_sums_and_no_formula() {
        assertThat(text(made, ReportForm.CSV).lines())
                .containsExactly(
                        "Hvem,Dato,Beløp,Andel",
                        "\"'=HYPERLINK(\"\"http://evil.example\"\") <script>alert(1)</script>\",2026-09-18,-12345.60,33.3");
    }

    @Test
    void a_workbook_has_numbers_as_numbers_dates_as_dates_and_texts_never_as_formulas() throws IOException {
        try (var workbook = new ReadableWorkbook(
                new ByteArrayInputStream(write.of(made, ReportForm.XLSX)), new ReadingOptions(true, false))) {
            var sheet = workbook.getFirstSheet();
            var rows = sheet.read();
            assertThat(sheet.getName()).isEqualTo("Inntekter");
            assertThat(rows.get(0).getCellText(0)).isEqualTo("Inntekter");
            var row = rowOf(rows, 6);
            assertThat(row.getCell(0).getType()).isEqualTo(CellType.STRING);
            assertThat(row.getCell(0).getFormula()).isNull();
            assertThat(row.getCellText(0)).startsWith("=HYPERLINK");
            assertThat(row.getCellAsDate(1))
                    .hasValueSatisfying(date -> assertThat(date.toLocalDate()).isEqualTo(LocalDate.of(2026, 9, 18)));
            assertThat(row.getCell(1).getDataFormatString()).isEqualTo("dd.mm.yyyy");
            assertThat(row.getCellAsNumber(2)).hasValue(new BigDecimal("-12345.60"));
            assertThat(row.getCell(2).getDataFormatString()).isEqualTo("#,##0.00");
        }
    }

    private static Row rowOf(List<Row> rows, int index) {
        return rows.stream()
                .filter(row -> row.getRowNum() == index + 1)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void the_heads_of_a_sheet_stay_in_sight() throws IOException {
        var sheet = "";
        try (var zip = new ZipInputStream(new ByteArrayInputStream(write.of(made, ReportForm.XLSX)))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.getName().equals("xl/worksheets/sheet1.xml")) {
                    sheet = new String(zip.readAllBytes(), StandardCharsets.UTF_8);
                }
            }
        }
        assertThat(sheet).contains("ySplit=\"6\"").contains("state=\"frozen\"");
    }

    @Test
    void a_page_is_whole_in_itself_and_shows_text_as_text() {
        var page = text(made, ReportForm.HTML);

        assertThat(page)
                .startsWith("<!DOCTYPE html>")
                .contains("Eventyr &amp; Sønn AS", "&lt;script&gt;alert(1)&lt;/script&gt;")
                .contains("<img src=\"data:image/png;base64,", "alt=\"Kroner: Sum august 10,00, september 1250,50\"")
                .contains("<td class=\"n\">\u221212\u00a0345,60</td>")
                .doesNotContain("<script", "src=\"http", "href=\"http", "url(");
    }

    @Test
    void the_same_report_is_the_same_bytes() {
        for (var form : ReportForm.values()) {
            assertThat(new WriteReports().of(made, form)).isEqualTo(write.of(made, form));
        }
    }

    @Test
    void a_report_without_rows_says_so_in_every_form() {
        var empty = new ReportTable("Linjer", table("x").columns(), List.of(), List.of(), "Ingen.", null);
        var none = new ReportAnswer.Made(
                "Eventyr AS", List.of(new Report("income", "Inntekter", "per", "Slik.", List.of(empty))));

        assertThat(text(none, ReportForm.TABLE)).contains("Ingen.");
        assertThat(text(none, ReportForm.HTML)).contains("Ingen.").doesNotContain("<table");
        assertThat(text(none, ReportForm.CSV)).isEqualTo("Hvem,Dato,Beløp,Andel\r\n");
        assertThat(write.of(none, ReportForm.XLSX)).startsWith('P', 'K');
    }

    private String text(ReportAnswer.Made reports, ReportForm form) {
        return new String(write.of(reports, form), StandardCharsets.UTF_8);
    }

    private static ReportTable table(String who) {
        return new ReportTable(
                "Linjer",
                List.of(
                        ReportTable.Column.text("Hvem"),
                        ReportTable.Column.text("Dato"),
                        ReportTable.Column.number("Beløp"),
                        ReportTable.Column.number("Andel")),
                List.of(List.of(
                        Cell.of(who),
                        Cell.of(LocalDate.of(2026, 9, 18)),
                        Cell.of(Money.of("-12345.60")),
                        Cell.share(1, 3))),
                List.of(Cell.of("Sum"), Cell.NOTHING, Cell.of(Money.of("-12345.60")), Cell.NOTHING),
                "Ingen.",
                new Chart(
                        "Kroner",
                        List.of("august", "september"),
                        List.of(new Chart.Series("Sum", List.of(new BigDecimal("10.00"), new BigDecimal("1250.50"))))));
    }
}

package no.kapitalkontroll.kk2.report;

import static no.kapitalkontroll.kk2.report.ReportTable.Column.number;
import static no.kapitalkontroll.kk2.report.ReportTable.Column.text;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import no.kapitalkontroll.kk2.creditor.Creditor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How many days after the due date invoices are paid, before and since KK2 began. */
@Component
class CreditTimeReport implements OneReport {

    private static final String RECKONED =
            "Dager fra forfall til betalinger og kreditnotaer dekket fakturabeløpet, for betalte fakturaer; betalt før forfall gir "
                    + "negative dager. Før/siden: forfall før eller fra og med KK2s første kjøring. Fakturaer som bare er kreditert, "
                    + "er ikke med.";

    private final JdbcClient jdbc;

    CreditTimeReport(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Paid(LocalDate dueDate, LocalDate paidOn) {

        long days() {
            return ChronoUnit.DAYS.between(dueDate, paidOn);
        }
    }

    @Override
    public ReportName name() {
        return ReportName.CREDIT_TIME;
    }

    @Override
    public Report of(Creditor creditor, ReportDates dates) {
        var paid = paid(creditor.id(), dates.on());
        var before = paid.stream()
                .filter(one -> one.dueDate().isBefore(dates.firstRun()))
                .toList();
        var since = paid.stream()
                .filter(one -> !one.dueDate().isBefore(dates.firstRun()))
                .toList();
        Map<String, List<Paid>> beforeAndSince = new LinkedHashMap<>();
        beforeAndSince.put("Før KK2", before);
        beforeAndSince.put("Siden KK2 begynte", since);
        beforeAndSince.values().removeIf(List::isEmpty);
        return new Report(
                name().word(),
                "Kredittid",
                dates.ofDay(),
                RECKONED,
                List.of(
                        table("Før og siden KK2", "Forfall", beforeAndSince, null),
                        byMonth(Grouped.by(
                                paid, one -> YearMonth.from(one.dueDate()).toString()))));
    }

    private static ReportTable byMonth(Map<String, List<Paid>> months) {
        return table(
                "Etter forfallsmåned",
                "Forfallsmåned",
                months,
                new Chart(
                        "Dager fra forfall til betaling",
                        List.copyOf(months.keySet()),
                        List.of(
                                new Chart.Series(
                                        "Gjennomsnitt",
                                        months.values().stream()
                                                .map(CreditTimeReport::mean)
                                                .toList()),
                                new Chart.Series(
                                        "Median",
                                        months.values().stream()
                                                .map(CreditTimeReport::median)
                                                .toList()))));
    }

    private static ReportTable table(String title, String head, Map<String, List<Paid>> groups, Chart chart) {
        List<List<Cell>> rows = new ArrayList<>();
        groups.forEach((group, ofGroup) -> rows.add(List.of(
                Cell.of(group),
                Cell.of(ofGroup.size()),
                new Cell.Days(mean(ofGroup)),
                new Cell.Days(median(ofGroup)))));
        return new ReportTable(
                title,
                List.of(text(head), number("Fakturaer"), number("Gjennomsnitt, dager"), number("Median, dager")),
                rows,
                List.of(),
                "Ingen betalte fakturaer.",
                chart);
    }

    private static BigDecimal mean(List<Paid> paid) {
        var sum = paid.stream().mapToLong(Paid::days).sum();
        return BigDecimal.valueOf(sum).divide(BigDecimal.valueOf(paid.size()), 1, RoundingMode.HALF_UP);
    }

    private static BigDecimal median(List<Paid> paid) {
        var days = paid.stream().mapToLong(Paid::days).sorted().toArray();
        var upper = days[days.length / 2];
        var lower = days[(days.length - 1) / 2];
        return BigDecimal.valueOf(lower + upper).divide(BigDecimal.valueOf(2), 1, RoundingMode.HALF_UP);
    }

    private List<Paid> paid(String creditorId, LocalDate on) {
        return jdbc.sql("""
                        SELECT due_date, paid_on FROM paid_days
                         WHERE creditor_id = :creditor AND paid_on IS NOT NULL
                           AND first_date <= :on AND (last_date IS NULL OR last_date >= :on)
                         ORDER BY due_date, invoice_id
                        """)
                .param("creditor", creditorId)
                .param("on", on)
                .query((row, index) ->
                        new Paid(row.getObject("due_date", LocalDate.class), row.getObject("paid_on", LocalDate.class)))
                .list();
    }
}

package no.kapitalkontroll.kk2.report;

import static no.kapitalkontroll.kk2.report.ReportTable.Column.number;
import static no.kapitalkontroll.kk2.report.ReportTable.Column.text;

import java.util.List;
import no.kapitalkontroll.kk2.core.money.Money;
import no.kapitalkontroll.kk2.creditor.Creditor;
import no.kapitalkontroll.kk2.reconciliation.CaseDay;
import no.kapitalkontroll.kk2.reconciliation.ReadCaseDays;
import org.springframework.stereotype.Component;

/** What was paid beyond a whole claim and not paid back yet; nobody is named: the invoice tells who. */
@Component
class RefundsReport implements OneReport {

    private static final String RECKONED =
            "Betalt utover hele kravet og ikke betalt tilbake. Beløpet er ingens inntekt; det står til gode på kundens konto.";

    private final ReadCaseDays readCaseDays;

    RefundsReport(ReadCaseDays readCaseDays) {
        this.readCaseDays = readCaseDays;
    }

    @Override
    public ReportName name() {
        return ReportName.REFUNDS;
    }

    @Override
    public Report of(Creditor creditor, ReportDates dates) {
        var due = readCaseDays.on(creditor.id(), dates.on()).stream()
                .filter(day -> day.figures().refundDue().isPositive())
                .toList();
        var table = new ReportTable(
                "Til gode",
                List.of(number("Faktura"), text("Kjent siden"), number("Betalt i alt"), number("Til gode")),
                due.stream().map(RefundsReport::cells).toList(),
                List.of(
                        Cell.of("Sum"),
                        Cell.NOTHING,
                        Cell.NOTHING,
                        Cell.of(Money.sum(due.stream().map(day -> day.figures().refundDue())))),
                "Ingenting er til gode.",
                null);
        return new Report(name().word(), "Til tilbakebetaling", dates.ofDay(), RECKONED, List.of(table));
    }

    private static List<Cell> cells(CaseDay day) {
        return List.of(
                Cell.of(day.figures().invoiceNumber()),
                Cell.of(day.since()),
                Cell.of(day.figures().paid()),
                Cell.of(day.figures().refundDue()));
    }
}

package no.kapitalkontroll.kk2.report;

import static no.kapitalkontroll.kk2.report.ReportTable.Column.number;
import static no.kapitalkontroll.kk2.report.ReportTable.Column.text;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import no.kapitalkontroll.kk2.cases.CaseFacts;
import no.kapitalkontroll.kk2.core.money.Money;
import no.kapitalkontroll.kk2.creditor.Creditor;
import no.kapitalkontroll.kk2.reconciliation.CaseDay;
import no.kapitalkontroll.kk2.reconciliation.ReadCaseDays;
import org.springframework.stereotype.Component;

/** The cases that are open, by the step at which they stand. */
@Component
class OpenCasesReport implements OneReport {

    private static final String RECKONED =
            "Ubetalt og ikke ettergitt i saker som ikke er lukket; renter regnet til datoen.";

    private final ReadCaseDays readCaseDays;

    OpenCasesReport(ReadCaseDays readCaseDays) {
        this.readCaseDays = readCaseDays;
    }

    @Override
    public ReportName name() {
        return ReportName.OPEN_CASES;
    }

    @Override
    public Report of(Creditor creditor, ReportDates dates) {
        var open = readCaseDays.on(creditor.id(), dates.on()).stream()
                .filter(day -> day.figures().state() != CaseFacts.State.CLOSED)
                .toList();
        var groups = Grouped.bySteps(open, day -> day.figures().step());
        List<List<Cell>> rows = new ArrayList<>();
        groups.forEach((step, ofStep) -> rows.add(cells(step, ofStep)));
        var table = new ReportTable(
                "Åpne saker etter steg",
                List.of(
                        text("Steg"),
                        number("Saker"),
                        number("Hovedstol"),
                        number("Gebyr"),
                        number("Renter"),
                        number("Omkostninger"),
                        number("Sum")),
                rows,
                cells("Sum", open),
                "Ingen åpne saker.",
                new Chart(
                        "Sum etter steg, kroner",
                        List.copyOf(groups.keySet()),
                        List.of(new Chart.Series(
                                "Sum",
                                groups.values().stream()
                                        .map(ofStep ->
                                                sum(ofStep, CaseDay::total).amount())
                                        .toList()))));
        return new Report(name().word(), "Åpne saker", dates.ofDay(), RECKONED, List.of(table));
    }

    private static List<Cell> cells(String head, List<CaseDay> days) {
        return List.of(
                Cell.of(head),
                Cell.of(days.size()),
                Cell.of(sum(days, day -> day.figures().principal())),
                Cell.of(sum(days, day -> day.figures().fees())),
                Cell.of(sum(days, CaseDay::interest)),
                Cell.of(sum(days, day -> day.figures().costs())),
                Cell.of(sum(days, CaseDay::total)));
    }

    private static Money sum(List<CaseDay> days, Function<CaseDay, Money> what) {
        return Money.sum(days.stream().map(what));
    }
}

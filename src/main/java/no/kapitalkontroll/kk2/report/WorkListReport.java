package no.kapitalkontroll.kk2.report;

import static no.kapitalkontroll.kk2.report.ReportTable.Column.number;
import static no.kapitalkontroll.kk2.report.ReportTable.Column.text;

import java.util.Comparator;
import java.util.List;
import no.kapitalkontroll.kk2.creditor.Creditor;
import org.springframework.stereotype.Component;

/** What waits for a person: why, since when, and what to do about it. */
@Component
class WorkListReport implements OneReport {

    private static final String RECKONED =
            "Alt som ventet på et menneske ved slutten av datoen, slik siste kjøring til og med den datoen så det.";

    private static final Comparator<WorkItem> IN_ORDER = Comparator.comparing(WorkItem::kind)
            .thenComparing(WorkItem::since)
            .thenComparing(WorkItem::invoiceNumber)
            .thenComparing(WorkItem::reason);

    private final FindWork findWork;

    WorkListReport(FindWork findWork) {
        this.findWork = findWork;
    }

    @Override
    public ReportName name() {
        return ReportName.WORK_LIST;
    }

    @Override
    public Report of(Creditor creditor, ReportDates dates) {
        var items = findWork.on(creditor, dates.on()).stream().sorted(IN_ORDER).toList();
        var table = new ReportTable(
                "Venter på et menneske",
                List.of(
                        text("Hva"),
                        text("Faktura"),
                        number("Beløp"),
                        text("Grunn"),
                        text("Siden"),
                        text("Frist"),
                        text("Tiltak")),
                items.stream().map(WorkListReport::cells).toList(),
                List.of(),
                "Ingenting venter.",
                null);
        return new Report(name().word(), "Arbeidsliste", dates.ofDay(), RECKONED, List.of(table));
    }

    private static List<Cell> cells(WorkItem item) {
        return List.of(
                Cell.of(item.kind().word()),
                item.invoiceNumber() == 0 ? Cell.NOTHING : Cell.of(item.invoiceNumber()),
                item.amount() == null ? Cell.NOTHING : Cell.of(item.amount()),
                Cell.of(item.reason()),
                Cell.of(item.since()),
                Cell.of(item.until()),
                Cell.of(item.remedy()));
    }
}

package no.kapitalkontroll.kk2.report;

import static no.kapitalkontroll.kk2.report.ReportTable.Column.number;
import static no.kapitalkontroll.kk2.report.ReportTable.Column.text;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;
import no.kapitalkontroll.kk2.core.bookkeeping.ProposalKind;
import no.kapitalkontroll.kk2.core.money.Money;
import no.kapitalkontroll.kk2.creditor.Creditor;
import org.springframework.stereotype.Component;

/** Fees and interest received month by month: what a fee agreement is reckoned from. */
@Component
class ReceivedReport implements OneReport {

    private static final String RECKONED =
            "Gebyr og forsinkelsesrente som innbetalinger har dekket. Betalt = måneden da skyldneren betalte, "
                    + "bokført = måneden da bilaget først ble sett i hovedboka. Rettelser er trukket fra i sin egen måned.";

    private final ReadProposals readProposals;

    ReceivedReport(ReadProposals readProposals) {
        this.readProposals = readProposals;
    }

    @Override
    public ReportName name() {
        return ReportName.RECEIVED;
    }

    @Override
    public Report of(Creditor creditor, ReportDates dates) {
        var coverage = readProposals.on(creditor.id(), dates.on()).stream()
                .filter(proposal -> proposal.kind() == ProposalKind.COVERAGE)
                .toList();
        return new Report(
                name().word(),
                "Mottatte gebyr og renter",
                dates.ofPeriod(),
                RECKONED,
                List.of(
                        table("Etter betalingsmåned", coverage, ProposalOn::firstDated, dates),
                        table(
                                "Etter bokføringsmåned",
                                coverage.stream().filter(ProposalOn::isBooked).toList(),
                                ProposalOn::bookedOn,
                                dates)));
    }

    private static ReportTable table(
            String title, List<ProposalOn> proposals, Function<ProposalOn, LocalDate> by, ReportDates dates) {
        var months = new TreeMap<YearMonth, List<ProposalOn>>();
        proposals.stream()
                .filter(proposal -> dates.covers(by.apply(proposal)))
                .forEach(proposal -> months.computeIfAbsent(
                                YearMonth.from(by.apply(proposal)), month -> new ArrayList<>())
                        .add(proposal));
        List<List<Cell>> rows = new ArrayList<>();
        months.forEach((month, ofMonth) -> rows.add(cells(month.toString(), ofMonth)));
        var all = months.values().stream().flatMap(List::stream).toList();
        return new ReportTable(
                title,
                List.of(text("Måned"), number("Gebyr"), number("Forsinkelsesrente"), number("Sum")),
                rows,
                cells("Sum", all),
                "Ingenting er mottatt i perioden.",
                new Chart(
                        title + ", kroner",
                        months.keySet().stream().map(YearMonth::toString).toList(),
                        List.of(
                                new Chart.Series("Gebyr", amounts(months.values(), IncomeKind.FEES)),
                                new Chart.Series("Forsinkelsesrente", amounts(months.values(), IncomeKind.INTEREST)))));
    }

    private static List<BigDecimal> amounts(Iterable<List<ProposalOn>> months, IncomeKind kind) {
        List<BigDecimal> amounts = new ArrayList<>();
        months.forEach(ofMonth -> amounts.add(kind.sum(ofMonth.stream()).amount()));
        return amounts;
    }

    private static List<Cell> cells(String head, List<ProposalOn> proposals) {
        Money fees = IncomeKind.FEES.sum(proposals.stream());
        Money interest = IncomeKind.INTEREST.sum(proposals.stream());
        return List.of(Cell.of(head), Cell.of(fees), Cell.of(interest), Cell.of(fees.plus(interest)));
    }
}

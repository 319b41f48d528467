package no.kapitalkontroll.kk2.report;

import static no.kapitalkontroll.kk2.report.ReportTable.Column.number;
import static no.kapitalkontroll.kk2.report.ReportTable.Column.text;

import java.util.List;
import java.util.stream.Stream;
import no.kapitalkontroll.kk2.core.money.Money;
import no.kapitalkontroll.kk2.creditor.Creditor;
import org.springframework.stereotype.Component;

/** Fees, interest and recovered costs of a period by account and product, booked and waiting apart. */
@Component
class IncomeReport implements OneReport {

    private static final String RECKONED =
            "Linjene i KK2s bilag med dato i perioden: bokført = sett i hovedboka, venter = forslag som ikke er bokført ennå, "
                    + "til avklaring = endret, slettet eller satt til side.";

    private final ReadProposals readProposals;

    IncomeReport(ReadProposals readProposals) {
        this.readProposals = readProposals;
    }

    @Override
    public ReportName name() {
        return ReportName.INCOME;
    }

    @Override
    public Report of(Creditor creditor, ReportDates dates) {
        var proposals = readProposals.on(creditor.id(), dates.on()).stream()
                .filter(proposal -> dates.covers(proposal.dated()))
                .toList();
        var rows = Stream.of(IncomeKind.values())
                .map(kind -> Row.of(kind, proposals))
                .filter(Row::isSomething)
                .toList();
        var table = new ReportTable(
                "Inntekter etter konto og produkt",
                List.of(
                        text("Inntekt"),
                        text("Konto"),
                        text("Produkt"),
                        number("Bokført"),
                        number("Venter"),
                        number("Til avklaring")),
                rows.stream().map(row -> row.cells(creditor)).toList(),
                total(rows),
                "Ingen inntekter i perioden.",
                chart(rows));
        return new Report(name().word(), "Inntekter", dates.ofPeriod(), RECKONED, List.of(table));
    }

    private static List<Cell> total(List<Row> rows) {
        return List.of(
                Cell.of("Sum"),
                Cell.NOTHING,
                Cell.NOTHING,
                Cell.of(Money.sum(rows.stream().map(Row::booked))),
                Cell.of(Money.sum(rows.stream().map(Row::waiting))),
                Cell.of(Money.sum(rows.stream().map(Row::unclear))));
    }

    private static Chart chart(List<Row> rows) {
        return new Chart(
                "Bokført og ventende, kroner",
                rows.stream().map(row -> row.kind().word()).toList(),
                List.of(
                        new Chart.Series(
                                "Bokført",
                                rows.stream().map(row -> row.booked().amount()).toList()),
                        new Chart.Series(
                                "Venter",
                                rows.stream().map(row -> row.waiting().amount()).toList())));
    }

    private record Row(IncomeKind kind, Money booked, Money waiting, Money unclear) {

        static Row of(IncomeKind kind, List<ProposalOn> proposals) {
            return new Row(
                    kind,
                    kind.sum(proposals.stream().filter(ProposalOn::isBooked)),
                    kind.sum(proposals.stream().filter(ProposalOn::isWaiting)),
                    kind.sum(proposals.stream().filter(one -> !one.isBooked() && !one.isWaiting())));
        }

        boolean isSomething() {
            return !booked.isZero() || !waiting.isZero() || !unclear.isZero();
        }

        List<Cell> cells(Creditor creditor) {
            return List.of(
                    Cell.of(kind.word()),
                    Cell.of(String.valueOf(creditor.accounts().get(kind.account()))),
                    Cell.of(creditor.products().getOrDefault(kind.account(), "")),
                    Cell.of(booked),
                    Cell.of(waiting),
                    Cell.of(unclear));
        }
    }
}

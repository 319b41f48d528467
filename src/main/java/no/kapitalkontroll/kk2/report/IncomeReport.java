package no.kapitalkontroll.kk2.report;

import static no.kapitalkontroll.kk2.report.ReportTable.Column.number;
import static no.kapitalkontroll.kk2.report.ReportTable.Column.text;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
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
                .flatMap(kind -> byPlace(kind, proposals, creditor).entrySet().stream()
                        .map(at -> Row.of(kind, at.getKey(), at.getValue())))
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
                rows.stream().map(Row::cells).toList(),
                total(rows),
                "Ingen inntekter i perioden.",
                chart(rows));
        return new Report(name().word(), "Inntekter", dates.ofPeriod(), RECKONED, List.of(table));
    }

    private record Place(int account, String product) {}

    /** The creditor may have changed an account: what was sent before that stays on the old one. */
    private static Map<Place, List<ProposalOn>> byPlace(
            IncomeKind kind, List<ProposalOn> proposals, Creditor creditor) {
        return proposals.stream()
                .filter(proposal -> !kind.of(proposal).isZero())
                .collect(Collectors.groupingBy(
                        proposal -> new Place(
                                proposal.account(kind.account(), creditor), proposal.product(kind.account(), creditor)),
                        () -> new TreeMap<>(Comparator.comparing(Place::account).thenComparing(Place::product)),
                        Collectors.toList()));
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
        var kinds = rows.stream().map(Row::kind).distinct().toList();
        return new Chart(
                "Bokført og ventende, kroner",
                kinds.stream().map(IncomeKind::word).toList(),
                List.of(series("Bokført", kinds, rows, Row::booked), series("Venter", kinds, rows, Row::waiting)));
    }

    private static Chart.Series series(
            String word, List<IncomeKind> kinds, List<Row> rows, Function<Row, Money> amount) {
        return new Chart.Series(
                word,
                kinds.stream()
                        .map(kind -> Money.sum(rows.stream()
                                        .filter(row -> row.kind() == kind)
                                        .map(amount))
                                .amount())
                        .toList());
    }

    private record Row(IncomeKind kind, Place place, Money booked, Money waiting, Money unclear) {

        static Row of(IncomeKind kind, Place place, List<ProposalOn> proposals) {
            return new Row(
                    kind,
                    place,
                    kind.sum(proposals.stream().filter(ProposalOn::isBooked)),
                    kind.sum(proposals.stream().filter(ProposalOn::isWaiting)),
                    kind.sum(proposals.stream().filter(one -> !one.isBooked() && !one.isWaiting())));
        }

        boolean isSomething() {
            return !booked.isZero() || !waiting.isZero() || !unclear.isZero();
        }

        List<Cell> cells() {
            return List.of(
                    Cell.of(kind.word()),
                    Cell.of(String.valueOf(place.account())),
                    Cell.of(place.product()),
                    Cell.of(booked),
                    Cell.of(waiting),
                    Cell.of(unclear));
        }
    }
}

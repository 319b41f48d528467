package no.kapitalkontroll.kk2.report;

import static no.kapitalkontroll.kk2.report.ReportTable.Column.number;
import static no.kapitalkontroll.kk2.report.ReportTable.Column.text;

import java.math.BigDecimal;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import no.kapitalkontroll.kk2.cases.CaseFacts;
import no.kapitalkontroll.kk2.core.bookkeeping.ProposalKind;
import no.kapitalkontroll.kk2.core.money.Money;
import no.kapitalkontroll.kk2.core.procedure.Reason;
import no.kapitalkontroll.kk2.creditor.Creditor;
import no.kapitalkontroll.kk2.reconciliation.CaseDay;
import no.kapitalkontroll.kk2.reconciliation.ReadCaseDays;
import org.springframework.stereotype.Component;

/** How many cases, and how many kroner, are settled, and where on the way. */
@Component
class ResolutionReport implements OneReport {

    private static final String RECKONED =
            "Oppgjort sak = lukket fordi kravet er betalt; tapsførte saker er ikke oppgjort, krediterte og trukne er holdt utenfor. Hovedstol "
                    + "krevd = åpen da saken ble opprettet, uten det som er kreditert siden; oppgjort = krevd − åpen nå − tapsført. Gebyr, renter og "
                    + "omkostninger: oppgjort = dekket av betalinger.";

    private final ReadCaseDays readCaseDays;
    private final ReadProposals readProposals;

    ResolutionReport(ReadCaseDays readCaseDays, ReadProposals readProposals) {
        this.readCaseDays = readCaseDays;
        this.readProposals = readProposals;
    }

    /** A case with what of it is settled; all of a part is settled, waived or open. */
    private record Settled(CaseDay day, Map<IncomeKind, Money> covered) {

        boolean isSettled() {
            return day.figures().closeReason() == Reason.PAID;
        }

        boolean isWrittenOff() {
            return day.figures().closeReason() == Reason.WRITTEN_OFF;
        }

        /** What was credited is no longer claimed, and nobody has paid it. */
        Money principalClaimed() {
            var figures = day.figures();
            return figures.principalHistory()
                    .on(figures.openedOn().minusDays(1))
                    .minus(figures.credited())
                    .max(figures.principal());
        }

        /** The principal of a balance is not less for a loss: that is no payment. */
        Money principal() {
            return principalClaimed().minus(day.figures().principal());
        }

        Money principalLost() {
            var figures = day.figures();
            return isWrittenOff() || figures.writtenOff().compareTo(figures.principal()) > 0
                    ? figures.principal()
                    : figures.writtenOff();
        }

        /** A closed case has nothing open: what was unpaid is lost with the principal. */
        Money lost(Money unpaid) {
            return isWrittenOff() ? unpaid : Money.ZERO;
        }

        Money fees() {
            return covered.getOrDefault(IncomeKind.FEES, Money.ZERO);
        }

        Money interest() {
            return day.figures().interestSettled().minus(day.figures().waivedInterest());
        }

        Money costs() {
            return covered.getOrDefault(IncomeKind.RECOVERED_COSTS, Money.ZERO);
        }

        long daysAtOpening() {
            return ChronoUnit.DAYS.between(
                    day.figures().dueDate(), day.figures().openedOn());
        }

        long daysAtSettlement() {
            return ChronoUnit.DAYS.between(
                    day.figures().dueDate(), day.figures().closedOn());
        }
    }

    @Override
    public ReportName name() {
        return ReportName.RESOLUTION;
    }

    @Override
    public Report of(Creditor creditor, ReportDates dates) {
        var covered = covered(creditor, dates);
        var cases = readCaseDays.on(creditor.id(), dates.on()).stream()
                .filter(ResolutionReport::counts)
                .map(day -> new Settled(day, covered.getOrDefault(day.figures().caseId(), Map.of())))
                .toList();
        var settled = cases.stream().filter(Settled::isSettled).toList();
        return new Report(
                name().word(),
                "Løsningsgrad",
                dates.ofDay(),
                RECKONED,
                List.of(
                        parts(cases),
                        whereSettled(
                                "Etter steg ved oppgjør",
                                "Steg",
                                Grouped.bySteps(
                                        settled, one -> one.day().figures().step()),
                                cases),
                        whereSettled(
                                "Etter alder ved oppgjør",
                                "Etter forfall",
                                Grouped.byAge(settled, Settled::daysAtSettlement),
                                cases),
                        within(
                                "Etter alder ved opprettelse",
                                "Etter forfall",
                                Grouped.byAge(cases, Settled::daysAtOpening),
                                cases),
                        within(
                                "Etter kundetype",
                                "Kundetype",
                                Grouped.by(cases, one -> one.day().figures().business() ? "Næring" : "Forbruker"),
                                cases)));
    }

    private static boolean counts(CaseDay day) {
        var reason = day.figures().closeReason();
        return day.figures().state() != CaseFacts.State.CLOSED || reason == Reason.PAID || reason == Reason.WRITTEN_OFF;
    }

    /** What payments have covered beyond the principal, by case. */
    private Map<Long, Map<IncomeKind, Money>> covered(Creditor creditor, ReportDates dates) {
        Map<Long, Map<IncomeKind, Money>> covered = new HashMap<>();
        readProposals.on(creditor.id(), dates.on()).stream()
                .filter(proposal -> proposal.kind() == ProposalKind.COVERAGE)
                .forEach(proposal -> {
                    var ofCase = covered.computeIfAbsent(proposal.caseId(), id -> new EnumMap<>(IncomeKind.class));
                    for (var kind : IncomeKind.values()) {
                        ofCase.merge(kind, kind.of(proposal), Money::plus);
                    }
                });
        return covered;
    }

    /** Principal, fees, interest and costs apart. */
    private static ReportTable parts(List<Settled> cases) {
        List<List<Cell>> rows = new ArrayList<>();
        if (!cases.isEmpty()) {
            rows.add(part("Hovedstol", cases, Settled::principal, Settled::principalLost, one -> one.day()
                    .figures()
                    .principal()
                    .minus(one.principalLost())));
            rows.add(charge(
                    "Gebyr", cases, Settled::fees, one -> one.day().figures().waivedFees(), one -> one.day()
                            .figures()
                            .fees()));
            rows.add(charge(
                    "Renter",
                    cases,
                    Settled::interest,
                    one -> one.day().figures().waivedInterest(),
                    one -> one.day().interest()));
            rows.add(charge(
                    "Omkostninger",
                    cases,
                    Settled::costs,
                    one -> one.day().figures().waivedCosts(),
                    one -> one.day().figures().costs()));
        }
        return new ReportTable(
                "Hovedstol, gebyr, renter og omkostninger",
                List.of(
                        text("Del av kravet"),
                        number("Krevd"),
                        number("Oppgjort"),
                        number("Ettergitt eller tapsført"),
                        number("Åpen"),
                        number("Andel oppgjort")),
                rows,
                List.of(),
                "Ingen saker.",
                null);
    }

    private static List<Cell> charge(
            String head,
            List<Settled> cases,
            Function<Settled, Money> settledOf,
            Function<Settled, Money> waivedOf,
            Function<Settled, Money> unpaidOf) {
        return part(
                head,
                cases,
                settledOf,
                one -> waivedOf.apply(one).plus(one.lost(unpaidOf.apply(one))),
                one -> unpaidOf.apply(one).minus(one.lost(unpaidOf.apply(one))));
    }

    private static List<Cell> part(
            String head,
            List<Settled> cases,
            Function<Settled, Money> settledOf,
            Function<Settled, Money> givenUpOf,
            Function<Settled, Money> openOf) {
        var settled = sum(cases, settledOf);
        var givenUp = sum(cases, givenUpOf);
        var open = sum(cases, openOf);
        var claimed = settled.plus(givenUp).plus(open);
        return List.of(
                Cell.of(head),
                Cell.of(claimed),
                Cell.of(settled),
                Cell.of(givenUp),
                Cell.of(open),
                Cell.share(settled, claimed));
    }

    /** Of all cases, where the settled ones were settled. */
    private static ReportTable whereSettled(
            String title, String head, Map<String, List<Settled>> groups, List<Settled> all) {
        List<List<Cell>> rows = new ArrayList<>();
        groups.forEach((group, ofGroup) -> rows.add(placed(group, ofGroup, all)));
        return new ReportTable(
                title,
                List.of(
                        text(head),
                        number("Oppgjorte saker"),
                        number("Andel av sakene"),
                        number("Hovedstol"),
                        number("Andel av hovedstolen"),
                        number("Gebyr"),
                        number("Renter")),
                rows,
                placed("Sum", all.stream().filter(Settled::isSettled).toList(), all),
                "Ingen saker er oppgjort.",
                new Chart(
                        title + ", antall saker",
                        List.copyOf(groups.keySet()),
                        List.of(new Chart.Series(
                                "Oppgjorte saker",
                                groups.values().stream()
                                        .map(ofGroup -> BigDecimal.valueOf(ofGroup.size()))
                                        .toList()))));
    }

    private static List<Cell> placed(String head, List<Settled> settled, List<Settled> all) {
        var principal = sum(settled, Settled::principal);
        return List.of(
                Cell.of(head),
                Cell.of(settled.size()),
                Cell.share(settled.size(), all.size()),
                Cell.of(principal),
                Cell.share(principal, sum(all, Settled::principalClaimed)),
                Cell.of(sum(settled, Settled::fees)),
                Cell.of(sum(settled, Settled::interest)));
    }

    /** Of the cases of each group, the share that is settled. */
    private static ReportTable within(String title, String head, Map<String, List<Settled>> groups, List<Settled> all) {
        List<List<Cell>> rows = new ArrayList<>();
        groups.forEach((group, ofGroup) -> rows.add(rated(group, ofGroup)));
        return new ReportTable(
                title,
                List.of(
                        text(head),
                        number("Saker"),
                        number("Oppgjorte"),
                        number("Andel"),
                        number("Hovedstol krevd"),
                        number("Oppgjort"),
                        number("Andel"),
                        number("Gebyr"),
                        number("Renter")),
                rows,
                rated("Sum", all),
                "Ingen saker.",
                null);
    }

    private static List<Cell> rated(String head, List<Settled> cases) {
        var settled = cases.stream().filter(Settled::isSettled).count();
        var claimed = sum(cases, Settled::principalClaimed);
        var principal = sum(cases, Settled::principal);
        return List.of(
                Cell.of(head),
                Cell.of(cases.size()),
                Cell.of(settled),
                Cell.share(settled, cases.size()),
                Cell.of(claimed),
                Cell.of(principal),
                Cell.share(principal, claimed),
                Cell.of(sum(cases, Settled::fees)),
                Cell.of(sum(cases, Settled::interest)));
    }

    private static Money sum(List<Settled> cases, Function<Settled, Money> what) {
        return Money.sum(cases.stream().map(what));
    }
}

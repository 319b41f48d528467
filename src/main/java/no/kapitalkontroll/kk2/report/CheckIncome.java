package no.kapitalkontroll.kk2.report;

import static no.kapitalkontroll.kk2.report.ReportTable.Column.number;
import static no.kapitalkontroll.kk2.report.ReportTable.Column.text;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.kapitalkontroll.kk2.core.money.Money;
import no.kapitalkontroll.kk2.creditor.Creditor;
import no.kapitalkontroll.kk2.creditor.Creditors;
import no.kapitalkontroll.kk2.tripletex.KnownLedger;
import no.kapitalkontroll.kk2.tripletex.ReadAccountPostings;
import no.kapitalkontroll.kk2.tripletex.TripletexFailure;
import org.springframework.stereotype.Component;

/**
 * The income report beside the ledger, account by account: the postings of our own vouchers, known by their external number, are
 * to be what the report calls booked, to the øre. Every voucher that differs is named with its cause.
 */
@Component
public class CheckIncome {

    private final MakeReports makeReports;
    private final ReadProposals readProposals;
    private final Creditors creditors;
    private final KnownLedger knownLedger;
    private final ReadAccountPostings readPostings;

    CheckIncome(
            MakeReports makeReports,
            ReadProposals readProposals,
            Creditors creditors,
            KnownLedger knownLedger,
            ReadAccountPostings readPostings) {
        this.makeReports = makeReports;
        this.readProposals = readProposals;
        this.creditors = creditors;
        this.knownLedger = knownLedger;
        this.readPostings = readPostings;
    }

    /**
     * One account; income is positive.
     *
     * @param booked of ours by the report, by voucher; {@code ledger}: of ours by the ledger
     * @param others what strangers' vouchers say there
     */
    private record Account(int number, Map<String, Money> booked, Map<String, Money> ledger, Money others) {

        Money difference() {
            return sum(ledger).minus(sum(booked));
        }

        static Money sum(Map<String, Money> byVoucher) {
            return Money.sum(byVoucher.values().stream());
        }

        /** Vouchers whose amounts differ, in the order of their numbers. */
        List<String> differing() {
            return Stream.concat(booked.keySet().stream(), ledger.keySet().stream())
                    .distinct()
                    .sorted()
                    .filter(voucher -> !of(booked, voucher).equals(of(ledger, voucher)))
                    .toList();
        }

        static Money of(Map<String, Money> byVoucher, String voucher) {
            return byVoucher.getOrDefault(voucher, Money.ZERO);
        }
    }

    /** The income report with the comparison; it is with the ledger as it is now. */
    public ReportAnswer of(String creditorId, MakeReports.Asked asked, LocalDate today) {
        var answer = makeReports.of(creditorId, ReportName.INCOME.word(), asked, today);
        if (!(answer instanceof ReportAnswer.Made made)) {
            return answer;
        }
        try {
            return checked(made, creditors.creditor(creditorId), makeReports.dates(creditorId, asked, today));
        } catch (TripletexFailure failure) {
            return new ReportAnswer.Refused("the ledger could not be read: " + failure.getMessage(), failure.remedy());
        }
    }

    private ReportAnswer checked(ReportAnswer.Made made, Creditor creditor, ReportDates dates) {
        var proposals = readProposals.on(creditor.id(), dates.on());
        var accounts = numbers(creditor, proposals).stream()
                .map(number -> account(number, creditor, proposals, dates))
                .toList();
        var report = made.reports().get(0);
        var tables = new ArrayList<>(report.tables());
        tables.add(comparison(accounts));
        tables.add(vouchers(accounts, proposals));
        var differences = accounts.stream()
                .filter(account -> !account.differing().isEmpty())
                .map(account -> "account %d differs: the ledger has %s, the report %s"
                        .formatted(account.number(), Account.sum(account.ledger()), Account.sum(account.booked())))
                .toList();
        return new ReportAnswer.Made(
                made.owner(),
                List.of(new Report(report.name(), report.title(), report.about(), report.reckoned(), tables)),
                differences);
    }

    private static Set<Integer> numbers(Creditor creditor, List<ProposalOn> proposals) {
        return Stream.of(IncomeKind.values())
                .flatMap(kind -> Stream.concat(
                        Stream.of(creditor.accounts().get(kind.account())),
                        proposals.stream().map(proposal -> proposal.account(kind.account(), creditor))))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Account account(int number, Creditor creditor, List<ProposalOn> proposals, ReportDates dates) {
        var booked = new TreeMap<String, Money>();
        proposals.stream()
                .filter(ProposalOn::isBooked)
                .filter(proposal -> dates.covers(proposal.dated()))
                .forEach(proposal -> Stream.of(IncomeKind.values())
                        .filter(kind -> proposal.account(kind.account(), creditor) == number)
                        .map(kind -> kind.of(proposal))
                        .filter(amount -> !amount.isZero())
                        .forEach(amount -> booked.merge(proposal.number(), amount, Money::plus)));
        var ledger = new TreeMap<String, Money>();
        var others = Money.ZERO;
        for (var posting : postings(number, creditor, dates)) {
            var voucher = posting.externalVoucherNumber();
            if (voucher != null && voucher.startsWith("KK2-" + creditor.id() + "-")) {
                ledger.merge(voucher, posting.amount().negated(), Money::plus);
            } else {
                others = others.minus(posting.amount());
            }
        }
        return new Account(number, booked, ledger, others);
    }

    private List<ReadAccountPostings.AccountPosting> postings(int number, Creditor creditor, ReportDates dates) {
        var account = knownLedger
                .resolve(creditor.id(), Set.of(number), Set.of())
                .accounts()
                .get(number);
        return account == null ? List.of() : readPostings.of(creditor.id(), account.id(), dates.from(), dates.to());
    }

    private static ReportTable comparison(List<Account> accounts) {
        return new ReportTable(
                "Kontroll mot hovedboka i Tripletex",
                List.of(
                        text("Konto"),
                        number("Bokført etter rapporten"),
                        number("KK2s bilag i hovedboka"),
                        number("Avvik"),
                        number("Andre bilag på kontoen"),
                        text("Svar")),
                accounts.stream().map(CheckIncome::cells).toList(),
                List.of(),
                "Ingen kontoer.",
                null);
    }

    private static List<Cell> cells(Account account) {
        return List.of(
                Cell.of(String.valueOf(account.number())),
                Cell.of(Account.sum(account.booked())),
                Cell.of(Account.sum(account.ledger())),
                Cell.of(account.difference()),
                Cell.of(account.others()),
                Cell.of(account.differing().isEmpty() ? "lik" : "avviker"));
    }

    private static ReportTable vouchers(List<Account> accounts, List<ProposalOn> proposals) {
        var known = proposals.stream()
                .collect(Collectors.toMap(ProposalOn::number, Function.identity(), (earlier, later) -> later));
        List<List<Cell>> rows = new ArrayList<>();
        for (var account : accounts) {
            for (var voucher : account.differing()) {
                rows.add(List.of(
                        Cell.of(String.valueOf(account.number())),
                        Cell.of(voucher),
                        Cell.of(Account.of(account.booked(), voucher)),
                        Cell.of(Account.of(account.ledger(), voucher)),
                        Cell.of(cause(account, voucher, known.get(voucher)))));
            }
        }
        return new ReportTable(
                "Bilag som avviker",
                List.of(text("Konto"), text("Bilag"), number("Rapporten"), number("Hovedboka"), text("Grunn")),
                rows,
                List.of(),
                "Ingen bilag avviker.",
                null);
    }

    private static String cause(Account account, String voucher, ProposalOn knownOrNull) {
        if (knownOrNull == null) {
            return "bilaget var ikke kjent på datoen";
        } else if (!account.ledger().containsKey(voucher)) {
            return "står ikke i hovedboka i perioden: slettet, tilbakeført eller flyttet til en annen dato";
        } else if (knownOrNull.isWaiting()) {
            return "bokført i Tripletex etter siste kjøring";
        }
        return knownOrNull.isBooked()
                ? "beløpet er endret i Tripletex"
                : "bokført, men " + NorwegianWords.of(knownOrNull.state());
    }
}

package no.kapitalkontroll.kk2.report;

import static no.kapitalkontroll.kk2.letter.NorwegianFormat.amount;
import static no.kapitalkontroll.kk2.letter.NorwegianFormat.date;
import static no.kapitalkontroll.kk2.report.ReportTable.Column.number;
import static no.kapitalkontroll.kk2.report.ReportTable.Column.text;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import no.kapitalkontroll.kk2.core.account.AccountLine;
import no.kapitalkontroll.kk2.core.account.CustomerAccount;
import no.kapitalkontroll.kk2.core.money.Money;

/** A customer's account in words, before it takes a form. */
public final class DescribeAccount {

    private static final String RECKONED =
            "Bokført: posteringene på kundens konto i Tripletex. Skyldig: fakturaer, innbetalinger og kreditnotaer, og for "
                    + "inkassosaker gebyr, omkostninger, ettergivelser og renter der de er dekket eller ettergitt, og på siste dato det som er "
                    + "ubetalt. Penger til gode er negative.";

    public ReportAnswer.Made of(AccountAnswer.Made made) {
        var account = made.account();
        return new ReportAnswer.Made(
                made.creditor().name(),
                List.of(new Report("account", "Kontoutskrift", about(made), RECKONED, List.of(table(account)))));
    }

    private static String about(AccountAnswer.Made made) {
        var account = made.account();
        var period = account.from() == null
                ? "til og med " + date(account.to())
                : date(account.from()) + "–" + date(account.to());
        var missing = account.missingRate() == null
                ? ""
                : ", uten renter der satsen fra %s mangler"
                        .formatted(date(account.missingRate().date()));
        return "%s, %s%s".formatted(whose(made), period, missing);
    }

    static String whose(AccountAnswer.Made made) {
        var customer = made.customer();
        if (customer != null && made.named()) {
            return new Cell.Text(customer.name()).text();
        }
        return "kunde " + (customer == null || customer.number() == 0 ? made.customerId() : customer.number());
    }

    static ReportTable table(CustomerAccount account) {
        List<List<Cell>> rows = new ArrayList<>();
        if (account.from() != null) {
            rows.add(balances(
                    account.from().minusDays(1), "Inngående saldo", account.bookedBefore(), account.owedBefore()));
        }
        account.lines().forEach(line -> rows.add(cells(line)));
        return new ReportTable(
                "Bevegelser",
                List.of(
                        text("Dato"),
                        text("Tekst"),
                        text("Faktura"),
                        text("Bilag"),
                        number("Bokført"),
                        number("Saldo bokført"),
                        number("Skyldig"),
                        number("Saldo skyldig")),
                rows,
                balances(account.to(), "Utgående saldo", account.booked(), account.owed()),
                "Ingen bevegelser.",
                null);
    }

    private static List<Cell> balances(LocalDate date, String what, Money booked, Money owed) {
        return List.of(
                Cell.of(date),
                Cell.of(what),
                Cell.NOTHING,
                Cell.NOTHING,
                Cell.NOTHING,
                Cell.of(booked),
                Cell.NOTHING,
                Cell.of(owed));
    }

    private static List<Cell> cells(AccountLine line) {
        return List.of(
                Cell.of(line.date()),
                Cell.of(words(line)),
                line.invoiceNumber() == null ? Cell.NOTHING : Cell.of(line.invoiceNumber()),
                Cell.of(voucher(line)),
                change(line.booked()),
                Cell.of(line.bookedBalance()),
                change(line.owed()),
                Cell.of(line.owedBalance()));
    }

    /** A column that a line leaves alone stays empty. */
    private static Cell change(Money money) {
        return money.isZero() ? Cell.NOTHING : Cell.of(money);
    }

    private static String voucher(AccountLine line) {
        var ours = line.number() == null ? "" : line.number();
        return line.voucherNumber() == null ? ours : "%s, bilag %d".formatted(ours, line.voucherNumber());
    }

    private static String words(AccountLine line) {
        return switch (line.kind()) {
            case INVOICE -> "Faktura";
            case CREDIT_NOTE -> "Kreditnota";
            case FEE -> "Gebyr";
            case COST -> "Omkostninger";
            case INTEREST -> "Forsinkelsesrente";
            case PAYMENT -> "Innbetaling";
            case RETURN -> "Tilbakeført eller tilbakebetalt";
            case WAIVER -> "Ettergitt " + part(line);
            case OUR_VOUCHER -> "Bilag fra KK2";
            case PROPOSAL -> "Forslag, %s: %s".formatted(NorwegianWords.of(line.state()), amount(line.proposed()));
            case FREE_CREDIT -> "Innbetaling uten faktura";
            case OTHER -> "Annen postering";
        };
    }

    private static String part(AccountLine waiver) {
        return switch (waiver.part()) {
            case PRINCIPAL -> "hovedstol";
            case COSTS -> "omkostninger";
            case FEES -> "gebyr";
            case INTEREST -> "rente";
        };
    }
}

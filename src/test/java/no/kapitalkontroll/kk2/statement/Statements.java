package no.kapitalkontroll.kk2.statement;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import no.kapitalkontroll.kk2.core.charge.DayCount;
import no.kapitalkontroll.kk2.core.charge.LateInterest;
import no.kapitalkontroll.kk2.core.charge.TestRates;
import no.kapitalkontroll.kk2.core.claim.Customer;
import no.kapitalkontroll.kk2.core.claim.Invoice;
import no.kapitalkontroll.kk2.core.claim.PostalAddress;
import no.kapitalkontroll.kk2.core.coverage.Bucket;
import no.kapitalkontroll.kk2.core.coverage.Movement;
import no.kapitalkontroll.kk2.core.money.Money;
import no.kapitalkontroll.kk2.core.notice.LetterKind;
import no.kapitalkontroll.kk2.core.statement.ClaimRecord;
import no.kapitalkontroll.kk2.core.statement.DrawUpStatement;
import no.kapitalkontroll.kk2.core.statement.SentLetter;
import no.kapitalkontroll.kk2.creditor.Creditor;
import no.kapitalkontroll.kk2.creditor.CreditorFile;
import no.kapitalkontroll.kk2.creditor.ParseCreditorFile;

/** Statements to look at: 12 500.00 due on 2026-08-31, a notice on 09-15, a demand on 10-05. */
final class Statements {

    private static final LocalDate DUE = LocalDate.of(2026, 8, 31);
    private static final LocalDate NOTICE = LocalDate.of(2026, 9, 15);
    private static final LocalDate DEMAND = LocalDate.of(2026, 10, 5);

    private Statements() {}

    /** Something of everything on 2026-10-20. */
    static InvoiceStatement full(String language, String debtorLanguage) {
        return statement(
                language, debtorLanguage, record(fullMovements()), LocalDate.of(2026, 10, 20), List.of(other()));
    }

    static InvoiceStatement plain(String on) {
        return statement("nb", "NO", record(List.of()), LocalDate.parse(on), List.of());
    }

    /** More lines than a page has. */
    static InvoiceStatement manyPayments(int payments) {
        List<Movement> movements = new ArrayList<>();
        for (int i = 0; i < payments; i++) {
            movements.add(payment(i + 1, DUE.plusDays(i).toString(), "100"));
        }
        return statement("nb", "NO", record(movements), LocalDate.of(2026, 12, 31), List.of());
    }

    private static InvoiceStatement.Other other() {
        return new InvoiceStatement.Other(10235, Money.of("1016.78"));
    }

    private static List<Movement> fullMovements() {
        return List.of(
                payment(1, "2026-09-10", "500"),
                payment(2, "2026-09-17", "-500"),
                payment(3, "2026-09-20", "5000"),
                new Movement(4, LocalDate.of(2026, 9, 25), Money.kroner(-1500), Movement.Kind.CREDIT),
                payment(5, "2026-10-12", "6200"));
    }

    private static Movement payment(long id, String date, String amount) {
        return new Movement(id, LocalDate.parse(date), Money.of(amount).negated(), Movement.Kind.PAYMENT);
    }

    private static ClaimRecord record(List<Movement> movements) {
        return new ClaimRecord(
                10234,
                DUE.minusDays(14),
                DUE,
                Money.kroner(12500),
                NOTICE,
                movements,
                List.of(
                        fee(1, LetterKind.COLLECTION_NOTICE, NOTICE, "38", false, null),
                        fee(2, LetterKind.PAYMENT_DEMAND, DEMAND.minusDays(3), "113", true, DEMAND),
                        fee(3, LetterKind.PAYMENT_DEMAND, DEMAND, "113", false, null)),
                List.of(new ClaimRecord.Cost(
                        4,
                        LocalDate.of(2026, 10, 8),
                        Money.of("150.50"),
                        "tvangsfullbyrdelsesloven",
                        "bilag 81",
                        null,
                        null)),
                List.of(new ClaimRecord.GivenUp(
                        LocalDate.of(2026, 10, 13), Bucket.FEES, Money.kroner(38), "goodwill", null)),
                List.of(Bucket.PRINCIPAL, Bucket.COSTS, Bucket.FEES, Bucket.INTEREST),
                List.of(
                        letter(LetterKind.COLLECTION_NOTICE, NOTICE, "62.93", "38"),
                        letter(LetterKind.PAYMENT_DEMAND, DEMAND, "146.83", "151")));
    }

    private static ClaimRecord.Fee fee(
            long id, LetterKind letter, LocalDate date, String amount, boolean neverSent, LocalDate reversedOn) {
        return new ClaimRecord.Fee(
                id,
                letter,
                date,
                letter == LetterKind.COLLECTION_NOTICE ? null : LocalDate.of(2026, 9, 29),
                Money.of(amount),
                "inkassoforskriften § 1-2",
                "FOR-2025-12-18-2660",
                neverSent,
                reversedOn,
                reversedOn == null ? null : "not-sent-in-time");
    }

    private static SentLetter letter(LetterKind kind, LocalDate date, String interest, String fees) {
        var total = Money.kroner(12500).plus(Money.of(interest)).plus(Money.of(fees));
        return new SentLetter(
                kind,
                date,
                date.plusDays(14),
                Money.kroner(12500),
                Money.ZERO,
                Money.of(fees),
                Money.of(interest),
                total,
                List.of());
    }

    private static InvoiceStatement statement(
            String language,
            String debtorLanguage,
            ClaimRecord record,
            LocalDate on,
            List<InvoiceStatement.Other> others) {
        var drawUp = new DrawUpStatement(new LateInterest(TestRates.table(), DayCount.ACTUAL_ACTUAL));
        return new InvoiceStatement(
                creditor(language), invoice(), debtor(debtorLanguage), "OPEN", drawUp.of(record, on), others);
    }

    private static Creditor creditor(String language) {
        var text = """
                id: fjellheim
                name: Fjellheim Renhold AS
                organisation-number: "914286018"
                address: {lines: [Storgata 1], postal-code: "0155", city: Oslo}
                contact: {name: Kundesenteret, email: kunde@fjellheim.example}
                case-handlers: [{name: Siv Saksvik, email: inkasso@fjellheim.example}]
                bank-account: "1234.56.78903"
                from-address: faktura@fjellheim.example
                start-date: 2026-01-01
                language: LANGUAGE
                tripletex: {employee-token: "${TOKEN}", company-id: 0}
                ledger: {fee-income: 3909, interest-income: 8050, costs: 7309, bank: 1930, receivables: 1500}
                products: {fee: "S100", interest: "R100", costs: "O100"}
                """.replace("LANGUAGE", language);
        var parsed = new ParseCreditorFile(Map.of("TOKEN", "secret"), Set.of("standard"))
                .parse(Path.of("fjellheim.yaml"), text);
        return ((CreditorFile) parsed).creditor();
    }

    private static Invoice invoice() {
        return new Invoice(
                1,
                1,
                10234,
                DUE.minusDays(14),
                DUE,
                7,
                null,
                Money.kroner(12500),
                Money.kroner(12500),
                "NOK",
                true,
                false,
                false,
                null,
                9L,
                null,
                List.of(),
                "renhold av kontorlokaler i juli 2026");
    }

    private static Customer debtor(String language) {
        var address = new PostalAddress(List.of("Bjørkeveien 12 B"), "0580", "Oslo", "NO");
        return new Customer(
                7, 1, "Kari & Ola <Lunde>", null, true, language, null, null, null, address, null, false, false, false);
    }
}

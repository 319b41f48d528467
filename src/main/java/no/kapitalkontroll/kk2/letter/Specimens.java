package no.kapitalkontroll.kk2.letter;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;
import no.kapitalkontroll.kk2.core.charge.InterestLine;
import no.kapitalkontroll.kk2.core.charge.InterestStatement;
import no.kapitalkontroll.kk2.core.coverage.Bucket;
import no.kapitalkontroll.kk2.core.money.Money;
import no.kapitalkontroll.kk2.core.notice.LetterKind;
import no.kapitalkontroll.kk2.core.notice.Notice;
import no.kapitalkontroll.kk2.core.notice.Notice.ObjectionAnswer.Outcome;

/**
 * Invented notices of every kind and shape, for trying a template: with all that a letter can hold, with as little as it can
 * hold, on several invoices, and each outcome.
 */
final class Specimens {

    private static final LocalDate DATE = LocalDate.of(2026, 10, 5);
    private static final LocalDate DEADLINE = LocalDate.of(2026, 10, 19);
    private static final LocalDate DUE = LocalDate.of(2026, 5, 20);
    private static final LocalDate PAID = LocalDate.of(2026, 8, 3);
    private static final Money INVOICED = Money.of("12500.00");
    private static final Money PAYMENT = Money.of("2000.00");
    private static final String FEE_PARAGRAPH = "inkassoforskriften § 1-2";

    private Specimens() {}

    static List<Notice> of(LetterKind kind, String language) {
        return switch (kind) {
            case OBJECTION_ANSWER ->
                Stream.of(Outcome.values())
                        .flatMap(outcome ->
                                Stream.of(answer(language, outcome, null), answer(language, outcome, "1500.00")))
                        .toList();
            case RECEIPT -> List.of(receipt(language));
            case INSTALMENT_AGREEMENT -> List.of(full(kind, language), bare(kind, language));
            case PAYMENT_DEMAND ->
                List.of(
                        full(kind, language),
                        bare(kind, language),
                        merged(kind, language),
                        new Draft(kind, language).withoutEnforcement().notice());
            default -> List.of(full(kind, language), bare(kind, language), merged(kind, language));
        };
    }

    /** Part payment, two rates, fees, KID: everything that the kind can hold. */
    static Notice full(LetterKind kind, String language) {
        return new Draft(kind, language).notice();
    }

    private static Notice bare(LetterKind kind, String language) {
        return new Draft(kind, language).asBareAsCanBe().notice();
    }

    private static Notice merged(LetterKind kind, String language) {
        return new Draft(kind, language).onThreeInvoices().notice();
    }

    private static Notice answer(String language, Outcome outcome, String disputed) {
        Draft draft = new Draft(LetterKind.OBJECTION_ANSWER, language);
        draft.objection = new Notice.ObjectionAnswer(
                outcome,
                LocalDate.of(2026, 9, 28),
                disputed == null ? null : Money.of(disputed),
                outcome == Outcome.RECEIVED ? "" : "Prøvebegrunnelse.",
                "Prøve Saksbehandler");
        if (outcome == Outcome.RECEIVED) {
            draft.deadline = null;
        }
        return draft.notice();
    }

    private static Notice receipt(String language) {
        Draft draft = new Draft(LetterKind.RECEIPT, language);
        draft.deadline = null;
        draft.settlement = new Notice.Settlement(
                List.of(
                        payment("2000.00", "2000.00", "0.00", "0.00", "0.00"),
                        payment("11234.05", "10500.00", "151.00", "483.05", "100.00")),
                Money.of("50.00"),
                Money.of("100.00"));
        draft.paidUp = true;
        return draft.notice();
    }

    private static Notice.Settlement.Payment payment(
            String amount, String principal, String fees, String interest, String surplus) {
        return new Notice.Settlement.Payment(
                PAID,
                Money.of(amount),
                Money.of(principal),
                Money.ZERO,
                Money.of(fees),
                Money.of(interest),
                Money.of(surplus));
    }

    private static InterestLine line(LocalDate from, LocalDate to, String base, String percent, String amount) {
        return new InterestLine(
                from,
                to,
                ChronoUnit.DAYS.between(from, to),
                Money.of(base),
                new BigDecimal(percent),
                from.lengthOfYear(),
                Money.of(amount),
                "specimen");
    }

    /** A notice in the making. */
    private static final class Draft {

        private final LetterKind kind;
        private final String language;
        private LocalDate deadline = DEADLINE;
        private boolean enforcement;
        private boolean bare;
        private boolean paidUp;
        private List<Notice.OtherClaim> others = List.of();
        private Notice.ObjectionAnswer objection;
        private Notice.Settlement settlement;

        Draft(LetterKind kind, String language) {
            this.kind = kind;
            this.language = language;
            this.enforcement = kind == LetterKind.PAYMENT_DEMAND || kind == LetterKind.ENFORCEMENT_NOTICE;
        }

        Draft withoutEnforcement() {
            enforcement = false;
            return this;
        }

        Draft asBareAsCanBe() {
            bare = true;
            return this;
        }

        Draft onThreeInvoices() {
            LocalDate due = LocalDate.of(2026, 7, 20);
            others = List.of(
                    new Notice.OtherClaim(
                            70235,
                            LocalDate.of(2026, 7, 6),
                            due,
                            "prøveleveranse nummer to",
                            "70235017",
                            Money.of("3100.00"),
                            new InterestStatement(List.of(line(due, DATE, "3100.00", "12.25", "80.11"))),
                            Money.of("80.11"),
                            Money.of("38.00"),
                            Money.ZERO,
                            Money.of("3218.11"),
                            List.of(new Notice.FeeLine(
                                    LetterKind.COLLECTION_NOTICE,
                                    LocalDate.of(2026, 9, 4),
                                    Money.of("38.00"),
                                    FEE_PARAGRAPH))),
                    new Notice.OtherClaim(
                            70236,
                            LocalDate.of(2026, 7, 6),
                            due,
                            null,
                            null,
                            Money.of("410.00"),
                            new InterestStatement(List.of()),
                            Money.ZERO,
                            Money.ZERO,
                            Money.ZERO,
                            Money.of("410.00")));
            return this;
        }

        Notice notice() {
            boolean hasFees = !bare && kind != LetterKind.REMINDER_FREE;
            List<Notice.Received> received = bare
                    ? List.of()
                    : List.of(new Notice.Received(PAID, paidUp ? Money.of("13234.05") : PAYMENT, false));
            InterestStatement interest = new InterestStatement(
                    bare
                            ? List.of()
                            : List.of(
                                    line(DUE, LocalDate.of(2026, 7, 1), "12500.00", "12.00", "172.60"),
                                    line(LocalDate.of(2026, 7, 1), PAID, "12500.00", "12.25", "138.44"),
                                    line(PAID, DATE, "10500.00", "12.25", "222.01")));
            List<Notice.FeeLine> fees = hasFees
                    ? List.of(
                            new Notice.FeeLine(
                                    LetterKind.COLLECTION_NOTICE,
                                    LocalDate.of(2026, 9, 4),
                                    Money.of("38.00"),
                                    FEE_PARAGRAPH),
                            new Notice.FeeLine(LetterKind.PAYMENT_DEMAND, DATE, Money.of("113.00"), FEE_PARAGRAPH))
                    : List.of();
            Money principal = paidUp ? Money.ZERO : bare ? INVOICED : INVOICED.minus(PAYMENT);
            Money unpaidInterest = paidUp ? Money.ZERO : interest.total();
            Money unpaidFees = paidUp || !hasFees ? Money.ZERO : Money.of("151.00");
            Money total = principal.plus(unpaidInterest).plus(unpaidFees);
            return new Notice(
                            kind,
                            enforcement,
                            language,
                            DATE,
                            deadline,
                            sender(),
                            new Notice.Addressee("Prøve Skyldner", List.of("Prøveveien 7"), "7010", "Prøveby"),
                            new Notice.Subject(
                                    "prøve-70234",
                                    70234,
                                    LocalDate.of(2026, 5, 6),
                                    DUE,
                                    INVOICED,
                                    bare ? null : "prøveleveranse nummer en",
                                    bare ? null : "70234018"),
                            received,
                            principal,
                            interest,
                            unpaidInterest,
                            fees,
                            unpaidFees,
                            Money.ZERO,
                            total,
                            new BigDecimal("12.25"),
                            paidUp ? Money.ZERO : Money.of("3.52"),
                            enforcement && !bare
                                    ? new Notice.EnforcementCosts(Money.of("1627.00"), Money.of("672.50"))
                                    : null,
                            others,
                            kind == LetterKind.INSTALMENT_AGREEMENT ? instalments(total) : null,
                            objection,
                            settlement)
                    .withCoverage(Money.ZERO, List.of(Bucket.values()));
        }

        private Notice.Sender sender() {
            return new Notice.Sender(
                    "Prøvekreditor AS",
                    "974760673",
                    List.of("Prøvegata 3"),
                    "0180",
                    "Oslo",
                    bare ? null : "Prøve Kontakt",
                    bare ? null : "prove@kreditor.example",
                    bare ? null : "22 11 33 44",
                    "86011117947");
        }

        private static Notice.InstalmentTerms instalments(Money total) {
            Money first = Money.of("6000.00");
            return new Notice.InstalmentTerms(
                    DATE,
                    List.of(
                            new Notice.InstalmentTerms.Term(1, LocalDate.of(2026, 11, 2), first),
                            new Notice.InstalmentTerms.Term(2, LocalDate.of(2026, 12, 1), total.minus(first))),
                    LetterKind.PAYMENT_DEMAND.word());
        }
    }
}

package no.kapitalkontroll.kk2.letter;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import no.kapitalkontroll.kk2.core.charge.InterestLine;
import no.kapitalkontroll.kk2.core.charge.InterestStatement;
import no.kapitalkontroll.kk2.core.money.Money;
import no.kapitalkontroll.kk2.core.notice.LetterKind;
import no.kapitalkontroll.kk2.core.notice.Notice;

/** Invented notices for tests. */
public final class Notices {

    private static final BigDecimal RATE = new BigDecimal("12.25");

    private Notices() {}

    /** 12 500.00 due 2026-08-31, taken 15 days later: interest 62.93, fee 38, total 12 600.93. */
    public static Notice collectionNotice() {
        Notice.FeeLine fee = fee(LetterKind.COLLECTION_NOTICE, "2026-09-15", "38.00");
        return notice(LetterKind.COLLECTION_NOTICE, "2026-09-15", "2026-09-29")
                .withInterest(List.of(line("2026-08-31", "2026-09-15", "12500.00", "12.25", "62.93")))
                .withFees(List.of(fee))
                .build();
    }

    /** The same claim 35 days after its due date. */
    public static Notice paymentDemand() {
        return notice(LetterKind.PAYMENT_DEMAND, "2026-10-05", "2026-10-19")
                .withInterest(List.of(line("2026-08-31", "2026-10-05", "12500.00", "12.25", "146.83")))
                .withFees(List.of(
                        fee(LetterKind.COLLECTION_NOTICE, "2026-09-15", "38.00"),
                        fee(LetterKind.PAYMENT_DEMAND, "2026-10-05", "113.00")))
                .build();
    }

    public static Builder notice(LetterKind kind, String date, String deadline) {
        return new Builder(kind, LocalDate.parse(date), LocalDate.parse(deadline));
    }

    public static InterestLine line(String from, String to, String base, String percent, String amount) {
        LocalDate first = LocalDate.parse(from);
        LocalDate end = LocalDate.parse(to);
        return new InterestLine(
                first,
                end,
                ChronoUnit.DAYS.between(first, end),
                Money.of(base),
                new BigDecimal(percent),
                first.lengthOfYear(),
                Money.of(amount),
                "FOR-2026-06-25-1372");
    }

    public static Notice.FeeLine fee(LetterKind letter, String date, String amount) {
        return new Notice.FeeLine(letter, LocalDate.parse(date), Money.of(amount), "inkassoforskriften § 1-2");
    }

    public static Notice.Received payment(String date, String amount) {
        return new Notice.Received(LocalDate.parse(date), Money.of(amount), false);
    }

    public static Notice.Received credit(String date, String amount) {
        return new Notice.Received(LocalDate.parse(date), Money.of(amount), true);
    }

    /** A notice in the making; its sums are those of its lines unless a test says otherwise. */
    public static final class Builder {

        private final LetterKind kind;
        private final LocalDate date;
        private final LocalDate deadline;
        private String language = "nb";
        private String debtor = "Kari Lunde";
        private List<String> debtorAddress = List.of("Bjørkeveien 12 B");
        private String creditor = "Fjellheim Renhold AS";
        private String concerns = "renhold av kontorlokaler i juli 2026";
        private String kid = "001001000127";
        private Money principal;
        private List<Notice.Received> received = List.of();
        private InterestStatement interest = new InterestStatement(List.of());
        private Money interestUnpaid;
        private List<Notice.FeeLine> fees = List.of();
        private Money feesUnpaid;
        private Money costs = Money.ZERO;
        private Money total;

        private Builder(LetterKind kind, LocalDate date, LocalDate deadline) {
            this.kind = kind;
            this.date = date;
            this.deadline = deadline;
        }

        public Builder withLanguage(String code) {
            language = code;
            return this;
        }

        public Builder withDebtor(String name, String... address) {
            debtor = name;
            debtorAddress = List.of(address);
            return this;
        }

        public Builder withCreditor(String name) {
            creditor = name;
            return this;
        }

        public Builder withConcerns(String text) {
            concerns = text;
            return this;
        }

        public Builder withoutKid() {
            kid = null;
            return this;
        }

        public Builder withReceived(List<Notice.Received> lines) {
            received = lines;
            return this;
        }

        public Builder withPrincipal(String amount) {
            principal = Money.of(amount);
            return this;
        }

        public Builder withInterest(List<InterestLine> lines) {
            interest = new InterestStatement(lines);
            return this;
        }

        public Builder withInterestUnpaid(String amount) {
            interestUnpaid = Money.of(amount);
            return this;
        }

        public Builder withFees(List<Notice.FeeLine> lines) {
            fees = lines;
            return this;
        }

        public Builder withFeesUnpaid(String amount) {
            feesUnpaid = Money.of(amount);
            return this;
        }

        public Builder withCosts(String amount) {
            costs = Money.of(amount);
            return this;
        }

        public Builder withTotal(String amount) {
            total = Money.of(amount);
            return this;
        }

        public Notice build() {
            Money invoiced = Money.of("12500.00");
            Money open = principal != null
                    ? principal
                    : invoiced.minus(Money.sum(received.stream().map(Notice.Received::amount)));
            Money openInterest = interestUnpaid != null ? interestUnpaid : interest.total();
            Money openFees =
                    feesUnpaid != null ? feesUnpaid : Money.sum(fees.stream().map(Notice.FeeLine::amount));
            Money sum = total != null
                    ? total
                    : open.plus(openInterest).plus(openFees).plus(costs);
            boolean enforcement = kind == LetterKind.PAYMENT_DEMAND || kind == LetterKind.ENFORCEMENT_NOTICE;
            return new Notice(
                    kind,
                    enforcement,
                    language,
                    date,
                    deadline,
                    new Notice.Sender(
                            creditor,
                            "914286018",
                            List.of("Storgata 1"),
                            "0155",
                            "Oslo",
                            "Ingrid Vik",
                            "faktura@fjellheim.example",
                            "22 00 00 00",
                            "12345678903"),
                    new Notice.Addressee(debtor, debtorAddress, "0580", "Oslo"),
                    new Notice.Subject(
                            "fjellheim-10234",
                            10234,
                            LocalDate.parse("2026-08-17"),
                            LocalDate.parse("2026-08-31"),
                            invoiced,
                            concerns,
                            kid),
                    received,
                    open,
                    interest,
                    openInterest,
                    fees,
                    openFees,
                    costs,
                    sum,
                    RATE,
                    Money.rounded(open.amount()
                            .multiply(RATE)
                            .divide(BigDecimal.valueOf(36_500), 6, java.math.RoundingMode.HALF_UP)),
                    enforcement ? new Notice.EnforcementCosts(Money.of("1750.00"), Money.of("657.00")) : null);
        }
    }
}

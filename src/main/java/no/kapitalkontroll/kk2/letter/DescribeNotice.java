package no.kapitalkontroll.kk2.letter;

import static no.kapitalkontroll.kk2.letter.NorwegianFormat.account;
import static no.kapitalkontroll.kk2.letter.NorwegianFormat.organisationNumber;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import no.kapitalkontroll.kk2.core.charge.InterestLine;
import no.kapitalkontroll.kk2.core.money.Money;
import no.kapitalkontroll.kk2.core.notice.LetterKind;
import no.kapitalkontroll.kk2.core.notice.Notice;
import no.kapitalkontroll.kk2.core.notice.Notice.ObjectionAnswer.Outcome;

/**
 * Turns a notice into what a template may see: text, yes and no, lists and maps of them. Amounts and dates are written
 * out here, so a template calculates nothing and calls nothing. What is missing is left out of its map.
 */
final class DescribeNotice {

    private final Writing writing;

    DescribeNotice(Writing writing) {
        this.writing = writing;
    }

    Map<String, Object> describe(Notice notice, byte[] logoPngOrNull) {
        NoticeSums sums = NoticeSums.of(notice);
        Map<String, Object> letter = new HashMap<>();
        letter.put("kind", notice.kind().word());
        letter.put("language", notice.language());
        letter.put("enforcementNotice", notice.enforcementNotice());
        letter.put("date", writing.date(notice.letterDate()));
        if (notice.deadline() != null) {
            letter.put("deadline", writing.date(notice.deadline()));
        }
        letter.put("sender", sender(notice.sender()));
        letter.put("addressee", addressee(notice.addressee()));
        letter.put("subject", subject(notice.subject()));
        letter.put("received", received(notice.received()));
        letter.put("principal", writing.amount(notice.principal()));
        putInterest(letter, notice.interest().lines());
        letter.put("fees", fees(notice.fees()));
        letter.put("total", writing.amount(notice.total()));
        letter.put("grandTotal", writing.amount(notice.grandTotal()));
        putPositive(letter, "coveredElsewhere", sums.coveredElsewhere());
        putPositive(letter, "interestSettled", sums.interestSettled());
        putPositive(letter, "feesSettled", sums.feesSettled());
        putPositive(letter, "costs", notice.costs().plus(notice.costsSettled()));
        putPositive(letter, "costsSettled", notice.costsSettled());
        if (notice.interestPerDay().isPositive()) {
            letter.put("ratePercent", writing.percent(notice.ratePercent()));
            letter.put("interestPerDay", writing.amount(notice.interestPerDay()));
        }
        letter.put("others", notice.others().stream().map(this::other).toList());
        letter.put("payments", payments(notice));
        if (asksForMoney(notice)) {
            letter.put("asked", asked(notice));
        }
        letter.put(
                "coverageOrder",
                notice.coverageOrder().stream()
                        .map(bucket -> bucket.name().toLowerCase(Locale.ROOT))
                        .toList());
        if (notice.enforcementCosts() != null) {
            letter.put("enforcementCosts", enforcementCosts(notice.enforcementCosts()));
        }
        if (notice.instalments() != null) {
            letter.put("instalments", instalments(notice.instalments(), notice.grandTotal()));
        }
        if (notice.objection() != null) {
            letter.put("objection", objection(notice.objection()));
        }
        if (notice.settlement() != null) {
            letter.put("settlement", settlement(notice.settlement()));
        }
        if (logoPngOrNull != null) {
            letter.put("logo", Base64.getEncoder().encodeToString(logoPngOrNull));
        }
        return letter;
    }

    private static Map<String, Object> sender(Notice.Sender sender) {
        Map<String, Object> described = new HashMap<>();
        putText(described, "name", sender.name());
        described.put("organisationNumber", organisationNumber(sender.organisationNumber()));
        described.put("address", address(sender.addressLines(), sender.postalCode(), sender.city()));
        putText(described, "contactName", sender.contactName());
        putText(described, "contactEmail", sender.contactEmail());
        putText(described, "contactPhone", sender.contactPhone());
        described.put("bankAccount", account(sender.bankAccount()));
        return described;
    }

    private static Map<String, Object> addressee(Notice.Addressee addressee) {
        return Map.of(
                "name", printable(addressee.name()),
                "address", address(addressee.addressLines(), addressee.postalCode(), addressee.city()));
    }

    private Map<String, Object> subject(Notice.Subject subject) {
        Map<String, Object> described = new HashMap<>();
        putText(described, "reference", subject.reference());
        described.put("invoiceNumber", String.valueOf(subject.invoiceNumber()));
        described.put("invoiceDate", writing.date(subject.invoiceDate()));
        described.put("dueDate", writing.date(subject.dueDate()));
        described.put("invoiceAmount", writing.amount(subject.invoiceAmount()));
        putText(described, "concerns", subject.concerns());
        putText(described, "kid", subject.kid());
        return described;
    }

    private List<Map<String, Object>> received(List<Notice.Received> received) {
        return received.stream()
                .map(one -> Map.<String, Object>of(
                        "date", writing.date(one.date()),
                        "amount", writing.amount(one.amount().negated()),
                        "credit", one.credit()))
                .toList();
    }

    /** With every rate that was used, once, and the day that interest is calculated from (inkassoloven § 10 d). */
    private void putInterest(Map<String, Object> claim, List<InterestLine> all) {
        List<InterestLine> lines = all.stream().filter(line -> line.days() > 0).toList();
        claim.put("interest", lines.stream().map(this::interestLine).toList());
        claim.put(
                "rates",
                lines.stream()
                        .map(line -> writing.percent(line.percent()))
                        .distinct()
                        .toList());
        lines.stream()
                .map(InterestLine::from)
                .min(LocalDate::compareTo)
                .ifPresent(from -> claim.put("interestFrom", writing.date(from)));
    }

    /** A line ends on its last day: the day after is the next line's, or the letter's own and not counted. */
    private Map<String, Object> interestLine(InterestLine line) {
        return Map.of(
                "from", writing.date(line.from()),
                "lastDay", writing.date(line.to().minusDays(1)),
                "days", String.valueOf(line.days()),
                "base", writing.amount(line.principal()),
                "percent", writing.percent(line.percent()),
                "amount", writing.amount(line.amount()));
    }

    private List<Map<String, Object>> fees(List<Notice.FeeLine> fees) {
        return fees.stream()
                .map(fee -> Map.<String, Object>of(
                        "letter",
                                fee.letter() == null
                                        ? "petition-writing"
                                        : fee.letter().word(),
                        "date", writing.date(fee.date()),
                        "amount", writing.amount(fee.amount()),
                        "legalBasis", printable(fee.legalBasis()),
                        "compensation", fee.legalBasis().contains("3 a")))
                .toList();
    }

    private Map<String, Object> other(Notice.OtherClaim other) {
        NoticeSums sums = NoticeSums.of(other);
        Map<String, Object> described = new HashMap<>();
        described.put("invoiceNumber", String.valueOf(other.invoiceNumber()));
        described.put("invoiceDate", writing.date(other.invoiceDate()));
        described.put("dueDate", writing.date(other.dueDate()));
        putText(described, "concerns", other.concerns());
        described.put("principal", writing.amount(other.principal()));
        putInterest(described, other.interest().lines());
        putPositive(described, "interestSettled", sums.interestSettled());
        described.put("fees", fees(other.feeLines()));
        putPositive(described, "feesSettled", sums.feesSettled());
        if (other.feeLines().isEmpty()) {
            putPositive(described, "feesInOne", other.fees());
        }
        putPositive(described, "costs", other.costs());
        described.put("total", writing.amount(other.total()));
        return described;
    }

    /** What is paid with which KID: a line per invoice, so that each invoice's ledger comes out even. */
    private List<Map<String, Object>> payments(Notice notice) {
        Stream<Map<String, Object>> own = Stream.of(
                payment(notice.subject().invoiceNumber(), notice.subject().kid(), notice.total()));
        Stream<Map<String, Object>> others =
                notice.others().stream().map(other -> payment(other.invoiceNumber(), other.kid(), other.total()));
        return Stream.concat(own, others).toList();
    }

    private Map<String, Object> payment(int invoiceNumber, String kidOrNull, Money amount) {
        Map<String, Object> described = new HashMap<>();
        described.put("invoiceNumber", String.valueOf(invoiceNumber));
        putText(described, "kid", kidOrNull);
        described.put("amount", writing.amount(amount));
        return described;
    }

    private static boolean asksForMoney(Notice notice) {
        if (notice.kind() == LetterKind.RECEIPT || !notice.grandTotal().isPositive()) {
            return false;
        }
        if (notice.objection() != null && notice.objection().outcome() != Outcome.REJECTED) {
            return notice.deadline() != null
                    && notice.objection().outcome() == Outcome.UPHELD
                    && notice.objection().disputed() != null;
        }
        return notice.deadline() != null || notice.instalments() != null || notice.objection() == null;
    }

    /** What the payment box says: the whole letter's sum by its deadline, or the first instalment. */
    private Map<String, Object> asked(Notice notice) {
        Map<String, Object> asked = new HashMap<>();
        if (notice.instalments() != null && !notice.instalments().terms().isEmpty()) {
            Notice.InstalmentTerms.Term first = notice.instalments().terms().get(0);
            asked.put("amount", writing.amount(first.amount()));
            asked.put("deadline", writing.date(first.dueOn()));
        } else {
            asked.put("amount", writing.amount(notice.grandTotal()));
            if (notice.deadline() != null) {
                asked.put("deadline", writing.date(notice.deadline()));
            }
        }
        return asked;
    }

    private Map<String, Object> enforcementCosts(Notice.EnforcementCosts costs) {
        Map<String, Object> described = new HashMap<>();
        if (costs.petitionFee() != null) {
            putPositive(described, "petitionFee", costs.petitionFee());
        }
        if (costs.writingCap() != null) {
            putPositive(described, "writingCap", costs.writingCap());
        }
        return described;
    }

    private Map<String, Object> instalments(Notice.InstalmentTerms instalments, Money owed) {
        Money sum = Money.sum(instalments.terms().stream().map(Notice.InstalmentTerms.Term::amount));
        Map<String, Object> described = new HashMap<>();
        described.put("agreedOn", writing.date(instalments.agreedOn()));
        described.put(
                "terms",
                instalments.terms().stream()
                        .map(term -> Map.<String, Object>of(
                                "number", String.valueOf(term.number()),
                                "dueOn", writing.date(term.dueOn()),
                                "amount", writing.amount(term.amount())))
                        .toList());
        described.put("sum", writing.amount(sum));
        putPositive(described, "aboveClaim", sum.minus(owed));
        putPositive(described, "belowClaim", owed.minus(sum));
        putText(described, "backTo", instalments.backTo());
        return described;
    }

    private Map<String, Object> objection(Notice.ObjectionAnswer objection) {
        Map<String, Object> described = new HashMap<>();
        described.put("outcome", objection.outcome().name().toLowerCase(Locale.ROOT));
        described.put("receivedOn", writing.date(objection.receivedOn()));
        if (objection.disputed() != null) {
            described.put("disputed", writing.amount(objection.disputed()));
        }
        described.put("reasons", paragraphs(objection.reasons()));
        putText(described, "handler", objection.handler());
        return described;
    }

    private Map<String, Object> settlement(Notice.Settlement settlement) {
        Map<String, Object> described = new HashMap<>();
        described.put(
                "payments",
                settlement.payments().stream().map(this::settlingPayment).toList());
        described.put("paid", sum(settlement, Notice.Settlement.Payment::amount));
        described.put("principal", sum(settlement, Notice.Settlement.Payment::principal));
        described.put("costs", sum(settlement, Notice.Settlement.Payment::costs));
        described.put("fees", sum(settlement, Notice.Settlement.Payment::fees));
        described.put("interest", sum(settlement, Notice.Settlement.Payment::interest));
        described.put("surplus", sum(settlement, Notice.Settlement.Payment::surplus));
        described.put("hasCosts", settlement.payments().stream().anyMatch(one -> !one.costs()
                .isZero()));
        described.put("hasSurplus", settlement.payments().stream().anyMatch(one -> !one.surplus()
                .isZero()));
        putPositive(described, "waived", settlement.waived());
        putPositive(described, "refundDue", settlement.refundDue());
        return described;
    }

    private Map<String, Object> settlingPayment(Notice.Settlement.Payment payment) {
        return Map.of(
                "date", writing.date(payment.date()),
                "amount", writing.amount(payment.amount()),
                "principal", writing.amount(payment.principal()),
                "costs", writing.amount(payment.costs()),
                "fees", writing.amount(payment.fees()),
                "interest", writing.amount(payment.interest()),
                "surplus", writing.amount(payment.surplus()));
    }

    private String sum(Notice.Settlement settlement, Function<Notice.Settlement.Payment, Money> part) {
        return writing.amount(Money.sum(settlement.payments().stream().map(part)));
    }

    private static List<String> address(List<String> lines, String postalCode, String city) {
        List<String> address = new ArrayList<>();
        lines.stream()
                .map(DescribeNotice::printable)
                .filter(line -> !line.isEmpty())
                .forEach(address::add);
        address.add(printable(postalCode + " " + city));
        return address;
    }

    private static List<String> paragraphs(String textOrNull) {
        return textOrNull == null
                ? List.of()
                : textOrNull
                        .lines()
                        .map(DescribeNotice::printable)
                        .filter(line -> !line.isEmpty())
                        .toList();
    }

    private void putPositive(Map<String, Object> map, String key, Money moneyOrNull) {
        if (moneyOrNull != null && moneyOrNull.isPositive()) {
            map.put(key, writing.amount(moneyOrNull));
        }
    }

    private static void putText(Map<String, Object> map, String key, String textOrNull) {
        if (textOrNull != null && !textOrNull.isBlank()) {
            map.put(key, printable(textOrNull));
        }
    }

    /** One line without control characters, half surrogates and the like: none of them is printable, and XML refuses some. */
    private static String printable(String text) {
        return text.replaceAll("[\\p{Cntrl}\\p{Cs}\\p{Cn}\\p{Co}\\u2028\\u2029]+", " ")
                .strip();
    }
}

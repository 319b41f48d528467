package no.kapitalkontroll.kk2.statement;

import static no.kapitalkontroll.kk2.letter.NorwegianFormat.amount;
import static no.kapitalkontroll.kk2.letter.NorwegianFormat.date;
import static no.kapitalkontroll.kk2.letter.NorwegianFormat.organisationNumber;
import static no.kapitalkontroll.kk2.letter.NorwegianFormat.percent;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import no.kapitalkontroll.kk2.core.claim.Customer;
import no.kapitalkontroll.kk2.core.claim.PostalAddress;
import no.kapitalkontroll.kk2.core.coverage.Bucket;
import no.kapitalkontroll.kk2.core.coverage.Entry;
import no.kapitalkontroll.kk2.core.money.Money;
import no.kapitalkontroll.kk2.core.statement.StatementOfClaim;
import no.kapitalkontroll.kk2.letter.TaggedPdf;
import no.kapitalkontroll.kk2.letter.Templates;
import org.springframework.stereotype.Component;

/**
 * Sets a statement as a PDF like the letters: tagged, PDF/A-2a; the same statement gives the same bytes. In the creditor's
 * language; for a debtor marked EN in English with the Norwegian labels beside.
 */
@Component
public class RenderStatement {

    private static final String TEMPLATE = "statement.ftlh";

    private final Templates templates = new Templates();
    private final TaggedPdf pdf = new TaggedPdf();

    public byte[] of(InvoiceStatement statement) {
        var seed = statement.reference() + " " + statement.claim().on();
        return pdf.of(
                templates.fill(TEMPLATE, described(statement)),
                statement.claim().on(),
                seed);
    }

    private static Map<String, Object> described(InvoiceStatement statement) {
        var claim = statement.claim();
        Map<String, Object> page = new HashMap<>();
        page.put("lang", language(statement));
        page.put("reference", statement.reference());
        page.put("date", date(claim.on()));
        page.put("sender", sender(statement));
        put(page, "debtor", debtor(statement.debtor()));
        page.put("invoiceNumber", String.valueOf(claim.invoiceNumber()));
        page.put("invoiceDate", date(claim.invoiceDate()));
        page.put("dueDate", date(claim.dueDate()));
        page.put("invoiceAmount", amount(claim.invoiceAmount()));
        put(page, "concerns", printable(statement.invoice().concerns()));
        if (claim.missingRate() != null) {
            page.put(
                    "missingRate",
                    Map.of(
                            "from", date(claim.missingRate().date()),
                            "askedFor", date(claim.askedFor())));
        }
        page.put("movements", each(claim.movements(), RenderStatement::movement));
        page.put("undone", each(claim.bounced(), RenderStatement::undone));
        page.put("interest", each(claim.interest(), RenderStatement::interest));
        page.put("fees", each(claim.fees(), RenderStatement::fee));
        page.put("droppedFees", each(claim.droppedFees(), RenderStatement::fee));
        page.put("costs", each(claim.costs(), RenderStatement::cost));
        page.put("waivers", each(claim.waivers(), RenderStatement::waiver));
        page.put(
                "parts",
                Stream.of(Bucket.values()).map(bucket -> part(bucket, claim)).toList());
        page.put("total", amount(claim.total()));
        putPositive(page, "refundDue", claim.refundDue());
        if (claim.onward() != null) {
            page.put(
                    "onward",
                    Map.of(
                            "from", date(claim.onward().from()),
                            "percent", percent(claim.onward().percent()),
                            "perDay", amount(claim.onward().perDay())));
        }
        page.put("letters", each(claim.letters(), RenderStatement::letter));
        page.put(
                "others",
                each(
                        statement.others(),
                        other -> Map.of(
                                "invoiceNumber",
                                String.valueOf(other.invoiceNumber()),
                                "total",
                                amount(other.total()))));
        page.put("grandTotal", amount(statement.grandTotal()));
        return page;
    }

    private static String language(InvoiceStatement statement) {
        var debtor = statement.debtor();
        return debtor != null && "EN".equalsIgnoreCase(debtor.language())
                ? "en"
                : statement.creditor().language().word();
    }

    private static Map<String, Object> sender(InvoiceStatement statement) {
        var creditor = statement.creditor();
        return Map.of(
                "name", printable(creditor.name()),
                "organisationNumber", organisationNumber(creditor.organisationNumber()),
                "address", address(creditor.address()));
    }

    private static Map<String, Object> debtor(Customer customer) {
        if (customer == null) {
            return null;
        }
        var address = customer.postalAddress() != null ? customer.postalAddress() : customer.physicalAddress();
        return Map.of(
                "name",
                printable(customer.name()),
                "address",
                address == null || address.city() == null ? List.of() : address(address));
    }

    private static List<String> address(PostalAddress address) {
        return Stream.concat(address.lines().stream(), Stream.of(address.postalCode() + " " + address.city()))
                .map(RenderStatement::printable)
                .toList();
    }

    private static Map<String, Object> movement(StatementOfClaim.MovementLine line) {
        var entry = line.entry();
        Map<String, Object> described = new HashMap<>();
        described.put("kind", word(entry.kind()));
        described.put("date", date(entry.date()));
        described.put(
                "amount",
                amount(
                        entry.kind() == Entry.Kind.RETURN
                                ? entry.amount()
                                : entry.amount().negated()));
        described.put("principal", amount(entry.principal()));
        described.put("costs", amount(entry.costs()));
        described.put("fees", amount(entry.fees()));
        described.put("interest", amount(entry.interest()));
        described.put("surplus", amount(entry.surplus()));
        if (!line.inTimeOn().equals(entry.date())) {
            described.put("inTimeOn", date(line.inTimeOn()));
        }
        return described;
    }

    private static Map<String, Object> undone(StatementOfClaim.BouncedLine line) {
        return Map.of(
                "kind", word(line.kind()),
                "date", date(line.date()),
                "undoneOn", date(line.undoneOn()),
                "amount", amount(line.amount()));
    }

    private static Map<String, Object> interest(StatementOfClaim.InterestOf one) {
        var line = one.line();
        return Map.of(
                "from", date(line.from()),
                "lastDay", date(one.lastDay()),
                "days", String.valueOf(line.days()),
                "daysInYear", String.valueOf(line.daysInYear()),
                "base", amount(line.principal()),
                "percent", percent(line.percent()),
                "amount", amount(line.amount()),
                "rateSource", printable(one.rateSource()),
                "legalBasis", one.legalBasis());
    }

    private static Map<String, Object> fee(StatementOfClaim.FeeLine fee) {
        Map<String, Object> described = new HashMap<>();
        described.put("letter", fee.letter() == null ? "" : fee.letter().word());
        described.put("compensation", fee.legalBasis().contains("§ 3 a"));
        described.put("date", date(fee.date()));
        described.put("amount", amount(fee.amount()));
        described.put("legalBasis", printable(fee.legalBasis()));
        put(described, "rateSource", printable(fee.rateSource()));
        put(described, "because", because(fee.droppedBecause()));
        put(described, "droppedOn", fee.droppedOn() == null ? null : date(fee.droppedOn()));
        return described;
    }

    /** The operator's word after the colon is not for the debtor. */
    private static String because(String reasonOrNull) {
        return reasonOrNull == null
                ? null
                : printable(reasonOrNull.replaceFirst("^(its letter was not sent):.*", "$1"));
    }

    private static Map<String, Object> cost(StatementOfClaim.CostLine cost) {
        Map<String, Object> described = new HashMap<>();
        described.put("date", date(cost.date()));
        described.put("amount", amount(cost.amount()));
        described.put("legalBasis", printable(cost.legalBasis()));
        put(described, "receipt", printable(cost.receipt()));
        return described;
    }

    private static Map<String, Object> waiver(StatementOfClaim.WaiverLine waiver) {
        return Map.of(
                "date", date(waiver.date()),
                "part", word(waiver.bucket()),
                "amount", amount(waiver.applied().negated()));
    }

    private static Map<String, Object> part(Bucket bucket, StatementOfClaim claim) {
        var part = claim.part(bucket);
        return Map.of(
                "part", word(bucket),
                "charged", amount(part.charged().plus(part.returned())),
                "paid", amount(part.paid()),
                "credited", amount(part.credited()),
                "waived", amount(part.waived()),
                "unpaid", amount(part.unpaid()));
    }

    private static Map<String, Object> letter(StatementOfClaim.LetterLine line) {
        var letter = line.letter();
        Map<String, Object> described = new HashMap<>();
        described.put("letter", letter.kind().word());
        described.put("date", date(letter.date()));
        put(described, "deadline", letter.deadline() == null ? null : date(letter.deadline()));
        described.put("total", amount(letter.total()));
        described.put("totalNow", amount(line.totalNow()));
        described.put(
                "since",
                each(
                        line.since(),
                        since -> Map.of(
                                "what", word(since.what()),
                                "date", date(since.date()),
                                "amount", amount(since.amount()))));
        return described;
    }

    private static <T> List<Map<String, Object>> each(List<T> all, Function<T, Map<String, Object>> describe) {
        return all.stream().map(describe).toList();
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static void put(Map<String, Object> map, String key, Object valueOrNull) {
        if (valueOrNull != null && !valueOrNull.equals("")) {
            map.put(key, valueOrNull);
        }
    }

    private static void putPositive(Map<String, Object> map, String key, Money money) {
        if (money.isPositive()) {
            map.put(key, amount(money));
        }
    }

    /** One line without control characters and the like: none of them is printable, and XML refuses some. */
    private static String printable(String textOrNull) {
        return textOrNull == null
                ? null
                : textOrNull
                        .replaceAll("[\\p{Cntrl}\\p{Cs}\\p{Cn}\\p{Co}\\u2028\\u2029]+", " ")
                        .strip();
    }
}

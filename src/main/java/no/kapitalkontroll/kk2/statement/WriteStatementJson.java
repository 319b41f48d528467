package no.kapitalkontroll.kk2.statement;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import no.kapitalkontroll.kk2.core.coverage.Bucket;
import no.kapitalkontroll.kk2.core.money.Money;
import no.kapitalkontroll.kk2.core.statement.StatementOfClaim;

/**
 * Writes a statement as JSON. The field names are public and stay; every field is always there; amounts are numbers with two
 * decimals; no person is named.
 */
public final class WriteStatementJson {

    private final ObjectMapper json = JsonMapper.builder()
            .enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    /** One object, over several lines. */
    public String of(InvoiceStatement statement) {
        try {
            return json.writerWithDefaultPrettyPrinter().writeValueAsString(described(statement));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, Object> described(InvoiceStatement statement) {
        var claim = statement.claim();
        return fields(
                "creditor", statement.creditor().id(),
                "invoiceNumber", claim.invoiceNumber(),
                "reference", statement.reference(),
                "invoiceDate", claim.invoiceDate(),
                "dueDate", claim.dueDate(),
                "invoiceAmount", claim.invoiceAmount(),
                "case", statement.caseState() == null ? null : word(statement.caseState()),
                "askedFor", claim.askedFor(),
                "on", claim.on(),
                "movements", each(claim.movements(), WriteStatementJson::movement),
                "undone", each(claim.bounced(), WriteStatementJson::undone),
                "interest", each(claim.interest(), WriteStatementJson::interest),
                "fees", each(claim.fees(), WriteStatementJson::fee),
                "droppedFees", each(claim.droppedFees(), WriteStatementJson::droppedFee),
                "costs", each(claim.costs(), WriteStatementJson::cost),
                "waivers", each(claim.waivers(), WriteStatementJson::waiver),
                "parts", parts(claim),
                "total", claim.total(),
                "refundDue", claim.refundDue(),
                "onward", claim.onward() == null ? null : onward(claim.onward()),
                "missingRate",
                        claim.missingRate() == null
                                ? null
                                : fields(
                                        "kind", word(claim.missingRate().kind().name()),
                                        "date", claim.missingRate().date()),
                "letters", each(claim.letters(), WriteStatementJson::letter),
                "others",
                        each(
                                statement.others(),
                                other -> fields("invoiceNumber", other.invoiceNumber(), "total", other.total())),
                "grandTotal", statement.grandTotal());
    }

    private static Map<String, Object> movement(StatementOfClaim.MovementLine line) {
        var entry = line.entry();
        return fields(
                "kind", word(entry.kind().name()),
                "date", entry.date(),
                "inTimeOn", line.inTimeOn(),
                "amount", entry.amount(),
                "principal", entry.principal(),
                "costs", entry.costs(),
                "fees", entry.fees(),
                "interest", entry.interest(),
                "surplus", entry.surplus(),
                "designated",
                        line.designated().stream()
                                .map(part -> word(part.name()))
                                .toList());
    }

    private static Map<String, Object> undone(StatementOfClaim.BouncedLine line) {
        return fields(
                "kind", word(line.kind().name()),
                "date", line.date(),
                "undoneOn", line.undoneOn(),
                "amount", line.amount());
    }

    private static Map<String, Object> interest(StatementOfClaim.InterestOf one) {
        var line = one.line();
        return fields(
                "from", line.from(),
                "to", line.to(),
                "lastDay", one.lastDay(),
                "days", line.days(),
                "daysInYear", line.daysInYear(),
                "base", line.principal(),
                "percent", line.percent(),
                "amount", line.amount(),
                "rateSource", one.rateSource(),
                "legalBasis", one.legalBasis());
    }

    private static Map<String, Object> fee(StatementOfClaim.FeeLine fee) {
        return fields(
                "letter", fee.letter() == null ? null : fee.letter().word(),
                "date", fee.date(),
                "amount", fee.amount(),
                "legalBasis", fee.legalBasis(),
                "rateSource", fee.rateSource());
    }

    private static Map<String, Object> droppedFee(StatementOfClaim.FeeLine fee) {
        var described = fee(fee);
        described.put("droppedOn", written(fee.droppedOn()));
        described.put("because", fee.droppedBecause());
        return described;
    }

    private static Map<String, Object> cost(StatementOfClaim.CostLine cost) {
        return fields(
                "date", cost.date(),
                "amount", cost.amount(),
                "legalBasis", cost.legalBasis(),
                "receipt", cost.receipt());
    }

    private static Map<String, Object> waiver(StatementOfClaim.WaiverLine waiver) {
        return fields(
                "date", waiver.date(),
                "part", word(waiver.bucket().name()),
                "amount", waiver.amount(),
                "applied", waiver.applied(),
                "reason", waiver.reason());
    }

    private static Map<String, Object> parts(StatementOfClaim claim) {
        Map<String, Object> parts = new LinkedHashMap<>();
        for (var bucket : Bucket.values()) {
            var part = claim.part(bucket);
            parts.put(
                    word(bucket.name()),
                    fields(
                            "charged", part.charged(),
                            "paid", part.paid(),
                            "credited", part.credited(),
                            "waived", part.waived(),
                            "returned", part.returned(),
                            "unpaid", part.unpaid()));
        }
        return parts;
    }

    private static Map<String, Object> onward(StatementOfClaim.Onward onward) {
        return fields(
                "from", onward.from(),
                "percent", onward.percent(),
                "daysInYear", onward.daysInYear(),
                "perDay", onward.perDay());
    }

    private static Map<String, Object> letter(StatementOfClaim.LetterLine line) {
        var letter = line.letter();
        return fields(
                "letter", letter.kind().word(),
                "date", letter.date(),
                "deadline", letter.deadline(),
                "principal", letter.principal(),
                "costs", letter.costs(),
                "fees", letter.fees(),
                "interest", letter.interest(),
                "total", letter.total(),
                "totalNow", line.totalNow(),
                "knownSince",
                        each(
                                line.since(),
                                since -> fields(
                                        "what", word(since.what().name()),
                                        "date", since.date(),
                                        "amount", since.amount())));
    }

    private interface Describe<T> {
        Map<String, Object> of(T one);
    }

    private static <T> List<Map<String, Object>> each(List<T> all, Describe<T> describe) {
        return all.stream().map(describe::of).toList();
    }

    private static Map<String, Object> fields(Object... namesAndValues) {
        Map<String, Object> fields = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            fields.put((String) namesAndValues[i], written(namesAndValues[i + 1]));
        }
        return fields;
    }

    private static Object written(Object value) {
        if (value instanceof Money money) {
            return money.amount();
        }
        if (value instanceof BigDecimal percent) {
            return percent.setScale(Math.max(2, percent.scale()));
        }
        return value instanceof LocalDate date ? date.toString() : value;
    }

    private static String word(String constant) {
        return constant.toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

package no.kapitalkontroll.kk2.payment;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import no.kapitalkontroll.kk2.payment.ListPayments.Line;
import no.kapitalkontroll.kk2.payment.ListPayments.Payments;
import no.kapitalkontroll.kk2.payment.ListPayments.Unbooked;
import no.kapitalkontroll.kk2.payment.ListPayments.Unplaced;

/**
 * Writes the list of payments as JSON. The field names are public and stay; every field is always there; amounts are numbers with
 * two decimals.
 */
public final class WritePaymentsJson {

    private final ObjectMapper json = JsonMapper.builder()
            .enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    /** One object, over several lines. */
    public String of(Payments payments) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("creditor", payments.creditorId());
        all.put("from", date(payments.from()));
        all.put("to", date(payments.to()));
        all.put(
                "payments",
                payments.lines().stream().map(WritePaymentsJson::described).toList());
        all.put("notOurs", described(payments.notOurs()));
        all.put("ambiguous", described(payments.ambiguous()));
        all.put(
                "unplaced",
                payments.unplaced().stream().map(WritePaymentsJson::described).toList());
        try {
            return json.writerWithDefaultPrettyPrinter().writeValueAsString(all);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, Object> described(Line line) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("payment", line.id());
        fields.put("invoiceNumber", line.invoiceNumber());
        fields.put("paidOn", date(line.paidOn()));
        fields.put("bankDate", date(line.bankDate()));
        fields.put("amount", line.amount().amount());
        fields.put("source", line.source());
        fields.put("state", line.state());
        fields.put("postingId", line.postingId());
        fields.put("proposals", line.proposals());
        return fields;
    }

    private static Map<String, Object> described(Unplaced unplaced) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("transaction", unplaced.transaction());
        fields.put("paidOn", date(unplaced.paidOn()));
        fields.put("amount", unplaced.amount().amount());
        fields.put("invoiceNumbers", unplaced.invoices());
        return fields;
    }

    private static Map<String, Object> described(Unbooked unbooked) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("count", unbooked.count());
        fields.put("sum", unbooked.sum().amount());
        return fields;
    }

    private static String date(LocalDate date) {
        return date == null ? null : date.toString();
    }
}

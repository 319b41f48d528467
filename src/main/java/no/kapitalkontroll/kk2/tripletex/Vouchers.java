package no.kapitalkontroll.kk2.tripletex;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import no.kapitalkontroll.kk2.outbox.FailureClass;
import no.kapitalkontroll.kk2.tripletex.VoucherSeen.VoucherLine;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Posts vouchers (bilag) and finds them again. Tripletex has no idempotency key: look first, in all three places. */
@Component
public class Vouchers {

    static final String FIELDS = "id,externalVoucherNumber,description,date,number,attachment(id),"
            + "postings(id,row,account(number),amount,customer(id),product(id),invoiceNumber,closeGroup(id))";

    private static final Logger LOG = LoggerFactory.getLogger(Vouchers.class);
    private static final String OURS = "KK2-";

    private final TripletexClient client;
    private final Pages pages;

    Vouchers(TripletexClient client, Pages pages) {
        this.client = client;
        this.pages = pages;
    }

    /**
     * Posts once.
     *
     * @param sendToLedger false: it waits for the accountant
     * @param stillOurs asked right before it leaves: whoever lost its claim meanwhile must not post
     * @throws TripletexFailure UNKNOWN when it may have been posted all the same
     */
    public PostedVoucher post(String creditorId, NewVoucher voucher, boolean sendToLedger, BooleanSupplier stillOurs) {
        JsonNode value = client.call(TripletexCall.post(creditorId, "/ledger/voucher", body(voucher))
                        .with("sendToLedger", sendToLedger)
                        .onlyWhile(stillOurs))
                .path("value");
        try {
            Row row = new Row(value);
            return new PostedVoucher(row.id(), row.smallNumberOrZero("number"));
        } catch (Row.Unreadable unreadable) {
            throw TripletexFailure.without(
                    FailureClass.UNKNOWN, 201, null, unreadable.getMessage(), Remedy.OUTCOME_UNKNOWN);
        }
    }

    /** The body of the request that {@link #post} would make. */
    public String written(NewVoucher voucher) {
        return body(voucher).toPrettyString();
    }

    /** Those with exactly this number; Tripletex does not promise that there is at most one. */
    public List<VoucherSeen> byExternalNumber(String creditorId, String externalVoucherNumber) {
        List<JsonNode> rows = pages.all(TripletexCall.get(creditorId, "/ledger/voucher/>externalVoucherNumber")
                .with("externalVoucherNumber", externalVoucherNumber)
                .with("fields", FIELDS));
        return read(creditorId, rows, true).stream()
                .filter(voucher -> externalVoucherNumber.equals(voucher.externalVoucherNumber()))
                .toList();
    }

    /** Everything that waits outside the ledger, approved or not. */
    public List<VoucherSeen> waiting(String creditorId) {
        List<JsonNode> rows = pages.all(TripletexCall.get(creditorId, "/ledger/voucher/>nonPosted")
                .with("includeNonApproved", true)
                .with("fields", FIELDS));
        return read(creditorId, rows, false);
    }

    /** Vouchers dated from {@code from} to {@code toInclusive}, of whatever kind. */
    public List<VoucherSeen> inWindow(String creditorId, LocalDate from, LocalDate toInclusive) {
        List<VoucherSeen> vouchers = new ArrayList<>();
        pages.eachInWindow(
                from,
                toInclusive.plusDays(1),
                (begin, end) -> TripletexCall.get(creditorId, "/ledger/voucher")
                        .with("dateFrom", begin)
                        .with("dateTo", end)
                        .with("fields", FIELDS),
                rows -> vouchers.addAll(read(creditorId, rows, true)));
        return vouchers;
    }

    /** Nothing when it was deleted. */
    public Optional<VoucherSeen> byId(String creditorId, long id) {
        try {
            ObjectNode answer = client.call(
                    TripletexCall.get(creditorId, "/ledger/voucher/" + id).with("fields", FIELDS));
            return Optional.of(voucher(new Row(answer.path("value")), true));
        } catch (TripletexFailure failure) {
            if (failure.status() == 404) {
                return Optional.empty();
            }
            throw failure;
        } catch (Row.Unreadable unreadable) {
            throw unreadable(unreadable);
        }
    }

    /** Those in the ledger with this number of this year: normally one. */
    public List<VoucherSeen> byNumber(String creditorId, int number, int year) {
        List<JsonNode> rows = pages.all(TripletexCall.get(creditorId, "/ledger/voucher")
                .with("dateFrom", LocalDate.of(year, 1, 1))
                .with("dateTo", LocalDate.of(year + 1, 1, 1))
                .with("number", number)
                .with("fields", FIELDS));
        return read(creditorId, rows, true).stream()
                .filter(voucher -> voucher.number() == number && voucher.date().getYear() == year)
                .toList();
    }

    /**
     * Attaches a PDF. Tripletex appends a second one to the first, page by page: look before every attempt.
     *
     * @param stillOurs as of {@link #post}
     * @throws TripletexFailure UNKNOWN when it may have been attached all the same
     */
    public void attach(String creditorId, long voucherId, String fileName, byte[] pdf, BooleanSupplier stillOurs) {
        client.call(TripletexCall.upload(creditorId, "/ledger/voucher/" + voucherId + "/attachment", fileName, pdf)
                .onlyWhile(stillOurs));
    }

    private static ObjectNode body(NewVoucher voucher) {
        ObjectNode body = TripletexJson.object()
                .put("date", voucher.date().toString())
                .put("description", voucher.description())
                .put("externalVoucherNumber", voucher.externalVoucherNumber());
        ArrayNode postings = body.putArray("postings");
        for (NewVoucher.NewLine line : voucher.lines()) {
            ObjectNode posting = postings.addObject()
                    // row 0 is Tripletex' own
                    .put("row", postings.size())
                    .put("date", voucher.date().toString())
                    .put("description", line.description())
                    .put("amountGross", line.amount().amount())
                    .put("amountGrossCurrency", line.amount().amount());
            reference(posting, "account", line.accountId());
            reference(posting, "customer", line.customerId());
            reference(posting, "product", line.productId());
            reference(posting, "department", line.departmentId());
            reference(posting, "project", line.projectId());
            reference(posting, "vatType", line.vatTypeId());
            if (line.invoiceNumber() != null) {
                posting.put("invoiceNumber", line.invoiceNumber());
            }
        }
        return body;
    }

    private static void reference(ObjectNode posting, String name, Long id) {
        if (id != null) {
            posting.putObject(name).put("id", id);
        }
    }

    /** A stranger's voucher that cannot be read is passed over; one of ours never is: it would be posted again. */
    private static List<VoucherSeen> read(String creditorId, List<JsonNode> rows, boolean numberTells) {
        List<VoucherSeen> vouchers = new ArrayList<>();
        for (JsonNode json : rows) {
            try {
                vouchers.add(voucher(new Row(json), numberTells));
            } catch (Row.Unreadable unreadable) {
                if (isOurs(json)) {
                    throw unreadable(unreadable);
                }
                LOG.warn(
                        "voucher {} of {} is left out: {}",
                        json.path("id").asLong(),
                        creditorId,
                        unreadable.getMessage());
            }
        }
        return vouchers;
    }

    private static boolean isOurs(JsonNode json) {
        return json.path("externalVoucherNumber").asText("").startsWith(OURS)
                || json.path("description").asText("").startsWith(OURS);
    }

    private static TripletexFailure unreadable(Row.Unreadable unreadable) {
        return TripletexFailure.without(FailureClass.DEFINITE, 200, null, unreadable.getMessage(), Remedy.REPORT);
    }

    /** @param numberTells false: it came from the list of those that wait */
    private static VoucherSeen voucher(Row row, boolean numberTells) {
        int number = row.smallNumberOrZero("number");
        return new VoucherSeen(
                row.id(),
                row.text("externalVoucherNumber"),
                row.text("description"),
                row.date("date"),
                number,
                numberTells && number > 0,
                row.idOrNullOf("attachment"),
                row.neededList("postings").stream().map(Vouchers::line).toList());
    }

    private static VoucherLine line(Row row) {
        return new VoucherLine(
                row.id(),
                row.smallNumberOrZero("row"),
                row.has("account") ? Integer.valueOf(row.needs("account").smallNumber("number")) : null,
                row.money("amount"),
                row.idOrNullOf("customer"),
                row.idOrNullOf("product"),
                row.text("invoiceNumber"),
                row.idOrNullOf("closeGroup"));
    }
}

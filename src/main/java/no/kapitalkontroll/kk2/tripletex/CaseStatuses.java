package no.kapitalkontroll.kk2.tripletex;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Comparator;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * The state of a case as Tripletex shows it on the invoice ({@code voucherStatus} of type DEBT_COLLECTION). One is never changed: the
 * latest counts. Tripletex opens this to integrations that it has listed as debt collectors; others are answered 403.
 */
@Component
public class CaseStatuses {

    private static final String PATH = "/voucherStatus";
    private static final String TYPE = "DEBT_COLLECTION";

    private final TripletexClient client;
    private final Pages pages;

    CaseStatuses(TripletexClient client, Pages pages) {
        this.client = client;
        this.pages = pages;
    }

    /** @param message Tripletex' predefined word for where the case stands */
    public record Status(String status, String message) {}

    /**
     * What Tripletex shows on the invoice that this voucher books.
     *
     * @throws TripletexFailure status 403 when Tripletex has not opened it
     */
    public Optional<Status> latest(String creditorId, long voucherId) {
        return pages
                .all(TripletexCall.get(creditorId, PATH)
                        .with("voucherIds", voucherId)
                        .with("type", TYPE)
                        .with("fields", "id,voucher(id),type,status,message"))
                .stream()
                .filter(row -> row.path("voucher").path("id").asLong() == voucherId)
                .filter(row -> row.path("type").asText(TYPE).equals(TYPE))
                .max(Comparator.comparingLong(row -> row.path("id").asLong()))
                .map(CaseStatuses::status);
    }

    private static Status status(JsonNode row) {
        return new Status(row.path("status").asText(""), row.path("message").asText(""));
    }

    /**
     * Tells it once.
     *
     * @param reference what a person finds the case by in KK2
     * @throws TripletexFailure UNKNOWN when it may be shown all the same
     */
    public void tell(String creditorId, long voucherId, Status status, String reference) {
        var body = TripletexJson.object()
                .put("status", status.status())
                .put("message", status.message())
                .put("referenceNumber", reference);
        body.putObject("voucher").put("id", voucherId);
        client.call(TripletexCall.post(creditorId, PATH, body));
    }
}

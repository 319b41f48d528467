package no.kapitalkontroll.kk2.tripletex;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** Closes postings of one customer that sum to 0.00. Whether they are closed afterwards is for a fresh reading to say. */
@Component
public class ClosePostings {

    /** @param message Tripletex' own words, null when it had none; they may name people and belong in no log */
    public record Message(Long postingId, String message) {}

    private final TripletexClient client;

    ClosePostings(TripletexClient client) {
        this.client = client;
    }

    /**
     * @return what Tripletex remarks on single postings; empty when it has nothing to say
     * @throws TripletexFailure UNKNOWN when they may have been closed all the same
     */
    public List<Message> close(String creditorId, List<Long> postingIds) {
        ArrayNode ids = TripletexJson.MAPPER.createArrayNode();
        postingIds.forEach(ids::add);
        JsonNode remarks = client.call(TripletexCall.put(creditorId, "/ledger/posting/:closePostings", ids))
                .path("values");
        List<Message> messages = new ArrayList<>();
        remarks.forEach(remark -> messages.add(message(remark)));
        return messages;
    }

    private static Message message(JsonNode remark) {
        JsonNode id = remark.path("postingId");
        return new Message(
                id.isIntegralNumber() ? Long.valueOf(id.longValue()) : null,
                remark.path("message").asText(null));
    }
}

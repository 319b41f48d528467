package no.kapitalkontroll.kk2.tripletex;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Finds the id of a customer by the number that people know it by. */
@Component
public class FindCustomer {

    static final String FIELDS = "id,customerNumber";

    private final Pages pages;

    FindCustomer(Pages pages) {
        this.pages = pages;
    }

    /** Active or not: an inactive customer is hidden unless asked for. */
    public Optional<Long> byNumber(String creditorId, long number) {
        for (boolean inactive : new boolean[] {false, true}) {
            var found = pages
                    .all(TripletexCall.get(creditorId, "/customer")
                            .with("customerAccountNumber", number)
                            .with("isInactive", inactive)
                            .with("fields", FIELDS))
                    .stream()
                    .filter(row -> row.path("customerNumber").asLong() == number)
                    .map(FindCustomer::id)
                    .findFirst();
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private static Long id(JsonNode row) {
        return row.path("id").asLong();
    }
}

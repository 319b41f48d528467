package no.kapitalkontroll.kk2.tripletex;

import java.util.Optional;
import no.kapitalkontroll.kk2.outbox.FailureClass;
import org.springframework.stereotype.Component;

/** Reads which account Tripletex itself posts customers' debt to. */
@Component
public class ReadPostingRules {

    private static final String RECEIVABLES = "accountReceivableCustomersId";

    private final TripletexClient client;

    ReadPostingRules(TripletexClient client) {
        this.client = client;
    }

    /** Its number; nothing when the token may not see it. */
    public Optional<Integer> receivables(String creditorId) {
        try {
            var rules = new Row(client.call(TripletexCall.get(creditorId, "/ledger/postingRules")
                            .with("fields", RECEIVABLES + "(id,number)"))
                    .path("value"));
            return rules.has(RECEIVABLES)
                    ? Optional.of(rules.needs(RECEIVABLES).smallNumber("number"))
                    : Optional.empty();
        } catch (Row.Unreadable unreadable) {
            throw TripletexFailure.without(FailureClass.DEFINITE, 200, null, unreadable.getMessage(), Remedy.REPORT);
        }
    }
}

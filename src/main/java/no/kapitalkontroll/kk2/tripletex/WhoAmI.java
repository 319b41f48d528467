package no.kapitalkontroll.kk2.tripletex;

import no.kapitalkontroll.kk2.outbox.FailureClass;
import org.springframework.stereotype.Component;

/** Asks whose books the creditor's token opens. */
@Component
public class WhoAmI {

    static final String FIELDS = "companyId,company(id,name,organizationNumber)";

    /** @param organisationNumber null when the token may not see it */
    public record Company(long id, String name, String organisationNumber) {}

    private final TripletexClient client;

    WhoAmI(TripletexClient client) {
        this.client = client;
    }

    public Company company(String creditorId) {
        try {
            Row value = new Row(client.call(TripletexCall.get(creditorId, "/token/session/>whoAmI")
                            .with("fields", FIELDS))
                    .path("value"));
            Row company = value.needs("company");
            return new Company(company.id(), company.text("name"), company.text("organizationNumber"));
        } catch (Row.Unreadable unreadable) {
            throw TripletexFailure.without(
                    FailureClass.DEFINITE, 200, null, unreadable.getMessage(), Remedy.RIGHT_MISSING);
        }
    }
}

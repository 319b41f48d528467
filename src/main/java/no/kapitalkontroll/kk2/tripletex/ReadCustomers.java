package no.kapitalkontroll.kk2.tripletex;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import no.kapitalkontroll.kk2.core.claim.Customer;
import no.kapitalkontroll.kk2.core.claim.PostalAddress;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Reads customers: only what a letter and its decision need. */
@Component
public class ReadCustomers {

    private static final String ADDRESS = "(addressLine1,addressLine2,postalCode,city,country(isoAlpha2Code))";

    static final String FIELDS =
            "id,version,name,customerNumber,organizationNumber,isPrivateIndividual,language,overdueNoticeEmail,"
                    + "invoiceEmail,email,isFactoring,isAutomaticReminderEnabled,isAutomaticNoticeOfDebtCollectionEnabled,"
                    + "postalAddress" + ADDRESS + ",physicalAddress" + ADDRESS;

    /** So many ids of ten digits leave a request line below the 8 000 octets that every server should take (RFC 9112 § 3). */
    static final int MOST_IDS_PER_CALL = 500;

    private final Pages pages;
    private final int idsPerCall;

    /** @param idsPerCall held between 1 and 500 whatever it says */
    ReadCustomers(Pages pages, @Value("${kk2.customers.ids-per-call:500}") int idsPerCall) {
        this.pages = pages;
        this.idsPerCall = Math.min(Math.max(idsPerCall, 1), MOST_IDS_PER_CALL);
    }

    /** Those of these ids that are there, active or not: an inactive customer may still owe, and is hidden unless asked for. */
    public Page<Customer> byIds(String creditorId, Collection<Long> ids) {
        Set<Long> asked = new HashSet<>(ids);
        List<JsonNode> rows = new ArrayList<>(read(creditorId, asked, false));
        Set<Long> notActive = new HashSet<>(asked);
        rows.forEach(row -> notActive.remove(row.path("id").asLong()));
        rows.addAll(read(creditorId, notActive, true));
        return Page.of(
                "customer",
                rows.stream()
                        .filter(row -> asked.contains(row.path("id").asLong()))
                        .distinct()
                        .toList(),
                ReadCustomers::customer);
    }

    private List<JsonNode> read(String creditorId, Set<Long> ids, boolean inactive) {
        List<JsonNode> rows = new ArrayList<>();
        for (String chunk : Pages.chunks(ids, idsPerCall)) {
            rows.addAll(pages.all(TripletexCall.get(creditorId, "/customer")
                    .with("id", chunk)
                    .with("isInactive", inactive)
                    .with("fields", FIELDS)));
        }
        return rows;
    }

    private static Customer customer(Row row) {
        return new Customer(
                row.id(),
                row.smallNumber("version"),
                row.neededText("name"),
                row.text("organizationNumber"),
                // not known to be a business is a consumer
                !row.has("isPrivateIndividual") || row.flag("isPrivateIndividual"),
                row.text("language"),
                row.text("overdueNoticeEmail"),
                row.text("invoiceEmail"),
                row.text("email"),
                address(row, "postalAddress"),
                address(row, "physicalAddress"),
                row.flagOrFalse("isFactoring"),
                row.flagOrFalse("isAutomaticReminderEnabled"),
                row.flagOrFalse("isAutomaticNoticeOfDebtCollectionEnabled"),
                row.has("customerNumber") ? row.smallNumber("customerNumber") : 0);
    }

    /** Null when it says nothing: Tripletex keeps an empty address, with Norway as its country. */
    private static PostalAddress address(Row row, String field) {
        if (!row.has(field)) {
            return null;
        }
        Row address = row.needs(field);
        List<String> lines = Stream.of(address.text("addressLine1"), address.text("addressLine2"))
                .filter(Objects::nonNull)
                .toList();
        String postalCode = address.text("postalCode");
        String city = address.text("city");
        String country = address.has("country") ? address.needs("country").text("isoAlpha2Code") : null;
        boolean empty = lines.isEmpty() && postalCode == null && city == null;
        return empty && (country == null || "NO".equals(country))
                ? null
                : new PostalAddress(lines, postalCode, city, country);
    }
}
